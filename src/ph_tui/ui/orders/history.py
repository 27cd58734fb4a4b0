"""The history of an order as a list of sentences, and below it what the step in it has changed.

Owns how a step looks; taking one back is for the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical

from ph_tui.desk.history_words import details, told_deed, told_moment
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import Lines, wrapped
from ph_tui.ui.kit.speech import say, words_of
from ph_tui.ui.telling.session_words import DOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.desk.history import HistoryEntry
    from ph_tui.ui.kit.inks import Piece, Pieces

_MOST_LINES = 6


class StepList(LineList["HistoryEntry"]):
    """One line a step, the newest first."""

    BINDINGS: ClassVar[list[BindingType]] = keys(Key("enter", "pick", "ui.key.take_back"))


class OrderHistory(Vertical):
    """What was done to the order: `tell` shows it, `StepList.Picked` asks to take a step back."""

    def __init__(self, today: date) -> None:
        super().__init__(id="past")
        self._today = today
        self._moments = 0

    def compose(self) -> ComposeResult:
        """Stack the list over what its step has changed."""
        yield StepList(row_key=lambda entry: entry.revision, paint=self._paint, id="history")
        yield Lines(id="step")

    def on_mount(self) -> None:
        """Say what will be here when nothing is yet."""
        empty: list[list[Piece]] = [
            [(say(self, "ui.history.none"), "strong")],
            [(say(self, "ui.history.none_detail"), "dim")],
        ]
        self.query_one(StepList).set_empty(empty)

    def tell(self, entries: Sequence[HistoryEntry]) -> None:
        """Show a history; the cursor stays on its step."""
        self._moments = max((len(self._moment(entry)) for entry in entries), default=0)
        steps = self.query_one(StepList)
        newest_before = next(iter(steps.rows), None)
        at_top = steps.cursor <= 0
        steps.set_rows(entries)
        if at_top and entries and newest_before is not None:
            steps.action_edge(-1)
        self.show_step()

    @on(LineList.Highlighted, "#history")
    def show_step(self) -> None:
        """Show what the step under the cursor has changed."""
        entry = self.query_one(StepList).row
        step = self.query_one("#step", Lines)
        if entry is None:
            step.set_lines([])
        else:
            step.set_paint(lambda width: list(self._told(entry, width))[:_MOST_LINES])
        step.display = entry is not None
        self.screen.refresh_bindings()

    def _moment(self, entry: HistoryEntry) -> str:
        return told_moment(entry.at, self._today, words_of(self))

    def _paint(self, entry: HistoryEntry, width: int) -> list[Piece]:
        del width
        words = words_of(self)
        moment = f"{self._moment(entry):<{self._moments}}"
        told = told_deed(entry, words)
        if entry.undone:
            undone = say(self, "ui.history.undone")
            return [(DOT.join((moment, entry.by, undone, told)), "dim")]
        return [(moment, "dim"), (DOT, "dim"), (entry.by, ""), (DOT, "dim"), (told, "")]

    def _told(self, entry: HistoryEntry, width: int) -> Iterator[Pieces]:
        """The whole sentence, then each value that was changed."""
        words = words_of(self)
        for line in wrapped(told_deed(entry, words), width):
            yield [(line, "strong")]
        for detail in dict.fromkeys(details(entry, words)):
            values = f"{detail.before} → {detail.after}"
            first, *rest = wrapped(values, width - len(detail.name) - 2)
            yield [(f"{detail.name}  ", "dim"), (first, "")]
            for line in rest:
                yield [(" " * (len(detail.name) + 2), ""), (line, "")]
