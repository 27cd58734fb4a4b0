"""A question that is answered with yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ph_tui.ui.dialogs.question import Question
from ph_tui.ui.kit.keys import Key, keys

if TYPE_CHECKING:
    from textual.binding import BindingType


class Confirm(Question[bool]):
    """Shall it be done? Enter says yes, esc says no."""

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("enter", "answer(True)", "ui.key.yes", twin="f2"),
        Key("escape", "answer(False)", "ui.key.no", pinned=True),
    )

    def action_answer(self, agreed: bool) -> None:
        """Answer."""
        self.dismiss(agreed)
