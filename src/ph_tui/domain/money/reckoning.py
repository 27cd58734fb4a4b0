"""From the log to the figures of a billing report, and from the figures to lines, taxes and totals.

Pure arithmetic: minutes become hours once over the sum, money is rounded half up line by line, tax
once per rate. Whether anything may be billed or invoiced is decided in `completeness`.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.money.amounts import ZERO, to_cents
from ph_tui.domain.money.billing import BilledSession, BillingFigures
from ph_tui.domain.money.invoices import InvoiceLine, Unit, VatSum
from ph_tui.domain.money.standing import invoice_of
from ph_tui.domain.money.vat import rate_on
from ph_tui.domain.service_hours import CENT, service_hours
from ph_tui.domain.sessions import SessionState, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from ph_tui.domain.money.billing import BillingSending
    from ph_tui.domain.money.vat import VatTreatment
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.service_hours import HourRule
    from ph_tui.domain.sessions import Session


def billable(sessions: tuple[Session, ...], *, no_shows: bool) -> tuple[Session, ...]:
    """The sessions held, and the no-shows of a service that bills them, in order of time."""
    states = {SessionState.HELD, SessionState.NO_SHOW} if no_shows else {SessionState.HELD}
    return in_order(tuple(session for session in sessions if session.state in states))


def figures_of(sessions: tuple[Session, ...], rule: HourRule, *, no_shows: bool) -> BillingFigures:
    """The billing report of a log: its minutes are converted once, as a sum."""
    rows = tuple(
        BilledSession(s.id, s.on, s.start, s.end, s.minutes, s.state)
        for s in billable(sessions, no_shows=no_shows)
    )
    minutes = sum(row.minutes for row in rows)
    return BillingFigures(rows, minutes, rule, service_hours(minutes, rule))


def figures_now(file: OrderFile, rule: HourRule, *, no_shows: bool) -> BillingFigures:
    """What the log of an order makes of its billing report now.

    Once the hours are invoiced only the log can change it: a rule that the company settles later is
    for what comes.
    """
    sent = file.billing.sent
    if sent is not None and invoice_of(file) is not None:
        rule = sent.figures.rule
        no_shows = any(row.state is SessionState.NO_SHOW for row in sent.figures.rows)
    return figures_of(file.sessions, rule, no_shows=no_shows)


def changed_rows(before: BillingFigures, now: BillingFigures) -> tuple[BilledSession, ...]:
    """The rows that were added or changed, as they are now, and those that went, as they were."""
    then, fresh = set(before.rows), set(now.rows)
    kept = {row.session_id for row in now.rows}
    gone = (row for row in before.rows if row.session_id not in kept)
    changed = (*(row for row in now.rows if row in fresh - then), *gone)
    return tuple(sorted(changed, key=lambda row: row.on))


def changed_since(sending: BillingSending, now: BillingFigures) -> bool:
    """Whether a billing report that was sent no longer tells what the log and the rule make."""
    before = sending.figures
    return bool(changed_rows(before, now)) or before.hours != now.hours


class HourGroup(NamedTuple):
    """The hours of one stretch of time under one tax rate."""

    percent: Decimal
    minutes: int
    hours: Decimal
    """Never negative; those of all groups add up to the hours of the report."""
    first_on: date
    last_on: date


def hour_groups(figures: BillingFigures, treatment: VatTreatment) -> tuple[HourGroup, ...]:
    """The hours by the tax rate of the day of service, the oldest first.

    Each group gets what the sum up to its end is more than the sum before it, so that the last one
    takes the remainder. Raises Refused for a day before the table of rates.
    """
    groups, minutes, hours = [], 0, ZERO
    for percent, found in groupby(figures.rows, key=lambda row: rate_on(treatment, row.on)):
        rows = list(found)
        own = sum(row.minutes for row in rows)
        minutes += own
        so_far = service_hours(minutes, figures.rule)
        groups.append(HourGroup(percent, own, so_far - hours, rows[0].on, rows[-1].on))
        hours = so_far
    return tuple(groups)


def hours_lines(
    figures: BillingFigures, price: Decimal, treatment: VatTreatment, text: str
) -> tuple[InvoiceLine, ...]:
    """The lines of an invoice of hours; a stretch that was rounded to nothing has none."""
    return tuple(
        InvoiceLine(
            text=text,
            first_on=group.first_on,
            last_on=group.last_on,
            quantity=group.hours,
            unit=Unit.HOURS,
            unit_price=price,
            vat_percent=group.percent,
            net=to_cents(group.hours * price),
        )
        for group in hour_groups(figures, treatment)
        if group.hours
    )


def bonus_line(amount: Decimal, on: date, treatment: VatTreatment, text: str) -> InvoiceLine:
    """The line of an invoice of a bonus, taxed by the day on which the service ended."""
    percent = rate_on(treatment, on)
    one = CENT * 100
    return InvoiceLine(text, on, on, one, Unit.PIECES, amount, percent, to_cents(amount))


def vat_sums(lines: Sequence[InvoiceLine]) -> tuple[VatSum, ...]:
    """The tax of each rate, rounded once on the sum of its lines, in the order of the lines."""
    sums = []
    for percent in dict.fromkeys(line.vat_percent for line in lines):
        net = sum((line.net for line in lines if line.vat_percent == percent), ZERO)
        sums.append(VatSum(percent, net, to_cents(net * percent / 100)))
    return tuple(sums)


class Totals(NamedTuple):
    """What an invoice comes to, in euros."""

    net: Decimal
    tax: Decimal
    total: Decimal


def totals(sums: Iterable[VatSum]) -> Totals:
    """The sum of all rates."""
    net = tax = ZERO
    for each in sums:
        net, tax = net + each.net, tax + each.vat
    return Totals(net, tax, net + tax)
