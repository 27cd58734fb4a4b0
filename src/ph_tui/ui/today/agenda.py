"""Today: what must happen, in order; everything is done from here with the key beside it.

Owns what the keys and the pane make of the thing under the cursor; how things are done is for
`ActingScreen`, or for the place to which a thing belongs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from ph_tui.desk.agenda_items import DueItem, OrderItem
from ph_tui.ui.kit.keys import keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.program.going import go_to_place
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.telling.order_pane import OrderPane
from ph_tui.ui.today.agenda_keys import PLACES, TODAY_KEYS, is_possible
from ph_tui.ui.today.agenda_lines import Fold
from ph_tui.ui.today.agenda_showing import ShownAgenda
from ph_tui.ui.today.agenda_words import MEETINGS

if TYPE_CHECKING:
    from textual.binding import BindingType

    from ph_tui.ui.today.agenda_lines import AgendaRow


class TodayScreen(ShownAgenda):
    """Everything that must happen, the most urgent first.

    `pane_delay` is for how many seconds the cursor rests before the pane follows.
    """

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(*TODAY_KEYS)

    @on(LineList.Highlighted, "#agenda")
    def _follow(self) -> None:
        """Let the keys and the side pane follow the cursor."""
        pane, item = self.query_one(OrderPane), self.item_here()
        pane.follow(self.order_here())
        if isinstance(item, DueItem):
            from ph_tui.ui.today.due_lines import due_lines

            due, words, place = item.due, self.app.words, PLACES[item.kind]
            today = self.desk.today
            pane.set_paint(lambda width: list(due_lines(due, words, today, place, width)))
        self.refresh_bindings()

    @on(LineList.Picked, "#agenda")
    def open_picked(self, event: LineList.Picked[AgendaRow]) -> None:
        """Open the order, or the place of what belongs to none; unfold what comes later."""
        row: AgendaRow = event.row
        if isinstance(row, Fold):
            self._unfolded = True
            self._show_selected()
        elif isinstance(row, DueItem):
            go_to_place(self.app, PLACES[row.kind], row.due.subject)
        else:
            with self.app.telling():
                self.orders_do.open(row.order.id)

    def order_here(self) -> str | None:
        """Return the id of the order under the cursor."""
        item = self.item_here()
        return item.order.id if isinstance(item, OrderItem) else None

    def session_here(self) -> tuple[str, str] | None:
        """Return the ids of the meeting under the cursor."""
        item = self.item_here()
        if not isinstance(item, OrderItem) or item.kind not in MEETINGS:
            return None
        session_id = item.session_id or self.desk.agenda.session_of(item)
        return (item.order.id, session_id) if session_id else None

    def go_to(self, order_id: str) -> None:
        """Put the cursor on an order that was just taken in, once it shows."""
        self._new = order_id
        self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for the thing under the cursor."""
        possible = is_possible(action, parameters, self.item_here())
        if possible is not None:
            return possible
        if action in {"sums", "filter"}:
            agenda = self._agenda
            return agenda is not None and bool(
                agenda.items if action == "filter" else agenda.has_sums
            )
        return True if action == "log" else super().check_action(action, parameters)

    def action_log(self) -> None:
        """Log a meeting of the order under the cursor, or of any."""
        self.sessions_do.log(self.order_here())

    def action_open_place_of(self, place: str) -> None:
        """Open the place where the thing under the cursor is done."""
        item = self.item_here()
        if isinstance(item, DueItem):
            go_to_place(self.app, place, item.due.subject)

    def action_whose(self) -> None:
        """Show the things of all coaches, or only the own ones."""
        self._everyone = not self._everyone
        self._show(self.desk.agenda.glance(coach=self._coach))
        self.reload()

    def action_sums(self) -> None:
        """Look into one of the sums."""
        from ph_tui.ui.today.sums import open_sums

        if self._agenda is not None:
            open_sums(self, self.desk, self._agenda, self._coach)
