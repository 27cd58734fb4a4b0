"""What tells clients of a service: recorded, looked into, ticked and delivered.

Owns how a record is changed and what is refused at once; how things stand is for the look-ups.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from ph_tui.desk.marketing_lookups import MarketingLookups
from ph_tui.desk.marketing_parts import (
    channel_named,
    post_named,
    post_to_change,
    refuse_nothing,
    refuse_point,
    with_facts,
)
from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.marketing.materials import Post
from ph_tui.domain.marketing.points import edition_items, ticked_in
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ph_tui.desk.service_standing import ServiceStanding
    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.marketing.records import Participation, ServiceRecords
    from ph_tui.domain.messages import Param


class PostFields(NamedTuple):
    """What is to be set of a post: None stays as it is, an empty text or picture goes."""

    text: str | None = None
    handle: str | None = None
    picture: str | None = None
    """The path of the square picture."""
    story: str | None = None
    """The path of the portrait picture for stories."""


class MaterialSteps(MarketingLookups):
    """The steps of brochure, video, posts and own marketing."""

    def brochure(self, code: str, place: str, period_id: str | None = None) -> ServiceStanding:
        """Record where the brochure is: a file or a link; an empty place takes it away.

        A file is looked into: one that is not there, is empty or can't be read is refused.
        """
        from ph_tui.desk.media import brochure_place

        looked_at = brochure_place(place, self.standing(code, period_id).edition)

        def step(record: Participation) -> Participation:
            return replace(record, brochure=replace(record.brochure, place=looked_at))

        return self._change(code, period_id, step, "brochure")

    def video(
        self,
        code: str,
        period_id: str | None = None,
        *,
        link: str | None = None,
        seconds: int | None = None,
        file: str | None = None,
    ) -> ServiceStanding:
        """Record the video: its link, and its length as told or as measured from its file.

        What is None stays. Refused: a link elsewhere than the city's handbook says, a video that is
        many times too long. Where no file can be measured, the sentence asks for the length.
        """
        from ph_tui.desk.media import refuse_link, refuse_seconds
        from ph_tui.desk.video_length import video_seconds

        edition = self.standing(code, period_id).edition
        if link:
            refuse_link(link.strip(), edition)
        measured = None if file is None else video_seconds(file, edition)
        length = measured if measured is not None else seconds
        if length is not None:
            refuse_seconds(length, edition)

        def step(record: Participation) -> Participation:
            video = record.video
            if link is not None:
                video = replace(video, link=link.strip())
            if length is not None:
                place = file if file is not None else ""
                is_measured = measured is not None
                video = replace(video, seconds=length, measured=is_measured, place=place)
            return replace(record, video=video)

        return self._change(code, period_id, step, "video")

    def post(
        self,
        code: str,
        channel: str,
        fields: PostFields,
        period_id: str | None = None,
        *,
        post_id: str = "",
        new: bool = False,
    ) -> ServiceStanding:
        """Record a post for one of the city's channels, or change one.

        It is the one of `post_id`, else the channel's last, else a `new` one. Pictures are files:
        each is looked into now, and one that is no picture is refused. Its shape is for the rules.
        """
        edition = self.standing(code, period_id).edition
        key = channel_named(channel, edition)
        given = _given(fields, edition)

        def step(record: Participation) -> Participation:
            before = None if new else post_to_change(record, key, post_id)
            post = before or Post(uuid4().hex, key)
            after = replace(post, **given)  # type: ignore[arg-type]
            others = [after if each is before else each for each in record.posts]
            posts = others if before else [*others, after]
            return replace(record, posts=tuple(posts))

        return self._change(code, period_id, step, "post")

    def remove_post(self, code: str, post_id: str, period_id: str | None = None) -> ServiceStanding:
        """Take a post away."""

        def step(record: Participation) -> Participation:
            gone = post_named(record, post_id)
            return replace(record, posts=tuple(p for p in record.posts if p is not gone))

        return self._change(code, period_id, step, "post_removed")

    def own_marketing(self, code: str, text: str, period_id: str | None = None) -> ServiceStanding:
        """Record a text for the company's own channels; an empty one takes it away."""

        def step(record: Participation) -> Participation:
            return replace(record, own=replace(record.own, text=text))

        return self._change(code, period_id, step, "own_marketing")

    def tick(
        self,
        code: str,
        key: ChecklistKey,
        item: str,
        period_id: str | None = None,
        *,
        on: bool = True,
        post_id: str = "",
    ) -> ServiceStanding:
        """Tick a point of a checklist, or take the tick away; BadInput names the points."""

        def step(record: Participation) -> Participation:
            post = post_named(record, post_id) if key is ChecklistKey.POSTS else None
            standing = self.standing(code, period_id)
            sight = replace(standing.case.sight(post), participation=record)
            known = [each.key for each in edition_items(key, sight)]
            if item not in known:
                refuse_point(item, known)
            now = [each for each in ticked_in(key, sight) if each != item]
            ticked = tuple([*now, item] if on else now)
            return with_facts(record, key, post, ticked=ticked)

        done = "ticked" if on else "unticked"
        what = Message(f"word.checklist.{key}")
        return self._change(code, period_id, step, done, what=what)

    def delivered(
        self,
        code: str,
        key: ChecklistKey,
        on: date | None = None,
        period_id: str | None = None,
        *,
        post_id: str = "",
    ) -> ServiceStanding:
        """Record that something was sent to the coordinator; of posts one, or all without an id.

        Refused when there is nothing that could have been sent.
        """
        day = self._core.day_of_record(on)

        def step(record: Participation) -> Participation:
            refuse_nothing(record, key)
            if key is not ChecklistKey.POSTS:
                return with_facts(record, key, None, delivered_on=day)
            sent = [post_named(record, post_id)] if post_id else record.posts
            for post in sent:
                record = with_facts(record, key, post, delivered_on=day)
            return record

        what = Message(f"word.checklist.{key}")
        return self._change(code, period_id, step, "delivered", what=what, on=day)

    def _change(
        self,
        code: str,
        period_id: str | None,
        step: Callable[[Participation], Participation],
        done: str,
        **told: Param,
    ) -> ServiceStanding:
        """Save one participation as it has become, decided on what stands there now."""
        standing = self.standing(code, period_id)
        period, service = standing.period, standing.service

        def all_of_them(records: ServiceRecords) -> ServiceRecords:
            mine = (period.id, service.code)
            before = next(
                (r for r in records.participations if (r.period_id, r.service) == mine), None
            )
            begun = before or replace(standing.participation, id=uuid4().hex)
            after = step(begun)
            if before is None and after == begun:
                return records
            others = [after if each is before else each for each in records.participations]
            return replace(records, participations=tuple(others if before else [*others, after]))

        did = Message(f"word.did.service_{done}", service=service.short, **told)
        self._core.change_services(all_of_them, did=did)
        return self.standing(service.code, period.id)


def _given(fields: PostFields, edition: Edition) -> dict[str, object]:
    """What is to be set of a post, its pictures looked into."""
    from ph_tui.desk.media import picture_facts

    given: dict[str, object] = {
        name: text.strip()
        for name, text in (("text", fields.text), ("handle", fields.handle))
        if text is not None
    }
    for name, place in (("picture", fields.picture), ("story", fields.story)):
        if place is not None:
            given[name] = picture_facts(place, edition) if place else None
    return given
