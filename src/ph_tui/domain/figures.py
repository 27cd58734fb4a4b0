"""Figures over orders: how many, how long, how much in time; each with how many it speaks of.

Pure: rows of orders and of invoices come in. A figure of nothing is None, never zero.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.stages import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ph_tui.domain.money.invoice_rows import InvoiceRow
    from ph_tui.domain.summaries import OrderSummary

_COACHED = {Stage.ENDED, Stage.REPORTED, Stage.INVOICED, Stage.PAID}
"""The stages of a service that took place and has ended."""


class Share(NamedTuple):
    """So many of so many."""

    hits: int
    of: int

    @property
    def percent(self) -> Decimal | None:
        """Whole percent, half up; 100 only of all, and 0 only of none."""
        if not self.of:
            return None
        rounded = (Decimal(100 * self.hits) / self.of).quantize(Decimal(1), ROUND_HALF_UP)
        if 0 < self.hits < self.of:
            return min(max(rounded, Decimal(1)), Decimal(99))
        return rounded


class Days(NamedTuple):
    """How many days something took, one number for each time that it was done."""

    each: tuple[int, ...]
    """The shortest first."""

    @property
    def middle(self) -> Decimal | None:
        """The median: half of them took no longer."""
        return _one_decimal(Decimal(str(median(self.each)))) if self.each else None

    @property
    def mean(self) -> Decimal | None:
        """The average, one decimal, half up."""
        return _one_decimal(Decimal(sum(self.each)) / len(self.each)) if self.each else None


class Hours(NamedTuple):
    """Service hours held, of so many ordered; of the orders whose ordered hours are known."""

    used: Decimal
    ordered: Decimal
    of: int


class MonthCount(NamedTuple):
    """How many orders came in a month."""

    month: date
    """Its first day."""
    orders: int


class Figures(NamedTuple):
    """The figures of some orders."""

    orders: int
    hours: Hours
    contact: Days
    """From the notice to the first contact with the client."""
    on_time: Share
    """Service reports sent by their last day, of those sent or late."""
    feedback: Share
    """Clients asked, of the services that took place and have ended."""
    bonus: Share
    """Bonuses claimed, of those that could be."""
    payment: Days
    """From the sending of an invoice to its payment."""


def figures_of(
    rows: Sequence[OrderSummary], invoices: Iterable[InvoiceRow], today: date
) -> Figures:
    """The figures of orders with their invoices; what was credited doesn't count."""
    ended = [row for row in rows if row.stage in _COACHED]
    known = [row for row in rows if row.ordered_hours]
    return Figures(
        orders=len(rows),
        hours=Hours(
            sum((Decimal(row.actual_hours) for row in known), Decimal(0)),
            sum((Decimal(row.ordered_hours) for row in known), Decimal(0)),
            len(known),
        ),
        contact=_days((row.received_on, row.contacted_on) for row in rows),
        on_time=_on_time(rows, today),
        feedback=Share(sum(bool(row.feedback_asked_on) for row in ended), len(ended)),
        bonus=Share(
            sum(row.claimed for row in rows), sum(row.claimed + row.unclaimed for row in rows)
        ),
        payment=_days((each.sent_on, each.paid_on) for each in invoices if each.stands),
    )


def _on_time(rows: Iterable[OrderSummary], today: date) -> Share:
    hits = of = 0
    for row in rows:
        if row.report_by and (row.sent_on or row.report_by < today.isoformat()):
            of += 1
            hits += bool(row.sent_on) and row.sent_on <= row.report_by
    return Share(hits, of)


def _days(spans: Iterable[tuple[str, str]]) -> Days:
    """The days between two days, where both are known; the other way round is a mistyped day."""
    found = (
        (date.fromisoformat(end) - date.fromisoformat(start)).days
        for start, end in spans
        if start and end
    )
    return Days(tuple(sorted(each for each in found if each >= 0)))


def by_month(rows: Iterable[OrderSummary], today: date, months: int = 12) -> tuple[MonthCount, ...]:
    """How many orders came in each of the last months, this one last."""
    counts: dict[str, int] = {}
    for row in rows:
        if row.received_on:
            key = row.received_on[:7]
            counts[key] = counts.get(key, 0) + 1
    now = today.year * 12 + today.month - 1
    firsts = (date(at // 12, at % 12 + 1, 1) for at in range(now - months + 1, now + 1))
    return tuple(MonthCount(first, counts.get(f"{first:%Y-%m}", 0)) for first in firsts)


def _one_decimal(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.1"), ROUND_HALF_UP)
