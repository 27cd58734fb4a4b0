"""Periods move dates strictly by the calendar, and read and write ISO 8601."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.iso_period import IsoPeriod

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
day_periods = st.builds(IsoPeriod, days=st.integers(0, 400))
month_periods = st.builds(IsoPeriod, months=st.integers(0, 60))
periods = st.builds(IsoPeriod, months=st.integers(0, 60), days=st.integers(0, 400))


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [
        ("P7D", 0, 7),
        ("P1W", 0, 7),
        ("P2M", 2, 0),
        ("P14D", 0, 14),
        ("P1M14D", 1, 14),
        ("P0D", 0, 0),
    ],
)
def test_periods_are_read(text: str, months: int, days: int) -> None:
    """Days, weeks, months, and months with days are understood; a week is seven days."""
    assert IsoPeriod.parse(text) == IsoPeriod(months=months, days=days)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "P",
        "7D",
        "p7d",
        "P-7D",
        "P1.5D",
        "P1Y",
        "PT5H",
        "P1W2D",
        "P2D1M",
        "P٣D",
        "P7D\n",
        " P7D",
    ],
)
def test_other_texts_are_refused(text: str) -> None:
    """What is no period of whole months, weeks or days is refused, never guessed at."""
    with pytest.raises(ValueError, match="not a period"):
        IsoPeriod.parse(text)


def test_a_period_is_never_negative() -> None:
    """The side of a deadline says which way to count; the period itself has no sign."""
    with pytest.raises(ValueError, match="negative"):
        IsoPeriod(days=-1)


@pytest.mark.parametrize(
    ("period", "on", "after"),
    [
        ("P7D", date(2024, 2, 23), date(2024, 3, 1)),
        ("P7D", date(2023, 2, 23), date(2023, 3, 2)),
        ("P14D", date(2023, 12, 25), date(2024, 1, 8)),
        ("P1M", date(2024, 1, 31), date(2024, 2, 29)),
        ("P1M", date(2023, 1, 31), date(2023, 2, 28)),
        ("P2M", date(2024, 12, 31), date(2025, 2, 28)),
        ("P12M", date(2024, 2, 29), date(2025, 2, 28)),
        ("P1M1D", date(2024, 1, 31), date(2024, 3, 1)),
    ],
)
def test_after(period: str, on: date, after: date) -> None:
    """Leap days, month ends and year ends fall where a calendar has them."""
    assert IsoPeriod.parse(period).after(on) == after


@pytest.mark.parametrize(
    ("period", "on", "before"),
    [
        ("P14D", date(2024, 5, 10), date(2024, 4, 26)),
        ("P7D", date(2024, 3, 1), date(2024, 2, 23)),
        ("P2M", date(2024, 6, 30), date(2024, 4, 30)),
        ("P2M", date(2024, 12, 31), date(2024, 10, 31)),
        ("P2M", date(2024, 4, 30), date(2024, 2, 29)),
        ("P2M", date(2023, 4, 30), date(2023, 2, 28)),
        ("P2M", date(2024, 1, 15), date(2023, 11, 15)),
    ],
)
def test_before(period: str, on: date, before: date) -> None:
    """Counting backwards keeps to the calendar in the same way."""
    assert IsoPeriod.parse(period).before(on) == before


@given(periods)
def test_text_round_trip(period: IsoPeriod) -> None:
    """What a period writes is read as the same period."""
    assert IsoPeriod.parse(str(period)) == period


@given(day_periods, days)
def test_days_there_and_back(period: IsoPeriod, on: date) -> None:
    """Days are exact: there and back is the same day, either way round."""
    assert period.after(on) - on == timedelta(days=period.days)
    assert period.before(period.after(on)) == on
    assert period.after(period.before(on)) == on


@given(month_periods, days)
def test_months_keep_the_day_where_the_month_has_it(period: IsoPeriod, on: date) -> None:
    """Whole months keep the day of the month, or take the target month's last one."""
    months = on.year * 12 + on.month - 1
    for moved, total in (
        (period.after(on), months + period.months),
        (period.before(on), months - period.months),
    ):
        year, month = divmod(total, 12)
        last = monthrange(year, month + 1)[1]
        assert moved == date(year, month + 1, min(on.day, last))


@given(month_periods, days)
def test_months_there_and_back_lose_at_most_the_end_of_a_month(period: IsoPeriod, on: date) -> None:
    """Months there and back never come out later, and only a month's end can come out earlier."""
    for back in (period.before(period.after(on)), period.after(period.before(on))):
        assert timedelta(0) <= on - back <= timedelta(days=3)
        if on.day <= 28:
            assert back == on


@given(periods, days, days)
def test_a_later_day_never_has_an_earlier_deadline(period: IsoPeriod, a: date, b: date) -> None:
    """Moving keeps the order of days."""
    early, late = sorted((a, b))
    assert period.after(early) <= period.after(late)
    assert period.before(early) <= period.before(late)


@given(periods, days)
def test_plain_dates_come_out(period: IsoPeriod, on: date) -> None:
    """The result is a plain date, whatever did the counting."""
    assert type(period.after(on)) is date
    assert type(period.before(on)) is date


@pytest.mark.parametrize("period", ["P1D", "P1M", "P999M9999D"])
def test_the_calendar_ends(period: str) -> None:
    """Beyond the calendar's ends lies its last or first day, never an error."""
    assert IsoPeriod.parse(period).after(date.max) == date.max
    assert IsoPeriod.parse(period).before(date.min) == date.min
