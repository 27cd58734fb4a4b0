"""What the rules look at: one order, and what they need to know beside it.

Owns the questions that several rules ask of it. Knows no rule, no clock and no store: everything
that it knows was handed to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from ph_tui.domain.contract_periods import ContractPeriod
from ph_tui.domain.findings import Citation, Location, Severity, Source
from ph_tui.domain.messages import Message
from ph_tui.domain.orders import EndKind, Order, OrderFile
from ph_tui.domain.reports import ReportSection, ServiceReport
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.sessions import Session

if TYPE_CHECKING:
    from ph_tui.domain.handbook.edition import (
        Edition,  # noqa: TC004 - it loads pydantic, which no rule needs
        ReportField,
    )


@dataclass(frozen=True)
class Context:
    """Everything beside the order itself that the rules depend on."""

    edition: Edition
    """The handbook edition that the order began under."""
    hour_rule: HourRule
    """What counts as a service hour of the order's service."""
    now: datetime
    """The moment that is reckoned with: aware, in Helsinki."""
    same_number: tuple[str, ...] = ()
    """Ids of the other orders that bear this order's number."""
    other_sessions: tuple[tuple[str, Session], ...] = ()
    """Sessions of the same coaches in other orders, each with what a person calls its order."""
    period: ContractPeriod | None = None
    """The contract period of the order; None when the company has not recorded it."""


@dataclass(frozen=True)
class Case:
    """One order as the rules see it on one occasion."""

    file: OrderFile
    context: Context
    at_gate: bool = False
    """The report is about to be sent: some warnings are errors now."""
    focus: ReportSection | None = None
    """The section that is being written, when the editor asks."""

    @property
    def order(self) -> Order:
        """The order's own facts."""
        return self.file.order

    @property
    def report(self) -> ServiceReport:
        """The order's service report."""
        return self.file.report

    @property
    def today(self) -> date:
        """The day that is reckoned with."""
        return self.context.now.date()

    @property
    def declined(self) -> bool:
        """Whether the order came to nothing."""
        ending = self.order.ending
        return ending is not None and ending.how is EndKind.DECLINED

    @property
    def ended(self) -> bool:
        """Whether a service that was begun has ended."""
        return self.order.ending is not None and not self.declined

    @property
    def wants_report(self) -> bool:
        """Whether the report's rules apply: it is due, begun, open in the editor or at its gate."""
        if self.report.sent is not None:
            return False
        if self.at_gate or self.focus is not None:
            return True
        return self.ended or not (self.declined or self.report.is_empty)

    def asked(self, section: ReportSection) -> ReportField | None:
        """What the edition asks of a section; None when it asks nothing, or not yet."""
        if not self.wants_report:
            return None
        fields = self.context.edition.report
        return next((each for each in fields if each.key is section and each.required), None)

    def location(self, document: str, field: str = "", line: int | None = None) -> Location:
        """A place in this order."""
        return Location(self.order.id, self.order.number, document, field, line)

    def citation(self, source: Source, section: str) -> Citation:
        """The word that a rule goes by; a section that the edition lacks is left out."""
        edition = self.context.edition
        if source is not Source.HANDBOOK:
            return Citation(source)
        if any(known.key == section for known in edition.sections):
            return edition.citation(section)
        return Citation(Source.HANDBOOK, edition.id)


@dataclass(frozen=True)
class Found:
    """What a rule's function says; the registry adds what is the same for all of its findings."""

    message: Message
    document: str
    """`order`, `session` or `report`."""
    field: str = ""
    line: int | None = None
    severity: Severity | None = None
    """Where it differs from the rule's own."""
    fix: str | None = None
    """Where it differs from the rule's own."""
