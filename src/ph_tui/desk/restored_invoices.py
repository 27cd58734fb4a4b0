"""Invoices and their numbers over a restore: none goes, none comes twice, no number is given again.

Owns which orders a restore leaves alone for that, and what is refused.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ph_tui.desk.labels import SHORT_ID
from ph_tui.domain.errors import DataError, Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.money.company import FIRST_INVOICE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ph_tui.domain.orders import Order, OrderFile
    from ph_tui.domain.settings import Settings
    from ph_tui.store.store import Store

    Find = Callable[[str], OrderFile | None]


def invoiced_since(store: Store, then: Find) -> tuple[str, ...]:
    """The orders whose invoices are others now than in a backup, be it only that one was paid."""
    ids = dict.fromkeys(row.order_id for row in store.invoices())
    return tuple(key for key in ids if _invoices(then(key)) != store.load(key).invoices)


def refuse_other_invoices(now: OrderFile | None, then: OrderFile) -> None:
    """Refuse to restore one order over invoices that the backup has otherwise."""
    if now is not None and now.invoices and now.invoices != then.invoices:
        order = now.order.number or now.order.id[:SHORT_ID]
        number = now.invoices[-1].number
        raise Refused(Message("error.backup.invoices", order=order, number=number))


def refuse_used_numbers(store: Store, coming: Iterable[OrderFile], others: set[str] | None) -> None:
    """Refuse orders with an invoice whose number another one has, one of `others` if told."""
    for file in coming:
        for invoice in file.invoices:
            for row in store.find_invoice(invoice.number):
                is_other = row.order_id != file.order.id
                if is_other and (others is None or row.order_id in others):
                    order = store.load(row.order_id).order
                    raise Refused(_told_used(invoice.number, order))


def _told_used(number: int, order: Order) -> Message:
    label = order.number or order.id[:SHORT_ID]
    return Message("error.backup.invoice_number", number=number, order=label)


def next_invoice(store: Store) -> int:
    """The number of the next invoice, as far as it can be told before a restore."""
    try:
        counter = store.settings().next_invoice
    except DataError:
        counter = FIRST_INVOICE
    return max(counter, store.last_invoice() + 1)


def count_on(store: Store, number: int) -> None:
    """Have the counter go on where it was, should a restore have set it back."""

    def step(settings: Settings) -> Settings:
        return replace(settings, next_invoice=max(settings.next_invoice, number))

    store.change_settings(step)


def _invoices(file: OrderFile | None) -> tuple[object, ...]:
    return file.invoices if file else ()
