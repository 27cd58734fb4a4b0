"""What the rules find in one participation: application, brochure, video, posts, own marketing.

Each function is one rule. What a checklist's point is, and how it stands, is known by
`marketing.points`; this knows no clock and opens no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.completeness.found import Found
from ph_tui.domain.completeness.marketing_case import open_points, state_of
from ph_tui.domain.findings import Severity
from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.marketing.materials import told_length
from ph_tui.domain.marketing.points import PointState, points_of
from ph_tui.domain.marketing.standing import brochure_due, last_day_to_apply
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ph_tui.domain.completeness.marketing_case import MarketingCase
    from ph_tui.domain.marketing.materials import PictureFacts, Post

APPLY_DAYS = 14
"""How many days before the last one an application that is wanted begins to warn."""
BROCHURE_DAYS = 2
"""The same of a brochure."""
_OWN_FACTS = frozenset({"service_name", "duration", "languages", "target_group", "delivery"})


def application(case: MarketingCase) -> Iterator[Found]:
    """It was applied in time; one that is still to be made warns as its last day comes near."""
    last, applied = last_day_to_apply(case.period, case.edition), case.participation.applied_on
    if applied is not None and applied > last:
        message = Message("rule.application.closes.late", applied=applied, last=last)
        yield Found(message, "application", "applied_on")
    elif applied is None and 0 <= (days := (last - case.today).days) <= APPLY_DAYS:
        message = Message("rule.application.closes", last=last, n=days)
        if days == 0:
            message = Message("rule.application.closes.today", last=last)
        yield Found(message, "application")


def due(case: MarketingCase) -> Iterator[Found]:
    """The brochure of an approved service is delivered in time."""
    last = brochure_due(case.participation, case.edition)
    if last is None or case.participation.brochure.delivered_on:
        return
    days = (last - case.today).days
    if days < 0:
        yield Found(Message("rule.brochure.due.late", on=last, n=-days), "brochure")
    elif days <= BROCHURE_DAYS:
        message = Message("rule.brochure.due.soon", on=last, n=days)
        if days == 0:
            message = Message("rule.brochure.due.today", on=last)
        yield Found(message, "brochure", severity=Severity.WARNING)


def per_service(case: MarketingCase) -> Iterator[Found]:
    """Each service has a brochure of its own."""
    if state_of(case, ChecklistKey.BROCHURE, "one_service") is PointState.FAILS:
        yield Found(Message("rule.brochure.per_service"), "brochure", "one_service")


def brochure_points(case: MarketingCase) -> Iterator[Found]:
    """Somebody has gone through the points of a brochure that exists."""
    brochure = case.participation.brochure
    if brochure.place or brochure.ticked or brochure.delivered_on:
        yield from open_points(case, ChecklistKey.BROCHURE)


def video_length(case: MarketingCase) -> Iterator[Found]:
    """The video is about as long as the city wants it."""
    if state_of(case, ChecklistKey.VIDEO, "length") is PointState.FAILS:
        asked = case.edition.video
        message = Message(
            "rule.video.length",
            length=told_length(case.participation.video.seconds),
            shortest=told_length(asked.shortest_seconds),
            longest=told_length(asked.longest_seconds),
        )
        yield Found(message, "video", "seconds")


def video_host(case: MarketingCase) -> Iterator[Found]:
    """The video stands at a site that the city can link to."""
    if state_of(case, ChecklistKey.VIDEO, "host") is PointState.FAILS:
        known = ", ".join(case.edition.video.hosts)
        yield Found(Message("rule.video.host", known=known), "video", "link")


def video_of_one(case: MarketingCase) -> Iterator[Found]:
    """The video is about one service."""
    state = state_of(case, ChecklistKey.VIDEO, "one_service") if _has_video(case) else None
    if state is PointState.FAILS:
        yield Found(Message("rule.video.one_service.shared"), "video", "one_service")
    elif state is PointState.OPEN:
        yield Found(Message("rule.video.one_service"), "video", "one_service")


def video_points(case: MarketingCase) -> Iterator[Found]:
    """Somebody has gone through the other points of a video that exists."""
    if _has_video(case):
        yield from open_points(case, ChecklistKey.VIDEO)


def square(case: MarketingCase) -> Iterator[Found]:
    """The picture of a post is square, and in the format that the city takes."""
    return _pictures(case, "square", lambda post: post.picture)


def story(case: MarketingCase) -> Iterator[Found]:
    """A post for a channel with stories has an upright picture for them."""
    return _pictures(case, "story", lambda post: post.story)


def _pictures(
    case: MarketingCase, which: str, picture_of: Callable[[Post], PictureFacts | None]
) -> Iterator[Found]:
    for post in case.participation.posts:
        state = state_of(case, ChecklistKey.POSTS, f"{which}_image", post)
        facts = picture_of(post)
        if facts is not None and state is PointState.FAILS:
            yield _of_post(Message(f"rule.posts.{which}", **_shape(facts)), post)
        elif state is PointState.OPEN:
            yield _of_post(Message(f"rule.posts.{which}.missing"), post)


def handle(case: MarketingCase) -> Iterator[Found]:
    """The company's own name in the channel stands in the text of the post."""
    for post in case.participation.posts:
        if state_of(case, ChecklistKey.POSTS, "handle", post) is PointState.FAILS:
            yield _of_post(Message("rule.posts.handle", handle=post.handle), post)


def posts_logo(case: MarketingCase) -> Iterator[Found]:
    """Somebody has looked that no picture of a post has the logo."""
    for post in case.participation.posts:
        if state_of(case, ChecklistKey.POSTS, "no_logo", post) is PointState.OPEN:
            yield _of_post(Message("rule.posts.logo"), post)


def posts_points(case: MarketingCase) -> Iterator[Found]:
    """Somebody has gone through the other points of each post."""
    for post in case.participation.posts:
        yield from open_points(case, ChecklistKey.POSTS, post)


def own_facts(case: MarketingCase) -> Iterator[Found]:
    """A text of one's own tells the facts of the service, or somebody answers for them."""
    if not _has_own(case):
        return
    name = case.edition.service(case.participation.service).name
    for point in points_of(ChecklistKey.OWN_MARKETING, case.sight()):
        if point.key == "no_logo" or point.state.is_done:
            continue
        told = point.key if point.key in _OWN_FACTS else "other"
        message = Message(f"rule.own_marketing.facts.{told}", service=name)
        yield Found(message, "own_marketing", point.key)


def own_logo(case: MarketingCase) -> Iterator[Found]:
    """Somebody has looked that marketing of one's own does not have the logo."""
    state = state_of(case, ChecklistKey.OWN_MARKETING, "no_logo") if _has_own(case) else None
    if state is PointState.OPEN:
        yield Found(Message("rule.own_marketing.logo"), "own_marketing", "no_logo")


def _has_video(case: MarketingCase) -> bool:
    video = case.participation.video
    return bool(video.link or video.seconds or video.ticked or video.delivered_on)


def _has_own(case: MarketingCase) -> bool:
    return bool(case.participation.own.text or case.participation.own.ticked)


def _of_post(message: Message, post: Post) -> Found:
    return Found(message, "posts", post.id)


def _shape(facts: PictureFacts) -> dict[str, str | int]:
    """What is told of a picture."""
    size = {"width": facts.width, "height": facts.height}
    return {"name": facts.name, "format": facts.format, **size}
