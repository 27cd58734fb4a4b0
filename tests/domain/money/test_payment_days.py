"""Banks pay on weekdays that are no public holidays in Finland."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.money.payment_days import banking_day


@pytest.mark.parametrize(
    ("on", "pays"),
    [
        (date(2024, 4, 24), date(2024, 4, 24)),
        (date(2024, 4, 27), date(2024, 4, 29)),
        (date(2024, 3, 29), date(2024, 4, 2)),
        (date(2024, 5, 1), date(2024, 5, 2)),
        (date(2024, 6, 21), date(2024, 6, 24)),
        (date(2024, 12, 24), date(2024, 12, 27)),
        (date(2022, 12, 31), date(2023, 1, 2)),
    ],
)
def test_a_payment_day_moves_on(on: date, pays: date) -> None:
    """Past a weekend, over Easter, May Day, Midsummer, Christmas, and into the next year."""
    assert banking_day(on) == pays


@given(st.dates(date(2013, 1, 1), date(2099, 12, 20)))
def test_it_moves_to_the_next_open_day_and_no_further(on: date) -> None:
    """A day on which banks pay stays; no closed stretch is longer than five days."""
    pays = banking_day(on)
    assert on <= pays <= on + timedelta(days=5)
    assert pays.weekday() < 5
    assert banking_day(pays) == pays
