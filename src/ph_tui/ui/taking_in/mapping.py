"""What the columns of a spreadsheet mean, asked column by column; and the line that says how it is.

Owns the questions and the head; the screen that is built on this shows the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk.taking_in import row_words
from ph_tui.domain.messages import Message
from ph_tui.domain.taking_in.headings import fields_of, mapped
from ph_tui.ui.dialogs.choose import Choose
from ph_tui.ui.kit.split_line import SplitLine
from ph_tui.ui.saving.live import LiveScreen
from ph_tui.ui.taking_in.rows import column_pieces, row_pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.taking_in.files import Source
    from ph_tui.desk.taking_in.plan import Plan, PlannedRow
    from ph_tui.domain.taking_in.headings import Column
    from ph_tui.ui.kit.inks import Piece


class MappedScreen(LiveScreen[None]):
    """A screen over one plan, whose columns can be given other meanings."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.plan: Plan | None = None
        self.source: Source | None = None
        self._busy = ""

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or saved."""
        return bool(self._busy)

    def set_busy(self, says: str) -> None:
        """Say what is going on, by a message id; empty when nothing is any more."""
        self._busy = says
        self._tell_head()
        self.refresh_bindings()

    def make(self, work: Callable[[], Plan]) -> None:
        """Make a plan in a thread and show it."""
        raise NotImplementedError

    def reload(self) -> None:
        """Compare the rows with what is stored by now."""
        plan = self.plan
        if plan is not None:
            self.make(lambda: self.desk.taking_in.with_columns(plan, plan.table.columns))

    def painted(self, row: PlannedRow, width: int) -> list[Piece]:
        """Return one row in a line."""
        return row_pieces(row, self.plan, self.app.words, width) if self.plan else []

    def _tell_head(self) -> None:
        left: list[Piece] = [(f" {self.say('ui.import.title')}", "strong")]
        right: list[Piece] = []
        if self.plan is not None:
            kind = self.say(f"ui.import.kind.{self.plan.table.kind}")
            name = " · ".join(filter(None, (self.plan.file_name, self.plan.sheet)))
            left += [(f" · {kind} · {name}", "dim")]
            tone = "late" if self.plan.is_shut else "dim"
            right = [(row_words.told_sum(self.plan, self.app.words), tone)]  # type: ignore[list-item]  # both are tones
        if self._busy:
            right = [(self.say(self._busy), "due")]
        self.query_one("#head", SplitLine).tell(left, [*right, (" ", "")])

    def action_map(self) -> None:
        """Ask which column means something else."""
        plan, words = self.plan, self.app.words
        if plan is None:
            return
        columns = plan.table.columns
        start = next((c for c in columns if not c.field), columns[0])
        question = Choose(
            Message("ui.import.ask_column"),
            columns,
            paint=lambda column: column_pieces(column, words),
            option_key=lambda column: column.at,
            start=start,
        )
        self.app.push_screen(question, lambda column: self._ask_field(column) if column else None)

    def _ask_field(self, column: Column) -> None:
        plan, words = self.plan, self.app.words
        if plan is None:
            return

        def answered(field: str | None) -> None:
            if field is not None:
                columns = mapped(plan.table.columns, column.at, field)
                self.make(lambda: self.desk.taking_in.with_columns(plan, columns))

        question = Choose(
            Message("ui.import.ask_field", heading=column.heading or "–"),
            ["", *fields_of(plan.table.kind)],
            paint=lambda field: [(row_words.told_field(field, words), "")],
            option_key=str,
            start=column.field,
        )
        self.app.push_screen(question, answered)

    def action_sheet(self) -> None:
        """Ask which other sheet of the workbook is read."""
        plan, source = self.plan, self.source
        if plan is None or source is None:
            return
        kind = plan.table.kind

        def answered(name: str | None) -> None:
            if name:
                self.make(lambda: self.desk.taking_in.plan(source, kind, sheet=name))

        question = Choose(
            Message("ui.import.ask_sheet"),
            plan.other_sheets,
            paint=lambda name: [(name, "")],
            option_key=str,
        )
        self.app.push_screen(question, answered)
