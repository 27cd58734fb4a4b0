"""What restoring a backup would change, as values for the faces to tell.

Knows neither files nor how the differences are found.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from ph_tui.domain.backups import BackupName
from ph_tui.domain.changes import AnyChange
from ph_tui.store.backup_list import Contents


class Fate(StrEnum):
    """What a restore does to an order."""

    BACK = "back"
    """It is not there now."""
    CHANGED = "changed"
    GONE = "gone"
    """It came after the backup."""
    KEPT = "kept"
    """It stays as it is: its invoices are others than in the backup."""


@dataclass(frozen=True)
class OrderDifference:
    """One order that is another now than in a backup."""

    order_id: str
    number: str
    client_code: str
    fate: Fate
    changes: tuple[AnyChange, ...] = ()
    """What a restore changes; nothing when the present file can't be read."""


@dataclass(frozen=True)
class Difference:
    """What a restore would change."""

    file: Path
    made: datetime
    orders_kept: int
    """How many orders the backup holds."""
    orders: tuple[OrderDifference, ...]
    files: tuple[str, ...]
    """The names of the other files that it changes."""
    left_out: tuple[str, ...]
    """The files that could not be understood when the backup was made; they stay as they are."""

    @property
    def is_empty(self) -> bool:
        """Whether everything is as in the backup."""
        changed = any(order.fate is not Fate.KEPT for order in self.orders)
        return not (changed or self.files)


@dataclass(frozen=True)
class Listed:
    """A backup in the data directory's own folder."""

    name: BackupName
    size: int
    """Bytes."""
    contents: Contents | None
    """None when it can't be read."""
