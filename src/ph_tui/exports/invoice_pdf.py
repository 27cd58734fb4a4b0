"""An invoice as an accessible PDF for archiving.

Owns how the document becomes the data that `templates/invoice.typ` sets. Text travels as JSON
strings only: nothing that a user wrote is ever read as typst code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.exports.coverage import Speller
from ph_tui.exports.typesetting import NAME_LIMIT, NAMELESS, Pdf, typeset
from ph_tui.exports.typst_data import line_data

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ph_tui.exports.invoice import Entry, InvoiceDocument, InvoiceRow, Party
    from ph_tui.exports.typst_data import Node


def to_pdf(doc: InvoiceDocument) -> Pdf:
    """Set the invoice on A4; a character that no font has is spelled out and warned about."""
    speller = Speller()
    data = _Data(speller).document(doc)
    return typeset("invoice.typ", data, on=doc.on, missing=speller.missing)


class _Data:
    def __init__(self, speller: Speller) -> None:
        self._speller = speller

    def document(self, doc: InvoiceDocument) -> Node:
        sender = next((entry.text for entry in doc.seller.address), "")
        name = " – ".join(filter(None, (doc.title, sender)))
        return {
            "lang": doc.lang,
            "name": self._speller.spell(name)[:NAME_LIMIT] or NAMELESS,
            "title": self._line(doc.title) or NAMELESS,
            "note": self._line(doc.note),
            "seller": self._party(doc.seller),
            "buyer": self._party(doc.buyer),
            "facts": self._pairs(doc.facts),
            "columns": [self._line(entry.label) for entry in _columns(doc.rows[0])],
            "rows": [self._row(row) for row in doc.rows],
            "vat": self._line(doc.vat_heading),
            "vat_columns": [self._line(entry.label) for row in doc.vat_rows[:1] for entry in row],
            "vat_rows": [[self._line(entry.text) for entry in row] for row in doc.vat_rows],
            "vat_note": self._pairs(filter(None, [doc.vat_note])),
            "totals": self._pairs(doc.totals),
            "payment": self._line(doc.payment_heading),
            "payment_entries": self._pairs(doc.payment),
            "barcode": self._pairs(filter(None, [doc.barcode])),
            "footer": self._line(sender[:NAME_LIMIT]),
            "page": self._line(doc.page_word),
        }

    def _line(self, text: str) -> str:
        return line_data(text, self._speller)

    def _pairs(self, entries: Iterable[Entry]) -> list[list[str]]:
        return [[self._line(entry.label), self._line(entry.text)] for entry in entries]

    def _party(self, party: Party) -> Node:
        return {
            "heading": self._line(party.heading),
            "address": [self._line(entry.text) for entry in party.address],
            "entries": self._pairs(party.entries),
        }

    def _row(self, row: InvoiceRow) -> Node:
        cells = [self._line(entry.text) for entry in _columns(row)]
        return {"cells": cells, "period": self._line(row.period.text)}


def _columns(row: InvoiceRow) -> tuple[Entry, ...]:
    """The columns of the table; the period stands below the text, the unit beside the quantity."""
    return (row.text, row.quantity, row.price, row.vat, row.net)
