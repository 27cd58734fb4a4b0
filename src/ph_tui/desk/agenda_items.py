"""What Today shows: things that must happen, by band and kind, and the sums beneath them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ph_tui.domain.messages import Message
from ph_tui.domain.money.amounts import ZERO

if TYPE_CHECKING:
    from ph_tui.desk.agenda_kinds import AgendaKind
    from ph_tui.desk.due import Due
    from ph_tui.domain.summaries import OrderSummary


class Band(StrEnum):
    """How near a thing is, in the order that Today shows them."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


class OrderItem(NamedTuple):
    """One thing that must happen with an order."""

    band: Band
    kind: AgendaKind
    order: OrderSummary
    on: date | None
    """The deadline, or the day of the session, the payment or the follow-up."""
    start: time | None = None
    end: time | None = None
    session_id: str = ""
    number: int = 0
    """Which session of the order it is, counted from 1."""
    gaps: tuple[str, ...] = ()
    """The keys of the findings that keep a report or an invoice back."""
    invoice: int = 0
    """The number of the invoice that is overdue."""
    substitute: str = ""
    """Who has the session, where that is not the order's coach."""


class DueItem(NamedTuple):
    """One thing that must happen and belongs to no order."""

    band: Band
    due: Due

    @property
    def kind(self) -> AgendaKind:
        """What is to be done."""
        return self.due.kind

    @property
    def on(self) -> date | None:
        """The last day, or the day itself."""
        return self.due.on

    @property
    def start(self) -> time | None:
        """When it begins, where that is known."""
        return self.due.start

    @property
    def end(self) -> time | None:
        """When it is over, where that is known."""
        return self.due.end


AgendaItem: TypeAlias = OrderItem | DueItem
"""One thing that must happen."""


@dataclass(frozen=True)
class Sum:
    """So many things, and what they come to."""

    count: int
    euros: Decimal


NO_SUM = Sum(0, ZERO)


@dataclass(frozen=True)
class Agenda:
    """Everything that Today shows."""

    today: date
    items: tuple[AgendaItem, ...]
    month_minutes: int
    """Minutes of the sessions held in this month; 0 at a glance."""
    is_whole: bool = True
    """False at a glance."""
    uninvoiced: Sum = NO_SUM
    """The orders with something to invoice, without VAT where that is known."""
    open_invoices: Sum = NO_SUM
    """The invoices that were sent and are not paid, with VAT."""
    unclaimed: int = 0
    """How many bonuses could be claimed."""
    unread: tuple[Message, ...] = ()
    """Why what belongs to no order is missing in part."""

    @property
    def has_sums(self) -> bool:
        """Whether there are hours or money to be looked into."""
        counts = (self.uninvoiced.count, self.open_invoices.count, self.unclaimed)
        return any((self.month_minutes, *counts))

    def count(self, band: Band) -> int:
        """How many things lie in a band."""
        return sum(item.band is band for item in self.items)
