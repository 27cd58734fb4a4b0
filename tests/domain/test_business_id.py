"""Business IDs and OVT ids are right only with the right check digit."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ph_tui.domain.business_id import is_business_id, is_ovt

DIGITS = "0123456789"


@pytest.mark.parametrize("text", ["0174666-4", "0000000-0", "1234567-1"])
def test_right_ids(text: str) -> None:
    """The check digit makes the weighted sum divisible by eleven."""
    assert is_business_id(text)
    assert is_ovt("0037" + text.replace("-", ""))
    assert is_ovt("0037" + text.replace("-", "") + "200")


@pytest.mark.parametrize(
    "text",
    ["", "0174666-5", "01746664", "174666-4", "0174666-4 ", "0174666-٤", "FI01746664", "0000006-1"],
)
def test_wrong_ids(text: str) -> None:
    """Another digit, a missing hyphen, foreign numerals: not a business ID."""
    assert not is_business_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0037",
        "003701746665",
        "003801746664",
        "003701746664123456",
        "003701746664-20",
        "01746664",
    ],
)
def test_wrong_ovt_ids(text: str) -> None:
    """An OVT id is 0037, a business ID without its hyphen, and at most five characters more."""
    assert not is_ovt(text)


@given(st.integers(0, 7), st.sampled_from(DIGITS))
def test_one_wrong_digit_is_noticed(place: int, digit: str) -> None:
    """No single mistyped digit goes through."""
    right = "01746664"
    assume(right[place] != digit)
    wrong = right[:place] + digit + right[place + 1 :]
    assert not is_business_id(f"{wrong[:7]}-{wrong[7]}")
    assert not is_ovt(f"0037{wrong}200")
