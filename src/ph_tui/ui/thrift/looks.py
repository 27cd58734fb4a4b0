"""How a cell looks, and the shortest way from one look to the next.

Owns the SGR codes. Knows no cell and no screen; a Rich style comes in, numbers go out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.color import Color, ColorSystem
    from rich.style import Style

_ON = {
    "bold": 1,
    "dim": 2,
    "italic": 3,
    "underline": 4,
    "blink": 5,
    "blink2": 6,
    "reverse": 7,
    "conceal": 8,
    "strike": 9,
    "underline2": 21,
    "frame": 51,
    "encircle": 52,
    "overline": 53,
}
_OFF = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 6: 25, 7: 27, 8: 28, 9: 29, 21: 24, 51: 54, 52: 54}
_OFF[53] = 55
_SEEN_ON_BLANKS = frozenset({4, 7, 9, 21, 51, 52, 53})
_NO_INK, _NO_GROUND = "39", "49"


class Look(NamedTuple):
    """How a cell looks in one colour system."""

    attributes: frozenset[int] = frozenset()
    """SGR codes that switch something on."""
    ink: str = ""
    """SGR codes of the foreground; empty is the terminal's own."""
    ground: str = ""
    """SGR codes of the background; empty is the terminal's own."""
    link: str = ""

    @property
    def of_blank(self) -> Look:
        """What of it shows where nothing is written."""
        seen = self.attributes & _SEEN_ON_BLANKS
        return Look(seen, self.ink if seen else "", self.ground, self.link)

    def as_blank_after(self, before: Look) -> Look:
        """What a blank of this look may be written in: what does not show on it may stay."""
        if self.attributes:
            return self
        unseen = before.attributes - _SEEN_ON_BLANKS
        return Look(unseen, before.ink, self.ground, self.link)

    @property
    def can_be_erased(self) -> bool:
        """Whether an erased cell can look like this."""
        return not (self.attributes or self.link)


PLAIN = Look()
"""What a reset leaves."""


@lru_cache(4096)
def look_of(style: Style, colours: ColorSystem) -> Look:
    """The look of a style; what else a style carries is no matter of the terminal's."""
    attributes = frozenset(code for name, code in _ON.items() if getattr(style, name))
    ink, ground = _codes(style.color, colours, True), _codes(style.bgcolor, colours, False)
    return Look(attributes, ink, ground, style.link or "")


def _codes(colour: Color | None, colours: ColorSystem, foreground: bool) -> str:
    if colour is None:
        return ""
    codes = ";".join(colour.downgrade(colours).get_ansi_codes(foreground=foreground))
    return "" if codes in {_NO_INK, _NO_GROUND} else codes


@lru_cache(8192)
def transition(before: Look, after: Look) -> str:
    """The shortest sequence from one look to another; empty when they are the same."""
    link = f"\x1b]8;;{after.link}\x1b\\" if before.link != after.link else ""
    by_reset = _sgr(["", *_anew(after)]) if after[:3] != PLAIN[:3] else "\x1b[m"
    step_by_step = _sgr(_changes(before, after))
    return link + min(step_by_step, by_reset, key=len)


def _anew(look: Look) -> list[str]:
    codes = [str(code) for code in sorted(look.attributes)]
    return [*codes, *filter(None, (look.ink, look.ground))]


def _changes(before: Look, after: Look) -> list[str]:
    gone = {_OFF[code] for code in before.attributes - after.attributes}
    lost = {code for code in before.attributes & after.attributes if _OFF[code] in gone}
    on = (after.attributes - before.attributes) | lost
    codes = [*map(str, sorted(gone)), *map(str, sorted(on))]
    if before.ink != after.ink:
        codes.append(after.ink or _NO_INK)
    if before.ground != after.ground:
        codes.append(after.ground or _NO_GROUND)
    return codes


def _sgr(codes: Iterable[str]) -> str:
    joined = ";".join(codes)
    return f"\x1b[{joined}m" if joined else ""
