"""A screen whose list is narrowed by words that are typed at its foot.

Owns the filter's text and its keys; a subclass shows the rows in which the words are found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on

from ph_tui.ui.kit.filter_line import FilterLine
from ph_tui.ui.kit.keys import Key
from ph_tui.ui.program.screen import PhScreen

if TYPE_CHECKING:
    from ph_tui.ui.kit.line_list import LineList


def filter_key(action_id: str) -> Key:
    """Return the key that opens the filter."""
    return Key("slash", "filter", "ui.key.filter", twin="f9", id=action_id)


class FilteredScreen(PhScreen[None]):
    """A list with a `FilterLine` below it."""

    _filter = ""

    @property
    def _list(self) -> LineList[Any]:
        """The list that is narrowed."""
        raise NotImplementedError

    def _show_selected(self) -> None:
        """Show the rows in which the filter's words are found."""
        raise NotImplementedError

    def action_filter(self) -> None:
        """Filter the list while typing."""
        self.query_one(FilterLine).open()

    @on(FilterLine.Changed)
    def narrow(self, event: FilterLine.Changed) -> None:
        """Keep the rows in which every typed word is found."""
        self._filter = event.text.strip()
        self._show_selected()

    @on(FilterLine.Moved)
    def move_beside_filter(self, event: FilterLine.Moved) -> None:
        """Move the cursor while the filter keeps the focus."""
        self._list.action_move(event.step)

    @on(FilterLine.Closed)
    def back_to_list(self) -> None:
        """Give the list the focus; the filter counts on."""
        self._list.focus()

    def action_back(self) -> None:
        """Clear the filter first; without one, go back."""
        if self._filter:
            self.query_one(FilterLine).clear()
        else:
            super().action_back()
