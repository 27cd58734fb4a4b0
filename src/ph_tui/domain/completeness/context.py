"""What the rules look at: one order, and what they need to know beside it.

Owns the questions that several rules ask of it. Knows no rule, no clock and no store: everything
that it knows was handed to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from ph_tui.domain.completeness.phrase_text import PhraseTexts, own_text, words_in
from ph_tui.domain.contract_periods import ContractPeriod
from ph_tui.domain.findings import Citation, Gate, Location, Source
from ph_tui.domain.money.company import CompanyProfile
from ph_tui.domain.money.reckoning import figures_now
from ph_tui.domain.money.standing import has_ended
from ph_tui.domain.money.terms import Bonus, ServiceTerms
from ph_tui.domain.orders import EndKind, Order, OrderFile
from ph_tui.domain.phrases import PhraseField
from ph_tui.domain.reports import ReportSection, ServiceReport
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.sessions import Session

if TYPE_CHECKING:
    from ph_tui.domain.completeness.phrase_text import Known
    from ph_tui.domain.handbook.edition import (
        Edition,  # noqa: TC004 - it loads pydantic, which no rule needs
        ReportField,
    )
    from ph_tui.domain.money.billing import BillingFigures


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
    price: Decimal | None = None
    """Euros an hour of the order's service, unless the order has its own."""
    terms: ServiceTerms = field(default_factory=lambda: ServiceTerms(""))
    """How the order's service is charged."""
    bonuses: tuple[Bonus, ...] = ()
    """Those that the order may claim."""
    company: CompanyProfile = field(default_factory=CompanyProfile)
    """Who sends the invoices."""
    phrases: PhraseTexts = field(default_factory=PhraseTexts)
    """The company's text blocks: what only stands in them answers nothing."""
    edition_now: Edition | None = None
    """The edition in force today; None when that does not matter or can't be told."""


@dataclass(frozen=True)
class Case:
    """One order as the rules see it on one occasion."""

    file: OrderFile
    context: Context
    gate: Gate | None = None
    """What is about to be done: some warnings are errors now."""
    claim_id: str = ""
    """Of the bonus claim that is to be sent or invoiced; empty for the hours."""
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
        return has_ended(self.file)

    @cached_property
    def figures(self) -> BillingFigures:
        """What the log makes of the billing report now."""
        no_shows = self.context.terms.bill_no_shows
        return figures_now(self.file, self.context.hour_rule, no_shows=no_shows)

    @property
    def wants_report(self) -> bool:
        """Whether the report's rules apply: it is due, begun, open in the editor or at its gate."""
        if self.report.sent is not None:
            return False
        if self.gate is Gate.REPORT or self.focus is not None:
            return True
        return self.ended or not (self.declined or self.report.is_empty)

    def own_text(self, section: ReportSection) -> str:
        """What somebody has written into a section beside the company's unedited phrases."""
        return own_text(self.report.text(section), self.context.phrases, self._known)

    @cached_property
    def _known(self) -> Known:
        """What may stand in a phrase in the places of the order's names."""
        coaches = {self.order.coach, *(session.coach for session in self.file.sessions)}
        services = {service.name for service in self.context.edition.services}
        named = {
            PhraseField.CLIENT: {self.order.client_code},
            PhraseField.COACH: coaches,
            PhraseField.SERVICE: services,
        }
        return {
            field: frozenset(filter(None, map(words_in, values))) for field, values in named.items()
        }

    def asked(self, section: ReportSection) -> ReportField | None:
        """What the edition asks of a section; None when it asks nothing, or not yet."""
        if not self.wants_report:
            return None
        fields = self.context.edition.report
        return next((each for each in fields if each.key is section and each.required), None)

    def location(self, document: str, field: str = "", line: int | None = None) -> Location:
        """A place in this order."""
        return Location(self.order.id, self.order.number, document, field, line)

    def citation(self, source: Source, section: str, fact: str) -> Citation:
        """The word that a rule goes by."""
        if source is not Source.HANDBOOK:
            return Citation(source)
        return self.context.edition.citation(section, fact)
