"""The histories of the orders, removed ones included.

Owns what a save of an order is told as; how lines are kept is in `history_files`.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.history import Line
from ph_tui.store.faults import told
from ph_tui.store.history_changes import changes_of
from ph_tui.store.history_files import ENDING, HistoryFiles
from ph_tui.store.order_folder import is_order_id

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.domain.history import Deed
    from ph_tui.domain.orders import OrderFile

_ID_LENGTH = 32


class Told(NamedTuple):
    """A history that may hold something, by when it was last added to."""

    order_id: str
    mtime_ns: int


class HistoryFolder(HistoryFiles):
    """The histories of all orders, each by the order's id."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, is_order_id)

    def note(
        self,
        before: OrderFile | None,
        after: OrderFile | None,
        deed: Deed | None,
        *,
        keeps_values: bool = True,
    ) -> int:
        """Write down what is about to be saved, and give the revision to save it under.

        `before` is None for an order that is not there, `after` for one that is to go. Without a
        deed nothing is written, but what never took effect goes all the same. What does not keep
        the values can't be taken back.
        """
        file = before or after
        if file is None:
            raise ValueError("nothing becomes nothing")
        stands = before.revision if before else None
        if deed is None:
            return self.add(file.order.id, stands, None)
        changes = changes_of(before, after) if keeps_values else ()
        line = Line(0, deed, changes, after is None, time.time_ns())
        return self.add(file.order.id, stands, line)

    def note_loss(self, order_id: str, deed: Deed | None) -> None:
        """Write down that an order is removed whose file can't be understood."""
        if deed is not None:
            self.add(order_id, -1, Line(0, deed, (), gone=True, saved_ns=time.time_ns()))

    def in_effect(self, order_id: str, file: OrderFile | None) -> tuple[Line, ...]:
        """The lines that took effect, of an order as it is now; None is one that is not there."""
        return self.those_in_effect(order_id, file.revision if file else None)

    def newest(self) -> list[Told]:
        """Every history, the one that was last added to first."""
        try:
            with os.scandir(self.path) as entries:
                found = [
                    Told(entry.name.removesuffix(ENDING), entry.stat().st_mtime_ns)
                    for entry in entries
                    if entry.name.endswith(ENDING) and len(entry.name) == _ID_LENGTH + len(ENDING)
                ]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise told(error, self.path) from error
        return sorted(found, key=lambda history: -history.mtime_ns)
