"""One session: its times, its length, and when it is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.errors import BadInput
from ph_tui.domain.sessions import Session, SessionState, held, in_order

SESSION = Session("1", date(2024, 4, 23), time(9), time(11, 30), 0, SessionState.HELD, "maija")


def test_clock_times_decide_the_minutes() -> None:
    """Whatever length was told beside them."""
    assert SESSION.minutes == 150


@pytest.mark.parametrize(
    ("day", "minutes"),
    [(date(2024, 3, 31), 60), (date(2024, 10, 27), 180), (date(2024, 5, 1), 120)],
)
def test_a_clock_change_is_counted_in_real_minutes(day: date, minutes: int) -> None:
    """From 2.30 to 4.30 an hour is missing in spring and is there twice in autumn."""
    assert replace(SESSION, on=day, start=time(2, 30), end=time(4, 30)).minutes == minutes


@pytest.mark.parametrize(
    "changes",
    [
        {"end": None},
        {"start": None},
        {"end": time(9)},
        {"end": time(8)},
        {"start": None, "end": None, "minutes": 0},
        {"start": None, "end": None, "minutes": -30},
        {"start": None, "end": None, "minutes": 1441},
        {"note": "a" * 20_001},
    ],
)
def test_an_impossible_session_is_refused(changes: dict[str, object]) -> None:
    """Half a time, no time, backwards, too long, a note without end."""
    with pytest.raises(BadInput):
        replace(SESSION, **changes)  # type: ignore[arg-type] # fields by name


@given(st.times(), st.times(), st.times(), st.times())
def test_overlap_is_mutual_and_touching_is_none(a: time, b: time, c: time, d: time) -> None:
    """One meeting may begin when the other ends."""
    if a >= b or c >= d:
        return
    try:
        one, other = replace(SESSION, start=a, end=b), replace(SESSION, id="2", start=c, end=d)
    except BadInput:
        return
    assert one.overlaps(other) == other.overlaps(one) == (a < d and c < b)


def test_a_session_without_clock_times_is_over_with_its_day() -> None:
    """Only its length is known."""
    assert replace(SESSION, start=None, end=None, minutes=90).over_at.hour == 23


def test_only_held_sessions_count_and_they_stand_in_order_of_time() -> None:
    """Planned ones and no-shows are not part of what was done."""
    later = replace(SESSION, id="2", start=time(8))
    missed = replace(SESSION, id="3", state=SessionState.NO_SHOW)
    assert [s.id for s in held((SESSION, missed, later))] == ["2", "1"]
    assert [s.id for s in in_order((SESSION, later))] == ["2", "1"]


def test_control_characters_never_enter_a_note() -> None:
    """Nothing from a record can reach the terminal as an escape sequence."""
    note = replace(SESSION, note="a\x1b]52;c;x\x07b\u202ec\n\nd [bold]").note
    assert note == "a]52;c;xbc\n\nd [bold]"
