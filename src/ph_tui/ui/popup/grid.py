"""The month of stands as one widget: drawn as a calendar or as a list, walked through by arrows.

Owns the cursor and the drawing; what the days hold is handed in, what is done to a slot is for the
screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region
from textual.message import Message as Event
from textual.strip import Strip
from textual.widget import Widget

from ph_tui.domain.day_words import YEARS
from ph_tui.ui.kit.inks import draw, tone_styles
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.speech import words_of
from ph_tui.ui.popup.layout import (
    LEAST_WIDTH,
    Cell,
    Line,
    Spot,
    calendar_lines,
    list_lines,
    moved,
    settled,
)

if TYPE_CHECKING:
    from datetime import date

    from rich.style import Style
    from textual import events
    from textual.binding import BindingType

    from ph_tui.domain.popup.calendar import Day, Month, Slot


class MonthGrid(Widget, can_focus=True):
    """The days of a month with their slots; `Highlighted` tells of each move of the cursor.

    A move out of the month posts `Left`: the month of `spot` is to be shown then.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--band", "grid--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("enter", "pick", "ui.popup.key.pick", quiet=True),
        Key("up,k", "step(0, -1)", "ui.key.up", quiet=True),
        Key("down,j", "step(0, 1)", "ui.key.down", quiet=True),
        Key("left,h", "step(-1, 0)", "ui.popup.key.day_before", quiet=True),
        Key("right,l", "step(1, 0)", "ui.popup.key.day_after", quiet=True),
    )

    class Highlighted(Event):
        """The cursor came to stand on another slot, or the slot became another."""

    class Left(Event):
        """The cursor went to a day of another month."""

    class Picked(Event):
        """Enter, or a second click, on the slot under the cursor."""

    def __init__(self, today: date, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._today = today
        self._month: Month | None = None
        self._spot = Spot(today, 0)
        self._painted_at = self._spot
        self._lines: list[Line] = []
        self._top = 0

    @property
    def spot(self) -> Spot:
        """Where the cursor stands, or will once its month shows."""
        return self._spot

    @property
    def here(self) -> tuple[Day, Slot] | None:
        """The day and the slot under the cursor; None until its month shows."""
        days = self._month.days if self._month else ()
        day = next((each for each in days if each.on == self._spot.on), None)
        if day is None or not 0 <= self._spot.place < len(day.slots):
            return None
        return day, day.slots[self._spot.place]

    @property
    def is_list(self) -> bool:
        """Whether there is no room for a calendar."""
        return self.size.width < LEAST_WIDTH

    def show(self, month: Month, today: date) -> None:
        """Show a month; the cursor goes to the day of it that is nearest to where it stood."""
        self._month, self._today = month, today
        self._spot = settled(month, self._spot)
        self._paint()

    def go(self, spot: Spot) -> None:
        """Put the cursor on a spot; one of another month is there once that month shows."""
        month = self._month
        if spot.on.year not in YEARS:
            return
        self._spot = spot
        if month is None or spot.on.replace(day=1) != month.first:
            self.post_message(self.Left())
        else:
            self._spot = settled(month, spot)
            self._paint()

    def action_step(self, dx: int, dy: int) -> None:
        """Go to the slot or the day beside this one."""
        if self._month is not None:
            self.go(moved(self._month, self._spot, dx, dy, listed=self.is_list))

    def action_pick(self) -> None:
        """Do with the slot what is most often done."""
        self.post_message(self.Picked())

    def on_resize(self) -> None:
        """Lay the month out anew."""
        self._paint()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the clicked slot; the second of two clicks picks it."""
        x, left = event.x, 0
        row = self._top + event.y
        for cell in self._line(row).cells:
            if left <= x < left + cell.width and cell.spot is not None:
                self.go(cell.spot)
                if event.chain == 2:
                    self.action_pick()
            left += cell.width

    def _paint(self) -> None:
        """Lay the month out, and paint the lines that have become others."""
        month, size = self._month, self.size
        if month is None or not size.width:
            return
        words, before = words_of(self), (self._top, self._lines, self._painted_at)
        if self.is_list:
            self._lines = list_lines(month, self._today, words, size.width)
        else:
            at = self._spot
            self._lines = calendar_lines(month, self._today, at, words, (size.width, size.height))
        self._scroll(size.height)
        self._painted_at = self._spot
        self._refresh_changed(*before)
        self.post_message(self.Highlighted())

    def _refresh_changed(self, top: int, lines: list[Line], at: Spot) -> None:
        if (top, len(lines)) != (self._top, len(self._lines)):
            self.refresh()
            return
        moved = {at, self._spot} if at != self._spot else set()
        for row, line in enumerate(self._lines):
            if line != lines[row] or moved & {cell.spot for cell in line.cells}:
                self.refresh(Region(0, row - top, self.size.width, 1))

    def _scroll(self, height: int) -> None:
        """Keep the cursor in sight, with the line above it."""
        row = next((n for n, line in enumerate(self._lines) if self._holds_cursor(line)), 0)
        last = max(len(self._lines) - height, 0)
        self._top = min(max(min(self._top, row - 2), row - height + 2, 0), last)

    def _holds_cursor(self, line: Line) -> bool:
        return any(cell.spot == self._spot for cell in line.cells)

    def _line(self, row: int) -> Line:
        return self._lines[row] if row < len(self._lines) else Line()

    def render_line(self, y: int) -> Strip:
        """Return one visible line."""
        line, base = self._line(y + self._top), self.rich_style
        if line.band:
            base += self.get_component_rich_style("grid--band", partial=True)
        strips = [self._drawn(cell, base) for cell in line.cells]
        return Strip.join(strips).adjust_cell_length(self.size.width, base)

    def _drawn(self, cell: Cell, base: Style) -> Strip:
        if cell.spot == self._spot and cell.spot is not None:
            base += self.get_component_rich_style("grid--cursor", partial=True)
        return draw(cell.pieces, cell.width, tone_styles(self), base)
