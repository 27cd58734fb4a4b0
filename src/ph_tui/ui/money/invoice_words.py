"""An invoice in lines: to whom, by which references, what it is for and what it comes to.

Owns how an invoice is told on the screen, as a draft and afterwards; knows no widget and no desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.money.invoices import InvoiceKind, InvoiceState, Unit
from ph_tui.domain.money.references import rf_of
from ph_tui.domain.money.vat import VatTreatment
from ph_tui.ui.kit.lines import spread, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ph_tui.domain.money.invoices import Invoice, InvoiceLine, InvoiceStep
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces, Tone

_LABEL = 14
_MOST = 76
"""Cells beyond which a sum would stand too far from what it belongs to."""
STATES: dict[InvoiceState, Piece] = {
    InvoiceState.CREATED: ("•", "due"),
    InvoiceState.SENT: (" ", ""),
    InvoiceState.OVERDUE: ("!", "late"),
    InvoiceState.PAID: ("✓", "done"),
    InvoiceState.CREDITED: ("–", "dim"),
}


def invoice_lines(invoice: Invoice, words: Words, width: int) -> list[Pieces]:
    """Return an invoice in lines of at most `width` cells."""
    room = min(width, _MOST)
    return [
        *_addressed(invoice, words, room),
        [],
        *(line for each in invoice.lines for line in _line(each, words, room)),
        [("─" * room, "rule")],
        *_sums(invoice, words, room),
        [],
        *_payment(invoice, words, room),
    ]


def state_pieces(invoice: Invoice, today: date, words: Words) -> list[Piece]:
    """Return where an invoice stands: sign and word, with the day that matters."""
    state = invoice.state(today)
    sign, tone = STATES[state]
    quiet: Tone = tone if state in {InvoiceState.OVERDUE, InvoiceState.CREATED} else "dim"
    return [(f"{sign} ", tone), (_state_word(invoice, state, words), quiet)]


def _state_word(invoice: Invoice, state: InvoiceState, words: Words) -> str:
    said = f"ui.money.state.{state}"
    match state:
        case InvoiceState.PAID if invoice.paid:
            return words.say(said, on=words.day(invoice.paid.on))
        case InvoiceState.CREDITED:
            return words.say(said, note=invoice.credited_by)
        case InvoiceState.CREATED:
            return words.say(said)
        case InvoiceState.SENT if invoice.kind is InvoiceKind.CREDIT and invoice.sent:
            return words.say("ui.money.state.credit_sent", on=words.day(invoice.sent.on))
        case _:
            return words.say(said, on=words.day(invoice.due_date))


def _addressed(invoice: Invoice, words: Words, width: int) -> Iterator[Pieces]:
    buyer = " · ".join(filter(None, (invoice.buyer.name, invoice.buyer.unit)))
    yield from _fact("buyer", buyer, words, width)
    yield from _fact("reference", invoice.buyer_reference, words, width)
    yield from _fact("contract", invoice.order_number, words, width)
    if invoice.credits:
        yield from _fact("credits", str(invoice.credits), words, width)


def _fact(name: str, text: str, words: Words, width: int) -> Iterator[Pieces]:
    label = words.say(f"ui.money.invoice.{name}")
    for line in wrapped(text, width - _LABEL):
        yield [(f"{label:<{_LABEL}}", "dim"), (line, "")]
        label = ""


def _line(line: InvoiceLine, words: Words, width: int) -> Iterator[Pieces]:
    """What a line is for, and below it how its sum comes about."""
    days = [words.day(day) for day in dict.fromkeys((line.first_on, line.last_on))]
    yield spread([(line.text, "")], [("–".join(days), "dim")], width)
    unit = f" {line.unit}" if line.unit is Unit.HOURS else ""
    price = words.money(line.unit_price)
    made: list[Piece] = [(f"  {words.decimal(line.quantity)}{unit} × {price}", "dim")]
    yield spread(made, [(words.money(line.net), "")], width)


def _sums(invoice: Invoice, words: Words, width: int) -> Iterator[Pieces]:
    """Net, the tax of each rate with what it is taken from, and the total."""
    yield _sum(words.say("ui.money.invoice.net"), words.money(invoice.net), "", width)
    for each in invoice.vat_sums if invoice.vat is VatTreatment.STANDARD else ():
        percent, net = words.percent(each.percent), words.money(each.net)
        said = words.say("ui.money.invoice.vat", percent=percent, net=net)
        yield _sum(said, words.money(each.vat), "", width)
    if invoice.vat is not VatTreatment.STANDARD:
        reason = invoice.vat_reason or words.say(f"ui.money.vat.{invoice.vat}")
        for line in wrapped(words.say("ui.money.invoice.no_vat", reason=reason), width):
            yield [(line, "dim")]
    total = words.say("ui.money.invoice.total")
    yield _sum(total, words.money(invoice.total), "strong", width)


def _sum(said: str, amount: str, tone: Tone, width: int) -> Pieces:
    return spread([(said, tone or "dim")], [(amount, tone)], width)


def _payment(invoice: Invoice, words: Words, width: int) -> Iterator[Pieces]:
    if invoice.kind is InvoiceKind.CREDIT:
        return
    due = words.weekday_and_date(invoice.due_date)
    term = words.say("ui.money.invoice.term", days=invoice.seller.payment_days)
    if invoice.pay_by != invoice.due_date:
        pay_by = f"{words.weekday(invoice.pay_by)} {words.day(invoice.pay_by)}"
        term = words.say("ui.money.invoice.moved", days=invoice.seller.payment_days, pay_by=pay_by)
    yield from _fact("due", f"{due} · {term}", words, width)
    if invoice.payment_reference:
        both = f"{invoice.payment_reference} · {rf_of(invoice.payment_reference)}"
        yield from _fact("payment", both, words, width)
    for name in ("sent", "paid"):
        step: InvoiceStep | None = getattr(invoice, name)
        if step is not None:
            yield from _fact(name, f"{words.date(step.on)} · {step.by}", words, width)
