"""Lines that are looked at: broken between words, flowed, spread, by cells and not by letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ph_tui.ui.kit.inks import Piece, width_of
from ph_tui.ui.kit.lines import flowed, spread, wrapped

JOINT: Piece = (" ─ ", "rule")


def text_of(pieces: object) -> str:
    """The text of pieces."""
    return "".join(text for text, _ in pieces)  # type: ignore[attr-defined]


@given(st.text(max_size=200), st.integers(8, 60))
def test_no_line_is_wider_than_it_may_be(text: str, width: int) -> None:
    """Whatever the text: wide characters, no spaces, control characters."""
    assert all(cell_len(line) <= width for line in wrapped(text, width))


def test_lines_break_between_words() -> None:
    """And an empty text is one empty line."""
    assert wrapped("yksi kaksi kolme", 10) == ["yksi kaksi", "kolme"]
    assert wrapped("", 10) == [""]


def test_chunks_flow_into_lines_and_are_never_broken() -> None:
    """A line that goes on ends with the joint."""
    chunks: list[list[Piece]] = [[("aaa", "")], [("bbb", "dim")], [("ccc", "")]]
    lines = [text_of(line) for line in flowed(chunks, 12, joint=JOINT)]
    assert lines == ["aaa ─ bbb ─", "ccc"]
    assert [text_of(line) for line in flowed(chunks, 80, joint=JOINT)] == ["aaa ─ bbb ─ ccc"]


@given(st.text(max_size=40), st.text(max_size=20), st.integers(24, 80))
def test_both_edges_of_a_line_fit(left: str, right: str, width: int) -> None:
    """What is at the right stays whole; the left is cut."""
    pieces = spread([(left, "")], [(right, "")], width)
    assert width_of(pieces) <= max(width, width_of([(right, "")]))
    assert pieces[-1] == (right, "")
