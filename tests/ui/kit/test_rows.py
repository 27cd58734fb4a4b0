"""Where the cursor of a list may stand and how the list scrolls with it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ph_tui.ui.kit.rows import NOWHERE, Section, index_of, nearest_row, next_row, top_for

ROWS = [Section(), "a", "b", Section(), "c", Section()]


def test_the_cursor_steps_over_sections() -> None:
    """Headings and blank lines are never under the cursor."""
    assert next_row(ROWS, 3, 1, NOWHERE) == 4
    assert next_row(ROWS, 3, -1, NOWHERE) == 2
    assert next_row(ROWS, 5, 1, 4) == 4


def test_the_nearest_row_is_found_at_both_ends() -> None:
    """A cursor whose row is gone goes to a neighbour."""
    assert nearest_row(ROWS, 99) == 4
    assert nearest_row(ROWS, 0) == 1
    assert nearest_row([Section()], 0) == NOWHERE
    assert nearest_row([], 0) == NOWHERE


def test_a_row_is_found_by_its_key() -> None:
    """Rows are told apart by key, wherever they moved."""
    assert index_of(ROWS, "c", str, near=1) == 4
    assert index_of(ROWS, "gone", str) == NOWHERE
    assert index_of(ROWS, None, str) == NOWHERE


@given(st.integers(0, 5000), st.integers(0, 5000), st.integers(1, 60))
def test_the_cursor_is_always_in_view(index: int, top: int, page: int) -> None:
    """Wherever the cursor goes, the list scrolls so that it shows."""
    scrolled = top_for(index, top, page)
    assert scrolled <= index < scrolled + page


def test_leaving_the_page_turns_a_whole_page() -> None:
    """The cursor lands one eighth from the other edge, so that the next steps repaint two lines."""
    assert top_for(24, 0, 24) == 21
    assert top_for(99, 100, 24) == 79
    assert top_for(30, 20, 24) == 20
