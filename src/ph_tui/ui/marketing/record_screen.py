"""A screen over the services' records: what is undone here are changes of services and periods."""

from __future__ import annotations

from ph_tui.ui.saving.live import LiveScreen
from ph_tui.ui.saving.undoing import take_back_record


class RecordScreen(LiveScreen[None]):
    """A screen on which undo takes back what was done to services."""

    def action_undo(self) -> None:
        """Take back the last change to services or periods."""
        take_back_record(self, self.desk.marketing.undo)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        take_back_record(self, self.desk.marketing.redo)
