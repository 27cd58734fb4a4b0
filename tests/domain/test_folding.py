"""Text as filters compare it: without case and diacritics, each part of a code a word."""

from __future__ import annotations

import pytest

from ph_tui.domain.folding import client_key, folded, haystack, needles


def test_case_and_diacritics_do_not_count() -> None:
    """`Työhaun` is found by who has no ö at hand; a client's code by its letters."""
    assert folded("Työhaun Ä") == "tyohaun a"
    assert client_key(" A. K.") == client_key("ak")


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("2024/47", True),
        ("4711", True),
        ("tyo ak", True),
        ("TYÖ", True),
        ("", True),
        ("711", False),
        ("haun", False),
        ("tyo xyz", False),
    ],
)
def test_each_typed_word_begins_a_word(text: str, is_found: bool) -> None:
    """All of them, in any order; a part between separators is a word as well."""
    said = haystack(["2024/4711", "A.K.", client_key("A.K."), "Työhaun tehotreeni"])
    assert all(needle in said for needle in needles(text)) is is_found
