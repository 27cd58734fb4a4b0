"""Figures as a table for a spreadsheet: one line a group, numbers as the language writes them.

In Finnish with semicolons and decimal commas, as spreadsheets there expect it; a text that a
spreadsheet would take for a formula is marked as text.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ph_tui.l10n.words import Words

Cell = str | int | Decimal | None
_BYTE_ORDER_MARK = "\ufeff"
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def table_csv(head: Sequence[str], rows: Iterable[Sequence[Cell]], words: Words) -> bytes:
    """A table as UTF-8 with a byte order mark, its lines ended by CR and LF."""
    return as_file(rows_csv([head], words) + rows_csv(rows, words))


def rows_csv(rows: Iterable[Sequence[Cell]], words: Words) -> str:
    """Lines of a table, for one that is made piece by piece."""
    out = io.StringIO(newline="")
    finnish = words.lang == "fi"
    writer = csv.writer(out, delimiter=";" if finnish else ",", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_told(cell, finnish=finnish) for cell in row])
    return out.getvalue()


def as_file(lines: str) -> bytes:
    """The lines of a table as spreadsheets read them."""
    return (_BYTE_ORDER_MARK + lines).encode()


def _told(cell: Cell, *, finnish: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULAS) else cell
    text = format(cell, "f") if isinstance(cell, Decimal) else str(cell)
    return text.replace(".", ",") if finnish else text
