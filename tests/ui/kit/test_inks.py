"""Text as it is drawn: cleaned, cut and padded by cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from ph_tui.ui.kit.inks import draw, fit, shown


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_drawn(text: str) -> None:
    """No control character of any kind survives, whatever a record holds."""
    drawn = shown(text)
    assert all(ord(sign) >= 32 and not 0x7F <= ord(sign) <= 0x9F for sign in drawn)
    assert not set(drawn) & set("\u200b\u200e\u202e\u2066\ufeff")


def test_spaces_at_the_ends_stay() -> None:
    """Pieces keep the spaces that part them from their neighbours."""
    assert shown("  ä ") == "  ä "


@given(st.text(), st.integers(0, 40))
def test_a_fitted_text_is_never_wider_than_its_room(text: str, width: int) -> None:
    """Wide and combining characters are cut by cells, not by characters."""
    assert cell_len(fit(shown(text), width)) <= width


def test_a_cut_text_ends_in_an_ellipsis() -> None:
    """What was cut shows that it was."""
    assert fit("Työhaun tehotreeni", 8) == "Työhaun…"
    assert fit("Työhaun", 7) == "Työhaun"


@given(st.lists(st.tuples(st.text(), st.sampled_from(["", "dim", "late"]))), st.integers(1, 60))
def test_a_drawn_line_is_exactly_as_wide_as_asked(
    pieces: list[tuple[str, str]], width: int
) -> None:
    """A line always fills its widget and never runs over."""
    strip = draw(pieces, width, {"dim": Style(dim=True)}, Style())  # type: ignore[arg-type]
    assert sum(cell_len(segment.text) for segment in strip) == width


def test_right_aligned_pieces_stand_at_the_right() -> None:
    """Hours and money line up at their right edge."""
    assert draw([("9,50", "")], 8, {}, Style(), align="right").text == "    9,50"
