"""The monthly run: everything that is ready becomes invoices by one answer, each for itself.

Owns the question and what became of each row; an invoice is made by the desk, whole or not at all,
and one that is refused keeps no other back.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal

from ph_tui.domain.errors import PhTuiError
from ph_tui.domain.messages import Message
from ph_tui.domain.money.amounts import ZERO
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.split_line import SplitLine
from ph_tui.ui.money.gaps_first import GapsFirst
from ph_tui.ui.money.monthly_lines import run_columns, run_list
from ph_tui.ui.money.monthly_rows import Listed, Part, Run, RunRow, gather
from ph_tui.ui.money.overview_pane import MoneyPane
from ph_tui.ui.money.overview_rows import Group, MoneyRow
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.telling.order_pane import DELAY

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk
    from ph_tui.ui.kit.inks import Pieces


class MonthlyRun(GapsFirst):
    """What is ready to be invoiced, and what still lacks something.

    `pane_delay` is for how many seconds the cursor rests before the pane follows.
    """

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("I", "make", "ui.monthly.key.make", twin="f2", id="monthly.make"),
        Key("x", "export", "ui.monthly.key.export", id="monthly.export"),
        Key("S", "submit", "ui.money.key.submit", id="money.submit"),
    )

    def __init__(self, desk: Desk, *, pane_delay: float = DELAY) -> None:
        super().__init__(desk)
        self._pane_delay = pane_delay
        self._run: Run | None = None
        self._tried: dict[Hashable, RunRow] = {}
        self._files: dict[int, Message] = {}
        self._is_making = False

    def compose_body(self) -> ComposeResult:
        """Put the head over the rows."""
        yield SplitLine(id="head")
        with Horizontal():
            yield LineList(run_columns(self.app.words), row_key=lambda row: row.key, id="run")
            yield MoneyPane(self.desk, delay=self._pane_delay, id="side")

    def on_mount(self) -> None:
        """Read what is ready."""
        self._list.set_empty([[(self.say("ui.agenda.reading"), "dim")]])
        self.reload()

    @property
    def _list(self) -> LineList[Listed]:
        return self.query_one("#run", LineList)

    def reload(self) -> None:
        """Read anew; what became of the rows of this run stays."""
        self.read_behind(lambda: gather(self.desk), self._show)

    def _show(self, run: Run) -> None:
        self._run = run
        self._list.set_empty(
            [
                [(self.say("ui.monthly.none"), "strong")],
                [],
                [("esc", "accent"), (f"  {self.say('ui.monthly.none_back')}", "dim")],
            ]
        )
        self._paint()

    def _paint(self) -> None:
        run, words = self._run, self.app.words
        if run is None:
            return
        width = self._list.size.width or self.size.width
        self._list.set_rows(run_list(run, self._tried, self._files, words, width))
        ready = self._ready()
        total = sum((row.euros or ZERO for row in ready), ZERO)
        said = words.say("ui.monthly.head", n=len(ready), net=words.money(total))
        title = words.say("ui.monthly.title")
        right: Pieces = [(f"{said} ", "dim")] if ready else ()
        self.query_one("#head", SplitLine).tell([(f" {title}", "strong")], right)
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Break the reasons at the new width."""
        self.call_after_refresh(self._paint)

    def _ready(self) -> tuple[RunRow, ...]:
        """What can be made now; what was refused may be tried again."""
        rows = self._run.part(Part.READY) if self._run else ()
        made = {key for key, row in self._tried.items() if row.number}
        return tuple(row for row in rows if row.key not in made)

    def _unsent(self) -> list[int]:
        """The numbers of all invoices that were made and are not sent, in this run or before."""
        return [row.number for row in self._run.part(Part.UNSENT)] if self._run else []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to make or to write only where there is something."""
        if action == "make":
            return bool(self._ready()) and not self._is_making
        if action == "export":
            return bool(self._unsent()) and not self._is_making
        if action == "submit":
            row = self._list.row
            return isinstance(row, RunRow) and row.number in self._unsent()
        return super().check_action(action, parameters)

    def order_here(self) -> str | None:
        """Return the id of the order under the cursor."""
        row = self._list.row
        return row.order.id if isinstance(row, RunRow) else None

    def action_make(self) -> None:
        """Ask once, then make them all."""
        from ph_tui.ui.dialogs.confirm import Confirm

        rows = self._ready()
        net = self.app.words.money(sum((row.euros or ZERO for row in rows), ZERO))
        question = Confirm(
            Message("ui.monthly.ask", n=len(rows), net=net), detail=Message("ui.monthly.ask_detail")
        )
        self.app.push_screen(question, lambda yes: self._make(rows) if yes else None)

    def _make(self, rows: Sequence[RunRow]) -> None:
        """Make one invoice after the other in a thread, and tell of each as it comes."""
        self._is_making = True
        self.refresh_bindings()
        desk, app = self.desk, self.app

        def work() -> None:
            for row in rows:
                try:
                    after = row._replace(
                        number=desk.invoices.create(row.order.id, row.claim_id).number
                    )
                except PhTuiError as error:
                    after = row._replace(told=error.message)
                app.call_from_thread(self._tell_tried, after._replace(part=Part.TRIED))

        app.in_background(work, lambda _: self._tell_end())

    def _tell_tried(self, row: RunRow) -> None:
        self._tried[row.key] = row
        if self.is_attached:
            self._paint()

    def _tell_end(self) -> None:
        self._is_making = False
        made = [row for row in self._tried.values() if row.number]
        refused = len(self._tried) - len(made)
        said = Message("ui.monthly.made", n=len(made))
        if refused:
            said = Message("ui.monthly.made_some", n=refused, made=len(made))
        self.show_saved()
        self.app.show(said, warns=bool(refused))

    def action_submit(self) -> None:
        """Record that the invoice under the cursor was handed in."""
        row = self._list.row
        if isinstance(row, RunRow):
            self.money_do.mark_sent(row.order.id, row.number)

    @on(LineList.Highlighted, "#run")
    def follow(self) -> None:
        """Let the keys and the side pane follow the cursor."""
        row = self._list.row
        here = MoneyRow(Group.TO_INVOICE, row.order) if isinstance(row, RunRow) else None
        self.query_one(MoneyPane).follow(here)
        self.refresh_bindings()

    def action_export(self) -> None:
        """Ask for a folder, then write every unsent invoice into it."""
        from ph_tui.ui.dialogs.ask_text import AskText
        from ph_tui.ui.money.monthly_files import folder_objection

        kind = self._kind()
        question = AskText(
            Message("ui.monthly.ask_folder", n=len(self._unsent())),
            value=str(Path.cwd()),
            check=folder_objection,
            detail=Message(f"ui.monthly.{kind}"),
        )
        self.app.push_screen(question, lambda text: self._export(kind, text) if text else None)

    def _kind(self) -> str:
        """Finvoice where the company can send it, else the sheet for the portal."""
        return "portal" if self.desk.company.missing_for_einvoice() else "finvoice"

    def _export(self, kind: str, folder: str) -> None:
        from ph_tui.ui.money.monthly_files import write_all

        numbers, words, desk = self._unsent(), self.app.words, self.desk
        into = Path(folder.strip()).expanduser().absolute()

        def tell(told: dict[int, Message]) -> None:
            self._tell_files(told, str(into))

        self.app.in_background(lambda: write_all(desk, numbers, words, kind, into), tell)

    def _tell_files(self, told: dict[int, Message], folder: str) -> None:
        from ph_tui.ui.money.monthly_files import failed

        self._files |= told
        lost = failed(told)
        written = len(told) - lost
        said = Message("ui.monthly.written", n=written, folder=folder)
        if lost:
            said = Message("ui.monthly.written_some", n=lost, written=written, folder=folder)
        if self.is_attached:
            self._paint()
        self.app.show(said, warns=bool(lost))

    @on(LineList.Picked, "#run")
    def open_row(self, event: LineList.Picked[Listed]) -> None:
        """Go where the first reason is mended; without one, to the billing tab of the order."""
        row: Listed = event.row
        with self.app.telling():
            gaps = row.gaps
            if isinstance(row, RunRow) and row.waits and not gaps and self._run:
                gaps = self._run.company
            if gaps:
                self.mend(gaps[0])
            elif isinstance(row, RunRow):
                self.show_billing(row.order.id, f"invoice.{row.number}" if row.number else "")
