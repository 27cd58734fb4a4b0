"""Today as it shows: gathered, filtered, folded, with the lines around it.

Owns when the agenda is read and what of it shows; what is due is for the desk to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal

from ph_tui.desk.agenda_items import DueItem
from ph_tui.desk.agenda_kinds import AgendaKind
from ph_tui.ui.kit.filter_line import FilterLine
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.split_line import SplitLine
from ph_tui.ui.orders.acting_screen import ActingScreen
from ph_tui.ui.program.filtered_screen import FilteredScreen
from ph_tui.ui.rescue.rescued import RescuedLine
from ph_tui.ui.saving.ask_bar import AskBar
from ph_tui.ui.telling.broken_line import BrokenLine
from ph_tui.ui.telling.order_pane import DELAY, OrderPane
from ph_tui.ui.today.agenda_layout import item_pieces, widths_of
from ph_tui.ui.today.agenda_lines import (
    Fold,
    agenda_head,
    agenda_rows,
    found,
    money_pieces,
    nothing_found,
    nothing_to_do,
)
from ph_tui.ui.today.agenda_words import item_text

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual.app import ComposeResult

    from ph_tui.desk.agenda_items import Agenda, AgendaItem
    from ph_tui.desk.desk import Desk
    from ph_tui.domain.messages import Message
    from ph_tui.ui.kit.inks import Piece
    from ph_tui.ui.today.agenda_lines import AgendaRow

_BEGINNING = {AgendaKind.ACCEPT, AgendaKind.CONTACT, AgendaKind.PLAN}


def _key(row: AgendaRow) -> Hashable:
    """Tell things apart; the steps at the beginning of an order are one thing that moves on."""
    if isinstance(row, Fold):
        return "fold"
    if isinstance(row, DueItem):
        return row.due.subject, row.kind
    step = "beginning" if row.kind in _BEGINNING else row.kind
    return row.order.id, row.session_id or step


class ShownAgenda(ActingScreen, FilteredScreen):
    """The agenda as it is shown and kept up; what is done from it is the subclass's."""

    def __init__(self, desk: Desk, *, pane_delay: float = DELAY) -> None:
        super().__init__(desk)
        self._pane_delay = pane_delay
        self._everyone = self._unfolded = False
        self._widths = widths_of(())
        self._agenda: Agenda | None = None
        self._new: str | None = None

    def compose_body(self) -> ComposeResult:
        """Yield the head, the list, what is under its cursor, what can't be read, the entry."""
        yield SplitLine(id="head")
        with Horizontal():
            yield LineList(row_key=_key, paint=self._line, id="agenda")
            yield OrderPane(self.desk, delay=self._pane_delay, id="side")
        yield SplitLine(id="money")
        yield BrokenLine(id="broken")
        yield RescuedLine(id="rescued")
        yield FilterLine(id="filter")
        yield AskBar(id="entry-bar")

    def on_mount(self) -> None:
        """Show at once what the index knows, and the rest when that is painted.

        Where the index has to be made first, that is said meanwhile.
        """
        if self.desk.is_at_hand:
            self._begin(self.desk.rows.has_own())
        else:
            self.query_one("#head", SplitLine).tell([(f" {self.say('ui.agenda.reading')}", "dim")])
            self.read_behind(self.desk.rows.has_own, self._begin)

    def _begin(self, has_own: bool) -> None:
        self._everyone = not has_own
        self._show(self.desk.agenda.glance(coach=self._coach))
        self.app.once_painted(self.reload)

    @property
    def _coach(self) -> str | None:
        return None if self._everyone else self.desk.user

    @property
    def _list(self) -> LineList[AgendaRow]:
        return self.query_one("#agenda", LineList)

    def item_here(self) -> AgendaItem | None:
        """Return the thing under the cursor."""
        row = self._list.row if self.is_mounted else None
        return None if isinstance(row, Fold) else row

    def reload(self) -> None:
        """Gather the agenda anew."""
        coach = self._coach

        def gather() -> tuple[Agenda, tuple[tuple[str, Message], ...]]:
            return self.desk.agenda.gather(coach=coach), self.desk.broken()

        self.read_behind(gather, lambda read: self._show(*read))
        self.query_one(RescuedLine).look(self.desk)

    def _show(self, agenda: Agenda, broken: tuple[tuple[str, Message], ...] = ()) -> None:
        self._agenda = agenda
        self.query_one(BrokenLine).show_broken(broken, agenda.unread)
        self._show_selected()

    def _show_selected(self) -> None:
        """Show the things in which the filter's words are found."""
        agenda, words = self._agenda, self.app.words
        if agenda is None:
            return
        self._tell_around(agenda)
        items = found(agenda.items, self._filter, words)
        self.set_class(not items, "-idle")
        nothing = nothing_to_do(words, is_mine=not self._everyone)
        empty = nothing_found(words) if agenda.items else nothing
        self._list.set_empty(empty if agenda.is_whole else ())
        widths = widths_of(item_text(item, words) for item in items)
        folds = not (self._unfolded or self._filter)
        self._list.set_rows(agenda_rows(items, words, folds=folds))
        if widths != self._widths:
            self._widths = widths
            self._list.refresh()
        if self._new and self._list.move_to((self._new, "beginning")):
            self._new = None
        self._follow()

    def _tell_around(self, agenda: Agenda) -> None:
        whose = self.say("ui.scope.all" if self._everyone else "ui.scope.mine")
        head = agenda_head(agenda, self.app.words, whose, self._filter, self.size.width)
        self.query_one("#head", SplitLine).tell(*head)
        money, key = money_pieces(agenda, self.app.words, self.size.width)
        footer = self.query_one("#money", SplitLine)
        footer.display = bool(money)
        footer.tell(money, key)

    def on_resize(self) -> None:
        """Tell the year, and the money in whole words, where there is room."""
        if self._agenda is not None:
            self._tell_around(self._agenda)

    def _line(self, row: AgendaRow, width: int) -> list[Piece]:
        if isinstance(row, Fold):
            return [("  ", ""), (self.say("ui.agenda.folded", n=row.hidden), "dim")]
        whole = self._agenda is not None and self._agenda.is_whole
        text = item_text(row, self.app.words, whole=whole)
        return item_pieces(text, self._widths, width)

    def _follow(self) -> None:
        """Let what depends on the cursor follow it."""
        raise NotImplementedError
