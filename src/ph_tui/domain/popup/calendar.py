"""The calendar of stands: what each slot of each day is, and until when a day can be booked.

Pure: the day of today, the edition and the bookings are given. Days are counted by the calendar,
never in hours, so a change of the clocks moves no deadline.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from ph_tui.domain.holidays_fi import holiday_key
from ph_tui.domain.popup.bookings import BookingState, PopUpBooking, in_time, slot_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.iso_period import IsoPeriod

_DAY = timedelta(days=1)
_LONGEST_SEARCH = 400
"""Days within which a free slot is looked for."""


class SlotStatus(StrEnum):
    """What one slot of one day is."""

    FREE = "free"
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    OTHERS = "others"
    HOLIDAY = "holiday"
    TOO_SOON = "too_soon"
    PAST = "past"
    CLOSED = "closed"
    """A weekday on which there are no stands."""


@dataclass(frozen=True)
class Slot:
    """One slot of one day."""

    on: date
    slot: str
    status: SlotStatus
    booking: PopUpBooking | None = None
    """The one that keeps the slot."""


@dataclass(frozen=True)
class Day:
    """One day with its slots, in the order of the day."""

    on: date
    slots: tuple[Slot, ...]
    last_day: date
    """The last day on which it can still be booked."""
    holiday: str = ""
    """What the day's holiday is called; empty when it is none."""


@dataclass(frozen=True)
class Month:
    """The days of one month on which there may be stands, week by week."""

    first: date
    """The first of the month."""
    weekdays: tuple[int, ...]
    """ISO weekdays: the columns."""
    weeks: tuple[tuple[Day | None, ...], ...]
    """Each as long as `weekdays`; None is a day of the month before or after."""

    @property
    def days(self) -> tuple[Day, ...]:
        """The days in their order."""
        return tuple(day for week in self.weeks for day in week if day is not None)


def last_booking_day(on: date, lead: IsoPeriod) -> date:
    """The last day on which a stand on a day can still be booked."""
    return lead.before(on)


def day_of(on: date, edition: Edition, bookings: Sequence[PopUpBooking], today: date) -> Day:
    """One day; a booking of a slot that the edition does not have is shown among its slots."""
    holiday, last = holiday_key(on), last_booking_day(on, edition.popup_lead)
    kept = {each.slot: each for each in bookings if each.on == on and each.stands}
    known = [slot.key for slot in edition.popup.slots]
    names = sorted({*known, *kept}, key=slot_order)
    open_as = _open_as(on, edition, today, holiday=bool(holiday), last=last)
    slots = (Slot(on, name, _status(kept.get(name), open_as), kept.get(name)) for name in names)
    return Day(on, tuple(slots), last, holiday)


def _open_as(on: date, edition: Edition, today: date, *, holiday: bool, last: date) -> SlotStatus:
    """What a slot is that nobody has."""
    if on < today:
        return SlotStatus.PAST
    if on.isoweekday() not in edition.popup.weekdays:
        return SlotStatus.CLOSED
    if holiday:
        return SlotStatus.HOLIDAY
    return SlotStatus.TOO_SOON if today > last else SlotStatus.FREE


def _status(booking: PopUpBooking | None, open_as: SlotStatus) -> SlotStatus:
    if booking is None:
        return open_as
    if booking.others:
        return SlotStatus.OTHERS
    is_confirmed = booking.state is BookingState.CONFIRMED
    return SlotStatus.CONFIRMED if is_confirmed else SlotStatus.REQUESTED


def month_of(
    first: date,
    edition_on: Callable[[date], Edition],
    bookings: Iterable[PopUpBooking],
    today: date,
) -> Month:
    """The month that begins on a day; each day goes by the edition that holds for it."""
    days = list(_days_of(first))
    standing = in_time(each for each in bookings if each.stands and each.on in days)
    editions = [edition_on(on) for on in days]
    booked = {each.on.isoweekday() for each in standing}
    columns = sorted({n for edition in editions for n in edition.popup.weekdays} | booked)
    weeks: dict[date, dict[int, Day]] = {}
    for on, edition in zip(days, editions, strict=True):
        if on.isoweekday() in columns:
            week = weeks.setdefault(on - (on.isoweekday() - 1) * _DAY if on > _EDGE else on, {})
            week[on.isoweekday()] = day_of(on, edition, standing, today)
    rows = (tuple(week.get(number) for number in columns) for week in weeks.values())
    return Month(first, tuple(columns), tuple(rows))


_EDGE = date(1, 1, 7)
"""From here on every day has a Monday before it."""


def _days_of(first: date) -> Iterator[date]:
    on = first
    while on.month == first.month:
        yield on
        if on == date.max:
            return
        on += _DAY


def first_free(
    start: date,
    edition_on: Callable[[date], Edition],
    bookings: Sequence[PopUpBooking],
    today: date,
) -> Slot | None:
    """The first slot from a day on that can be booked; None when there is none for a year."""
    on = start
    for _ in range(_LONGEST_SEARCH):
        for slot in day_of(on, edition_on(on), bookings, today).slots:
            if slot.status is SlotStatus.FREE:
                return slot
        if on == date.max:
            return None
        on += _DAY
    return None
