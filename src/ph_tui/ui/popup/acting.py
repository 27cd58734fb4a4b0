"""What can be done with a slot of the calendar, as keys: booked, confirmed, moved, noted.

Owns which of it is offered; the questions are in `actions`, the slot under the cursor the screen's.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ph_tui.domain.popup.bookings import BookingState
from ph_tui.domain.popup.calendar import SlotStatus
from ph_tui.ui.kit.keys import Key
from ph_tui.ui.orders.order_keys import RESCUE, again
from ph_tui.ui.saving.live import LiveScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ph_tui.domain.popup.bookings import PopUpBooking
    from ph_tui.domain.popup.calendar import Slot
    from ph_tui.ui.popup.actions import PopUpActions

_BOOK = Key("n", "book", "ui.popup.key.book", id="popup.book")
_BOOKABLE = {SlotStatus.FREE, SlotStatus.HOLIDAY}
_ON_BOOKING: dict[str, Callable[[PopUpBooking], bool]] = {
    "cancel": lambda _: True,
    "note": lambda _: True,
    "move": lambda booking: booking.is_ours,
    "confirm": lambda booking: booking.is_ours and booking.state is BookingState.REQUESTED,
    "announce": lambda booking: (
        booking.is_ours and booking.state is BookingState.CONFIRMED and booking.announced_on is None
    ),
}
"""What can be done to which bookings."""

KEYS = (
    _BOOK,
    Key("v", "confirm", "ui.popup.key.confirm", id="popup.confirm"),
    Key("E", "note", "ui.popup.key.note", id="popup.note"),
    Key("m", "move", "ui.popup.key.move", id="popup.move"),
    Key("x", "cancel", "ui.popup.key.cancel", id="popup.cancel"),
    Key("a", "announce", "ui.popup.key.announce", id="popup.announce"),
    Key("O", "others", "ui.popup.key.others", id="popup.others"),
    again(_BOOK),
    RESCUE,
)
"""The keys of all this; the screen binds them, so that they come before its own."""


class PopUpActing(LiveScreen[None]):
    """A screen with slots; a subclass says which of them is under its cursor."""

    def slot_here(self) -> Slot | None:
        """Return the slot under the cursor."""
        raise NotImplementedError

    def go_to_slot(self, on: date, slot: str) -> None:
        """Put the cursor on a slot."""
        raise NotImplementedError

    def booking_here(self) -> PopUpBooking | None:
        """Return the booking under the cursor."""
        slot = self.slot_here()
        return slot.booking if slot else None

    @cached_property
    def popup_do(self) -> PopUpActions:
        """What can be done; loaded when the first thing is done."""
        from ph_tui.ui.popup.actions import PopUpActions

        return PopUpActions(self, self.desk, self.go_to_slot)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for the slot under the cursor."""
        if action not in {"book", "others", *_ON_BOOKING}:
            return super().check_action(action, parameters)
        slot = self.slot_here()
        booking = slot.booking if slot else None
        if action in _ON_BOOKING:
            return booking is not None and _ON_BOOKING[action](booking)
        if action == "book" and not parameters:
            return slot is not None and slot.status in _BOOKABLE
        return slot is not None and booking is None

    def pick(self) -> None:
        """Book a slot that nobody has; note something of one that somebody has."""
        if self.booking_here() is None:
            self.action_book()
        else:
            self.action_note()

    def action_book(self, _again: bool = False) -> None:
        """Book the slot, or say why it can't be booked."""
        slot = self.slot_here()
        if slot is not None:
            self.popup_do.book(slot)

    def action_others(self) -> None:
        """Note that others have the slot."""
        slot = self.slot_here()
        if slot is not None:
            self.popup_do.book(slot, others=True)

    def action_confirm(self) -> None:
        """Record that the city's calendar has the stand."""
        self._to_booking(self.popup_do.confirm)

    def action_cancel(self) -> None:
        """Cancel the booking."""
        self._to_booking(self.popup_do.cancel)

    def action_move(self) -> None:
        """Move the booking."""
        self._to_booking(self.popup_do.move)

    def action_note(self) -> None:
        """Note what the stand will show."""
        self._to_booking(self.popup_do.note)

    def action_announce(self) -> None:
        """Record that the city has announced the stand."""
        self._to_booking(self.popup_do.announce)

    def _to_booking(self, act: Callable[[PopUpBooking], None]) -> None:
        booking = self.booking_here()
        if booking is not None:
            act(booking)

    def action_undo(self) -> None:
        """Undo the last change of a stand."""
        from ph_tui.ui.saving.undoing import take_back_record

        take_back_record(self, self.desk.popup.undo)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        from ph_tui.ui.saving.undoing import take_back_record

        take_back_record(self, self.desk.popup.redo)

    def action_rescue(self) -> None:
        """Show what was typed and not saved."""
        from ph_tui.ui.rescue.drafts import RescueScreen

        self.app.push_screen(RescueScreen(self.desk), lambda _: self.show_saved())
