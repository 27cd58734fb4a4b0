"""What is taken out of text where it enters."""

from __future__ import annotations

import sys
from unicodedata import category, is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.text import clean_line, clean_prose

ANY_TEXT = st.text(st.characters(codec=None, categories=None))
KEPT_FORMATS = {"\N{ZERO WIDTH JOINER}"}
BIDI = [*map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))]
ZERO_WIDTH = [*map(chr, (0x00AD, 0x034F, 0x180E, 0x200B, 0x200C, 0x2060, 0xFEFF, 0x3164, 0xE0041))]


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("", ""),
        ("  CV:n päivitys ", "CV:n päivitys"),
        ("yksi\r\nkaksi\nkolme\tneljä", "yksi kaksi kolme neljä"),
        ("yksi\u2028kaksi\u2029kolme\x85neljä", "yksi kaksi kolme neljä"),
        ("pa\u0308iva\u0308", "päivä"),
        ("a\u200b\u0308", "ä"),
        ("\x1b]52;c;AAAA\x1b\\", "]52;c;AAAA\\"),
        ("\x9b2J\x07\x00\x7f", "2J"),
        ("pvm\u202e4202", "pvm4202"),
        ("\ud800x\udfff", "x"),
        ("[bold]x[/] [@click=app.quit]y", "[bold]x[/] [@click=app.quit]y"),
        ("👩\u200d🏫 ❤\ufe0f", "👩\u200d🏫 ❤\ufe0f"),
        ("10\u00a0€", "10\u00a0€"),
    ],
)
def test_a_line_is_one_safe_line(typed: str, clean: str) -> None:
    """A line holds no break, no control and no unseen character, and is NFC."""
    assert clean_line(typed) == clean


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("yksi\r\nkaksi\rkolme", "yksi\nkaksi\nkolme"),
        ("\n\n- a\n\t- b\n\n", "- a\n\t- b"),
        ("    koodia\nx  ", "    koodia\nx"),
        ("a\u2028b\x0bc", "a\nb\nc"),
        ("a\x1b[31mb\u202ec", "a[31mbc"),
        ("ä\u0000\nö", "ä\nö"),
    ],
)
def test_prose_keeps_lines_and_tabs(typed: str, clean: str) -> None:
    """Prose keeps its lines, each broken by one newline, its tabs and its indentation."""
    assert clean_prose(typed) == clean


@pytest.mark.parametrize("sign", [*BIDI, *ZERO_WIDTH], ids=lambda sign: f"U+{ord(sign):04X}")
def test_unseen_characters_go(sign: str) -> None:
    """No bidi control, no zero-width character and no tag passes."""
    assert clean_line(f"a{sign}b") == clean_prose(f"a{sign}b") == "ab"


def test_no_control_character_of_unicode_passes() -> None:
    """Of all characters that Unicode calls control or surrogate, only tab and newline pass."""
    signs = [chr(code) for code in range(sys.maxunicode + 1)]
    unsafe = [sign for sign in signs if category(sign) in {"Cc", "Cs", "Zl", "Zp"}]
    assert clean_line("".join(unsafe)) == ""
    assert set(clean_prose("x" + "".join(unsafe) + "x")) == {"x", "\n", "\t"}


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """What was saved and loaded again is the same text."""
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_prose(clean_prose(text)) == clean_prose(text)


@given(ANY_TEXT)
def test_what_is_left_is_safe_for_a_terminal(text: str) -> None:
    """After cleaning, text is NFC and no character of it steers a terminal."""
    line, prose = clean_line(text), clean_prose(text)
    assert is_normalized("NFC", line)
    assert is_normalized("NFC", prose)
    assert not any(category(sign) in {"Cc", "Cs", "Zl", "Zp"} for sign in line)
    assert {sign for sign in prose if category(sign) == "Cc"} <= {"\n", "\t"}
    assert not set(line) & {*BIDI, *ZERO_WIDTH}


@given(st.text(st.sampled_from("abcåäöÅÄÖ éß€–”1234567890.,:;!?()[]{}<>*_#")))
def test_ordinary_text_passes_untouched(text: str) -> None:
    """Everything that a Finnish keyboard types stays as it was typed."""
    assert clean_line(text) == text.strip()
