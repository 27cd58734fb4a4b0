"""An invoice as plain text: one fact a line, figures in columns where the page has room."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ph_tui.exports.plain_lines import WIDTH, in_columns, labelled, underlined, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ph_tui.exports.invoice import Entry, InvoiceDocument, Party


def to_text(doc: InvoiceDocument) -> str:
    """The whole invoice as plain text that ends in a line break."""
    parts = (
        [*underlined(doc.title), *wrapped(doc.note, WIDTH)],
        _labelled(doc.facts),
        _party(doc.seller),
        _party(doc.buyer),
        *_rows(doc),
        list(_taxes(doc)),
        _totals(doc),
        list(_payment(doc)),
    )
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _labelled(entries: Iterable[Entry]) -> list[str]:
    return labelled((entry.label, entry.text) for entry in entries)


def _party(party: Party) -> list[str]:
    address = [line for entry in party.address for line in wrapped(entry.text, WIDTH)]
    return [*underlined(party.heading), *address, *_labelled(party.entries)]


def _rows(doc: InvoiceDocument) -> Iterator[list[str]]:
    """The lines of one service below its name."""
    for text, rows in groupby(doc.rows, key=lambda row: row.text.text):
        figures = [(row.period, row.quantity, row.price, row.vat, row.net) for row in rows]
        yield [*underlined(text), *_table(figures)]


def _table(rows: Sequence[Sequence[Entry]]) -> list[str]:
    """In columns below their labels; where the page has no room, each entry on its line."""
    cells = [[entry.label for entry in rows[0]], *([entry.text for entry in row] for row in rows)]
    columns = in_columns(cells, range(1, len(rows[0])), WIDTH)
    return columns or [line for row in rows for line in _labelled(row)]


def _taxes(doc: InvoiceDocument) -> Iterator[str]:
    if doc.vat_rows:
        yield from (*underlined(doc.vat_heading), *_table(doc.vat_rows))
    if doc.vat_note is not None:
        yield from _labelled([doc.vat_note])


def _totals(doc: InvoiceDocument) -> list[str]:
    widest = max(len(entry.text) for entry in doc.totals)
    return labelled((entry.label, entry.text.rjust(widest)) for entry in doc.totals)


def _payment(doc: InvoiceDocument) -> Iterator[str]:
    if doc.payment:
        yield from underlined(doc.payment_heading)
        yield from _labelled((*doc.payment, *filter(None, [doc.barcode])))
