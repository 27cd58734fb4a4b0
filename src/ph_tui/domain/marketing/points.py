"""The points of the edition's checklists, each with how it stands for one service.

Owns what the program can see for itself of a point; all else a person ticks. Where the program has
seen that a point does not hold, a tick changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.marketing.found_words import names, says
from ph_tui.domain.marketing.links import same_place, stands_at
from ph_tui.domain.marketing.materials import Post
from ph_tui.domain.marketing.records import Participation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ph_tui.domain.handbook.edition import (
        ChecklistItem,  # noqa: TC004 - it loads pydantic, which no rule needs
        Edition,  # noqa: TC004
    )
    from ph_tui.domain.marketing.materials import PictureFacts


class PointState(StrEnum):
    """How one point stands."""

    OPEN = "open"
    TICKED = "ticked"
    """A person has seen to it."""
    SEEN = "seen"
    """The program has seen that it holds."""
    FAILS = "fails"
    """The program has seen that it does not hold."""

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do for it."""
        return self in {PointState.TICKED, PointState.SEEN}


@dataclass(frozen=True)
class Point:
    """One point of a checklist."""

    item: ChecklistItem
    """Its words, in both languages."""
    state: PointState

    @property
    def key(self) -> str:
        """Its name in the edition."""
        return self.item.key


@dataclass(frozen=True)
class Sight:
    """What the program looks at when it judges a point."""

    participation: Participation
    edition: Edition
    others: tuple[Participation, ...] = ()
    """With the other services of the same period."""
    post: Post | None = None


def points_of(key: ChecklistKey, sight: Sight) -> tuple[Point, ...]:
    """A checklist as it stands; of posts the one in sight, none where there is none."""
    if key is ChecklistKey.POSTS and sight.post is None:
        return ()
    return tuple(_points(key, sight))


def ticked_in(key: ChecklistKey, sight: Sight) -> tuple[str, ...]:
    """What a person has ticked in a checklist."""
    participation = sight.participation
    match key:
        case ChecklistKey.BROCHURE:
            return participation.brochure.ticked
        case ChecklistKey.VIDEO:
            return participation.video.ticked
        case ChecklistKey.POSTS:
            return sight.post.ticked if sight.post else ()
        case ChecklistKey.OWN_MARKETING:
            return participation.own.ticked


def _points(key: ChecklistKey, sight: Sight) -> Iterator[Point]:
    ticked = ticked_in(key, sight)
    for item in edition_items(key, sight):
        look = _LOOKS[key].get(item.key)
        holds = look(sight) if look else None
        if holds is None:
            state = PointState.TICKED if item.key in ticked else PointState.OPEN
        else:
            state = PointState.SEEN if holds else PointState.FAILS
        yield Point(item, state)


def edition_items(key: ChecklistKey, sight: Sight) -> tuple[ChecklistItem, ...]:
    """The points that apply: a channel without stories wants no picture for them."""
    items = sight.edition.checklist(key).items
    if key is ChecklistKey.POSTS and not wants_story(sight):
        return tuple(item for item in items if item.key != "story_image")
    return items


def wants_story(sight: Sight) -> bool:
    """Whether the channel of the post in sight has stories."""
    channel = sight.edition.posts.channel(sight.post.channel) if sight.post else None
    return channel is not None and channel.story


def _own_brochure(sight: Sight) -> bool | None:
    place = sight.participation.brochure.place
    shared = any(same_place(place, other.brochure.place) for other in sight.others)
    return False if shared else None


def _own_video(sight: Sight) -> bool | None:
    link = sight.participation.video.link
    shared = any(same_place(link, other.video.link) for other in sight.others)
    return False if shared else None


def _length(sight: Sight) -> bool | None:
    seconds, asked = sight.participation.video.seconds, sight.edition.video
    return asked.shortest_seconds <= seconds <= asked.longest_seconds if seconds else None


def _host(sight: Sight) -> bool | None:
    link = sight.participation.video.link
    return stands_at(link, sight.edition.video.hosts) if link else None


def _video_delivered(sight: Sight) -> bool | None:
    return True if sight.participation.video.delivered_on else None


def _square(sight: Sight) -> bool | None:
    picture = sight.post.picture if sight.post else None
    return None if picture is None else picture.is_square and _in_format(picture, sight)


def _story(sight: Sight) -> bool | None:
    picture = sight.post.story if sight.post else None
    return None if picture is None else picture.is_portrait and _in_format(picture, sight)


def _in_format(picture: PictureFacts, sight: Sight) -> bool:
    return picture.format in {str(each.value) for each in sight.edition.posts.formats}


def _handle(sight: Sight) -> bool | None:
    post = sight.post
    if post is None or not post.handle or not post.text:
        return None
    return post.handle.removeprefix("@").casefold() in post.text.casefold()


def _post_delivered(sight: Sight) -> bool | None:
    return True if sight.post and sight.post.delivered_on else None


def _service_name(sight: Sight) -> bool | None:
    text = sight.participation.own.text
    name = sight.edition.service(sight.participation.service).name
    return names(name, text) if text else None


def _said(fact: str) -> Callable[[Sight], bool | None]:
    """Whether the text of one's own says a fact; where it is not found, a person may answer."""
    return lambda sight: says(fact, sight.participation.own.text) or None


_LOOKS: Mapping[ChecklistKey, Mapping[str, Callable[[Sight], bool | None]]] = {
    ChecklistKey.BROCHURE: {"one_service": _own_brochure},
    ChecklistKey.VIDEO: {
        "one_service": _own_video,
        "length": _length,
        "host": _host,
        "delivered": _video_delivered,
    },
    ChecklistKey.POSTS: {
        "square_image": _square,
        "story_image": _story,
        "handle": _handle,
        "delivered": _post_delivered,
    },
    ChecklistKey.OWN_MARKETING: {
        "service_name": _service_name,
        **{fact: _said(fact) for fact in ("duration", "languages", "target_group", "delivery")},
    },
}
"""What the program can see, by checklist and point; all else is for a person."""
