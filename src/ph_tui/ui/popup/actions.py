"""What can be done with the slot under the cursor: the questions, the saves, and what is said.

Owns the words; every decision is the desk's.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ph_tui.domain.completeness.popup_rules import first_objection
from ph_tui.domain.errors import Refused
from ph_tui.domain.findings import Severity
from ph_tui.domain.messages import Message
from ph_tui.domain.popup.bookings import BookingState, PopUpBooking
from ph_tui.ui.popup.about import when, when_day
from ph_tui.ui.saving.ask_bar import AskBar
from ph_tui.ui.saving.asking import ask_until_saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.popup.calendar import Slot
    from ph_tui.l10n.words import Words
    from ph_tui.ui.program.app import PhTuiApp
    from ph_tui.ui.saving.live import LiveScreen

_SPACE = " "


class PopUpActions:
    """The actions of the calendar; `show` puts the cursor on a booking that was saved."""

    def __init__(
        self, screen: LiveScreen[None], desk: Desk, show: Callable[[date, str], None]
    ) -> None:
        self._screen, self._desk, self._show = screen, desk, show

    def book(self, slot: Slot, *, others: bool = False) -> None:
        """Book a slot; a holiday is asked about first, and what a rule forbids is told."""

        def weigh(findings: tuple[Finding, ...]) -> None:
            against = first_objection(findings)
            if against is None or against.severity is Severity.ERROR:
                self._book(slot, others=others)
                return
            from ph_tui.ui.dialogs.confirm import Confirm

            asks = Message("ui.popup.ask_anyway", when=self._when(slot.on, slot.slot))
            self._app.push_screen(
                Confirm(asks, detail=against.message),
                lambda agreed: self._book(slot, others=others) if agreed else None,
            )

        objections = partial(self._desk.popup.objections, slot.on, slot.slot, others=others)
        self._app.in_background(objections, weigh)

    def _book(self, slot: Slot, *, others: bool) -> None:
        book = partial(self._desk.popup.book, slot.on, slot.slot, others=others, anyway=True)
        said = "others" if others else "booked"
        self._run(
            book, said, last=when_day(self._desk.popup.last_booking_day(slot.on), self._words)
        )

    def confirm(self, booking: PopUpBooking) -> None:
        """Record that the city's calendar has the stand."""
        self._run(lambda: self._desk.popup.confirm(booking.id), "confirmed")

    def announce(self, booking: PopUpBooking) -> None:
        """Record that the city has announced the stand."""
        self._run(lambda: self._desk.popup.announce(booking.id), "announced")

    def cancel(self, booking: PopUpBooking) -> None:
        """Cancel a booking; of one that the city has confirmed it is asked first."""

        def cancel() -> None:
            self._run(lambda: self._desk.popup.cancel(booking.id), "cancelled")

        if booking.state is not BookingState.CONFIRMED:
            cancel()
            return
        from ph_tui.ui.dialogs.confirm import Confirm

        asks = Message("ui.popup.ask_cancel", when=self._when(booking.on, booking.slot))
        question = Confirm(asks, detail=Message("ui.popup.ask_cancel_detail"))
        self._app.push_screen(question, lambda agreed: cancel() if agreed else None)

    def move(self, booking: PopUpBooking) -> None:
        """Move a booking to the slot that is typed; a holiday is told before it is saved."""
        popup = self._desk.popup

        def read(text: str) -> str:
            on, slot = popup.read(text, booking.slot)
            against = first_objection(popup.objections(on, slot))
            moved = self._when(on, slot)
            if against is None:
                return moved
            if against.severity is Severity.ERROR:
                raise Refused(against.message)
            return f"{moved} · {self._words(against.message)}"

        def save(text: str) -> PopUpBooking:
            on, slot = popup.read(text, booking.slot)
            return popup.move(booking.id, on, slot, anyway=True)

        self._bar.ask(
            Message("ui.popup.ask_move", when=self._when(booking.on, booking.slot)),
            read,
            save,
            lambda moved: self._saved("moved", moved),
            parks=f"popup.move.{booking.id}",
        )

    def note(self, booking: PopUpBooking) -> None:
        """Note what the stand will show; of others, who they are."""
        from ph_tui.ui.dialogs.ask_text import AskText

        name, line = f"popup.note.{booking.id}", _SPACE.join(booking.note.splitlines())
        asks = "ui.popup.ask_who" if booking.others else "ui.popup.ask_note"
        message = Message(asks, when=self._when(booking.on, booking.slot))

        def save(text: str) -> PopUpBooking:
            return booking if text == line else self._desk.popup.note(booking.id, text)

        ask_until_saved(
            self._app,
            lambda: AskText(message, value=line, parks=name),
            save,
            lambda saved: self._saved("noted", saved),
            parks=name,
        )

    def go_to_day(self, go: Callable[[date], None]) -> None:
        """Ask for a day and go there."""
        popup = self._desk.popup
        self._bar.ask(
            Message("ui.popup.ask_day"),
            lambda text: self._day_text(popup.read_day(text)),
            popup.read_day,
            go,
            parks="popup.day",
        )

    def _run(self, call: Callable[[], PopUpBooking], did: str, **more: str) -> None:
        self._app.in_background(call, lambda saved: self._saved(did, saved, **more))

    def _saved(self, did: str, booking: PopUpBooking, **more: str) -> None:
        self._show(booking.on, booking.slot)
        self._screen.show_saved()
        at = self._when(booking.on, booking.slot)
        self._app.show(Message(f"ui.popup.did.{did}", when=at, **more))

    def _when(self, on: date, slot: str) -> str:
        return when(on, slot, self._words)

    def _day_text(self, on: date) -> str:
        return self._words.weekday_and_date(on)

    @property
    def _app(self) -> PhTuiApp:
        return self._screen.app

    @property
    def _words(self) -> Words:
        return self._app.words

    @property
    def _bar(self) -> AskBar:
        return self._screen.query_one(AskBar)
