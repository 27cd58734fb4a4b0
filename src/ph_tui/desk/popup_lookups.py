"""What is asked of the stands without changing one: the month, the last days, what is due.

Owns how a stand is found from what a person types, and what of the stands has a day.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from ph_tui.desk.agenda_kinds import AgendaKind
from ph_tui.desk.due import Due
from ph_tui.desk.labels import SHORT_ID
from ph_tui.domain.contract_periods import period_on
from ph_tui.domain.errors import BadInput, PhTuiError
from ph_tui.domain.messages import Message
from ph_tui.domain.popup import calendar, reading
from ph_tui.domain.popup.bookings import BookingState, PopUpBooking, in_time, shown_slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.core import Core
    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.popup.calendar import Day, Month, Slot

_AHEAD = timedelta(days=366)
_LEAST_ID = 3
"""Characters by which an id may be named."""


class PopUpLookups:
    """The questions about stands."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def edition_on(self, on: date) -> Edition:
        """The handbook edition that a stand on a day goes by: that of the day's contract period."""
        core = self._core
        return core.library.get(core.period_on(on).edition_id)

    def month(self, year: int, month: int) -> Month:
        """The weekdays of a month with what each of their slots is."""
        core, first = self._core, date(year, month, 1)
        return calendar.month_of(first, self._editions(), core.store.popup(), core.today)

    def day(self, on: date) -> Day:
        """One day with its slots, of whatever weekday."""
        core = self._core
        return calendar.day_of(on, self.edition_on(on), core.store.popup(), core.today)

    def last_booking_day(self, on: date) -> date:
        """The last day on which a stand on a day can still be booked."""
        return calendar.last_booking_day(on, self.edition_on(on).popup_lead)

    def first_bookable(self) -> Slot | None:
        """The first slot from today on that is free and can still be booked."""
        core = self._core
        return calendar.first_free(core.today, self._editions(), core.store.popup(), core.today)

    def list(self, month: date | None = None) -> tuple[PopUpBooking, ...]:
        """The bookings by day, of one month or of all; those that were cancelled too."""
        found = in_time(self._core.store.popup())
        if month is None:
            return found
        return tuple(b for b in found if (b.on.year, b.on.month) == (month.year, month.month))

    def coming(self) -> tuple[PopUpBooking, ...]:
        """Our stands from today on, those that were cancelled left out."""
        today = self._core.today
        return tuple(b for b in self.list() if b.stands and b.is_ours and b.on >= today)

    def late(self) -> frozenset[str]:
        """The ids of our stands to come that are unconfirmed, and too near to be booked now."""
        today = self._core.today
        return frozenset(
            booking.id
            for booking in self.coming()
            if booking.state is BookingState.REQUESTED and self.last_booking_day(booking.on) < today
        )

    def read_day(self, text: str) -> date:
        """The day that was typed, a weekday being the next one; raises BadInput."""
        return reading.read_stand_day(text, self._core.today)

    def read(self, text: str, slot: str | None = None) -> tuple[date, str]:
        """The day and slot that were typed, such as `10.5. 10-12`; raises BadInput.

        `slot` is meant where none is typed.
        """
        on, typed = reading.read_stand(text, self._core.today, slot)
        return on, reading.slot_meant(typed, self._slots(on))

    def _slots(self, on: date) -> tuple[str, ...]:
        return tuple(slot.key for slot in self.edition_on(on).popup.slots)

    def find(self, reference: str) -> PopUpBooking:
        """The booking that an id, the beginning of one, or a day and a slot mean; else BadInput.

        A booking that stands is meant before one that was cancelled.
        """
        text, known = reference.strip(), self.list()
        named = text.lower() if len(text) >= _LEAST_ID else "-"
        begun = tuple(b for b in known if b.id.startswith(named))
        found = begun or self._at(text, known)
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            raise BadInput(Message("error.popup.several", reference=text[:40], n=len(found)))
        raise BadInput(Message("error.popup.unknown", reference=text[:40]))

    def _at(self, text: str, known: tuple[PopUpBooking, ...]) -> tuple[PopUpBooking, ...]:
        """The bookings of a typed day, or of a day and a slot."""
        try:
            on, slot = self.read(text, slot="")
        except PhTuiError:
            return ()
        here = tuple(b for b in known if b.on == on and (not slot or b.slot == slot))
        return tuple(b for b in here if b.stands) or here[-1:]

    def due(self) -> tuple[Due, ...]:
        """What is still to be in the city's calendar, and the stands themselves."""
        today = self._core.today
        found: list[Due] = []
        for booking in self.coming():
            if booking.on > today + _AHEAD:
                continue
            if booking.state is BookingState.REQUESTED:
                last = self.last_booking_day(booking.on)
                found.append(_due(AgendaKind.POPUP_BOOK, last, booking))
            else:
                found.append(_stand(booking))
        return tuple(found)

    def _editions(self) -> Callable[[date], Edition]:
        """As `edition_on`, for many days: the periods are read once."""
        library, periods = self._core.library, self._core.store.periods()

        @cache
        def edition_on(on: date) -> Edition:
            return library.in_period(period_on(on, periods, library.in_force(on).id), on)

        return edition_on


def _stand(booking: PopUpBooking) -> Due:
    due = _due(AgendaKind.POPUP, booking.on, booking)
    times = reading.slot_times(booking.slot)
    return due if times is None else due._replace(start=times[0], end=times[1])


def _due(kind: AgendaKind, on: date, booking: PopUpBooking) -> Due:
    first = next(iter(booking.note.splitlines()), "")
    shows = Message("word.popup.shows", note=first) if first else None
    title, coach = told_stand(booking), booking.coach
    return Due(kind, on, booking.id, title, coach=coach, detail=shows)


def told_stand(booking: PopUpBooking) -> Message:
    """What a person calls a stand: its day and its slot."""
    return Message("word.popup.stand", on=booking.on, slot=shown_slot(booking.slot))


def short_id(booking: PopUpBooking) -> str:
    """The beginning of a booking's id, enough to name it."""
    return booking.id[:SHORT_ID]
