"""The pop-up calendar: a month of weekdays with their slots, and what is known of one of them.

Owns which month shows and how one gets to another; what is done with a slot is in `acting`, how
the month looks in `layout`.
"""

from __future__ import annotations

from calendar import monthrange
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical

from ph_tui.domain.day_words import YEARS
from ph_tui.domain.errors import DataError
from ph_tui.domain.messages import Message
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.lines import Lines
from ph_tui.ui.popup.about import Read, about_lines, head, side_lines
from ph_tui.ui.popup.acting import KEYS, PopUpActing
from ph_tui.ui.popup.grid import MonthGrid
from ph_tui.ui.popup.layout import Spot
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.saving.ask_bar import AskBar
from ph_tui.ui.telling.broken_line import BrokenLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.popup.calendar import Slot


class PopUpScreen(PopUpActing):
    """The calendar; it begins at the first slot that can be booked."""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        *KEYS,
        Key("d", "day", "ui.popup.key.day", id="popup.day"),
        Key("comma,left_square_bracket", "month(-1)", "ui.popup.key.before", id="popup.before"),
        Key("full_stop,right_square_bracket", "month(1)", "ui.popup.key.after", id="popup.after"),
        Key("t", "today", "ui.popup.key.today", id="popup.today"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._read: Read | None = None
        self._wanted = ""
        self._has_begun = False

    def compose_body(self) -> ComposeResult:
        """Put the month between its head and the slot under the cursor, the side pane beside."""
        yield Lines(id="head")
        with Horizontal(id="body"):
            with Vertical(id="main"):
                yield MonthGrid(self.desk.today, id="month")
                yield BrokenLine(id="broken")
                yield Lines(id="about")
            yield Lines(id="side")
        yield AskBar(id="entry-bar")

    def on_mount(self) -> None:
        """Begin at the first slot that is free, unless another one was asked for meanwhile."""
        self._grid.focus()

        def begin(slot: Slot | None) -> None:
            if not self._has_begun and slot is not None:
                self.go_to_slot(slot.on, slot.slot)
            self.reload()

        self.app.in_background(self._first_bookable, begin)

    def _first_bookable(self) -> Slot | None:
        with suppress(DataError):  # the reading of the month tells of it
            return self.desk.popup.first_bookable()
        return None

    @property
    def _grid(self) -> MonthGrid:
        return self.query_one(MonthGrid)

    def reload(self) -> None:
        """Read the month anew in which the cursor stands."""
        popup, first = self.desk.popup, self._grid.spot.on.replace(day=1)

        def read() -> Read | Message:
            try:
                month = popup.month(first.year, first.month)
            except DataError as error:
                return error.message
            place = popup.edition_on(first).popup
            stands = popup.coming(), popup.late(), popup.first_bookable()
            return Read(month, self.desk.today, *stands, place.place, place.address)

        self.read_behind(read, self._show)

    def _show(self, read: Read | Message) -> None:
        broken = [read] if isinstance(read, Message) else []
        self.query_one(BrokenLine).show_broken((), broken)
        if isinstance(read, Message) or read.month.first != self._grid.spot.on.replace(day=1):
            return  # the cursor has gone on; that month is being read
        words = self.app.words
        self._read = shown = read
        self.query_one("#head", Lines).set_paint(lambda width: [head(shown, words, width)])
        self._grid.show(read.month, read.today)
        if self._wanted:
            self._put_on_slot(self._wanted)
            self._wanted = ""

    def _put_on_slot(self, name: str) -> None:
        here = self._grid.here
        slots = [slot.slot for slot in here[0].slots] if here else []
        if name in slots:
            self._grid.go(Spot(self._grid.spot.on, slots.index(name)))

    @on(MonthGrid.Left)
    def leave_month(self) -> None:
        """Show the month into which the cursor went."""
        self.reload()

    @on(MonthGrid.Highlighted)
    def follow(self) -> None:
        """Tell of the slot under the cursor."""
        read, here, words = self._read, self._grid.here, self.app.words
        about, side = self.query_one("#about", Lines), self.query_one("#side", Lines)
        if read is None or here is None:
            return
        day, slot = here
        about.set_paint(lambda width: about_lines(read, day, slot, words, width))
        side.set_paint(lambda width: list(side_lines(read, day, slot, words, width)))
        self.refresh_bindings()

    @on(MonthGrid.Picked)
    def pick_here(self) -> None:
        """Book or note what enter was pressed on."""
        with self.app.telling():
            self.pick()

    def slot_here(self) -> Slot | None:
        """Return the slot under the cursor."""
        here = self._grid.here if self.is_mounted else None
        return here[1] if here else None

    def go_to(self, booking_id: str) -> None:
        """Put the cursor on a booking."""
        with self.app.telling():
            booking = self.desk.popup.find(booking_id)
            self.go_to_slot(booking.on, booking.slot)

    def go_to_slot(self, on: date, slot: str) -> None:
        """Put the cursor on a slot, once its month shows."""
        self._has_begun, self._wanted = True, slot
        self._grid.go(Spot(on, 0))
        if self._grid.here is not None:
            self._put_on_slot(slot)

    def action_day(self) -> None:
        """Go to a day that is typed."""
        self.popup_do.go_to_day(lambda day: self._grid.go(Spot(day, 0)))

    def action_month(self, step: int) -> None:
        """Go to the month before or after, to the same day of it."""
        spot = self._grid.spot
        year, month = divmod(spot.on.year * 12 + spot.on.month - 1 + step, 12)
        if year in YEARS:
            last = monthrange(year, month + 1)[1]
            self._grid.go(Spot(date(year, month + 1, min(spot.on.day, last)), spot.place))

    def action_today(self) -> None:
        """Go to today; from there to the first slot that is free."""
        first = self._read.first if self._read else None
        if self._grid.spot.on == self.desk.today and first is not None:
            self.go_to_slot(first.on, first.slot)
        else:
            self._grid.go(Spot(self.desk.today, 0))
