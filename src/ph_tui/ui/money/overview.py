"""Talous: orders, bonuses and invoices by what is to be done for their money, and the sums.

Owns view, filter and whose; what is done is in `actions`, how a row is told in `overview_columns`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical

from ph_tui.ui.kit.filter_line import FilterLine
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import Lines
from ph_tui.ui.money.month_bars import greatest, month_columns, month_key, month_rows
from ph_tui.ui.money.overview_acting import STEPS, MoneyActing
from ph_tui.ui.money.overview_columns import money_columns, standing_list
from ph_tui.ui.money.overview_head import money_head, narrowed_by, nothing_found, nothing_here
from ph_tui.ui.money.overview_pane import MoneyPane
from ph_tui.ui.money.overview_rows import (
    Haystacks,
    MoneyRow,
    MoneyView,
    invoice_rows,
    standing_rows,
)
from ph_tui.ui.orders import order_keys
from ph_tui.ui.program.filtered_screen import FilteredScreen, filter_key
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.telling.broken_line import BrokenLine
from ph_tui.ui.telling.order_pane import DELAY

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.money import MonthSum, Overview
    from ph_tui.domain.messages import Message
    from ph_tui.ui.kit.columns import Column

_VIEWS = list(MoneyView)


class MoneyScreen(MoneyActing, FilteredScreen):
    """The money; `pane_delay` is for how many seconds the cursor rests before the pane follows."""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        *STEPS,
        Key("I", "run", "ui.overview.key.run", id="money.run"),
        filter_key("money.filter"),
        Key("v", "next_view", "ui.key.view", id="money.view"),
        Key("o", "whose", "ui.key.whose", id="money.whose"),
        *(order_keys.again(key) for key in STEPS),
        order_keys.COPY,
        Key("C", "credit", "ui.money.key.credit", id="money.credit", shown=False),
        order_keys.TERMS,
        order_keys.EDIT,
    )

    def __init__(self, desk: Desk, *, pane_delay: float = DELAY) -> None:
        super().__init__(desk)
        self._pane_delay = pane_delay
        self._view, self._everyone = MoneyView.STANDING, True
        self._month: MonthSum | None = None
        self._overview: Overview | None = None
        self._rows: dict[MoneyView, list[MoneyRow]] = {}
        self._haystacks: Haystacks

    def compose_body(self) -> ComposeResult:
        """Put the head over the rows, and the side pane beside them."""
        columns = money_columns(self.app.words, lambda: self.desk.today)
        yield Lines(id="head")
        with Horizontal(id="body"):
            with Vertical(id="main"):
                yield LineList(columns, row_key=lambda row: row.key, id="money")
                yield LineList(self._month_columns(), row_key=month_key, id="months")
                yield BrokenLine(id="broken")
            yield MoneyPane(self.desk, delay=self._pane_delay, id="side")
        yield FilterLine(id="filter")

    def on_mount(self) -> None:
        """Show at once what the index knows, and the rest when that is painted."""
        self._tell_head()
        self._list.set_empty([[(self.say("ui.agenda.reading"), "dim")]])
        if self.desk.is_at_hand:
            with self.app.telling():
                self._show(self.desk.money.glance(coach=self._coach))
        self.app.once_painted(self.reload)

    @property
    def _coach(self) -> str | None:
        return None if self._everyone else self.desk.user

    @property
    def _list(self) -> LineList[MoneyRow]:
        return self.query_one("#money", LineList)

    @property
    def _months(self) -> LineList[MonthSum]:
        return self.query_one("#months", LineList)

    def _month_columns(self) -> list[Column[MonthSum]]:
        return month_columns(
            self.app.words, lambda: greatest(self._months.rows), lambda: self._months.size.width
        )

    def reload(self) -> None:
        """Gather everything anew."""
        coach = self._coach

        def gather() -> tuple[Overview, tuple[tuple[str, Message], ...]]:
            return self.desk.money.overview(coach=coach), self.desk.broken()

        self.read_behind(gather, lambda read: self._show(*read))

    def _show(self, overview: Overview, broken: tuple[tuple[str, Message], ...] = ()) -> None:
        self._overview, self._rows = overview, {}
        self._haystacks = Haystacks(self.app.words)
        self.query_one(BrokenLine).show_broken(broken)
        self._show_selected()

    def _shown(self) -> list[MoneyRow]:
        """The rows of the view, made once of what was read."""
        view, overview = self._view, self._overview
        if overview is None or view is MoneyView.MONTHS:
            return []
        if view not in self._rows and view is MoneyView.STANDING:
            self._rows[view] = standing_rows(overview)
        elif view not in self._rows:
            self._rows[view] = invoice_rows(overview, self._month)
        return self._rows[view]

    def _show_selected(self) -> None:
        """Show the rows of the view in which the filter's words are found."""
        overview = self._overview
        if overview is None:
            return
        words, view, narrows = self.app.words, self._view, bool(self._filter or self._month)
        has_any = bool(overview.invoices) or any(group.rows for group in overview.groups)
        other = nothing_found(words, view, narrows=narrows)
        empty = other if has_any else nothing_here(words, is_mine=not self._everyone)
        rows = self._haystacks.found(self._shown(), self._filter)
        standing = view is MoneyView.STANDING
        self._list.set_empty(empty)
        listed = standing_list(rows, words, folds_paid=not narrows) if standing else rows
        self._list.set_rows(listed)
        self._months.set_empty(empty)
        self._months.set_rows(month_rows(overview.months))
        self.set_class(view is MoneyView.MONTHS, "-months")
        self.set_class(not rows, "-idle")
        self._tell_head()
        self._follow()

    def _tell_head(self) -> None:
        words, view, overview = self.app.words, self._view, self._overview
        whose = "" if self._everyone else words.say("ui.scope.mine")
        narrowed = narrowed_by(self._filter, self._month, words)
        self.query_one("#head", Lines).set_paint(
            lambda width: [money_head(words, view, overview, whose, narrowed, width)]
        )

    @on(LineList.Highlighted, "#money")
    def _follow(self) -> None:
        """Let the keys and the side pane follow the cursor."""
        self.query_one(MoneyPane).follow(self.row_here())
        self.refresh_bindings()

    def row_here(self) -> MoneyRow | None:
        """Return the row under the cursor; there is none where months show."""
        return self._list.row if self.is_mounted and self._view is not MoneyView.MONTHS else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to filter where rows show that can be filtered."""
        if action == "filter":
            return self._view is not MoneyView.MONTHS and not self.query_one(FilterLine).display
        return super().check_action(action, parameters)

    @on(LineList.Picked, "#money")
    def open_row(self, event: LineList.Picked[MoneyRow]) -> None:
        """Open the computation of an invoice, else the billing tab of the order."""
        row: MoneyRow = event.row
        with self.app.telling():
            if row.invoice is not None:
                self.explain(row.invoice.number)
            else:
                self.show_billing(row.order.id)

    @on(LineList.Picked, "#months")
    def open_month(self, event: LineList.Picked[MonthSum]) -> None:
        """Show the invoices of the picked month, or of one service in it."""
        self._month = event.row
        self._go_to_view(MoneyView.INVOICES)

    def action_next_view(self) -> None:
        """Show the next of the views."""
        self._month = None
        self._go_to_view(_VIEWS[(_VIEWS.index(self._view) + 1) % len(_VIEWS)])

    def show_view(self, view: MoneyView) -> None:
        """Show one of the views, of all months."""
        self._month = None
        self._go_to_view(view)

    def _go_to_view(self, view: MoneyView) -> None:
        self._view = view
        self._rows = {}
        self._show_selected()
        (self._months if view is MoneyView.MONTHS else self._list).focus()
        self._list.action_edge(-1)

    def action_whose(self) -> None:
        """Show the money of all coaches, or only the own."""
        self._everyone = not self._everyone
        self._show(self.desk.money.glance(coach=self._coach))
        self.reload()

    def action_back(self) -> None:
        """Clear the filter first, then go back to the months that a month was picked from."""
        if self._month is not None and not self._filter:
            self._month = None
            self._go_to_view(MoneyView.MONTHS)
        else:
            super().action_back()

    def action_run(self) -> None:
        """Show what is ready to be invoiced."""
        from ph_tui.ui.money.monthly_run import MonthlyRun

        self.app.push_screen(MonthlyRun(self.desk, pane_delay=self._pane_delay))
