"""The billing report and the bonus claims of an order: what was handed in, locked as it was.

The rows of a report that was not sent yet are never stored: they are computed from the log in
`reckoning`. A bonus is claimed by a billing report of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import ClassVar

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.papers import Paper
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.sessions import SessionState
from ph_tui.domain.values import Value

DETAILS_LIMIT = 10_000
"""Characters of a bonus claim's details."""


@dataclass(frozen=True)
class BilledSession(Value):
    """One row of a billing report: a session as the log had it."""

    session_id: str
    on: date
    start: time | None
    end: time | None
    minutes: int
    state: SessionState
    """Held; a no-show only where the company bills them."""


@dataclass(frozen=True)
class BillingFigures(Value):
    """The figures of a billing report; each can be followed to its computation."""

    rows: tuple[BilledSession, ...]
    """In order of time."""
    minutes: int
    """Sum of the rows."""
    rule: HourRule
    """By which the sum was converted, once."""
    hours: Decimal
    """Service hours with two decimals."""


@dataclass(frozen=True)
class BillingSending(Value):
    """The record that a person handed the billing report in; its figures are locked."""

    PROSE: ClassVar[frozenset[str]] = frozenset({"receipt"})

    on: date
    by: str
    """The login of who sent it."""
    at: datetime
    """When it was recorded, aware."""
    figures: BillingFigures
    receipt: str = ""
    """What the city's form answered."""
    paper: Paper | None = None
    """The receipt as a file."""


@dataclass(frozen=True)
class BillingReopening(Value):
    """A sent billing report that was opened again, with the reason and what had been sent."""

    at: datetime
    by: str
    why: str
    sending: BillingSending


@dataclass(frozen=True)
class BillingReport(Value):
    """The billing report of one order's hours."""

    sent: BillingSending | None = None
    reopenings: tuple[BillingReopening, ...] = ()


@dataclass(frozen=True)
class ClaimSending(Value):
    """The record that a person handed a bonus claim in."""

    PROSE: ClassVar[frozenset[str]] = frozenset({"receipt"})

    on: date
    by: str
    at: datetime
    """Aware."""
    amount: Decimal
    """Euros without VAT, as the bonus was then."""
    receipt: str = ""
    paper: Paper | None = None
    """The receipt as a file."""


@dataclass(frozen=True)
class BonusClaim(Value):
    """The claim of one bonus: a second billing report with its own details."""

    PROSE: ClassVar[frozenset[str]] = frozenset({"details"})

    id: str
    """Our own id, unique in the order: `1`, `2` …"""
    bonus: str
    """The bonus's name among those of the order's service."""
    details: str = ""
    """What the city asks for as grounds, Markdown."""
    follow_up_on: date | None = None
    """A day on which the grounds are looked at again; it outlives the order's end."""
    sent: ClaimSending | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.bonus:
            raise BadInput(Message("error.bonus.name_missing"))
        if len(self.details) > DETAILS_LIMIT:
            raise BadInput(
                Message("error.bonus.details_length", length=len(self.details), limit=DETAILS_LIMIT)
            )
