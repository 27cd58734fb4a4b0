"""Personal identity codes in text; all codes here have numbers that are given to nobody."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.text import has_personal_code, personal_codes

SIGNS = {1800: "+", 1900: "-YXWVU", 2000: "ABCDEF"}
CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def code_of(born: date, number: int, sign: str) -> str:
    """A code with the right check character."""
    digits = f"{born:%d%m%y}{number:03}"
    return f"{digits[:6]}{sign}{digits[6:]}{CHECKS[int(digits) % 31]}"


@st.composite
def artificial_codes(draw: st.DrawFn) -> str:
    """Valid codes of every century and sign, with an individual number of 900 to 999."""
    born = draw(st.dates(date(1800, 1, 1), date(2099, 12, 31)))
    sign = draw(st.sampled_from(SIGNS[born.year // 100 * 100]))
    return code_of(born, draw(st.integers(900, 999)), sign)


@given(artificial_codes(), st.booleans())
def test_a_valid_code_is_found_and_valid(code: str, lower: bool) -> None:
    """Every century sign, upper and lower case, wherever it stands in a sentence."""
    shown = code.lower() if lower else code
    text = f"Asiakkaan tunnus on {shown}, äiti tietää."
    (found,) = personal_codes(text)
    assert text[found.start : found.end] == shown
    assert found.valid


@given(artificial_codes(), st.sampled_from(CHECKS))
def test_a_wrong_check_character_is_a_look_alike(code: str, check: str) -> None:
    """With any other check character the code is found, and not valid."""
    (found,) = personal_codes(code[:-1] + check)
    assert found.valid == (check == code[-1])


@pytest.mark.parametrize("dash", "-‐‑‒–−")
def test_a_pasted_dash_hides_no_code(dash: str) -> None:
    """A word processor's dash stands for the hyphen of the code."""
    (found,) = personal_codes(code_of(date(1990, 1, 1), 900, "-").replace("-", dash))
    assert found.valid


@pytest.mark.parametrize(
    "text",
    [
        "",
        "010190",
        "4711-24",
        "a010190-9003",
        "010190-90034",
        "1010190-9003",
        "ä010190-9003",
        "x" * 50,
    ],
)
def test_nothing_is_found_where_no_code_stands(text: str) -> None:
    """A code within longer letters and digits is none."""
    assert list(personal_codes(text)) == []


@pytest.mark.parametrize("code", ["310290-900X", "001390-9001", "010190-0003", "123456-7890"])
def test_what_no_one_can_have_is_a_look_alike(code: str) -> None:
    """A date that does not exist and a number that is not given make a look-alike."""
    assert [found.valid for found in personal_codes(code)] == [False]


def test_several_codes_come_in_order() -> None:
    """Every code of a text is told, first to last."""
    one, two = (code_of(date(2001, 2, 3), number, "A") for number in (901, 902))
    text = f"{one}\n{two}/{one}"
    assert [text[code.start : code.end] for code in personal_codes(text)] == [one, two, one]


@given(st.text(max_size=20), artificial_codes(), st.sampled_from("-−–"), st.booleans())
def test_the_quick_question_finds_what_the_search_finds(
    around: str, code: str, dash: str, lower: bool
) -> None:
    """What is asked at each key and what is asked when saving never disagree."""
    typed = (code.lower() if lower else code).replace("-", dash)
    for text in (around, around + typed, typed + around, f"{around} {typed}\n{around}"):
        assert has_personal_code(text) == any(found.valid for found in personal_codes(text))
    assert has_personal_code(f"({typed})")
