"""The terminal's cursor with what it writes: where it stands, how it looks, what it can.

Owns the control sequences; knows nothing of what is on the screen.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from ph_tui.ui.thrift.looks import PLAIN, transition

if TYPE_CHECKING:
    from ph_tui.ui.thrift.cells import Cell
    from ph_tui.ui.thrift.looks import Look

_LEAST = 4
"""So many equal cells on end may be cheaper than their letters."""


class Abilities(NamedTuple):
    """What a terminal can beside moving and colouring."""

    erases: bool = False
    """The rest of a line, and some cells on end."""
    erases_in_colour: bool = False
    """What is erased has the background that is set."""
    repeats: bool = False
    """The last character, so many times."""


@cache
def abilities_of(terminal: str) -> Abilities:
    """What a kind of terminal can, as terminfo tells; nothing where it does not know it."""
    import curses

    try:
        curses.setupterm(terminal, 1)
        erases = bool(curses.tigetstr("el") and curses.tigetstr("ech"))
        return Abilities(erases, curses.tigetflag("bce") > 0, bool(curses.tigetstr("rep")))
    except curses.error:
        return Abilities()


class Pen:
    """Writes cells at places, with as few bytes as it knows how to."""

    def __init__(self, width: int, abilities: Abilities) -> None:
        self._width, self._can = width, abilities
        self._x = self._y = -1
        """Where the cursor is; -1 when that isn't known."""
        self._look = PLAIN
        self._out: list[str] = []

    def go(self, x: int, y: int) -> None:
        """Move the cursor."""
        if (self._x, self._y) == (x, y):
            return
        ways = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"]
        if self._y == y and self._x >= 0:
            steps = x - self._x
            count = "" if abs(steps) == 1 else abs(steps)
            ways.append(f"\x1b[{count}{'C' if steps > 0 else 'D'}")
        if x == 0 and self._y == y:
            ways.append("\r")
        if x == 0 and y == self._y + 1 and self._y >= 0:
            ways.append("\r\n")
        self._out.append(min(ways, key=len))
        self._x, self._y = x, y

    def write(self, x: int, y: int, cells: list[Cell], *, to_the_end: bool) -> None:
        """Write cells at a place; `to_the_end`: from the last one on the line is blank.

        Behind what terminals measure differently the cursor is put where it belongs.
        """
        at, count = 0, len(cells)
        while at < count:
            text, look = cells[at]
            if text:
                self.go(x + at, y)
            same = at + 1
            while same < count and cells[same] == cells[at] and text:
                same += 1
            self._dress(look if text != " " else look.as_blank_after(self._look))
            if same - at >= _LEAST or (to_the_end and same == count):
                is_last = same == count
                end = to_the_end and is_last
                self._repeat(text, look, same - at, is_last=is_last, to_the_end=end)
            else:
                self._out.append(text * (same - at))
                self._moved(text, same - at)
            at = same

    def _repeat(
        self, text: str, look: Look, length: int, *, is_last: bool, to_the_end: bool
    ) -> None:
        ways = [(text * length, length)]
        if text == " " and self._erases(look):
            on = "" if is_last else f"\x1b[{length}C"
            ways.append((f"\x1b[{length}X{on}", 0 if is_last else length))
            if to_the_end:
                ways.append(("\x1b[K", 0))
        if length > 1 and self._can.repeats and len(text) == 1:
            ways.append((f"{text}\x1b[{length - 1}b", length))
        sequence, steps = min(ways, key=lambda way: len(way[0].encode()))
        self._out.append(sequence)
        self._moved(text, steps)

    def _erases(self, look: Look) -> bool:
        can = self._can
        return can.erases and look.can_be_erased and (can.erases_in_colour or not look.ground)

    def _moved(self, text: str, steps: int) -> None:
        """Know where the cursor is now: not behind a wide or combined character, nor at the end."""
        x = self._x + steps
        is_known = cell_len(text) == len(text) == 1 and self._x >= 0 and x < self._width
        self._x = x if is_known else -1

    def _dress(self, look: Look) -> None:
        self._out.append(transition(self._look, look))
        self._look = look

    def finish(self) -> str:
        """Everything that was written; the terminal's look is plain again behind it."""
        self._dress(PLAIN)
        return "".join(self._out)
