"""Who else is in an order: told as a courtesy; that nothing is overwritten is seen to elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.store.presence import Editor, PresenceFolder

if TYPE_CHECKING:
    from ph_tui.desk.core import Core
    from ph_tui.store.presence import Handle

__all__ = ["Editor", "PresenceDesk"]


class PresenceDesk:
    """The comings and goings of whoever sits here, and those of others."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._folder = PresenceFolder(core.store.path / "locks")

    def enter(self, order_id: str) -> Handle:
        """Tell others that this user edits an order, until `leave`; never raises."""
        core = self._core
        return self._folder.enter(order_id, Editor(core.user, core.now))

    def leave(self, handle: Handle) -> None:
        """Tell them no longer; again does nothing."""
        self._folder.leave(handle)

    def others(self, order_id: str) -> tuple[Editor, ...]:
        """Who else is editing an order at this moment, in this program or another; never raises.

        What this very desk has entered is left out; the same user in another window is not.
        """
        return self._folder.others(order_id)
