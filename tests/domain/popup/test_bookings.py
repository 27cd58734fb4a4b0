"""Bookings of stands: their order, who keeps a slot, what a note may hold."""

from __future__ import annotations

from datetime import date

import pytest
from tests.factories import a_booking

from ph_tui.domain.errors import BadInput
from ph_tui.domain.popup.bookings import (
    NOTE_LIMIT,
    BookingState,
    in_time,
    shown_slot,
    slot_order,
    standing_at,
)

DAY = date(2024, 5, 10)


def test_bookings_stand_in_the_order_of_time() -> None:
    """By day, by hour as a number, the one that stands before the one that was cancelled."""
    nine = a_booking(id="n", slot="9.30-11")
    ten = a_booking(id="t")
    gone = a_booking(id="g", state=BookingState.CANCELLED)
    before = a_booking(id="b", on=date(2024, 5, 9), slot="13-15")
    assert in_time([gone, ten, nine, before]) == (before, nine, ten, gone)


@pytest.mark.parametrize("slot", ["", "aamu", "-", "10.x-12", "١٠-١٢"])
def test_a_slot_without_an_hour_comes_last(slot: str) -> None:
    """Whatever stands in a file by hand can be put in order."""
    assert sorted([slot, "13-15"], key=slot_order) == ["13-15", slot]


def test_a_cancelled_booking_keeps_nothing() -> None:
    """The slot is free once its booking was cancelled, and is told by who has it now."""
    gone = a_booking(id="g", state=BookingState.CANCELLED)
    assert standing_at([gone], DAY, "10-12") is None
    there = a_booking(others=True)
    assert standing_at([gone, there], DAY, "10-12") == there
    assert standing_at([gone, there], DAY, "13-15") is None


def test_a_note_is_cleaned_and_bounded() -> None:
    """Lines stay, what a terminal obeys goes, and a whole book is refused."""
    assert a_booking(note="Esitteet\x1b[2J\nRoll-up").note == "Esitteet[2J\nRoll-up"
    with pytest.raises(BadInput):
        a_booking(note="x" * (NOTE_LIMIT + 1))


def test_a_slot_is_read_with_a_dash() -> None:
    """The key has a hyphen, what people read an en dash."""
    assert shown_slot("9.30-11") == "9.30–11"
