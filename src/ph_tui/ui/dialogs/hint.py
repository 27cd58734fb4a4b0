"""The line under a field that says what speaks against its text; empty when nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from ph_tui.ui.inks import shown
from ph_tui.ui.speech import tell

if TYPE_CHECKING:
    from ph_tui.domain.messages import Message


class Hint(Static):
    """One line: a sign and a sentence, or nothing."""

    def object_to(self, message: Message | None) -> None:
        """Show an objection, or take the last one away."""
        text = "" if message is None else f"! {shown(tell(self, message))}"
        self.set_class(message is not None, "-objects")
        self.update(Content(text))
