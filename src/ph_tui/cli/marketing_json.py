"""Taking part with services as JSON for programs; see `as_json` for how values are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json
from ph_tui.domain.handbook.keys import ChecklistKey

if TYPE_CHECKING:
    from ph_tui.cli.as_json import Object
    from ph_tui.cli.face import Json
    from ph_tui.desk.service_standing import ServiceStanding
    from ph_tui.domain.marketing.materials import PictureFacts, Post
    from ph_tui.l10n.words import Words


def short(value: ServiceStanding) -> Object:
    """What a list of services tells of taking part."""
    return {
        "period": value.period.id,
        "application": value.application.value,
        "apply_until": value.apply_until.isoformat(),
        "brochure": value.brochure.value,
        "brochure_due": as_json.day(value.brochure_due),
    }


def standing(value: ServiceStanding, words: Words) -> Object:
    """A service in a period with all that was recorded."""
    record, video = value.participation, value.participation.video
    days = {
        f"{name}_on": as_json.day(getattr(record, f"{name}_on"))
        for name in ("applied", "approved", "rejected", "withdrawn")
    }
    return {
        "id": record.id or None,
        "code": value.service.code,
        "name": value.service.name,
        "period": value.period.id,
        "edition": value.edition.id,
        "application": value.application.value,
        "apply_until": value.apply_until.isoformat(),
        **days,
        "note": record.note,
        "brochure": {
            "state": value.brochure.value,
            "due": as_json.day(value.brochure_due),
            "place": record.brochure.place or None,
            "delivered_on": as_json.day(record.brochure.delivered_on),
            "points": _points(value, ChecklistKey.BROCHURE, words),
        },
        "video": {
            "link": video.link or None,
            "seconds": video.seconds or None,
            "measured": video.measured,
            "delivered_on": as_json.day(video.delivered_on),
            "points": _points(value, ChecklistKey.VIDEO, words),
        },
        "posts": [_post(value, post, words) for post in record.posts],
        "own_marketing": {
            "text": record.own.text,
            "points": _points(value, ChecklistKey.OWN_MARKETING, words),
        },
        "waivers": [as_json.waiver(each) for each in record.waivers],
        "findings": [as_json.finding(each, words) for each in value.findings],
    }


def _post(value: ServiceStanding, post: Post, words: Words) -> Object:
    return {
        "id": post.id,
        "channel": post.channel,
        "text": post.text,
        "handle": post.handle or None,
        "picture": _picture(post.picture),
        "story": _picture(post.story),
        "delivered_on": as_json.day(post.delivered_on),
        "points": _points(value, ChecklistKey.POSTS, words, post.id),
    }


def _picture(facts: PictureFacts | None) -> Object | None:
    if facts is None:
        return None
    return {
        "name": facts.name,
        "format": facts.format,
        "width": facts.width,
        "height": facts.height,
        "bytes": facts.bytes,
        "sha256": facts.sha256,
        "place": facts.place or None,
    }


def _points(
    value: ServiceStanding, key: ChecklistKey, words: Words, post_id: str = ""
) -> list[Json]:
    return [
        {"key": point.key, "text": point.item.said_in(words.lang), "state": point.state.value}
        for point in value.points(key, post_id)
    ]
