"""The top of an order: who and what, its way, and the tabs with what each of them holds.

Owns how these lines look; which tab shows is for the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from ph_tui.ui.kit.inks import width_of
from ph_tui.ui.kit.lines import Lines, spread, wrapped
from ph_tui.ui.kit.speech import say, words_of
from ph_tui.ui.telling.order_facts import findings_pieces, hours_pieces
from ph_tui.ui.telling.order_words import NOTHING
from ph_tui.ui.telling.pipeline import way_lines
from ph_tui.ui.telling.present import Watch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from ph_tui.desk.desk import Desk
    from ph_tui.ui.kit.inks import Piece, Pieces
    from ph_tui.ui.report.standing import Standing
    from ph_tui.ui.telling.order_facts import OrderFacts

_NOTE_LINES = 4


class OrderHead(Vertical):
    """The lines over the lists of an order; `tabs` are their names with the key of each."""

    def __init__(self, tabs: Mapping[str, str], desk: Desk) -> None:
        super().__init__()
        self._tabs = tabs
        self._facts: OrderFacts | None = None
        self.beside = Watch(desk, self._order_id, self._tell_who)

    def compose(self) -> ComposeResult:
        """Stack head, way and tabs."""
        yield Lines(id="who")
        yield Lines(id="way")
        yield Lines(id="tabs")

    def on_mount(self) -> None:
        """Begin to look who else edits the order."""
        self.beside.begin(self)

    def _order_id(self) -> str | None:
        return self._facts.file.order.id if self._facts else None

    def _tell_who(self) -> None:
        facts = self._facts
        if facts is not None:
            self.query_one("#who", Lines).set_paint(lambda width: [self._who(facts, width)])

    def tell(self, facts: OrderFacts, standing: Standing, tab: str) -> None:
        """Show an order, with one of the tabs as the current one."""
        words = words_of(self)
        file, is_billable = facts.file, facts.is_billable
        is_first, self._facts = self._facts is None, facts
        self._tell_who()
        if is_first:
            self.beside.look()
        self.query_one("#way", Lines).set_paint(
            lambda width: way_lines(file, words, width, is_billable=is_billable)
        )
        tabs = self._tab_pieces(facts, standing, tab)
        found, count = findings_pieces(facts, words), findings_pieces(facts, words, short=True)

        def paint(width: int) -> list[Pieces]:
            fits = width_of(tabs) + width_of(found) <= width
            return [spread(tabs, found if fits else count, width)]

        self.query_one("#tabs", Lines).set_paint(paint)

    def _who(self, facts: OrderFacts, width: int) -> Pieces:
        order = facts.file.order
        who: list[Piece] = [
            (order.number or NOTHING, "strong"),
            (f"  {order.client_code}", "strong"),
        ]
        for sign, tone in self.beside.pieces(words_of(self)):
            who.append((f"  {sign}", tone))
        who.append((f"  {facts.service_name}", ""))
        return spread(who, hours_pieces(facts, words_of(self)), width)

    def _tab_pieces(self, facts: OrderFacts, standing: Standing, current: str) -> list[Piece]:
        counts = {
            "sessions": f" {len(facts.file.sessions)}",
            "report": f" {standing.complete}/{len(standing.marks)}",
        }
        pieces: list[Piece] = []
        for tab, key in self._tabs.items():
            name = f" {say(self, f'ui.tab.{tab}')}"
            pieces += [
                (key, "accent"),
                (name, "strong" if tab == current else "dim"),
                (counts.get(tab, ""), "dim"),
                ("  ", ""),
            ]
        return pieces


class SessionNote(Lines):
    """The whole note of one session, as far as there is room for it."""

    def tell(self, note: str) -> None:
        """Show a note; one that is too long ends in an ellipsis."""

        def paint(width: int) -> list[Pieces]:
            lines = [line for part in note.split("\n") for line in wrapped(part, width - 2)]
            if len(lines) > _NOTE_LINES:
                lines = [*lines[: _NOTE_LINES - 1], f"{lines[_NOTE_LINES - 1]} …"]
            return [[(line, "")] for line in lines]

        self.set_paint(paint)
