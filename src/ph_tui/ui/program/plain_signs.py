"""The screens with ordinary characters: no box drawing, no figures, one ASCII sign in each place.

Owns which sign stands for which character, and when a terminal asks for it by itself. It works on
lines as they are drawn, so that no screen knows of it; letters, digits and € stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.color import Color

_POOR_TERMINALS = {"linux", "dumb"}
_LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")
_NO_LANGUAGE = {"C", "POSIX"}
_PUT_BY_PYTHON = {"C.UTF-8", "C.utf8", "UTF-8"}
"""What Python itself puts into LC_CTYPE where the locale is C: the user has not said it."""
_PICTURES = range(0x2190, 0x2C00)
"""Arrows, box drawing, blocks, figures, dingbats: what a plain font or a screen reader lacks."""
_UNKNOWN = "*"

_SIGNS = {
    "-": "─━═╍▔▀┄┈╌–—‒−",
    "|": "│┃║╏▏▎▍▌▋▊▉▐▕┆┊╎",
    "+": "┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╭╮╯╰▖▗▘▙▛▜▝▟✓✔",
    "#": "▇▰■",
    ".": "▱·□",
    "_": "▁",
    ":": "▂",
    "=": "▄",
    "*": "▆•◦",
    "@": "█",
    "x": "×✗✘",
    ">": "●→›▸▶»⇒",
    "<": "←‹◂◀«⇐",
    "o": "○◌",
    "^": "▴▲↑",
    "v": "▾▼↓",
    "~": "…",
    "/": "⏎",
    '"': "“”„",
    "'": "’‘‚",
    " ": "\u00a0",
    "%": "▅",
    ";": "▃",
}
"""Characters by the sign that stands for them; the steps of a bar grow darker: _:;=%*#@."""


class _Table(dict[int, str]):
    """What each character becomes; one that nobody has thought of becomes as wide an unknown."""

    def __missing__(self, code: int) -> str:
        if code not in _PICTURES:
            raise LookupError(code)
        self[code] = _UNKNOWN * get_character_cell_size(chr(code))
        return self[code]


_TABLE = _Table({ord(char): sign for sign, chars in _SIGNS.items() for char in chars})


def plain(text: str) -> str:
    """A text with ordinary characters, as wide as it was."""
    return text if text.isascii() else text.translate(_TABLE)


def pictures_in(text: str) -> str:
    """The characters of a text that are arrows, lines, blocks or figures."""
    return "".join(sorted({char for char in text if ord(char) in _PICTURES}))


def wants_plain(env: Mapping[str, str]) -> bool:
    """Whether the surroundings ask for ordinary characters.

    PH_TUI_PLAIN decides where it is set: `0` never. Else a locale that names another character set
    than UTF-8 does, and a terminal that can't draw. A locale that is not set tells nothing.
    """
    asked = env.get("PH_TUI_PLAIN")
    if asked:
        return asked != "0"
    said = {name: env[name] for name in _LOCALE if env.get(name)}
    if said.get("LANG") in _NO_LANGUAGE and said.get("LC_CTYPE") in _PUT_BY_PYTHON:
        del said["LC_CTYPE"]
    locale = next(iter(said.values()), "utf-8")
    speaks_utf8 = "utf" in locale.casefold().replace("-", "")
    return not speaks_utf8 or env.get("TERM") in _POOR_TERMINALS


class PlainSigns(LineFilter):
    """Draws every line with ordinary characters."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line with their texts made plain."""
        del background
        return [
            segment
            if segment.text.isascii()
            else Segment(segment.text.translate(_TABLE), segment.style, segment.control)
            for segment in segments
        ]
