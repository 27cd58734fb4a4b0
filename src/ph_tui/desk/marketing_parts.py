"""The parts of a participation: found by what was typed, and put back changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.marketing.materials import Post
    from ph_tui.domain.marketing.records import Participation


def with_facts(
    record: Participation, key: ChecklistKey, post: Post | None, **changes: object
) -> Participation:
    """The participation with other facts of one of its materials."""
    match key:
        case ChecklistKey.BROCHURE:
            return replace(record, brochure=replace(record.brochure, **changes))  # type: ignore[arg-type]
        case ChecklistKey.VIDEO:
            return replace(record, video=replace(record.video, **changes))  # type: ignore[arg-type]
        case ChecklistKey.OWN_MARKETING:
            return replace(record, own=replace(record.own, **changes))  # type: ignore[arg-type]
        case ChecklistKey.POSTS:
            posts = (
                replace(each, **changes) if each == post else each  # type: ignore[arg-type]
                for each in record.posts
            )
            return replace(record, posts=tuple(posts))


def refuse_point(item: str, known: Iterable[str]) -> NoReturn:
    """Refuse a point that a checklist does not have."""
    names = ", ".join(sorted(known))
    raise BadInput(Message("error.marketing.point", point=item[:40], known=names))


def refuse_nothing(record: Participation, key: ChecklistKey) -> None:
    """Refuse to call something delivered that is not there; a brochure may be anywhere."""
    there = {
        ChecklistKey.BROCHURE: True,
        ChecklistKey.VIDEO: bool(record.video.link),
        ChecklistKey.POSTS: bool(record.posts),
        ChecklistKey.OWN_MARKETING: False,
    }
    if not there[key]:
        raise Refused(Message(f"error.marketing.nothing.{key}"))


def post_named(record: Participation, post_id: str) -> Post:
    """The post of an id or its beginning; without one the only post."""
    found = [each for each in record.posts if each.id.startswith(post_id)]
    if len(found) != 1:
        known = ", ".join(each.id[:8] for each in record.posts) or "–"
        raise BadInput(Message("error.marketing.post_unknown", post=post_id[:40], known=known))
    return found[0]


def post_to_change(record: Participation, channel: str, post_id: str) -> Post | None:
    """The post that is to be changed: the one of an id, else the channel's last; None for none."""
    if post_id:
        return post_named(record, post_id)
    return next((each for each in record.posts[::-1] if each.channel == channel), None)


def channel_named(text: str, edition: Edition) -> str:
    """The key of a channel that a key, a name or the beginning of either means."""
    needle = text.strip().casefold()
    found = [
        each.key
        for each in edition.posts.channels
        if needle and (each.key.startswith(needle) or each.name.casefold().startswith(needle))
    ]
    if len(found) != 1:
        known = ", ".join(each.key for each in edition.posts.channels)
        raise BadInput(Message("error.marketing.channel", channel=text[:40], known=known))
    return found[0]
