"""Today: what must happen, in order; everything is done from here with the key beside it.

Owns what shows and where the cursor goes; what is due is for the desk to say, how it is done for
`ActingScreen`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal

from ph_tui.desk.agenda import Agenda, AgendaItem, AgendaKind
from ph_tui.domain.money.standing import MoneyState
from ph_tui.domain.stages import Stage
from ph_tui.domain.summaries import is_running
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.split_line import SplitLine
from ph_tui.ui.orders import order_keys
from ph_tui.ui.orders.acting_screen import ActingScreen
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.rescue.rescued import RescuedLine
from ph_tui.ui.saving.ask_bar import AskBar
from ph_tui.ui.telling.broken_line import BrokenLine
from ph_tui.ui.telling.order_pane import DELAY, OrderPane
from ph_tui.ui.today.agenda_lines import agenda_head, agenda_rows, money_pieces, nothing_to_do
from ph_tui.ui.today.agenda_words import MEETINGS, item_pieces, item_text, widths_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.messages import Message
    from ph_tui.ui.kit.inks import Piece

_BEGINNING = {AgendaKind.ACCEPT, AgendaKind.CONTACT, AgendaKind.PLAN}
_COACHED = {Stage.IN_PROGRESS, Stage.ENDED, Stage.REPORTED, Stage.INVOICED, Stage.PAID}
_POSSIBLE: dict[str, Callable[[AgendaItem], bool]] = {
    "hold": lambda item: item.kind in MEETINGS,
    "miss": lambda item: item.kind in MEETINGS,
    "move": lambda item: item.kind in MEETINGS,
    "accept": lambda item: not item.order.accepted_on,
    "contact": lambda item: is_running(item.order) and not item.order.contacted_on,
    "plan": lambda item: is_running(item.order),
    "end": lambda item: is_running(item.order),
    "report": lambda item: item.order.stage in _COACHED,
    "ask_feedback": lambda item: (
        item.order.stage in _COACHED - {Stage.IN_PROGRESS} and not item.order.feedback_asked_on
    ),
    "bill": lambda item: item.order.stage in _COACHED,
    "invoice": lambda item: item.order.money in {MoneyState.TO_INVOICE, MoneyState.CREATED},
    "pay": lambda item: item.order.open_total != "",
    "claim_bonus": lambda item: item.order.unclaimed > 0 or item.kind is AgendaKind.BONUS,
    "edit": lambda _: True,
    "hand": lambda _: True,
}
"""What of all that can be done to an order makes sense where it stands: only that is offered."""


def _key(item: AgendaItem) -> Hashable:
    """Tell things apart; the steps at the beginning of an order are one thing that moves on."""
    step = "beginning" if item.kind in _BEGINNING else item.kind
    return item.order.id, item.session_id or step


class TodayScreen(ActingScreen):
    """Everything that must happen, the most urgent first.

    `pane_delay` is for how many seconds the cursor rests before the pane follows.
    """

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        order_keys.HOLD,
        order_keys.ACCEPT,
        order_keys.REPORT,
        order_keys.BILL,
        order_keys.INVOICE,
        order_keys.PAY._replace(shown=True),
        order_keys.BONUS._replace(shown=True),
        order_keys.CONTACT,
        order_keys.FEEDBACK,
        order_keys.MISS,
        order_keys.MOVE,
        order_keys.PLAN,
        order_keys.END,
        order_keys.LOG,
        order_keys.NEW,
        Key("o", "whose", "ui.key.whose", id="today.whose"),
        order_keys.HAND,
        order_keys.TERMS,
        order_keys.EDIT,
    )

    def __init__(self, desk: Desk, *, pane_delay: float = DELAY) -> None:
        super().__init__(desk)
        self._pane_delay = pane_delay
        self._everyone = False
        self._widths = widths_of(())
        self._agenda: Agenda | None = None
        self._whole = False
        self._new: str | None = None

    def compose_body(self) -> ComposeResult:
        """Yield the head, the list, the order under its cursor, what can't be read, the entry."""
        yield SplitLine(id="head")
        with Horizontal():
            yield LineList(row_key=_key, paint=self._line, id="agenda")
            yield OrderPane(self.desk, delay=self._pane_delay, id="side")
        yield SplitLine(id="money")
        yield BrokenLine(id="broken")
        yield RescuedLine(id="rescued")
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
    def _list(self) -> LineList[AgendaItem]:
        return self.query_one("#agenda", LineList)

    def reload(self) -> None:
        """Gather the agenda anew."""
        coach = self._coach

        def gather() -> tuple[Agenda, tuple[tuple[str, Message], ...]]:
            return self.desk.agenda.gather(coach=coach), self.desk.broken()

        self.read_behind(gather, lambda read: self._show(*read))
        self.query_one(RescuedLine).look(self.desk)

    def _show(self, agenda: Agenda, broken: tuple[tuple[str, Message], ...] = ()) -> None:
        self._agenda, self._whole = agenda, agenda.is_whole
        self._tell_around(agenda)
        self.set_class(not agenda.items, "-idle")
        self.query_one(BrokenLine).show_broken(broken)
        empty = nothing_to_do(self.app.words, is_mine=not self._everyone)
        self._list.set_empty(empty if self._whole else ())
        widths = widths_of(item_text(item, self.app.words) for item in agenda.items)
        self._list.set_rows(agenda_rows(agenda, self.app.words))
        if widths != self._widths:
            self._widths = widths
            self._list.refresh()
        if self._new and self._list.move_to((self._new, "beginning")):
            self._new = None
        self._follow()

    def _tell_around(self, agenda: Agenda) -> None:
        whose = self.say("ui.scope.all" if self._everyone else "ui.scope.mine")
        head = agenda_head(agenda, self.app.words, whose, self.size.width)
        self.query_one("#head", SplitLine).tell(*head)
        money = money_pieces(agenda, self.app.words, self.size.width)
        footer = self.query_one("#money", SplitLine)
        footer.display = bool(money)
        footer.tell(money)

    def on_resize(self) -> None:
        """Tell the year, and the money in whole words, where there is room."""
        if self._agenda is not None:
            self._tell_around(self._agenda)

    def _line(self, item: AgendaItem, width: int) -> list[Piece]:
        text = item_text(item, self.app.words, whole=self._whole)
        return item_pieces(text, self._widths, width)

    @on(LineList.Highlighted, "#agenda")
    def _follow(self) -> None:
        """Let the keys and the side pane follow the cursor."""
        self.query_one(OrderPane).follow(self.order_here())
        self.refresh_bindings()

    @on(LineList.Picked, "#agenda")
    def open_order(self, event: LineList.Picked[AgendaItem]) -> None:
        """Open the order."""
        with self.app.telling():
            self.orders_do.open(event.row.order.id)

    def order_here(self) -> str | None:
        """Return the id of the order under the cursor."""
        item = self._list.row
        return item.order.id if item else None

    def session_here(self) -> tuple[str, str] | None:
        """Return the ids of the meeting under the cursor."""
        item = self._list.row
        if item is None or item.kind not in MEETINGS:
            return None
        session_id = item.session_id or self.desk.agenda.session_of(item)
        return (item.order.id, session_id) if session_id else None

    def go_to(self, order_id: str) -> None:
        """Put the cursor on an order that was just taken in, once it shows."""
        self._new = order_id
        self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for the thing under the cursor."""
        possible = _POSSIBLE.get(action)
        if possible is not None:
            item = self._list.row if self.is_mounted else None
            return item is not None and possible(item)
        return True if action == "log" else super().check_action(action, parameters)

    def action_log(self) -> None:
        """Log a meeting of the order under the cursor, or of any."""
        self.sessions_do.log(self.order_here())

    def action_whose(self) -> None:
        """Show the things of all coaches, or only the own ones."""
        self._everyone = not self._everyone
        self._show(self.desk.agenda.glance(coach=self._coach))
        self.reload()
