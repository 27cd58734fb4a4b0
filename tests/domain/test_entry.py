"""The one-line entry: what it reads, and what it refuses instead of guessing."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.entry import read_day, read_entry, read_moment, read_series
from ph_tui.domain.errors import BadInput

TODAY = date(2024, 4, 24)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("9-11 CV", TODAY),
        ("tänään 9-11 CV", TODAY),
        ("Eilen 9-11 CV", date(2024, 4, 23)),
        ("toissapäivänä 9-11 CV", date(2024, 4, 22)),
        ("yesterday 9-11 CV", date(2024, 4, 23)),
        ("ti 9-11 CV", date(2024, 4, 23)),
        ("ke 9-11 CV", TODAY),
        ("to 9-11 CV", date(2024, 4, 18)),
        ("torstaina 9-11 CV", date(2024, 4, 18)),
        ("mon 9-11 CV", date(2024, 4, 22)),
        ("23.4. 9-11 CV", date(2024, 4, 23)),
        ("23.4.2023 9-11 CV", date(2023, 4, 23)),
        ("2024-04-23 9-11 CV", date(2024, 4, 23)),
    ],
)
def test_a_day_is_read_in_both_languages(text: str, on: date) -> None:
    """Nothing means today; a weekday is the latest one up to today."""
    assert read_entry(text, today=TODAY, with_target=False).on == on


@pytest.mark.parametrize(
    ("text", "start", "end", "minutes"),
    [
        ("9-11", time(9), time(11), 120),
        ("9-11.30", time(9), time(11, 30), 150),
        ("9:00–11:30", time(9), time(11, 30), 150),
        ("klo 9-11", time(9), time(11), 120),
        ("9.15 - 10", time(9, 15), time(10), 45),
        ("2h", None, None, 120),
        ("2 h 30 min", None, None, 150),
        ("90min", None, None, 90),
        ("1,5h", None, None, 90),
        ("1.5 h", None, None, 90),
        ("45 minuuttia", None, None, 45),
    ],
)
def test_a_time_is_a_span_or_a_duration(
    text: str, start: time | None, end: time | None, minutes: int
) -> None:
    """As people write them."""
    entry = read_entry(f"{text} CV 2 kpl", today=TODAY, with_target=False)
    assert (entry.start, entry.end, entry.minutes) == (start, end, minutes)
    assert entry.note == "CV 2 kpl"


def test_the_target_comes_first_and_the_note_stays_as_it_was_typed() -> None:
    """Numbers and dates inside the note are nobody's business."""
    entry = read_entry(
        "A.K. eilen 9-11  CV, 3 paikkaa 1.5. mennessä", today=TODAY, with_target=True
    )
    assert (entry.target, entry.note) == ("A.K.", "CV, 3 paikkaa 1.5. mennessä")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "error.entry.empty"),
        ("CV:n päivitys", "error.entry.not_time"),
        ("eilen CV:n päivitys", "error.entry.not_time"),
        ("eilen", "error.entry.no_time"),
        ("25-26 CV", "error.entry.no_such_time"),
        ("9-25:00 CV", "error.entry.no_such_time"),
        ("9.75-11 CV", "error.entry.no_such_time"),
        ("31.2. 9-11 CV", "error.entry.no_such_day"),
        ("2024-13-01 9-11 CV", "error.entry.no_such_day"),
        ("11-9 CV", "error.session.end_before_start"),
        ("9-9 CV", "error.session.end_before_start"),
        ("0h CV", "error.session.minutes"),
        ("25h CV", "error.session.minutes"),
        ("-2h CV", "error.entry.time"),
        ("9-11 12-13 CV", "error.entry.left_over"),
        ("9-11 23.4. CV", "error.entry.left_over"),
        ("9-11 eilen CV", "error.entry.left_over"),
        ("2h 9-11 CV", "error.entry.left_over"),
    ],
)
def test_what_is_not_understood_is_refused_with_the_reason(text: str, why: str) -> None:
    """Nothing is swallowed, nothing is guessed."""
    with pytest.raises(BadInput) as error:
        read_entry(text, today=TODAY, with_target=False)
    assert error.value.message.id == why


def test_a_date_without_a_year_lies_inside_the_order_when_it_can() -> None:
    """In January one logs last December's meetings."""
    span = (date(2023, 11, 1), date(2024, 1, 31))
    entry = read_entry("20.12. 9-11 CV", today=date(2024, 1, 8), order_span=span, with_target=False)
    assert entry.on == date(2023, 12, 20)
    assert read_day("20.12.", today=date(2024, 1, 8)) == date(2024, 12, 20)


@given(
    st.dates(date(2023, 1, 1), date(2025, 12, 31)),
    st.times(),
    st.times(),
    st.text("abcäö ", min_size=1).map(lambda text: "x" + text.strip()),
)
def test_what_is_written_out_is_read_back(on: date, start: time, end: time, note: str) -> None:
    """Any day, any span, any note."""
    if (start.hour, start.minute) >= (end.hour, end.minute):
        return
    text = f"{on:%d.%m.%Y} {start:%H.%M}-{end:%H:%M} {note}"
    entry = read_entry(text, today=TODAY, with_target=False)
    assert (entry.on, entry.note) == (on, note)
    assert (entry.start, entry.end) == (time(start.hour, start.minute), time(end.hour, end.minute))


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """Never anything worse."""
    for read in (
        lambda: read_entry(text, today=TODAY, with_target=True),
        lambda: read_series(text, today=TODAY),
        lambda: read_moment(text, today=TODAY),
        lambda: read_day(text, today=TODAY),
    ):
        try:
            read()
        except BadInput:
            continue


def test_a_series_is_weekly_from_the_next_such_day_on() -> None:
    """Today counts; without a number it is one."""
    assert [on for on, _, _ in read_series("ke 9-11 x3", today=TODAY)] == [
        TODAY,
        date(2024, 5, 1),
        date(2024, 5, 8),
    ]
    assert len(read_series("26.4. 13-15", today=TODAY)) == 1


@pytest.mark.parametrize("text", ["", "ke", "9-11 x8", "ke 9-11 x0", "ke 9-11 x61", "ke 2h x8"])
def test_half_a_series_is_refused(text: str) -> None:
    """A day, clock times and a sensible number."""
    with pytest.raises(BadInput):
        read_series(text, today=TODAY)


def test_a_moment_is_a_day_a_time_or_both() -> None:
    """A weekday is the coming one: one moves a session forward."""
    both = read_moment("to 9-11", today=TODAY)
    assert (both.on, both.start) == (date(2024, 4, 25), time(9))
    assert read_moment("25.4.", today=TODAY).start is None
    assert read_moment("10-12", today=TODAY).on is None
    for text in ("", "pian", "25.4. 10-12 ehkä", "2h"):
        with pytest.raises(BadInput):
            read_moment(text, today=TODAY)
