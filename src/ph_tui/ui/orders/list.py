"""Tilaukset: every order in one list, with what comes next and by when.

Owns view, filter and sort, and keeps the side pane beside the cursor; what is done to an order is
in `actions`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.containers import Horizontal, Vertical

from ph_tui.desk.order_list import Listed, Sort, View, listed, matching, ordered, selected
from ph_tui.domain.messages import Message
from ph_tui.ui.kit.filter_line import FilterLine
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import Lines
from ph_tui.ui.orders import order_keys
from ph_tui.ui.orders.acting_screen import ActingScreen
from ph_tui.ui.orders.columns import order_columns
from ph_tui.ui.orders.status import nothing_at_all, nothing_found, status_line
from ph_tui.ui.program.filtered_screen import FilteredScreen, filter_key
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.rescue.rescued import RescuedLine
from ph_tui.ui.saving.ask_bar import AskBar
from ph_tui.ui.telling.broken_line import BrokenLine
from ph_tui.ui.telling.order_pane import DELAY, OrderPane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk
    from ph_tui.ui.kit.inks import Piece

_VIEWS = list(View)


class _Choice(NamedTuple):
    """What the filter looks through."""

    orders: list[Listed]
    view: View
    sort: Sort
    reverse: bool

    def is_same(self, other: _Choice) -> bool:
        """Whether it is the same, read at the same time."""
        return self.orders is other.orders and self[1:] == other[1:]


class OrdersScreen(ActingScreen, FilteredScreen):
    """The orders; `pane_delay` is for how many seconds the cursor rests before the pane follows."""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        order_keys.NEW,
        order_keys.ACCEPT,
        order_keys.CONTACT,
        order_keys.LOG,
        order_keys.REPORT,
        order_keys.BILL,
        order_keys.INVOICE,
        filter_key("orders.filter"),
        Key("v", "next_view", "ui.key.view", id="orders.view"),
        order_keys.PLAN,
        order_keys.END,
        order_keys.FEEDBACK,
        order_keys.RECEIVED._replace(shown=False),
        Key("s", "sort", "ui.key.sort", id="orders.sort"),
        order_keys.HAND,
        order_keys.BONUS,
        order_keys.PAY,
        order_keys.TERMS,
        order_keys.TAKE_IN,
        Key("E,m", "edit", "ui.key.edit_order", id="orders.edit", shown=False),
    )

    def __init__(self, desk: Desk, *, pane_delay: float = DELAY) -> None:
        super().__init__(desk)
        self._view, self._sort, self._reverse = View.OPEN, Sort.DEADLINE, False
        self._orders: list[Listed] = []
        self._choice = _Choice([], self._view, self._sort, self._reverse)
        self._found: list[Listed] = []
        self._looked_for = ""
        self._has_any = False
        self._pane_delay = pane_delay

    def compose_body(self) -> ComposeResult:
        """Put the status over the list, and the side pane beside it."""
        columns = order_columns(self.app.words, lambda: self.desk.today)
        yield Lines(id="status")
        with Horizontal(id="body"):
            with Vertical(id="main"):
                yield LineList(columns, row_key=lambda order: order.row.id, id="orders")
                yield BrokenLine(id="broken")
                yield RescuedLine(id="rescued")
            yield OrderPane(self.desk, delay=self._pane_delay, id="side")
        yield FilterLine(id="filter")
        yield AskBar(id="entry-bar")

    def on_mount(self) -> None:
        """Read the orders for the first time."""
        with self.app.telling():
            self.reload()

    @property
    def _list(self) -> LineList[Listed]:
        found: LineList[Listed] = self.query_one("#orders", LineList)
        return found

    def order_here(self) -> str | None:
        """Return the id of the order under the cursor."""
        order = self._list.row if self.is_mounted else None
        return order.row.id if order else None

    def reload(self) -> None:
        """Read all rows again."""
        self._read_orders()
        self.query_one(BrokenLine).show_broken(self.desk.broken())
        self._show_selected()
        self.query_one(OrderPane).follow(self.order_here())
        self.app.once_painted(partial(self.query_one(RescuedLine).look, self.desk))

    def _read_orders(self) -> None:
        """Read the rows that the view can show: of all orders only where it shows all."""
        rows = self.desk.rows.summaries(only_open=self._view is not View.ALL)
        self._orders = listed(rows, self.desk.now, self.app.words)
        self._has_any = bool(rows) or not self.desk.is_empty

    def _show_selected(self) -> None:
        """Show the orders of the view in which the filter's words are found."""
        words, view, text = self.app.words, self._view, self._filter
        found = self._found_in(view, text)
        had_any = self.order_here() is not None
        self._list.set_empty(nothing_found(words, text) if self._has_any else nothing_at_all(words))
        self._list.set_sort(self._sort, descending=self._reverse)
        self._list.set_rows(found)
        self.query_one("#status", Lines).set_paint(
            lambda width: [status_line(words, view, text, found, width)]
        )
        if had_any != bool(found) or not self._has_any:
            self.refresh_bindings()

    def action_filter(self) -> None:
        """Begin to filter; the words of all orders are looked up behind the first key."""
        super().action_filter()
        orders = self._orders
        self.app.in_background(lambda: [order.haystack for order in orders])

    def _found_in(self, view: View, text: str) -> list[Listed]:
        """The orders to show; while a filter grows, it is looked for in what it had found."""
        choice = _Choice(self._orders, view, self._sort, self._reverse)
        if not (choice.is_same(self._choice) and text.startswith(self._looked_for)):
            shown = selected(self._orders, view=view, user=self.desk.user)
            self._choice, self._found = choice, ordered(shown, self._sort, reverse=self._reverse)
        self._looked_for, self._found = text, matching(self._found, text)
        return self._found

    @on(LineList.Picked, "#orders")
    def open_order(self, event: LineList.Picked[Listed]) -> None:
        """Open the picked order."""
        with self.app.telling():
            self.orders_do.open(event.row.row.id)

    @on(LineList.Highlighted, "#orders")
    def show_beside(self, event: LineList.Highlighted[Listed]) -> None:
        """Show the order under the cursor in the side pane."""
        self.query_one(OrderPane).follow(event.row.row.id if event.row else None)

    def go_to(self, order_id: str) -> None:
        """Put the cursor on an order; a view or filter that hides it is left."""
        if not self._list.move_to(order_id):
            self.query_one(FilterLine).clear()
            self._view, self._filter = View.OPEN, ""
            self._show_selected()
            self._list.move_to(order_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what narrows the list only when there is something in it."""
        if action in {"filter", "next_view", "sort"}:
            is_filtering = action == "filter" and self.query_one(FilterLine).display
            return self._has_any and not is_filtering
        return super().check_action(action, parameters)

    def action_next_view(self) -> None:
        """Show the next of the saved views."""
        self._view = _VIEWS[(_VIEWS.index(self._view) + 1) % len(_VIEWS)]
        self._read_orders()
        self._show_selected()

    def action_sort(self) -> None:
        """Choose the column to sort by; the current one again turns the order around."""
        from ph_tui.ui.dialogs.choose import Choose

        def paint(sort: Sort) -> list[Piece]:
            arrow = ("▾" if self._reverse else "▴") if sort is self._sort else " "
            return [(f"{arrow} ", "accent"), (self.say(f"ui.column.{sort}"), "")]

        question = Choose(Message("ui.ask.sort"), list(Sort), paint=paint, start=self._sort)
        self.app.push_screen(question, self._sort_by)

    def _sort_by(self, sort: Sort | None) -> None:
        if sort is None:
            return
        self._reverse = sort is self._sort and not self._reverse
        self._sort = sort
        self._show_selected()
