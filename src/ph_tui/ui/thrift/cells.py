"""What an update paints, as cells: one place of the terminal each.

Owns how wide and combining characters become cells. Knows Textual's two kinds of updates, which it
reads and never changes, and no terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rich.cells import get_character_cell_size
from textual._compositor import ChopsUpdate, LayoutUpdate

from ph_tui.ui.thrift.looks import PLAIN, Look, look_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.color import ColorSystem
    from rich.segment import Segment
    from textual.strip import Strip

Cell: TypeAlias = tuple[str, Look]
"""A character with what combines with it; the right half of a wide one is an empty text."""
Update: TypeAlias = "ChopsUpdate | LayoutUpdate"


class Painted(NamedTuple):
    """Cells side by side in one row."""

    y: int
    x: int
    cells: list[Cell]
    marks: str = ""
    """What combines with the cell before the first one: a piece may be cut right behind it."""


def painted_by(update: Update, colours: ColorSystem) -> Iterator[Painted]:
    """What an update paints, piece by piece, in the order in which it would be written."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            segments = (segment for strip in line for segment in strip)
            yield _painted(y, update.region.x, segments, colours)
        return
    for y, first, end in update.spans:
        for strip_end, (x, strip) in zip(
            update.chop_ends[y], update.chops[y].items(), strict=False
        ):
            if strip is not None and x <= end and strip_end > first:
                yield _painted(y, x, _within(strip, x, strip_end, first, end), colours)


def _within(strip: Strip, x: int, strip_end: int, first: int, end: int) -> Strip:
    """What an update writes of a strip, which may reach beyond its span on the right."""
    if end > x >= first and strip_end <= end:
        return strip
    return strip.crop(0, min(strip_end, end) - x)


def _painted(y: int, x: int, segments: Iterable[Segment], colours: ColorSystem) -> Painted:
    marks, cells = cells_of(segments, colours)
    return Painted(y, x, cells, marks)


def cells_of(segments: Iterable[Segment], colours: ColorSystem) -> tuple[str, list[Cell]]:
    """The cells of a line of segments, and what combines with whatever stands before them."""
    cells: list[Cell] = []
    marks = ""
    for text, style, control in segments:
        if control:
            continue
        look = PLAIN if style is None else look_of(style, colours)
        blank = (" ", look.of_blank)
        if text.isascii():
            cells += [blank if letter == " " else (letter, look) for letter in text]
        else:
            marks += _add(cells, text, look, blank)
    return marks, cells


def _add(cells: list[Cell], text: str, look: Look, blank: Cell) -> str:
    """Add the cells of a text; gives what combines with nothing that is there yet."""
    marks = ""
    for letter in text:
        width = get_character_cell_size(letter)
        if letter == " ":
            cells.append(blank)
        elif width:
            cells.append((letter, look))
            if width > 1:
                cells.append(("", look))
        elif cells:
            place = -1 if cells[-1][0] else -2
            cells[place] = (cells[place][0] + letter, cells[place][1])
        else:
            marks += letter
    return marks
