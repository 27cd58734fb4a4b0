"""The fields of a session as they are typed."""

from __future__ import annotations

from datetime import date, time

import pytest

from ph_tui.desk.session_fields import NAMES, read_changes
from ph_tui.domain.errors import BadInput
from ph_tui.domain.sessions import SessionState

TODAY = date(2024, 4, 24)
SPAN = (date(2023, 11, 1), date(2024, 6, 14))


def changes(**values: str) -> dict[str, object]:
    """What typed values mean, for an order that runs over the turn of the year."""
    return read_changes(values, today=TODAY, span=SPAN)


@pytest.mark.parametrize("text", ["9", "09:00", "9.00", " 9:00 "])
def test_clock_times(text: str) -> None:
    """A clock time may be told with a point, a colon or the hour alone."""
    assert changes(start=text) == {"start": time(9)}


def test_a_day_without_its_year_falls_inside_the_order() -> None:
    """The year is the one in which the order runs."""
    assert changes(on="1.12.") == {"on": date(2023, 12, 1)}


def test_minutes_take_the_place_of_clock_times() -> None:
    """Minutes told alone are the length; with clock times those decide."""
    assert changes(minutes="90") == {"start": None, "end": None, "minutes": 90}
    both = changes(minutes="90", start="9", end="10")
    assert (both["start"], both["end"]) == (time(9), time(10))


@pytest.mark.parametrize(
    ("text", "meant"),
    [("yes", True), ("KYLLÄ", True), ("1", True), ("ei", False), ("no", False), ("", False)],
)
def test_yes_and_no_in_both_languages(text: str, meant: bool) -> None:
    """A mark is set and taken away by a word of either language."""
    assert changes(group=text) == {"group": meant}


def test_states_are_told_by_name() -> None:
    """A state has its name, with a hyphen too."""
    assert changes(state="no-show") == {"state": SessionState.NO_SHOW}


@pytest.mark.parametrize("name", [*NAMES[:5], "group", "colour"])
def test_the_unreadable_is_refused(name: str) -> None:
    """What can't be read is bad input, whatever the field."""
    with pytest.raises(BadInput):
        changes(**{name: "sininen"})
