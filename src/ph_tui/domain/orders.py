"""An order contract and the file that holds all that belongs to it.

Knows facts only: the stage and the next step are derived from them in `stages`, never stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.money.amounts import check_euros
from ph_tui.domain.money.billing import BillingReport, BonusClaim
from ph_tui.domain.money.invoices import Invoice
from ph_tui.domain.reports import ServiceReport
from ph_tui.domain.sessions import Session
from ph_tui.domain.values import Value
from ph_tui.domain.waivers import Waiver

NUMBER_LIMIT = 70
"""Characters of an order number: what the city's e-invoices can carry."""
CLIENT_CODE_LIMIT = 20
HOURS_LIMIT = Decimal(2000)


class EndKind(StrEnum):
    """How a service came to its end."""

    FINISHED = "finished"
    INTERRUPTED = "interrupted"
    DECLINED = "declined"


@dataclass(frozen=True)
class Ending(Value):
    """The end of the service: the day from which the reports' deadlines run."""

    on: date
    how: EndKind = EndKind.FINISHED
    reason: str = ""
    """Required unless the service was finished."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.how is not EndKind.FINISHED and not self.reason:
            raise BadInput(Message("error.order.reason_missing"))


@dataclass(frozen=True)
class Order(Value):
    """One order contract for one client."""

    id: str
    """Our own id: the order number may come later and may change."""
    service: str
    """The code of the coaching service."""
    client_code: str
    """Stands for the person; never a name."""
    period_id: str
    """The contract period in which it was ordered."""
    edition_id: str
    """The handbook edition that it began under."""
    number: str = ""
    """The order contract's number in Cloudia."""
    ordered_hours: Decimal | None = None
    """Service hours."""
    start: date | None = None
    """First day of the contract."""
    end: date | None = None
    """Last day of the contract."""
    price: Decimal | None = None
    """Euros an hour without VAT, when the order has its own."""
    coach: str = ""
    """The login of our coach."""
    case_coach: str = ""
    """The personal coach at the city, as the company writes it down."""
    received_on: date | None = None
    accepted_on: date | None = None
    contacted_on: date | None = None
    ending: Ending | None = None
    feedback_asked_on: date | None = None
    feedback_reminded_on: date | None = None
    """When the client was asked once more."""
    feedback_received_on: date | None = None
    """When the client said that the feedback was given."""

    def __post_init__(self) -> None:
        _check_number(self.number)
        super().__post_init__()
        if not 0 < len(self.client_code) <= CLIENT_CODE_LIMIT:
            raise BadInput(Message("error.order.client_code", limit=CLIENT_CODE_LIMIT))
        if self.ordered_hours is not None and not (
            self.ordered_hours.is_finite() and 0 < self.ordered_hours <= HOURS_LIMIT
        ):
            raise BadInput(
                Message("error.order.hours", hours=str(self.ordered_hours), limit=int(HOURS_LIMIT))
            )
        if self.price is not None:
            check_euros(self.price)
        if self.start and self.end and self.end < self.start:
            raise BadInput(Message("error.order.end_before_start", start=self.start, end=self.end))


def _check_number(number: str) -> None:
    """Refuse a number that no invoice could carry, before cleaning could change it unseen."""
    if len(number) > NUMBER_LIMIT:
        raise BadInput(Message("error.order.number_length", length=len(number), limit=NUMBER_LIMIT))
    if not number.isprintable():
        raise BadInput(Message("error.order.number_characters"))


@dataclass(frozen=True)
class OrderFile(Value):
    """An order with all that belongs to it: what is stored, revised and erased as one."""

    order: Order
    sessions: tuple[Session, ...] = ()
    report: ServiceReport = field(default_factory=ServiceReport)
    waivers: tuple[Waiver, ...] = ()
    billing: BillingReport = field(default_factory=BillingReport)
    claims: tuple[BonusClaim, ...] = ()
    """In the order in which they were begun."""
    invoices: tuple[Invoice, ...] = ()
    """By number."""
    revision: int = 0
    """Grows by one with each save; 0 has never been saved."""
