"""Which characters the fonts inside typst can draw, so that a document never fails on one.

Owns the reading of `templates/coverage.txt` and the spelling of what can't be drawn as `[U+1F469]`.
A test compares the table with the fonts themselves and can write it anew.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Literal

Slope = Literal["upright", "slanted"]

_JOINERS = re.compile("[\u200b-\u200d\u2060\ufe00-\ufe0f]")
"""Draw nothing themselves: joiners of emoji, variation selectors."""


class Speller:
    """Spells out what can't be drawn, and remembers it for the warning."""

    def __init__(self) -> None:
        self._missing: dict[str, None] = {}

    @property
    def missing(self) -> tuple[str, ...]:
        """The code points that were spelled out, as `U+1F469`, in order of first appearance."""
        return tuple(self._missing)

    def spell(self, text: str) -> str:
        """The text with each undrawable character as its code point, joiners left out."""
        return _undrawable("upright").sub(self._spelled, _JOINERS.sub("", text))

    def _spelled(self, match: re.Match[str]) -> str:
        character = match[0]
        if unicodedata.category(character) in {"Cc", "Zl", "Zp"}:
            return " "
        name = f"U+{ord(character):04X}"
        self._missing[name] = None
        return f"[{name}]"


def can_slant(text: str) -> bool:
    """Whether the italic fonts have every character of the text."""
    return not _undrawable("slanted").search(text)


@cache
def _undrawable(slope: Slope) -> re.Pattern[str]:
    return re.compile(f"[^{_ranges()[slope]}]")


@cache
def _ranges() -> dict[Slope, str]:
    """For each slope the inside of a character class."""
    table = files("ph_tui.exports").joinpath("templates", "coverage.txt").read_text("ascii")
    found: dict[Slope, str] = {"upright": "", "slanted": ""}
    for line in table.splitlines():
        name, *ranges = line.split()
        for slope in found:
            if name == slope:
                found[slope] += "".join(map(_class_range, ranges))
    return found


def _class_range(hexadecimal: str) -> str:
    first, _, last = hexadecimal.partition("-")
    return f"\\U{int(first, 16):08x}-\\U{int(last or first, 16):08x}"
