"""How a service stands in a period, and the services of a period together, as they are shown.

Owns what is told of them; how it is gathered is for `marketing_lookups`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.completeness.marketing_case import MarketingCase
from ph_tui.domain.marketing.points import points_of
from ph_tui.domain.marketing.standing import ApplicationState

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.domain.completeness.marketing_rules import Weighed
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.handbook.edition import CoachingService, Edition
    from ph_tui.domain.handbook.keys import ChecklistKey
    from ph_tui.domain.marketing.points import Point
    from ph_tui.domain.marketing.records import Participation
    from ph_tui.domain.marketing.standing import DeliveryState


class ServiceStanding(NamedTuple):
    """One service in one period: what was done, and what stands against it."""

    period: ContractPeriod
    edition: Edition
    service: CoachingService
    participation: Participation
    """Without an id as long as nothing was recorded."""
    application: ApplicationState
    apply_until: date
    """The last day on which it can be applied for."""
    brochure: DeliveryState
    brochure_due: date | None
    """The last day for the brochure; None without an approval that stands."""
    weighed: tuple[Weighed, ...]
    """Every finding in the order of the rules, with its waiver where it was set aside."""
    others: tuple[Participation, ...]
    """With the other services of the period."""

    @property
    def application_on(self) -> date | None:
        """The day on which the application came to stand as it does; None before any was made."""
        record = self.participation
        match self.application:
            case ApplicationState.APPLIED:
                return record.applied_on
            case ApplicationState.APPROVED:
                return record.approved_on
            case ApplicationState.REJECTED:
                return record.rejected_on
            case ApplicationState.WITHDRAWN:
                return record.withdrawn_on
            case ApplicationState.OPEN | ApplicationState.CLOSED:
                return None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that stand."""
        return tuple(each.finding for each in self.weighed if each.waiver is None)

    @property
    def case(self) -> MarketingCase:
        """What its points are judged by."""
        return MarketingCase(
            self.participation, self.period, self.edition, self.period.starts, self.others
        )

    def points(self, key: ChecklistKey, post_id: str = "") -> tuple[Point, ...]:
        """A checklist with how each point stands; of posts that of one post, named by its id."""
        post = next((p for p in self.participation.posts if p.id == post_id), None)
        return points_of(key, self.case.sight(post))

    def counted(self, key: ChecklistKey, post_id: str = "") -> tuple[int, int]:
        """How many points of a checklist are done, and how many there are."""
        points = self.points(key, post_id)
        return sum(point.state.is_done for point in points), len(points)


class Overview(NamedTuple):
    """The services of one period."""

    period: ContractPeriod
    edition: Edition
    services: tuple[ServiceStanding, ...]
    """In the edition's order."""
    periods: tuple[ContractPeriod, ...]
    """Every period that is known, by when it begins."""
    is_assumed: bool
    """Whether nobody has added this period; it is taken for granted."""
