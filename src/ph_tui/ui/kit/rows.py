"""Where the cursor of a list may stand and how far the list scrolls with it; pure reckoning.

Knows no widget. Rows may be mixed with `Section`s, which the cursor steps over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ph_tui.ui.kit.lines import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from ph_tui.ui.kit.inks import Pieces


T = TypeVar("T")
NOWHERE = -1
_LANDING = 8  # the cursor lands one eighth of a page from the edge when it leaves the page


class Section(NamedTuple):
    """A line that is no row: a heading over rows, or a blank line when it has no pieces."""

    pieces: Pieces = ()
    right: Pieces = ()
    """What stands at the right end, such as the sum of the rows below."""

    def across(self, width: int) -> Pieces:
        """Return the line for `width` cells."""
        return spread(self.pieces, self.right, width) if self.right else self.pieces


def next_row(rows: Sequence[T | Section], start: int, step: int, otherwise: int) -> int:
    """Return the index of the first row from `start` on, going by `step`; `otherwise` if none."""
    index = start
    while 0 <= index < len(rows):
        if not isinstance(rows[index], Section):
            return index
        index += step
    return otherwise


def nearest_row(rows: Sequence[T | Section], start: int) -> int:
    """Return the index of a row at or after `start`, else before it; NOWHERE if there is none."""
    start = min(max(start, 0), len(rows) - 1)
    return next_row(rows, start, 1, next_row(rows, start, -1, NOWHERE))


def key_at(
    rows: Sequence[T | Section], index: int, row_key: Callable[[T], Hashable]
) -> Hashable | None:
    """Return the key of the row at an index, None where no row is."""
    row = rows[index] if 0 <= index < len(rows) else None
    return None if row is None or isinstance(row, Section) else row_key(row)


def index_of(
    rows: Sequence[T | Section], key: Hashable, row_key: Callable[[T], Hashable], near: int = 0
) -> int:
    """Return the index of the row with a key, looking at `near` first; NOWHERE if there is none."""
    if key is None:
        return NOWHERE
    if key_at(rows, near, row_key) == key:
        return near
    for index, row in enumerate(rows):
        if not isinstance(row, Section) and row_key(row) == key:
            return index
    return NOWHERE


def top_for(index: int, top: int, page: int) -> int:
    """Return the first visible line that shows `index`: unchanged when it shows already.

    Otherwise the list turns a whole page, so that holding a key repaints seldom.
    """
    if top <= index < top + page:
        return top
    margin = page // _LANDING
    return max(index - margin if index >= top + page else index - page + 1 + margin, 0)
