"""What is billed, claimed and invoiced as plain lines for people; see `as_lines` for how they read.

A line about an invoice names the order by its number and never the client.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli.as_lines import NOTHING, joined, shortened, when
from ph_tui.domain.money.invoices import InvoiceKind
from ph_tui.domain.service_hours import HourRule, service_hours
from ph_tui.domain.sessions import SessionState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ph_tui.desk.coaching_services import ServiceRow
    from ph_tui.domain.money.billing import BilledSession, BillingFigures, BonusClaim
    from ph_tui.domain.money.invoices import Invoice
    from ph_tui.domain.money.terms import Bonus
    from ph_tui.domain.orders import OrderFile
    from ph_tui.l10n.words import Words


def service(value: ServiceRow, words: Words) -> str:
    """One coaching service in one line."""
    rule, terms = value.rule, value.terms
    name = value.service.name if words.lang == "fi" else value.service.name_en
    price = value.price
    return joined(
        value.service.code,
        name,
        words.say("cli.service.hour", n=rule.hour_minutes),
        words.say(f"cli.rounding.{rule.rounding}", increment=rule.increment),
        "" if price is None else words.say("cli.service.price", euros=words.money(price)),
        words.say(f"word.vat.{terms.vat}"),
        words.say("cli.service.no_shows") if terms.bill_no_shows else "",
        *(f"{each.name} {words.money(each.amount)}" for each in value.bonuses),
    )


def billed_rows(figures: BillingFigures, words: Words) -> Iterator[str]:
    """The sessions of a billing report, each with its minutes and its hours side by side."""
    unrounded = HourRule(figures.rule.hour_minutes)
    for row in figures.rows:
        hours = words.decimal(service_hours(row.minutes, unrounded))
        yield joined(row.session_id, _when(row, words), f"{row.minutes} min", f"{hours} h")


def _when(row: BilledSession, words: Words) -> str:
    missed = words.say(f"word.session.{row.state}") if row.state is SessionState.NO_SHOW else ""
    return joined(when(row.on, row.start, row.end, words), missed)


def billed_sum(file: OrderFile, figures: BillingFigures, words: Words) -> str:
    """The hours of a billing report against those that were ordered."""
    ordered = file.order.ordered_hours
    against = NOTHING if ordered is None else f"{words.decimal(ordered)} h"
    hours = f"{words.decimal(figures.hours)} h / {against}"
    meetings = words.say("cli.billing.meetings", n=len(figures.rows))
    return joined(meetings, f"{figures.minutes} min", hours)


def claim(value: BonusClaim, words: Words) -> str:
    """A bonus claim in one line, its id first."""
    sent, later = value.sent, value.follow_up_on
    return joined(
        value.id,
        value.bonus,
        words.money(sent.amount) if sent else "",
        words.say("cli.billing.sent_on", on=sent.on) if sent else words.say("cli.billing.draft"),
        words.say("cli.billing.follow_up", on=later) if later else "",
        shortened(value.details),
    )


def bonus(value: Bonus, words: Words) -> str:
    """A bonus that may be claimed, in one line."""
    return joined(value.name, words.money(value.amount), shortened(value.terms))


def invoice(value: Invoice, today: date, words: Words) -> str:
    """An invoice in one line."""
    is_credit = value.kind is InvoiceKind.CREDIT
    return joined(
        str(value.number),
        value.order_number,
        words.say(f"word.invoice_kind.{value.kind}"),
        words.say(f"word.invoice_state.{value.state(today)}"),
        words.date(value.on),
        "" if is_credit else words.say("cli.invoice.due", on=value.due_date),
        words.money(value.total),
    )
