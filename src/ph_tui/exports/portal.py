"""The portal sheet: everything that an e-invoice portal may ask for, as plain text by key.

Owns the order in which it is told unless a form says otherwise; a form of the handbook's edition
picks from it by key.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ph_tui.exports.plain import FormField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ph_tui.exports.invoice import Entry, InvoiceDocument


def portal_fields(doc: InvoiceDocument) -> tuple[FormField, ...]:
    """All fields of an invoice; those of the second line and on have its number behind the key."""
    head = (
        *doc.buyer.address,
        *doc.buyer.entries,
        *doc.seller.address,
        *doc.seller.entries,
        *doc.facts,
    )
    rows = (_fields(row.entries, number) for number, row in enumerate(doc.rows, 1))
    tail = (
        *filter(None, [doc.vat_note]),
        *doc.totals,
        *doc.payment,
        *filter(None, [doc.barcode]),
    )
    return (*_fields(head), *chain.from_iterable(rows), *_fields(tail))


def _fields(entries: Iterable[Entry], line: int = 1) -> tuple[FormField, ...]:
    suffix = f".{line}" if line > 1 else ""
    return tuple(FormField(entry.key + suffix, entry.label, entry.pasted) for entry in entries)
