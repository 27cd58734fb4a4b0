"""Contract periods that nobody has added: the half-years that their ids name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.contract_periods import assumed_period, half_year_named


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_a_half_year_is_found_by_its_name(on: date) -> None:
    """What was assumed for a day is assumed again from its id."""
    period = assumed_period(on, "2024-01-01")
    if on.year >= 1000:
        assert half_year_named(period.id, "2024-01-01") == period


@pytest.mark.parametrize(
    "period_id", ["", "2024", "2024-3", "kevät", "24-1", "0000-1", "0999-1", "2024-1 "]
)
def test_another_name_is_no_half_year(period_id: str) -> None:
    """Only a year of four digits and its first or second half."""
    assert half_year_named(period_id, "2024-01-01") is None
