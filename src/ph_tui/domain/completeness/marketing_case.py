"""One participation as the rules see it, and how the points of its checklists stand.

Knows no rule, no clock and no file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ph_tui.domain.completeness.found import Found
from ph_tui.domain.contract_periods import ContractPeriod
from ph_tui.domain.findings import Citation, Location, Source
from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.marketing.points import PointState, Sight, points_of
from ph_tui.domain.marketing.records import Participation
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ph_tui.domain.handbook.edition import (
        Edition,  # noqa: TC004 - it loads pydantic, which no rule needs
    )
    from ph_tui.domain.marketing.materials import Post

_RULED_ALONE: Mapping[ChecklistKey, frozenset[str]] = {
    ChecklistKey.VIDEO: frozenset({"one_service", "length", "host"}),
    ChecklistKey.POSTS: frozenset({"square_image", "story_image", "handle", "no_logo"}),
}
"""The points that have a rule of their own; the rest is told together."""


@dataclass(frozen=True)
class MarketingCase:
    """One participation as the rules see it."""

    participation: Participation
    period: ContractPeriod
    edition: Edition
    today: date
    others: tuple[Participation, ...] = ()
    """With the other services of the same period."""

    @property
    def is_open(self) -> bool:
        """Whether there is still something to be mended."""
        it = self.participation
        return self.today <= self.period.ends and not (it.withdrawn_on or it.rejected_on)

    def sight(self, post: Post | None = None) -> Sight:
        """What the points of a checklist are judged by."""
        return Sight(self.participation, self.edition, self.others, post)

    def location(self, document: str, field: str = "", line: int | None = None) -> Location:
        """A place in this participation."""
        return Location("", "", document, field, line, subject=self.participation.id)

    def citation(self, source: Source, section: str, fact: str) -> Citation:
        """The word that a rule goes by."""
        if source is not Source.HANDBOOK:
            return Citation(source)
        return self.edition.citation(section, fact)


def state_of(
    case: MarketingCase, key: ChecklistKey, item: str, post: Post | None = None
) -> PointState | None:
    """How one point stands; None when the edition does not have it, or it does not apply."""
    points = points_of(key, case.sight(post))
    return next((point.state for point in points if point.key == item), None)


def open_points(
    case: MarketingCase, key: ChecklistKey, post: Post | None = None
) -> Iterator[Found]:
    """The points that nobody has seen to, told together."""
    points = points_of(key, case.sight(post))
    alone = _RULED_ALONE.get(key, frozenset())
    left = [p for p in points if p.key not in alone and p.state is PointState.OPEN]
    if left:
        message = Message(f"rule.marketing.{key}", n=len(left), of=len(points))
        yield Found(message, key.value, post.id if post else "")
