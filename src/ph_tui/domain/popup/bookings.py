"""Pop-up stands that were booked: ours, and those of others that keep a slot from us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTE_LIMIT = 4000
"""Characters of what is noted of one stand."""


class BookingState(StrEnum):
    """How far a booking is."""

    REQUESTED = "requested"
    """Decided here; the city's booking calendar does not have it yet, or has not confirmed it."""
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class PopUpBooking(Value):
    """One stand on one day in one slot."""

    PROSE: ClassVar[frozenset[str]] = frozenset({"note"})

    id: str
    on: date
    slot: str
    """The slot's key in its edition, such as `10-12`."""
    edition_id: str
    """The handbook edition under which it was booked."""
    state: BookingState = BookingState.REQUESTED
    coach: str = ""
    """The login of whoever stands there."""
    others: bool = False
    """Whether somebody else has the slot: noted so that nobody asks for it."""
    note: str = ""
    """What the stand will show; of others, who they are."""
    requested_on: date | None = None
    confirmed_on: date | None = None
    cancelled_on: date | None = None
    announced_on: date | None = None
    """When we saw that the city had announced it."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.note) > NOTE_LIMIT:
            raise BadInput(
                Message("error.popup.note_length", length=len(self.note), limit=NOTE_LIMIT)
            )

    @property
    def stands(self) -> bool:
        """Whether it keeps its slot."""
        return self.state is not BookingState.CANCELLED

    @property
    def is_ours(self) -> bool:
        """Whether it is a stand of this company."""
        return not self.others


def in_time(bookings: Iterable[PopUpBooking]) -> tuple[PopUpBooking, ...]:
    """Bookings by day and slot, those that were cancelled after the one that stands."""
    return tuple(sorted(bookings, key=lambda b: (b.on, slot_order(b.slot), not b.stands, b.id)))


def slot_order(slot: str) -> tuple[int, int, str]:
    """What slots are sorted by: when they begin."""
    start = slot.partition("-")[0]
    hour, _, minute = start.partition(".")
    return (int(hour), int(minute or 0), slot) if _are_digits(hour, minute) else (24, 0, slot)


def _are_digits(hour: str, minute: str) -> bool:
    return hour.isascii() and hour.isdigit() and (not minute or minute.isdigit())


def standing_at(bookings: Iterable[PopUpBooking], on: date, slot: str) -> PopUpBooking | None:
    """The booking that keeps a slot on a day; None when nobody is known to have it."""
    here = (each for each in bookings if each.stands and (each.on, each.slot) == (on, slot))
    return next(here, None)


def shown_slot(slot: str) -> str:
    """A slot as it is read: `10–12`."""
    return slot.replace("-", "–")
