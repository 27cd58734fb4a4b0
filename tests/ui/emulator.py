"""A terminal emulator as strict as terminals are, where pyte by itself is lenient.

It repeats characters (REP), it blanks what is left of a wide character of which one half is written
over, and it may erase without colour or draw pictographs narrow, as some terminals do.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import pyte
from wcwidth import wcwidth

_PICTOGRAPHS = "\U0001f300"


class Screen(pyte.Screen):
    """The emulated screen."""

    erases_in_colour = True
    draws_narrow = False
    """Pictographs take one cell."""
    _last = " "

    def draw(self, data: str) -> None:
        """Draw text, and remember what would be repeated."""
        for letter in data:
            if self.draws_narrow and letter >= _PICTOGRAPHS:
                letter = "?"  # noqa: PLW2901 - as wide as the terminal takes it to be
            self._blank_halves(wcwidth(letter))
            super().draw(letter)
            self._last = letter

    def _blank_halves(self, width: int) -> None:
        row, x = self.buffer[self.cursor.y], self.cursor.x
        if width < 1 or x >= self.columns:
            return
        if x > 0 and not row[x].data:
            row[x - 1] = row[x - 1]._replace(data=" ")
        if x + width < self.columns and not row[x + width].data:
            row[x + width] = row[x + width]._replace(data=" ")

    def repeat(self, count: int | None = None) -> None:
        """Draw the last character so many times more."""
        self.draw(self._last * (count or 1))

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        """Erase a line or a part of it, in colour if this terminal does."""
        with_colour = self.cursor.attrs
        self._blank_halves(1)
        self.cursor.attrs = self._ground()
        super().erase_in_line(how, private=private)
        self.cursor.attrs = with_colour

    def erase_characters(self, count: int | None = None) -> None:
        """Erase some cells, in colour if this terminal does."""
        with_colour = self.cursor.attrs
        self._blank_halves(count or 1)
        self.cursor.attrs = self._ground()
        super().erase_characters(count)
        self.cursor.attrs = with_colour

    def _ground(self) -> Any:
        default = self.default_char
        return default._replace(bg=self.cursor.attrs.bg) if self.erases_in_colour else default


class ByteStream(pyte.ByteStream):
    """What the screen is fed by."""

    csi = pyte.ByteStream.csi | {"b": "repeat"}
    events = pyte.ByteStream.events | {"repeat"}


def seen(cell: Any) -> tuple[object, ...]:
    """A cell as a person sees it: a blank has no ink unless a line runs through it."""
    text = unicodedata.normalize("NFC", cell.data)
    lines = (cell.underscore, cell.strikethrough, cell.reverse)
    if text == " ":
        return (text, cell.bg, cell.fg if any(lines) else "", *lines)
    return (text, cell.bg, cell.fg, cell.bold, cell.italics, *lines)
