"""Whose turn it is to make a backup: whether today's is due, and one maker at a time.

Owns the folder's name and its lock. It is asked after every save, so it imports next to nothing.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from ph_tui.domain.backups import BackupName
from ph_tui.store.files import FILE_MODE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

FOLDER = "backups"
_LOCK = ".making"
"""Locked by whoever makes a backup or lets old ones go."""


def is_due(folder: Path, on: date) -> bool:
    """Whether the backup of a day is neither there nor being made; never raises.

    Nobody's save may fail for a backup.
    """
    if os.path.lexists(folder / str(BackupName(on))):
        return False
    try:
        with alone(folder, wait=False) as is_alone:
            return is_alone
    except OSError:
        return True


@contextmanager
def alone(folder: Path, *, wait: bool) -> Iterator[bool]:
    """Keep others from making backups meanwhile; false when somebody is at it already.

    Raises OSError when the folder is missing or may not be written to.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
    descriptor = os.open(folder / _LOCK, flags, FILE_MODE)
    try:
        with suppress(PermissionError):  # it is somebody else's, who has done the same
            os.fchmod(descriptor, FILE_MODE)
        yield _locked(descriptor, wait=wait)
    finally:
        os.close(descriptor)


def _locked(descriptor: int, *, wait: bool) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
