"""The columns of a list: which of them fit, how wide each becomes, and one row as pieces of text.

Knows no widget; `LineList` draws what comes out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from rich.cells import cell_len

from ph_tui.ui.kit.inks import Align, Piece, Pieces, fit, fit_pieces, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
GAP = 2


class Column(NamedTuple, Generic[T]):
    """One column of a list.

    `cell` turns a row into text or pieces; `title` is a message id, "" for a column without a word.
    `width` is in cells; with `flex` the column also takes a share of what is left over. It shows
    only in lists that are at least `appears_from` cells wide.
    """

    key: str
    title: str
    cell: Callable[[T], str | Pieces]
    width: int
    flex: int = 0
    align: Align = "left"
    appears_from: int = 0


class Laid(NamedTuple, Generic[T]):
    """A column with the width, in cells, that it got."""

    column: Column[T]
    width: int


def lay_out(columns: Sequence[Column[T]], width: int) -> list[Laid[T]]:
    """Return the columns that show in a list of `width` cells with the width that each gets."""
    shown_columns = [column for column in columns if width >= column.appears_from]
    fixed = sum(column.width for column in shown_columns) + GAP * max(len(shown_columns) - 1, 0)
    shares = sum(column.flex for column in shown_columns)
    spare = max(width - fixed, 0)
    laid: list[Laid[T]] = []
    for column in shown_columns:
        extra = spare * column.flex // shares if column.flex else 0
        spare, shares = spare - extra, shares - column.flex
        laid.append(Laid(column, column.width + extra))
    return laid


def row_pieces(laid: Sequence[Laid[T]], row: T) -> list[Piece]:
    """Return one row as pieces, each cell padded to its column."""
    return join_cells(laid, [part.column.cell(row) for part in laid])


def header_pieces(
    laid: Sequence[Laid[T]], say: Callable[[str], str], sort: tuple[str, bool] | None
) -> list[Piece]:
    """Return the titles as pieces; `sort` is the key of the sorted column and whether it falls."""
    pieces: list[Piece] = []
    at = start = 0
    for part in laid:
        title = say(part.column.title) if part.column.title else ""
        room = part.width
        if sort is not None and sort[0] == part.column.key:
            mark = "▾" if sort[1] else "▴"
            roomy = cell_len(title) + 2 <= room
            title, room = (f"{title} {mark}", room) if roomy else (title + mark, room + 1)
        title = fit(title, room)  # the mark may stand in the gap between two columns
        left = start if part.column.align == "left" else start + part.width - cell_len(title)
        pieces += [(" " * (left - at), ""), (title, "")]
        at, start = left + cell_len(title), start + part.width + GAP
    return pieces


def join_cells(laid: Sequence[Laid[T]], cells: Sequence[str | Pieces]) -> list[Piece]:
    """Return cells side by side, each fitted, aligned and padded to its column."""
    pieces: list[Piece] = []
    for place, (part, cell) in enumerate(zip(laid, cells, strict=True)):
        fitted = fit_pieces([(cell, "")] if isinstance(cell, str) else cell, part.width)
        padding = part.width - sum(cell_len(shown(text)) for text, _ in fitted)
        gap = GAP if place + 1 < len(laid) else 0
        if part.column.align == "right":
            pieces += [(" " * padding, ""), *fitted, (" " * gap, "")]
        else:
            pieces += [*fitted, (" " * (padding + gap), "")]
    return pieces
