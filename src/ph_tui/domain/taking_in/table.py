"""A sheet as a table: its heading row, its rows, and what is named as skipped around them.

Owns where a table begins and ends in a sheet that people look at: titles above it, empty rows,
sums and notes below. Knows no order and no session.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.taking_in.cells import EPOCH, Cell, CellError, is_empty, text_of
from ph_tui.domain.taking_in.headings import Column, Kind, bare, guessed, score
from ph_tui.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_LOOKED_THROUGH = 30
"""Rows in which the headings are looked for."""
_SUMS = ("yhteensa", "summa", "kaikki yhteensa", "total", "grand total", "sum", "in total")
_NOTE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or a text file of columns."""

    name: str
    """Empty for a text file."""
    rows: tuple[tuple[Cell, ...], ...]
    epoch: date = EPOCH
    """The day from which its serial numbers count."""


class Why(StrEnum):
    """Why a row is skipped."""

    TITLE = "title"
    SUM = "sum"
    NOTE = "note"
    HEADING = "heading"


class Skipped(NamedTuple):
    """A row that is named and not read."""

    number: int
    why: Why
    text: str
    """How it begins."""


class Row(NamedTuple):
    """A row that is read."""

    number: int
    """As the spreadsheet counts it, from 1."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """What a sheet holds."""

    kind: Kind
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...]
    empty: int
    """How many rows between the others hold nothing."""
    epoch: date

    @property
    def left_out(self) -> tuple[str, ...]:
        """The headings of the columns that hold something and have no field."""
        used = {at for row in self.rows for at, cell in enumerate(row.cells) if not is_empty(cell)}
        return tuple(
            column.heading or letters(column.at)
            for column in self.columns
            if not column.field and (column.heading or column.at in used)
        )


def letters(at: int) -> str:
    """What a spreadsheet calls a column: `A`, `B`, …, `AA`."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def best_score(kind: Kind, sheet: Sheet) -> int:
    """How many fields the headings of a sheet tell; 0 when it has none."""
    found = (score(kind, row) for _, row in _candidates(sheet, {}))
    return max(found, default=0)


def table_of(kind: Kind, sheet: Sheet, fields: Mapping[str, str] | None = None) -> Table:
    """A sheet as a table; `fields` by bare headings help to find the row of the headings.

    BadInput when nothing in it looks like a row of headings.
    """
    wanted = fields or {}
    candidates = list(_candidates(sheet, wanted))
    if not candidates:
        what = "empty" if all(map(_is_blank, sheet.rows)) else "headless"
        raise BadInput(Message(f"error.taking_in.{what}", rows=_LOOKED_THROUGH))
    place, headings = max(
        candidates, key=lambda each: (_named(each[1], wanted), score(kind, each[1]), -each[0])
    )
    return _below(kind, sheet, place, headings)


def _named(headings: Sequence[str], wanted: Mapping[str, str]) -> int:
    return len({bare(heading) for heading in headings} & wanted.keys())


def _candidates(sheet: Sheet, wanted: Mapping[str, str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows that may be those of the headings: texts in at least two columns."""
    seen = 0
    for place, cells in enumerate(sheet.rows):
        if _is_blank(cells):
            continue
        texts = tuple(_shown(cell) if isinstance(cell, str) else "" for cell in cells)
        told = sum(bool(text) for text in texts)
        if told > 1 or _named(texts, wanted):
            yield place, tuple(_shown(cell) for cell in cells)
        seen += 1
        if seen == _LOOKED_THROUGH:
            return


def _below(kind: Kind, sheet: Sheet, place: int, headings: tuple[str, ...]) -> Table:
    width = max(len(cells) for cells in sheet.rows[place:])
    columns = guessed(kind, headings + ("",) * (width - len(headings)))
    skipped = [
        Skipped(number, Why.TITLE, _beginning(cells))
        for number, cells in enumerate(sheet.rows[:place], start=1)
        if not _is_blank(cells)
    ]
    rows: list[Row] = []
    empty = gap = 0
    for number, cells in enumerate(sheet.rows[place + 1 :], start=place + 2):
        if _is_blank(cells):
            gap += 1
            continue
        empty, gap = empty + gap, 0
        why = _why_skipped(cells, headings, columns)
        if why is None:
            rows.append(Row(number, cells))
        else:
            skipped.append(Skipped(number, why, _beginning(cells)))
    return Table(kind, columns, tuple(rows), tuple(skipped), empty, sheet.epoch)


def _why_skipped(
    cells: Sequence[Cell], headings: Sequence[str], columns: Sequence[Column]
) -> Why | None:
    """Why a row below the headings is none of the table's."""
    told = [cell for cell in cells if not is_empty(cell)]
    texts = [bare(_shown(cell)) for cell in told if isinstance(cell, str)]
    if texts and any(texts[0] == word or texts[0].startswith(f"{word} ") for word in _SUMS):
        return Why.SUM
    if [bare(_shown(cell)) for cell in told] == [bare(h) for h in headings if h]:
        return Why.HEADING
    if len(told) == 1 and texts and len([c for c in columns if c.heading]) > 2:
        return Why.NOTE
    names = {column.at for column in columns if column.field in {"number", "client", "service"}}
    unnamed = all(is_empty(cells[at]) for at in names if at < len(cells))
    is_numbers = all(isinstance(c, int | float) and not isinstance(c, bool) for c in told)
    return Why.SUM if names and unnamed and is_numbers else None


def _is_blank(cells: Iterable[Cell]) -> bool:
    return all(is_empty(cell) for cell in cells)


def _shown(cell: Cell) -> str:
    return cell.code if isinstance(cell, CellError) else clean_line(text_of(cell))


def _beginning(cells: Iterable[Cell]) -> str:
    """How a row begins, for a person to recognise it."""
    text = " ".join(_shown(cell) for cell in cells if not is_empty(cell))
    return text if len(text) <= _NOTE_LENGTH else f"{text[: _NOTE_LENGTH - 1]}…"
