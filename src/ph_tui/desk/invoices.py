"""Invoices: made from what was reported, sent, paid, taken back by a credit note.

Owns their numbers. A number is taken under the store's lock and belongs to an invoice once the
order's file has it; the counter only follows. So none is lost to a full disk, and whoever is killed
between the two leaves nothing that the next one would not find.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from ph_tui.desk.billing import refuse_shut
from ph_tui.desk.bonuses import claim_in
from ph_tui.desk.guards import refuse_when_invoiced
from ph_tui.desk.invoice_lookups import Invoiced, InvoiceLookups, Ready, invoice_in
from ph_tui.domain.errors import DataError, Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.money.invoices import Invoice, InvoiceKind
from ph_tui.domain.money.making import credit_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from ph_tui.domain.orders import OrderFile


__all__ = ["InvoiceDesk", "Invoiced", "Ready"]


class InvoiceDesk(InvoiceLookups):
    """The use cases of invoices."""

    def create(self, order_id: str, claim_id: str = "", on: date | None = None) -> Invoice:
        """Make the invoice of an order's hours, or of a bonus claim, with the next number.

        Refused while one stands, and while anything is missing; then no number is used.
        """
        day = self._core.day_of_record(on)

        def step(file: OrderFile, number: int) -> OrderFile:
            claim = claim_in(file, claim_id).id if claim_id else ""
            refuse_when_invoiced(file, claim)
            refuse_shut("error.invoice.gate_shut", self.gate(file, claim))
            return _with(file, self._made(file, claim, number, day))

        return self._numbered(order_id, step, "word.did.invoiced")

    def credit(self, number: str | int, on: date | None = None) -> Invoice:
        """Take a whole invoice back by a credit note, which has a number of its own."""
        day, found = self._core.day_of_record(on), self.find(number)

        def step(file: OrderFile, fresh: int) -> OrderFile:
            invoice = invoice_in(file, found.invoice.number)
            note = credit_of(invoice, number=fresh, on=day, made=self._step(day))
            return _with(_with(file, replace(invoice, credited_by=fresh)), note)

        return self._numbered(found.order.id, step, "word.did.credited")

    def send(self, number: str | int, on: date | None = None) -> Invoice:
        """Record that an invoice, or a credit note, was handed in."""
        day = self._core.day_of_record(on)

        def step(invoice: Invoice) -> Invoice:
            _refuse_credited(invoice)
            if invoice.sent is not None:
                raise Refused(_told("error.invoice.sent", invoice, on=invoice.sent.on))
            _refuse_before(invoice, day)
            return replace(invoice, sent=self._step(day))

        return self._change(number, step, "word.did.invoice_sent", day)

    def pay(self, number: str | int, on: date | None = None) -> Invoice:
        """Record that an invoice was paid."""
        day = self._core.day_of_record(on)

        def step(invoice: Invoice) -> Invoice:
            _refuse_credited(invoice)
            if invoice.kind is InvoiceKind.CREDIT or invoice.sent is None:
                what = "credit" if invoice.kind is InvoiceKind.CREDIT else "unsent"
                raise Refused(_told(f"error.invoice.pay_{what}", invoice))
            if invoice.paid is not None:
                raise Refused(_told("error.invoice.paid", invoice, on=invoice.paid.on))
            _refuse_before(invoice, day)
            return replace(invoice, paid=self._step(day))

        return self._change(number, step, "word.did.invoice_paid", day)

    def _numbered(
        self, order_id: str, step: Callable[[OrderFile, int], OrderFile], did: str
    ) -> Invoice:
        """Give the next number to what a step adds to an order; the file is what makes it so."""
        core = self._core
        with core.store.locked():
            number = max(core.store.settings().next_invoice, core.store.last_invoice() + 1)
            file = core.change(
                order_id,
                lambda before: step(before, number),
                did=Message(did, number=number),
                even_erased=True,
            )
            with suppress(DataError):  # the invoice is there: the next one counts from it
                core.store.change_settings(lambda s: replace(s, next_invoice=number + 1))
            return invoice_in(file, number)

    def _change(
        self, number: str | int, step: Callable[[Invoice], Invoice], did: str, on: date
    ) -> Invoice:
        found = self.find(number)
        wanted = found.invoice.number
        file = self._core.change(
            found.order.id,
            lambda before: _with(before, step(invoice_in(before, wanted))),
            did=Message(did, number=wanted, on=on),
            even_erased=True,
        )
        return invoice_in(file, wanted)


def _with(file: OrderFile, invoice: Invoice) -> OrderFile:
    """The order with a new or changed invoice, by number."""
    others: Iterable[Invoice] = (i for i in file.invoices if i.number != invoice.number)
    in_order = sorted((*others, invoice), key=lambda each: each.number)
    return replace(file, invoices=tuple(in_order))


def _told(message_id: str, invoice: Invoice, **params: date) -> Message:
    return Message(message_id, number=invoice.number, **params)


def _refuse_credited(invoice: Invoice) -> None:
    if invoice.credited_by:
        raise Refused(
            Message("error.invoice.credited", number=invoice.number, note=invoice.credited_by)
        )


def _refuse_before(invoice: Invoice, on: date) -> None:
    """Refuse a day on which the invoice was not made yet."""
    if on < invoice.on:
        raise Refused(
            Message("error.invoice.day_before", number=invoice.number, on=on, first=invoice.on)
        )
