"""Tuonti: a spreadsheet's path, the columns as they were understood, every row before it is saved.

Owns what the keys do with the file that shows; reading, meaning and saving are the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input

from ph_tui.domain.errors import PhTuiError
from ph_tui.domain.messages import Message
from ph_tui.domain.taking_in.headings import Kind
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.taking_in.showing import ShownImport

if TYPE_CHECKING:
    from textual.binding import BindingType

    from ph_tui.desk.taking_in.plan import Taken


class ImportScreen(ShownImport):
    """What would a spreadsheet become? Enter reads it, enter takes it in."""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("m", "map", "ui.import.key.map", id="import.map"),
        Key("t", "turn", "ui.import.key.turn", id="import.turn"),
        Key("s", "sheet", "ui.import.key.sheet", id="import.sheet"),
        Key("f", "path", "ui.import.key.path", id="import.path"),
        Key("f2", "take_in", "ui.import.key.take_in", id="import.take_in", shown=False),
    )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the file that shows."""
        if action in {"map", "turn", "take_in"}:
            return self.plan is not None and not self.is_busy
        if action == "sheet":
            return self.plan is not None and bool(self.plan.other_sheets)
        return super().check_action(action, parameters)

    def action_path(self) -> None:
        """Name another file."""
        self.query_one("#path", Input).focus()

    def action_leave_path(self) -> None:
        """Go from the path to the rows, or back where there are none."""
        if self.plan is not None:
            self._list.focus()
        else:
            self.action_back()

    def action_take_in(self) -> None:
        """Take the file in; a row that can't be keeps all of it out."""
        plan = self.plan
        if plan is None or self.is_busy:
            return
        plan.refuse_wrong()
        self.set_busy("ui.import.taking_in")

        def work() -> Taken | PhTuiError:
            try:
                return self.desk.taking_in.take_in(plan)
            except PhTuiError as error:
                return error

        self.app.in_background(work, self._taken)

    def _taken(self, taken: Taken | PhTuiError) -> None:
        if isinstance(taken, PhTuiError):
            self.app.show_error(taken)
        else:
            kind, n = taken.plan.table.kind, sum(row.is_new for row in taken.plan.rows)
            self.app.show(Message(f"ui.import.taken_{kind}" if n else "ui.import.nothing_new", n=n))
        if self.is_attached:
            self.set_busy("")
            self.reload()

    def action_turn(self) -> None:
        """Read the rows as sessions instead of orders, or the other way round."""
        plan, source = self.plan, self.source
        if plan is not None and source is not None:
            other = Kind.SESSIONS if plan.table.kind is Kind.ORDERS else Kind.ORDERS
            self.make(lambda: self.desk.taking_in.plan(source, other, sheet=plan.sheet))
