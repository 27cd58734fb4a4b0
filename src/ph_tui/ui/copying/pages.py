"""Texts as pages of a bare terminal: a paragraph stays one line, which the terminal itself wraps.

So a selection with the mouse copies paragraphs and not rows. Owns what fits on a page; knows no
terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ph_tui.ui.copying.stops import Stop

_TAB = " " * 4


class Line(NamedTuple):
    """A paragraph, or the part of one that a page has room for; a heading is no text of a field."""

    text: str
    is_heading: bool = False


def rows_of(text: str, width: int) -> list[str]:
    """Return the rows into which a terminal of `width` cells breaks a line; at least one."""
    rows, used = [""], 0
    for letter in text:
        cells = cell_len(letter)
        if used + cells > width:
            rows.append("")
            used = 0
        rows[-1] += letter
        used += cells
    return rows


def pages_of(stops: Sequence[Stop], width: int, height: int) -> list[list[Line]]:
    """Return the fields on pages of at most `height` rows.

    A field that fits on one page is not broken; headings stand over their text, a blank line below.
    """
    pages: list[list[Line]] = [[]]
    left = height
    for stop in stops:
        block = list(_lines(stop))
        need = sum(len(rows_of(line.text, width)) for line in block)
        gap = 1 if pages[-1] else 0
        if gap and need + gap > left:
            pages.append([])
            gap, left = 0, height
        if gap:
            pages[-1].append(Line(""))
            left -= 1
        left = _fill(pages, block, width, height, left)
    return pages


def _lines(stop: Stop) -> Iterator[Line]:
    yield Line(stop.title, is_heading=True)
    for line in stop.text.split("\n"):
        yield Line(line.replace("\t", _TAB))


def _fill(
    pages: list[list[Line]], block: Sequence[Line], width: int, height: int, left: int
) -> int:
    """Put the lines of a field on the last page and on as many more as it takes; gives the rest."""
    for line in block:
        rows = rows_of(line.text, width)
        while rows:
            if not left:
                pages.append([])
                left = height
            here, rows = rows[:left], rows[left:]
            pages[-1].append(Line("".join(here), line.is_heading))
            left -= len(here)
    return left
