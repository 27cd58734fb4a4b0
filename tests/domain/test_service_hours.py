"""Minutes become service hours once, by the rule of the service."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.errors import BadInput
from ph_tui.domain.service_hours import HourRule, Rounding, service_hours

QUARTER = HourRule(rounding=Rounding.NEAREST)


@pytest.mark.parametrize(
    ("minutes", "rule", "hours"),
    [
        (50, HourRule(), "0.83"),
        (50, QUARTER, "0.75"),
        (53, QUARTER, "1.00"),
        (1, HourRule(rounding=Rounding.UP), "0.25"),
        (59, HourRule(rounding=Rounding.DOWN), "0.75"),
        (90, HourRule(hour_minutes=45), "2.00"),
        (0, HourRule(), "0.00"),
    ],
)
def test_minutes_are_converted_by_the_rule(minutes: int, rule: HourRule, hours: str) -> None:
    """Hour length first, then the increment, then two decimals half up."""
    assert service_hours(minutes, rule) == Decimal(hours)


def test_a_half_cent_of_an_hour_goes_up() -> None:
    """Half up, not to the even digit: 0.125 h is 0.13 h."""
    assert service_hours(3, HourRule(hour_minutes=24)) == Decimal("0.13")


rules = st.builds(
    HourRule,
    hour_minutes=st.integers(1, 240),
    increment=st.sampled_from([Decimal("0.25"), Decimal("0.5"), Decimal(1)]),
    rounding=st.sampled_from(Rounding),
)


@given(st.integers(0, 200_000), st.integers(0, 600), rules)
def test_more_minutes_are_never_fewer_hours(minutes: int, more: int, rule: HourRule) -> None:
    """No rule turns a longer service into a smaller bill."""
    assert service_hours(minutes, rule) <= service_hours(minutes + more, rule)


@given(st.integers(0, 200_000), rules)
def test_up_and_down_embrace_the_exact_figure(minutes: int, rule: HourRule) -> None:
    """Rounding up never gives less than rounding down, and both are multiples of the increment."""
    up = service_hours(minutes, HourRule(rule.hour_minutes, rule.increment, Rounding.UP))
    down = service_hours(minutes, HourRule(rule.hour_minutes, rule.increment, Rounding.DOWN))
    assert down <= up <= down + rule.increment
    assert up % rule.increment == down % rule.increment == 0


@pytest.mark.parametrize("minutes", [0, -45, 241])
def test_an_hour_of_impossible_length_is_refused(minutes: int) -> None:
    """An hour has 1 to 240 minutes."""
    with pytest.raises(BadInput):
        HourRule(hour_minutes=minutes)
