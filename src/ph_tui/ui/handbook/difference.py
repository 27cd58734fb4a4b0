"""What has changed from one edition to the next, in sentences on a panel; it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.question import Question
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.lines import Lines, wrapped
from ph_tui.ui.kit.speech import words_of
from ph_tui.ui.program.style_sheets import sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.ui.kit.inks import Pieces


class DifferenceOfEditions(Question[None]):
    """What is otherwise now?"""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("escape,enter,d", "leave", "ui.key.back", pinned=True),
        Key("j,down", "scroll(1)", "ui.key.down", quiet=True),
        Key("k,up", "scroll(-1)", "ui.key.up", quiet=True),
    )

    def __init__(self, before: Edition, after: Edition, told: Sequence[Message]) -> None:
        dates = {"before": before.valid_from, "after": after.valid_from}
        super().__init__(Message("ui.handbook.differs", n=len(told), **dates))
        self._told = told

    def compose_answer(self) -> ComposeResult:
        """Yield the sentences."""
        with VerticalScroll(id="differences", can_focus=False):
            yield Lines(id="told")

    def on_mount(self) -> None:
        """Break the sentences at the width of the panel."""
        self.query_one("#told", Lines).set_paint(lambda width: list(self._lines(width)))

    def _lines(self, width: int) -> Iterator[Pieces]:
        words = words_of(self)
        for message in self._told:
            first, *rest = wrapped(words(message), width - 2)
            yield [("· ", "accent"), (first, "")]
            for line in rest:
                yield [("  ", ""), (line, "")]

    def action_scroll(self, step: int) -> None:
        """Move the sentences where they don't all show."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
