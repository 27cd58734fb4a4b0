"""The question of the report editor what shall be taken in from the log.

Owns how it looks and what it answers; what is done with the answer is for the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.question import Question
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import wrapped
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.kit.speech import say
from ph_tui.ui.report.changes import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.ui.kit.inks import Piece, Tone
    from ph_tui.ui.report.changes import Kind, LineKind

_SIGNS: dict[Kind, tuple[str, Tone]] = {
    "added": ("+", "done"),
    "changed": ("~", "due"),
    "removed": ("–", "late"),
}
_LINE_SIGNS: dict[LineKind, tuple[str, Tone]] = {
    "same": (" ", "dim"),
    "old": ("–", "late"),
    "new": ("+", "done"),
}
_MOST_LINES = 14
_GUTTER = 8


class _Differences(LineList[Difference]):
    """The differences; enter takes in all of them, not only the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("enter", "screen.answer(True)", "ui.report.key.accept_log")
    )


class TakeLog(Question[bool]):
    """Shall this be taken in from the log? Enter says yes, esc leaves the report as it is."""

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("f2", "answer(True)", "ui.report.key.accept_log", shown=False),
        Key("escape", "answer(False)", "ui.key.leave", pinned=True),
    )

    def __init__(self, found: Sequence[Difference]) -> None:
        super().__init__(Message("ui.report.take_log", n=len(found)))
        self._found = found

    def compose_answer(self) -> ComposeResult:
        """Yield the differences as lines."""
        yield _Differences(
            row_key=lambda difference: (difference.kind, difference.heading),
            paint=lambda difference, _width: self._head(difference),
            id="differences",
        )

    def on_mount(self) -> None:
        """Break the lines at the width of the screen."""
        rows = list(self._rows(self.app.size.width - _GUTTER))
        differences = self.query_one(_Differences)
        differences.styles.height = min(len(rows), _MOST_LINES, max(self.app.size.height - 8, 4))
        differences.set_rows(rows)

    def _rows(self, width: int) -> Iterator[Difference | Section]:
        for place, difference in enumerate(self._found):
            if place:
                yield Section()
            yield difference
            for kind, text in difference.lines:
                sign, tone = _LINE_SIGNS[kind]
                for at, line in enumerate(wrapped(text, width)):
                    yield Section([(f"     {' ' if at else sign} ", tone), (line, tone)])

    def _head(self, difference: Difference) -> list[Piece]:
        sign, tone = _SIGNS[difference.kind]
        was: list[Piece] = [(f"{difference.was} → ", "dim")] if difference.was else []
        word = say(self, f"ui.report.change.{difference.kind}")
        return [(f"{sign} ", tone), *was, (difference.heading, "strong"), (f"  {word}", tone)]

    def action_answer(self, agreed: bool) -> None:
        """Answer."""
        self.dismiss(agreed)
