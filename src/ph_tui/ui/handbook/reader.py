"""The handbook's reader: every fact in our words, by section and edition, and where it applies.

Owns the keys and what is told of the fact under the cursor; how it is told is in `reading`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from ph_tui.ui.handbook.browsing import BrowsedFacts
from ph_tui.ui.handbook.reading import Reading, reading_lines
from ph_tui.ui.handbook.rows import fact_key
from ph_tui.ui.kit.filter_line import FilterLine
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import Lines
from ph_tui.ui.program.filtered_screen import filter_key
from ph_tui.ui.program.style_sheets import sheet_of

if TYPE_CHECKING:
    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.handbook import FactRow
    from ph_tui.domain.handbook.edition import Edition

_OFFICE = "contact"
_PLACE_OF = {"order": "orders", "report": "orders"}
"""The places from which a screen of an order is opened."""


class HandbookScreen(BrowsedFacts):
    """What does the handbook say? It opens at a fact, or at a section, of an edition."""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        filter_key("handbook.filter"),
        Key("v", "next_edition", "ui.handbook.key.edition", id="handbook.edition"),
        Key("d", "difference", "ui.handbook.key.difference", id="handbook.difference"),
        Key("space", "turn(1)", "ui.key.page_down", quiet=True),
        Key("backspace", "turn(-1)", "ui.key.page_up", quiet=True),
    )

    def __init__(
        self, desk: Desk, *, fact: str = "", section: str = "", edition_id: str = ""
    ) -> None:
        super().__init__(desk, fact, section, edition_id)

    @on(LineList.Highlighted, "#facts")
    def show_fact(self) -> None:
        """Show the whole of the fact under the cursor."""
        row, edition = self._list.row, self._edition
        lines = self.query_one("#fact", Lines)
        self.query_one("#reading").scroll_home(animate=False)
        if row is None or edition is None:
            lines.set_lines([])
            return
        handbook, words = self.desk.handbook, self.app.words
        rules = [rule.title for rule in handbook.rules(row.fact.key)]
        office = handbook.office(edition, words.lang) if _OFFICE in row.fact.cites else ()
        reading = Reading(row, edition, rules, office)
        lines.set_paint(lambda width: list(reading_lines(reading, words, width)))
        self.refresh_bindings()

    @on(LineList.Picked, "#facts")
    def go_to_place(self, event: LineList.Picked[FactRow]) -> None:
        """Go to where the picked fact applies."""
        applies = event.row.applies
        place = _PLACE_OF.get(applies.place, applies.place) if applies else ""
        ids = [each.id for each in self.app.places if place and each.id.endswith(place)]
        if ids:
            self.dismiss(None)
            self.app.call_later(self.app.open_place, ids[0])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer another edition where there is one."""
        if action == "filter":
            return self.is_mounted and not self.query_one(FilterLine).display
        if action == "next_edition":
            return len(self._editions) > 1
        if action == "difference":
            return self._before() is not None
        return super().check_action(action, parameters)

    def _before(self) -> Edition | None:
        return self.desk.handbook.before(self._edition) if self._edition else None

    def action_next_edition(self) -> None:
        """Read the next of the editions."""
        ids = [each.id for each in self._editions]
        if self._edition is not None:
            self._fact = fact_key(self._list.row) if self._list.row else ""
            self._read(self._editions[(ids.index(self._edition.id) + 1) % len(ids)])
            self.refresh_bindings()

    def action_difference(self) -> None:
        """Show what differs from the edition before."""
        from ph_tui.ui.handbook.difference import DifferenceOfEditions

        after, before = self._edition, self._before()
        if after is not None and before is not None:
            told = self.desk.handbook.differences(before, after, self.app.words.lang)
            messages = [each.message for each in told]
            self.app.push_screen(DifferenceOfEditions(before, after, messages))

    def action_turn(self, pages: int) -> None:
        """Turn the pages of a long fact."""
        reading = self.query_one("#reading")
        reading.scroll_relative(y=pages * max(reading.size.height - 1, 1), animate=False)
