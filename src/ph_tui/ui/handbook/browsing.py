"""A screen over the facts of one edition: listed by section, narrowed by what is typed.

Owns the edition that shows, the filter and the head; what is told of a fact is for the reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container, VerticalScroll

from ph_tui.domain.errors import PhTuiError
from ph_tui.ui.handbook.rows import fact_key, first_of, found, under_sections
from ph_tui.ui.kit.filter_line import FilterLine
from ph_tui.ui.kit.inks import fit, shown
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import Lines
from ph_tui.ui.kit.split_line import SplitLine
from ph_tui.ui.program.filtered_screen import FilteredScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.handbook import FactRow
    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.ui.kit.inks import Piece

_SECONDS_BETWEEN_LOOKS = 1.0
_SCROLLBAR = 1


class FactList(LineList["FactRow"]):
    """The facts; enter goes to where one applies."""

    BINDINGS: ClassVar[list[BindingType]] = keys(Key("enter", "pick", "ui.handbook.key.go"))


class BrowsedFacts(FilteredScreen):
    """The facts of an edition: at first of `edition_id`, with the cursor on `fact` or `section`."""

    def __init__(self, desk: Desk, fact: str, section: str, edition_id: str) -> None:
        super().__init__()
        self.desk = desk
        self._fact, self._section, self._edition_id = fact, section, edition_id
        self._editions: tuple[Edition, ...] = ()
        self._edition: Edition | None = None
        self._rows: tuple[FactRow, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Put the head over the facts, and the whole of one below or beside them."""
        yield SplitLine(id="head")
        with Container(id="body"):
            yield FactList(row_key=fact_key, paint=self._paint, id="facts")
            with VerticalScroll(id="reading", can_focus=False):
                yield Lines(id="fact")
        yield FilterLine(id="filter")

    def on_mount(self) -> None:
        """Open the edition that was asked for, else the one in force."""
        self._list.focus()
        with self.app.telling():
            self._editions = self.desk.handbook.editions()
            self._read(self._asked_for())
        self.set_interval(_SECONDS_BETWEEN_LOOKS, self.look_again)

    def _asked_for(self) -> Edition:
        try:
            return self.desk.handbook.edition(self._edition_id)
        except PhTuiError:
            return self.desk.handbook.edition()

    def look_again(self) -> None:
        """Notice an edition that came, or one that reads otherwise now."""
        if self.app.screen is not self:
            return
        with self.app.telling():
            editions = self.desk.handbook.editions()
            if editions != self._editions:
                self._editions = editions
                same = [each for each in editions if self._edition and each.id == self._edition.id]
                self._read(same[0] if same else self._asked_for())

    @property
    def rows(self) -> Sequence[FactRow]:
        """The entries of the edition, whatever is filtered."""
        return self._rows

    @property
    def _list(self) -> FactList:
        return self.query_one("#facts", FactList)

    def _read(self, edition: Edition) -> None:
        """Show an edition; the cursor stays on its fact where the edition has it."""
        self._edition = edition
        self._rows = self.desk.handbook.facts(edition)
        self._show_selected()
        is_there = any(fact_key(row) == self._fact for row in self._rows)
        self._list.move_to(self._fact if is_there else first_of(self._rows, self._section))
        self._fact = self._section = ""
        self.show_fact()

    def show_fact(self) -> None:
        """Show the whole of the fact under the cursor."""
        raise NotImplementedError

    def _show_selected(self) -> None:
        """Show the facts in which the filter's words are found."""
        lang = self.app.words.lang
        rows = found(self._rows, self._filter, lang)
        self._list.set_empty([[(self.say("ui.handbook.nothing_found"), "dim")]])
        self._list.set_rows(under_sections(rows, lang))
        self._tell_head(len(rows))

    def _tell_head(self, count: int) -> None:
        edition = self._edition
        if edition is None:
            return
        told = self.say("ui.handbook.edition", valid_from=edition.valid_from)
        left: list[Piece] = [(f" {self.say('ui.handbook.title')}", "strong"), (f"  {told}", "")]
        if edition == self.desk.handbook.in_force():
            left.append((f" · {self.say('ui.handbook.in_force')}", "done"))
        right = self.say("ui.handbook.count", n=count)
        if self._filter:
            right = f"”{self._filter}” · {right}"
        self.query_one("#head", SplitLine).tell(left, [(f"{right} ", "dim")])

    def _paint(self, row: FactRow, width: int) -> list[Piece]:
        return [(fit(shown(row.fact.said_in(self.app.words.lang)), width - _SCROLLBAR), "")]
