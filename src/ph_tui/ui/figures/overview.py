"""Luvut: the figures of all orders, by service, period or coach; of one period or of all.

Owns the choice; how a figure is told is in `figure_words`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from ph_tui.desk.figures import By
from ph_tui.domain.messages import Message
from ph_tui.ui.figures.figure_words import figure_columns, figures_head, group_lines
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import Lines
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.saving.live import LiveScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.figures import FigureTable, Group

_BY = (By.SERVICE, By.PERIOD, By.COACH)


class FiguresScreen(LiveScreen[None]):
    """The figures; each row opens the orders that it was made of."""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("v", "next_view", "ui.figures.key.view", id="figures.view"),
        Key("left,comma,left_square_bracket", "period(-1)", "ui.marketing.key.before"),
        Key("right,full_stop,right_square_bracket", "period(1)", "ui.marketing.key.after"),
        Key("o", "whose", "ui.key.whose", id="figures.whose"),
        Key("x", "export", "ui.figures.key.export", id="figures.export"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._by, self._everyone = By.SERVICE, True
        self._period: str | None = None
        self._table: FigureTable | None = None

    def compose_body(self) -> ComposeResult:
        """Put the table over the figures of the group under the cursor."""
        yield Lines(id="head")
        yield LineList(figure_columns(self.app.words), row_key=lambda g: (g.key,), id="groups")
        yield Lines(id="group")

    def on_mount(self) -> None:
        """Gather what the index knows."""
        self._list.set_empty([[(self.say("ui.agenda.reading"), "dim")]])
        self.reload()

    @property
    def _list(self) -> LineList[Group]:
        return self.query_one("#groups", LineList)

    @property
    def _coach(self) -> str | None:
        return None if self._everyone else self.desk.user

    def reload(self) -> None:
        """Gather anew."""
        by, period, coach = self._by, self._period, self._coach
        self.read_behind(
            lambda: self.desk.figures.gather(by, period=period, coach=coach), self._show
        )

    def _show(self, table: FigureTable) -> None:
        self._table = table
        words, period = self.app.words, self._period
        whose = "" if self._everyone else words.say("ui.scope.mine")
        self.query_one("#head", Lines).set_paint(
            lambda width: [figures_head(table, period, whose, words, width)]
        )
        self._list.set_empty([[(self.say("ui.figures.none"), "dim")]])
        self._list.set_rows([table.total, *table.groups] if table.total.figures.orders else [])
        self._follow()

    @on(LineList.Highlighted, "#groups")
    def _follow(self) -> None:
        """Tell more of the group under the cursor."""
        group, words = self._list.row, self.app.words
        self.query_one("#group", Lines).set_paint(
            lambda width: group_lines(group, words, width) if group else []
        )
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer periods only where orders have more than one."""
        if action == "period":
            return self._table is not None and len(self._table.periods) > 1
        if action == "export":
            return self._table is not None and self._table.total.figures.orders > 0
        return super().check_action(action, parameters)

    @on(LineList.Picked, "#groups")
    def open_group(self, event: LineList.Picked[Group]) -> None:
        """Show the orders that the figures of a group were made of."""
        from ph_tui.ui.figures.orders_behind import OrdersBehind

        self.app.push_screen(OrdersBehind(self.desk, event.row))

    def action_next_view(self) -> None:
        """Group by the next thing."""
        self._by = _BY[(_BY.index(self._by) + 1) % len(_BY)]
        self.reload()

    def action_period(self, step: int) -> None:
        """Go to the period before or after; behind the last one stand all of them together."""
        if self._table is None:
            return
        choices: list[str | None] = [*self._table.periods, None]
        at = choices.index(self._period) if self._period in choices else len(choices) - 1
        self._period = choices[(at + step) % len(choices)]
        self.reload()

    def action_whose(self) -> None:
        """Show the figures of all coaches, or only the own ones."""
        self._everyone = not self._everyone
        self.reload()

    def action_export(self) -> None:
        """Write the table into a file for a spreadsheet."""
        from ph_tui.desk.figure_table import csv_of
        from ph_tui.desk.report_files import Made
        from ph_tui.ui.saving.to_file import Document, ToFile

        table, words = self._table, self.app.words
        if table is None:
            return
        name = "-".join(filter(None, (words.say("ui.figures.file"), self._period)))
        document = Document(
            Message("ui.figures.key.export"),
            ("csv",),
            "ui.figures.format.",
            lambda kind: f"{name}.{kind}",
            lambda _: Made(csv_of(table, words)),
        )
        ToFile(self.app, document).ask_name("csv")
