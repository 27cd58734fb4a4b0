"""Taking part with services as plain lines for people; see `as_lines` for how they read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli.as_lines import NOTHING, joined, shortened
from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.marketing.materials import told_length
from ph_tui.domain.marketing.points import PointState
from ph_tui.domain.marketing.standing import DeliveryState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ph_tui.desk.service_standing import ServiceStanding
    from ph_tui.domain.marketing.materials import PictureFacts, Post
    from ph_tui.domain.marketing.points import Point
    from ph_tui.l10n.words import Words

SIGNS = {
    PointState.OPEN: "?",
    PointState.TICKED: "✓",
    PointState.SEEN: "✓",
    PointState.FAILS: "!",
}


def standing(value: ServiceStanding, words: Words) -> str:
    """A service in a period in one line."""
    name = value.service.name if words.lang == "fi" else value.service.name_en
    return joined(
        value.service.code,
        name,
        value.period.id,
        application(value, words),
        brochure(value, words),
        shortened(value.participation.note),
    )


def application(value: ServiceStanding, words: Words) -> str:
    """How far the application is, with its day."""
    on = value.application_on or value.apply_until
    return words.say(f"cli.application.{value.application}", on=on)


def brochure(value: ServiceStanding, words: Words) -> str:
    """How far the brochure is, with its day; empty where none is called for."""
    on = value.participation.brochure.delivered_on or value.brochure_due
    if value.brochure is DeliveryState.NOTHING:
        return ""
    if on is None:
        return words.say("cli.brochure.begun")
    return words.say(f"cli.brochure.{value.brochure}", on=on)


def materials(value: ServiceStanding, key: ChecklistKey, words: Words) -> Iterator[str]:
    """One kind of material with its points."""
    record = value.participation
    match key:
        case ChecklistKey.BROCHURE:
            place = record.brochure.place or NOTHING
            yield joined(words.say(f"word.checklist.{key}"), place, brochure(value, words))
        case ChecklistKey.VIDEO:
            yield _video(value, words)
        case ChecklistKey.OWN_MARKETING:
            yield joined(words.say(f"word.checklist.{key}"), shortened(record.own.text) or NOTHING)
        case ChecklistKey.POSTS:
            for post in record.posts:
                yield _post(value, post, words)
                yield from points(value.points(key, post.id), words)
            return
    yield from points(value.points(key), words)


def points(found: tuple[Point, ...], words: Words) -> Iterator[str]:
    """The points of a checklist, each with its key and how it stands."""
    for point in found:
        told = point.item.said_in(words.lang)
        yield f"  {SIGNS[point.state]} {joined(point.key, told)}"


def _video(value: ServiceStanding, words: Words) -> str:
    video = value.participation.video
    return joined(
        words.say("word.checklist.video"),
        video.link or NOTHING,
        told_length(video.seconds) if video.seconds else "",
        _delivered(video.delivered_on, words),
    )


def _post(value: ServiceStanding, post: Post, words: Words) -> str:
    channel = value.edition.posts.channel(post.channel)
    return joined(
        post.id[:8],
        channel.name if channel else post.channel,
        shortened(post.text) or NOTHING,
        post.handle,
        *(picture(each) for each in (post.picture, post.story) if each),
        _delivered(post.delivered_on, words),
    )


def picture(facts: PictureFacts) -> str:
    """A picture in a few words."""
    return f"{facts.name} {facts.format} {facts.width}×{facts.height}"


def _delivered(on: date | None, words: Words) -> str:
    return words.say("cli.marketing.delivered", on=on) if on else ""
