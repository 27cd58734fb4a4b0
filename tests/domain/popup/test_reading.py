"""A stand as people type it: which day, which year, which slot."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.errors import BadInput
from ph_tui.domain.popup.reading import (
    read_slot,
    read_stand,
    read_stand_day,
    slot_meant,
    slot_times,
)

TODAY = date(2024, 4, 24)


@pytest.mark.parametrize(
    ("text", "on", "slot"),
    [
        ("10.5. 10-12", date(2024, 5, 10), "10-12"),
        ("pe 10.5. klo 10.00–12.00", date(2024, 5, 10), "10-12"),
        ("2024-05-10 13", date(2024, 5, 10), "13"),
        ("to 9.30-11", date(2024, 4, 25), "9.30-11"),
        ("15.1. 10-12", date(2025, 1, 15), "10-12"),  # the one that comes
        ("23.4. 10-12", date(2024, 4, 23), "10-12"),  # but lately, not in a year
        ("10.5., 10 - 12", date(2024, 5, 10), "10-12"),
    ],
)
def test_a_stand_is_read(text: str, on: date, slot: str) -> None:
    """A weekday is the next one; a day without its year comes, unless it was but lately."""
    assert read_stand(text, TODAY) == (on, slot)


def test_a_slot_may_be_left_out_where_one_is_known() -> None:
    """Moving to another day keeps the hour."""
    assert read_stand("16.5.", TODAY, "13-15") == (date(2024, 5, 16), "13-15")
    with pytest.raises(BadInput):
        read_stand("16.5.", TODAY)


@pytest.mark.parametrize("text", ["", "aamu", "10.5. aamu", "31.2. 10-12", "1.1.9999 10-12", "10"])
def test_what_is_no_stand_is_refused(text: str) -> None:
    """Never guessed, never swallowed."""
    with pytest.raises(BadInput):
        read_stand(text, TODAY)


def test_one_hour_is_enough_where_one_slot_begins_then() -> None:
    """An hour that no slot or more than one begins with stays what it is."""
    slots = ("10-12", "13-15", "13-14")
    assert slot_meant("10", slots) == "10-12"
    assert slot_meant("13", slots) == "13"
    assert slot_meant("11-12", slots) == "11-12"


def test_a_day_alone_is_read() -> None:
    """For going there."""
    assert read_stand_day("ma", TODAY) == date(2024, 4, 29)
    with pytest.raises(BadInput):
        read_stand_day("eilisiltana", TODAY)


def test_the_times_of_a_slot() -> None:
    """For the calendar file; a key without times has none."""
    assert slot_times("9.30-11") == (time(9, 30), time(11))
    assert slot_times("10") is None
    assert slot_times("25-26") is None


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is typed, it is a stand or one clear sentence."""
    for read in (lambda: read_stand(text, TODAY), lambda: read_slot(text)):
        try:
            read()
        except BadInput:
            continue
