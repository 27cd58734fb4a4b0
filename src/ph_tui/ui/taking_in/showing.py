"""Tuonti as it shows: the path, the columns, the rows, and the row under the cursor.

Owns the widgets and what is read in the background; what the keys do is for the screen that is
built on this.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from ph_tui.domain.errors import PhTuiError
from ph_tui.ui.kit.fields import LineInput
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import Lines
from ph_tui.ui.kit.split_line import SplitLine
from ph_tui.ui.taking_in.mapping import MappedScreen
from ph_tui.ui.taking_in.rows import column_lines, listed, objection_lines, row_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.desk.taking_in.plan import Plan, PlannedRow
    from ph_tui.domain.messages import Message
    from ph_tui.ui.kit.inks import Piece, Pieces

_QUOTES = "\"'"


class _Path(LineInput):
    """The field of the path; enter reads the file."""

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("enter", "submit", "ui.import.key.read"),
        Key("escape", "screen.leave_path", "ui.key.back", pinned=True),
    )


class _Rows(LineList["PlannedRow"]):
    """The rows; enter takes them in."""

    BINDINGS: ClassVar[list[BindingType]] = keys(Key("enter", "pick", "ui.import.key.take_in"))

    def action_pick(self) -> None:
        """Take everything in, whichever row the cursor is on."""
        self.screen.call_later(self.screen.run_action, "screen.take_in")


class ShownImport(MappedScreen):
    """A spreadsheet's path, columns and rows."""

    def compose_body(self) -> ComposeResult:
        """Put path and columns over the rows, and the row under the cursor below or beside them."""
        yield SplitLine(id="head")
        with Horizontal(id="path-line"):
            yield SplitLine(id="path-label")
            yield _Path(placeholder=self.say("ui.import.prompt"), id="path")
        yield Lines(id="columns")
        with Horizontal(id="body"):
            with Vertical(id="main"):
                yield _Rows(row_key=lambda row: row.number, paint=self._line, id="rows")
                yield Lines(id="told")
            yield Lines(id="side")

    def on_mount(self) -> None:
        """Ask for the path first."""
        self.query_one("#path-label", SplitLine).tell([(self.say("ui.import.path"), "dim")])
        self.query_one("#path", Input).focus()
        self.show_plan(None)

    @property
    def _list(self) -> LineList[PlannedRow]:
        return self.query_one("#rows", LineList)

    @on(Input.Submitted, "#path")
    def read(self, event: Input.Submitted) -> None:
        """Read the file that was named."""
        path, taking_in = _path_of(event.value), self.desk.taking_in
        if path is None:
            return

        def work() -> Plan:
            source = taking_in.read(path)
            self.source = source
            return taking_in.plan(source, taking_in.kind_of(source))

        self.make(work)

    def make(self, work: Callable[[], Plan]) -> None:
        """Make a plan in a thread and show it; what speaks against it is told in its place."""
        if self.is_busy:
            return
        self.set_busy("ui.import.reading")

        def call() -> Plan | PhTuiError:
            try:
                return work()
            except PhTuiError as error:
                return error

        self.app.in_background(call, self._made)

    def _made(self, made: Plan | PhTuiError) -> None:
        if not self.is_attached:
            return
        self.set_busy("")
        if isinstance(made, PhTuiError):
            self.show_plan(None, made.message)
        else:
            self.show_plan(made)
            self._list.focus()

    def show_plan(self, plan: Plan | None, objection: Message | None = None) -> None:
        """Show a plan, or why there is none."""
        self.plan = plan
        words = self.app.words
        if plan is not None and plan.lacking:
            objection = plan.objection()

        def paint(width: int) -> list[Pieces]:
            columns = column_lines(plan, words, width) if plan else []
            told = objection_lines(objection, words, width) if objection else []
            return [*columns, *told]

        self.query_one("#columns", Lines).set_paint(paint)
        self._list.set_empty(self._nothing(is_told=objection is not None))
        self._list.set_rows(listed(plan, words) if plan else [])
        self._tell_head()
        self._follow()

    def _nothing(self, *, is_told: bool) -> list[Pieces]:
        """What shows where there are no rows: how it works, or the key that mends it."""
        if not is_told:
            return [[(self.say("ui.import.what"), "dim")], [(self.say("ui.import.safe"), "dim")]]
        if self.plan is None:
            return []
        return [[("m", "accent"), (f"  {self.say('ui.import.key.map')}", "dim")]]

    def _line(self, row: PlannedRow, width: int) -> list[Piece]:
        return self.painted(row, width)

    @on(LineList.Highlighted, "#rows")
    def _follow(self) -> None:
        """Tell the row under the cursor in full."""
        row, plan, words = self._list.row, self.plan, self.app.words

        def paint(width: int) -> list[Pieces]:
            return list(row_lines(row, plan, words, width)) if row and plan else []

        self.query_one("#told", Lines).set_paint(paint)
        self.query_one("#side", Lines).set_paint(paint)
        self.refresh_bindings()


def _path_of(text: str) -> Path | None:
    """The path that was typed, or pasted with quotes; None for an empty one."""
    bare = text.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in _QUOTES:
        bare = bare[1:-1]
    if not bare:
        return None
    try:
        return Path(bare).expanduser()
    except RuntimeError:  # a home that isn't there
        return Path(bare)
