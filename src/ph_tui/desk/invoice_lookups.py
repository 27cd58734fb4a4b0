"""Which invoices there are, which could be made, and what they would say.

Owns the asking; making one and what happens to it is in `invoices`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.bonuses import claim_in
from ph_tui.domain.errors import BadInput, DataError, Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.money.invoices import Invoice, InvoiceStep
from ph_tui.domain.money.making import make
from ph_tui.domain.money.standing import (
    MoneyState,
    has_ended,
    invoice_of,
    uninvoiced_claims,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from ph_tui.desk.core import Core
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.exports.invoice import InvoiceDocument
    from ph_tui.l10n.words import Words


class Invoiced(NamedTuple):
    """An invoice beside the order that it belongs to."""

    order: OrderSummary
    invoice: Invoice


class Ready(NamedTuple):
    """Something that was reported and has no invoice yet."""

    order: OrderSummary
    claim_id: str
    """Of the bonus claim; empty for the hours."""
    net: Decimal | None
    """Euros without VAT; None when they can't be reckoned."""
    gaps: tuple[Finding, ...]
    """What keeps the invoice from being made; nothing when it can be made now."""


class InvoiceLookups:
    """The questions about invoices."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def gate(self, file: OrderFile, claim_id: str = "") -> tuple[Finding, ...]:
        """The errors that keep an invoice from being made, of the hours or of a bonus claim."""
        from ph_tui.domain.completeness import Gate, gate

        claim = claim_in(file, claim_id).id if claim_id else ""
        return gate(file, self._core.context(file, days=()), Gate.INVOICE, claim)

    def draft(self, file: OrderFile, claim_id: str = "", on: date | None = None) -> Invoice:
        """The invoice as it would be made, with no number; Refused where it can't be reckoned."""
        claim = claim_in(file, claim_id).id if claim_id else ""
        return self._made(file, claim, 0, self._core.day_of_record(on))

    def find(self, number: str | int) -> Invoiced:
        """The invoice with a number; BadInput when there is none."""
        text = str(number).strip()
        wanted = int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0
        for row in self._core.store.find_invoice(wanted):
            return Invoiced(self._core.row(row.order_id), self._invoice(row.order_id, wanted))
        raise BadInput(Message("error.invoice.unknown", number=text[:20]))

    def all(self) -> tuple[Invoiced, ...]:
        """Every invoice and credit note, the newest last."""
        store = self._core.store
        rows = {row.id: row for row in store.summaries()}
        ids = dict.fromkeys(row.order_id for row in store.invoices())
        files = (file for key in ids if key in rows and (file := self._file(key)))
        found = (Invoiced(rows[f.order.id], i) for f in files for i in f.invoices)
        return tuple(sorted(found, key=lambda each: each.invoice.number))

    def of_order(self, file: OrderFile) -> tuple[Invoice, ...]:
        """The invoices of one order, by number."""
        return file.invoices

    def ready(self) -> tuple[Ready, ...]:
        """What the monthly run can make an invoice of, by order number; gaps tell what can't."""
        waiting = {MoneyState.TO_REPORT, MoneyState.TO_INVOICE}
        rows = [row for row in self._core.store.summaries() if row.money in waiting]
        rows.sort(key=lambda row: (row.number, row.id))
        return tuple(each for row in rows for each in self._ready(row))

    def document(self, invoice: Invoice, words: Words) -> InvoiceDocument:
        """The invoice as a document in the words' language, ready for any exporter."""
        from ph_tui.exports.invoice_words import invoice_document

        return invoice_document(invoice, words)

    def _ready(self, row: OrderSummary) -> Iterator[Ready]:
        file = self._file(row.id)
        if file is None:
            return
        sent = file.billing.sent
        hours = sent and sent.figures.hours and has_ended(file) and not invoice_of(file)
        for claim_id in ([""] if hours else []) + [c.id for c in uninvoiced_claims(file)]:
            yield Ready(row, claim_id, self._net(file, claim_id), self.gate(file, claim_id))

    def _net(self, file: OrderFile, claim_id: str) -> Decimal | None:
        try:
            return self.draft(file, claim_id).net
        except Refused:
            return None

    def _made(self, file: OrderFile, claim_id: str, number: int, on: date) -> Invoice:
        context = self._core.context(file, days=())
        step = self._step(on)
        return make(file, context, number=number, on=on, made=step, claim_id=claim_id)

    def _step(self, on: date) -> InvoiceStep:
        return InvoiceStep(on, self._core.user, self._core.now)

    def _invoice(self, order_id: str, number: int) -> Invoice:
        return invoice_in(self._core.store.load(order_id), number)

    def _file(self, order_id: str) -> OrderFile | None:
        """An order, None when it can't be read: that is told elsewhere."""
        try:
            return self._core.store.load(order_id)
        except DataError:
            return None


def invoice_in(file: OrderFile, number: int) -> Invoice:
    """The invoice of an order with a number; BadInput when it has none such."""
    for invoice in file.invoices:
        if invoice.number == number:
            return invoice
    raise BadInput(Message("error.invoice.unknown", number=str(number)))
