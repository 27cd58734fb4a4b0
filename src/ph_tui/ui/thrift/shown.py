"""What the terminal shows, cell by cell, and what must be sent to have it show something else.

Owns the memory of the screen. It trusts that nobody else paints: whoever does, or can't tell, has
it forget, and then everything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.ui.thrift.pen import Abilities, Pen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ph_tui.ui.thrift.cells import Cell, Painted

_BRIDGE = 4
"""Unchanged cells that are cheaper to write again than to jump over."""


class Shown:
    """The terminal as it is known to be; cells that aren't known are None."""

    def __init__(self) -> None:
        self._size = (0, 0)
        self._rows: list[list[Cell | None]] = []

    def forget(self) -> None:
        """Know nothing any more."""
        self._size = (0, 0)

    def difference(
        self, painted: Iterable[Painted], size: tuple[int, int], abilities: Abilities
    ) -> str:
        """The sequence that has a terminal of a size (columns, rows) show what was painted."""
        if size != self._size:
            width, height = self._size = size
            self._rows = [[None] * width for _ in range(height)]
        width, height = size
        pen = Pen(width, abilities)
        has_written = False
        for y, x, cells, marks in painted:
            if 0 <= y < height and x < width:
                before = self._combined(y, x, marks)
                has_written |= self._paint(pen, y, x - len(before), [*before, *cells][: width - x])
        return pen.finish() if has_written else ""

    def _combined(self, y: int, x: int, marks: str) -> list[Cell]:
        """The cell before a place, with what combines with it now."""
        cell = self._rows[y][x - 1] if marks and x else None
        if cell is None or not cell[0] or cell[0].endswith(marks):
            return []
        return [(cell[0] + marks, cell[1])]

    def _paint(self, pen: Pen, y: int, x: int, cells: list[Cell]) -> bool:
        row = self._rows[y]
        if row[x : x + len(cells)] == cells:
            return False
        wanted = [known != cell for known, cell in zip(row[x:], cells, strict=False)]
        _forget_halves(row, x, x + len(cells))
        row[x : x + len(cells)] = cells
        for first, end in _runs(wanted, cells):
            blank = cells[end - 1]
            to_the_end = blank[0] == " " and all(cell == blank for cell in row[x + end :])
            pen.write(x + first, y, cells[first:end], to_the_end=to_the_end)
        return True


def _forget_halves(row: list[Cell | None], first: int, end: int) -> None:
    """What is left of a wide character, when its other half is written over, is not known."""
    if first > 0 and _is_right(row[first]):
        row[first - 1] = None
    if end < len(row) and _is_right(row[end]):
        row[end] = None


def _is_right(cell: Cell | None) -> bool:
    """Whether a cell is the right half of a wide character."""
    return cell is not None and not cell[0]


def _runs(wanted: list[bool], cells: list[Cell]) -> Iterator[tuple[int, int]]:
    """Where to write from and up to, short bridges between changes included."""
    at, count = 0, len(wanted)
    while at < count:
        if not wanted[at]:
            at += 1
            continue
        end = at + 1
        ahead = end
        while ahead < count and ahead - end <= _BRIDGE:
            ahead += 1
            if wanted[ahead - 1] and _is_plain(cells[end:ahead]):
                end = ahead
        yield at, end
        at = end


def _is_plain(bridge: list[Cell]) -> bool:
    """Whether a bridge is of one look, so that no change of it costs more than the jump."""
    return len({look for _, look in bridge}) == 1
