"""The days of the one-line entry, of a series and of a move."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.entry import read_day, read_moment, read_series
from ph_tui.domain.errors import BadInput
from ph_tui.l10n.words import Words

TODAY = date(2024, 4, 24)
"""A Wednesday."""
WEEKDAYS = "ma|ti|ke|to|pe|la|su|mon|tue|wed|thu|fri|sat|sun"


@given(
    st.sampled_from(WEEKDAYS.split("|")),
    st.dates(date(2001, 1, 1), date(2098, 1, 1)),
)
def test_a_weekday_is_within_a_week(name: str, today: date) -> None:
    """Looking back it is one of the last seven days, looking ahead of the next; both have today."""
    back, ahead = read_day(name, today=today), read_moment(name, today=today).on
    assert ahead is not None
    assert timedelta() <= today - back < timedelta(7)
    assert timedelta() <= ahead - today < timedelta(7)
    assert back.weekday() == ahead.weekday()


@pytest.mark.parametrize(
    ("text", "span", "on"),
    [
        ("20.12.", (date(2023, 11, 1), date(2024, 1, 31)), date(2023, 12, 20)),
        ("10.1.", (date(2024, 11, 1), None), date(2025, 1, 10)),
        ("10.1.", (None, date(2023, 6, 1)), date(2023, 1, 10)),
        ("29.2.", (date(2023, 12, 1), date(2024, 3, 1)), date(2024, 2, 29)),
        ("1.8.", (date(2023, 11, 1), date(2024, 1, 31)), date(2024, 8, 1)),
        ("1.8.", (None, None), date(2024, 8, 1)),
        ("1.8.24", None, date(2024, 8, 1)),
        ("1.8", None, date(2024, 8, 1)),
    ],
)
def test_the_year_is_the_one_inside_the_order(
    text: str, span: tuple[date | None, date | None] | None, on: date
) -> None:
    """Without a year: the year inside the order's dates, the nearest to today; else this year."""
    assert read_day(text, today=TODAY, order_span=span) == on


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no_series"),
        ("9-11 x8", "no_series"),
        ("ke 9-11 x0", "count"),
        ("ke 9-11 x999999999", "count"),
        ("ke 2h x8", "clock_needed"),
        ("ke 9-11 x8 CV", "extra"),
        ("ke x8", "time"),
    ],
)
def test_a_series_that_is_not_understood_is_refused(text: str, reason: str) -> None:
    """A series is a day, clock times and a count, and nothing else."""
    with pytest.raises(BadInput) as error:
        read_series(text, today=TODAY)
    assert error.value.message.id == f"error.entry.{reason}"


@pytest.mark.parametrize("lang", ["fi", "en"])
@given(on=st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_a_date_is_read_as_it_is_shown(lang: str, on: date) -> None:
    """What a field offers in either language can be entered as it stands."""
    assert read_day(Words(lang).date(on), today=TODAY) == on
