"""The rules of taking part with a service, and how their findings are set aside.

Owns the list of the rules; what each one finds is in `marketing_finders`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.completeness import marketing_finders as find
from ph_tui.domain.completeness.rule import Rule
from ph_tui.domain.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ph_tui.domain.completeness.found import Found
    from ph_tui.domain.completeness.marketing_case import MarketingCase
    from ph_tui.domain.waivers import Waiver


class Weighed(NamedTuple):
    """A finding, and the waiver that sets it aside if there is one."""

    finding: Finding
    waiver: Waiver | None


def _warning(
    key: str,
    finder: Callable[[MarketingCase], Iterator[Found]],
    section: str,
    fact: str,
    *,
    waivable: bool = True,
) -> Rule[MarketingCase]:
    """A rule that warns; it is mended where its document is."""
    fix = f"services.{key.partition('.')[0]}"
    return Rule(
        key, Severity.WARNING, finder, section=section, fact=fact, fix=fix, waivable=waivable
    )


_POSTS = ("posts", "posts.rules")
_VIDEO = ("video", "video.rules")
_OWN = ("own-marketing", "own-marketing.facts")

MARKETING_RULES: tuple[Rule[MarketingCase], ...] = (
    _warning("application.closes", find.application, "general", "application.closes"),
    Rule(
        "brochure.due",
        Severity.ERROR,
        find.due,
        section="general",
        fact="brochure.due",
        fix="services.brochure",
        deadline=True,
    ),
    _warning("brochure.per_service", find.per_service, "general", "brochure.per-service"),
    _warning("brochure.checklist", find.brochure_points, "brochure", "brochure.content"),
    _warning("video.length", find.video_length, *_VIDEO),
    _warning("video.host", find.video_host, *_VIDEO),
    _warning("video.one_service", find.video_of_one, *_VIDEO, waivable=False),
    _warning("video.checklist", find.video_points, *_VIDEO),
    _warning("posts.square", find.square, *_POSTS),
    _warning("posts.story", find.story, *_POSTS),
    _warning("posts.handle", find.handle, *_POSTS),
    _warning("posts.logo", find.posts_logo, *_POSTS, waivable=False),
    _warning("posts.checklist", find.posts_points, *_POSTS),
    _warning("own_marketing.facts", find.own_facts, *_OWN),
    _warning("own_marketing.logo", find.own_logo, *_OWN, waivable=False),
)
"""In the order in which a service is made known. What a tick answers for is never waived."""


def weighed(case: MarketingCase) -> tuple[Weighed, ...]:
    """What the rules find in one participation, with what was set aside; none once it is over."""
    if not case.is_open:
        return ()
    return tuple(
        Weighed(finding, _waiver_of(finding, rule, case))
        for rule in MARKETING_RULES
        for finding in rule.findings(case)
    )


def _waiver_of(finding: Finding, rule: Rule[MarketingCase], case: MarketingCase) -> Waiver | None:
    place = (finding.key, finding.location.field)
    waivers = case.participation.waivers if rule.waivable else ()
    return next((each for each in waivers if (each.key, each.field) == place), None)
