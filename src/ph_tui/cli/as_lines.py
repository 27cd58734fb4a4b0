"""Values as plain lines for people: one fact a line, parts with ` · ` between them, no drawing.

Owns how a row of each kind reads, so that it sounds right in a screen reader too. Labels and
sentences come from the catalogue.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ph_tui.desk.agenda_items import OrderItem
from ph_tui.desk.core import label_of
from ph_tui.desk.order_list import State
from ph_tui.domain.findings import Severity
from ph_tui.domain.summaries import money_state_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import time

    from ph_tui.desk.agenda_items import AgendaItem
    from ph_tui.desk.order_list import Listed
    from ph_tui.desk.sessions import Reading
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.messages import Message
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.sessions import Session
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.domain.waivers import Waiver
    from ph_tui.l10n.words import Words

NOTHING = "–"
NOTE_COLUMNS = 60
"""Characters of a note that a list shows."""

SIGNS = {
    State.LATE: "!",
    State.DUE: "•",
    State.MISSING: "?",
    State.OPEN: "·",
    State.DONE: "✓",
}
GRAVITY = {Severity.ERROR: "!", Severity.WARNING: "•", Severity.HINT: "·"}


def joined(*parts: str) -> str:
    """The parts of a line; empty ones are left out."""
    return " · ".join(part for part in parts if part)


def listed_order(entry: Listed, words: Words) -> str:
    """One order in one line; the parts are always as many."""
    row = entry.row
    deadline = words.date(date.fromisoformat(row.deadline)) if row.deadline else NOTHING
    parts = (
        label_of(row),
        row.client_code,
        row.service_name,
        words.say(f"word.stage.{row.stage}"),
        hours_used(row, words),
        words.say(f"word.step.{entry.step}"),
        deadline,
        row.coach or NOTHING,
    )
    return f"{SIGNS[entry.state]} {joined(*parts)}"


def hours_used(row: OrderSummary, words: Words) -> str:
    """`9 h 30 min / 20 h`."""
    ordered = f"{words.decimal(Decimal(row.ordered_hours))} h" if row.ordered_hours else NOTHING
    return f"{words.hours(row.actual_minutes)} / {ordered}"


def name_of(row: OrderSummary) -> str:
    """What an order is called at the head of a line: its number or id, and its client."""
    return joined(label_of(row), row.client_code)


def order_facts(file: OrderFile, entry: Listed, words: Words, today: date) -> Iterator[str]:
    """The facts of an order, each on its line with its label; what is unknown is left out."""
    row, order = entry.row, file.order
    spans = (order.start, order.end)
    dated = [words.date(day) if day else "" for day in spans]
    facts = {
        "number": row.number or NOTHING,
        "id": row.id,
        "client": row.client_code,
        "service": row.service_name,
        "stage": words.say(f"word.stage.{row.stage}"),
        "next_step": words.say(f"word.step.{entry.step}"),
        "deadline": _date(row.deadline, words),
        "hours": hours_used(row, words),
        "contract": f"{dated[0]}–{dated[1]}" if any(dated) else "",
        "price": words.money(order.price) if order.price is not None else "",
        "coach": row.coach,
        "case_coach": order.case_coach,
        "period": row.period_id,
        "received": _date(row.received_on, words),
        "accepted": _date(row.accepted_on, words),
        "contacted": _date(row.contacted_on, words),
        "ended": _ended(file, words),
        "sent": _date(row.sent_on, words),
        "billed": _date(row.billing_sent_on, words),
        "feedback_asked": _date(row.feedback_asked_on, words),
        "feedback_reminded": _date(row.feedback_reminded_on, words),
        "feedback_received": _date(row.feedback_received_on, words),
        "money": _money(row, words, today),
        "invoices": row.invoice_numbers,
    }
    for name, value in facts.items():
        if value:
            yield f"{words.say(f'cli.fact.{name}')}: {value}"


def _money(row: OrderSummary, words: Words, today: date) -> str:
    """How an order's money stands, and how much of it waits: to be invoiced or to be paid."""
    state = money_state_at(row, today)
    waiting = (Decimal(euros) for euros in (row.net_to_invoice, row.open_total) if euros)
    return joined(words.say(f"word.money.{state}"), *map(words.money, waiting)) if state else ""


def session(value: Session, row: OrderSummary, words: Words) -> str:
    """One session in one line, its id first."""
    return joined(
        value.id,
        name_of(row),
        when(value.on, value.start, value.end, words),
        words.hours(value.minutes),
        words.say(f"word.session.{value.state}"),
        words.say("cli.session.group") if value.group else "",
        value.coach,
        shortened(value.note),
    )


def reading(value: Reading, words: Words) -> str:
    """How an entry was understood, in one line."""
    return joined(
        value.order.client_code,
        label_of(value.order),
        when(value.on, value.start, value.end, words),
        words.hours(value.minutes),
        value.note or words.say("cli.log.no_note"),
    )


def finding(value: Finding, source: Message | None, words: Words) -> str:
    """One finding in one line: how grave, which order, which rule, what, by whose word."""
    place = value.location
    cited = words(source) if source else ""
    number = place.order_number or place.order_id[:8]
    return f"{GRAVITY[value.severity]} {joined(number, value.key, words(value.message), cited)}"


def waiver(value: Waiver, words: Words) -> str:
    """A finding that was set aside, by whom and why, in one line."""
    waived = words.say("cli.order.waived", key=value.key, by=value.by, on=value.at.date())
    return joined(waived, value.why)


def agenda_item(item: AgendaItem, words: Words) -> str:
    """One thing that must happen, in one line."""
    moment = when(item.on, item.start, item.end, words) if item.on else ""
    if isinstance(item, OrderItem):
        return joined(moment, *_about_order(item, words))
    detail = words(item.due.detail) if item.due.detail else ""
    return joined(moment, words.say(f"cli.today.{item.kind}"), words(item.due.title), detail)


def _about_order(item: OrderItem, words: Words) -> Iterator[str]:
    yield name_of(item.order)
    number = item.invoice or item.number
    yield words.say(f"cli.today.{item.kind}", number=number, count=item.order.sessions)
    yield item.order.service_name
    yield words.say("cli.today.gaps", n=len(item.gaps)) if item.gaps else ""


def period(value: ContractPeriod, words: Words) -> str:
    """One contract period in one line."""
    dates = f"{words.date(value.starts)}–{words.date(value.ends)}"
    return joined(value.id, dates, words.say("cli.period.edition", edition=value.edition_id))


def shortened(text: str) -> str:
    """A text as one line of a list."""
    line = " ".join(text.split())
    return line if len(line) <= NOTE_COLUMNS else f"{line[: NOTE_COLUMNS - 1]}…"


def when(on: date, start: time | None, end: time | None, words: Words) -> str:
    """A day and the clock times on it, where both are known."""
    day = words.weekday_and_date(on)
    return f"{day} {words.span(start, end)}" if start and end else day


def _date(iso: str, words: Words) -> str:
    return words.date(date.fromisoformat(iso)) if iso else ""


def _ended(file: OrderFile, words: Words) -> str:
    ending = file.order.ending
    if ending is None:
        return ""
    how = words.say(f"word.ending.{ending.how}")
    return joined(words.date(ending.on), how, ending.reason)
