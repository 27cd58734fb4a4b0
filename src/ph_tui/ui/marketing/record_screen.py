"""A screen over the services' records: what is undone here are changes of services and periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk.history_words import told_what
from ph_tui.domain.messages import Message
from ph_tui.ui.saving.live import LiveScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.company_history import TakenBackRecord


class RecordScreen(LiveScreen[None]):
    """A screen on which undo takes back what was done to services."""

    def action_undo(self) -> None:
        """Take back the last change to services or periods."""
        self._take_back(self.desk.marketing.undo)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._take_back(self.desk.marketing.redo)

    def _take_back(self, take: Callable[[], TakenBackRecord]) -> None:
        def show(taken: TakenBackRecord) -> None:
            self.show_saved()
            what = told_what(taken.what, self.desk.now, self.app.words)
            self.app.show(Message(f"ui.marketing.{taken.kind}", what=what))

        self.app.in_background(take, show)
