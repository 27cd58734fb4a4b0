"""The line under a field that says what speaks against its text; empty when nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from ph_tui.ui.kit.inks import shown
from ph_tui.ui.kit.speech import tell

if TYPE_CHECKING:
    from ph_tui.domain.messages import Message


class Hint(Static):
    """One line: a sign and a sentence, or nothing."""

    def object_to(self, message: Message | None) -> None:
        """Show an objection, or take the last one away."""
        self._say(message, "! ", "-objects")

    def tell(self, message: Message) -> None:
        """Show what is good to know; an objection takes its place."""
        self._say(message, "", "-tells")

    def _say(self, message: Message | None, sign: str, manner: str) -> None:
        for name in ("-objects", "-tells"):
            self.set_class(message is not None and name == manner, name)
        self.update(Content("" if message is None else sign + shown(tell(self, message))))
