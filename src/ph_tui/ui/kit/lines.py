"""Lines of text that are looked at and not walked through: they fit the width that they get.

Owns the drawing of a block and the breaking of lines; what the lines say is for who shows them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from ph_tui.ui.kit.inks import (
    Piece,
    Pieces,
    draw,
    fit_pieces,
    shown,
    tone_styles,
    width_of,
)

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.strip import Strip

PaintLines = Callable[[int], Sequence[Pieces]]
_LEAST_WIDTH = 8
_WORD = re.compile(r"\s*\S+\s*|\s+")
_GAP = 2


def wrapped(text: str, width: int) -> list[str]:
    """Return one line of user text broken between words into lines of at most `width` cells."""
    lines = Content(shown(text)).wrap(max(width, _LEAST_WIDTH))
    return [line.plain.rstrip() for line in lines] or [""]


def worded(pieces: Pieces, width: int) -> list[list[Piece]]:
    """Return pieces of user text, with line breaks, as lines of at most `width` cells."""
    lines: list[list[Piece]] = []
    line: list[Piece] = []
    used = 0
    for text, tone in pieces:
        for place, part in enumerate(text.split("\n")):
            if place:
                lines.append(line)
                line, used = [], 0
            for word in _WORD.findall(shown(part)):
                size = width_of([(word.rstrip(), tone)])
                if used and used + size > width:
                    lines.append(line)
                    line, used = [], 0
                line.append((word, tone))
                used += width_of([(word, tone)])
    return [*lines, line] if line else lines


def flowed(chunks: Sequence[Pieces], width: int, *, joint: Piece, indent: str = "") -> list[Pieces]:
    """Return chunks joined in lines of `width` cells; a chunk is never broken in two."""
    lines: list[list[Piece]] = []
    for chunk in chunks:
        if lines and width_of([*lines[-1], joint, *chunk]) + len(joint[0].rstrip()) <= width:
            lines[-1] += [joint, *chunk]
        else:
            if lines:
                lines[-1].append((joint[0].rstrip(), joint[1]))
            lines.append([(indent, ""), *chunk])
    return list(lines)


def spread(left: Pieces, right: Pieces, width: int) -> list[Piece]:
    """Return pieces at both edges of a line; when there is no room for both, the left is cut."""
    room = max(width - width_of(right) - _GAP, 0)
    fitted = fit_pieces(left, room)
    gap = width - width_of(fitted) - width_of(right)
    return [*fitted, (" " * max(gap, 0), ""), *right]


class Lines(Widget):
    """A block of lines, as high as it needs to be; only the lines that change are painted again."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's word for it)
        super().__init__(id=id)
        self._paint: PaintLines = _nothing
        self._width = 0
        self._lines: Sequence[Pieces] = ()

    def set_lines(self, lines: Sequence[Pieces]) -> None:
        """Show these lines at any width."""
        self.set_paint(lambda _width: lines)

    def set_paint(self, paint: PaintLines) -> None:
        """Show the lines that `paint` makes for a width in cells."""
        before, self._paint = self._lines, paint
        self._lay_out(self._width)
        if len(before) != len(self._lines):
            self.refresh(layout=True)
            return
        for place, line in enumerate(self._lines):
            if line != before[place]:
                self.refresh(Region(0, place, self.size.width, 1))

    def _lay_out(self, width: int) -> None:
        self._width, self._lines = width, self._paint(width) if width else ()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines."""
        del container, viewport
        if width != self._width:
            self._lay_out(width)
        return len(self._lines)

    def on_resize(self) -> None:
        """Break the lines at the new width."""
        if self.size.width != self._width:
            self._lay_out(self.size.width)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        line = self._lines[y] if y < len(self._lines) else ()
        return draw(line, self.size.width, tone_styles(self), self.rich_style)


def _nothing(_width: int) -> Sequence[Pieces]:
    return ()
