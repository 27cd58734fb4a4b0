"""Whether the backups can be relied on: there at all, whole, and not from the future."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from ph_tui.domain.errors import DataError
from ph_tui.domain.messages import Message
from ph_tui.store.backup_turn import FOLDER
from ph_tui.store.backup_writing import verify
from ph_tui.store.doctor.trouble import by_command, trouble
from ph_tui.store.files import SECOND_NS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from ph_tui.store.backups import BackupFolder
    from ph_tui.store.doctor.trouble import Trouble

AT_MOST_NS = 36 * 3600 * SECOND_NS
"""How much older than the last save the newest backup may be."""
FIRST_NS = 3600 * SECOND_NS
"""How long a data directory may be without its first one."""


def troubles(data: Path, backups: BackupFolder, today: date) -> Iterator[Trouble]:
    """All that is wrong with the backups; the newest one is read whole."""
    try:
        names = backups.names()
    except DataError as error:
        mend = Message("word.mend.admin")
        yield trouble("unreadable", FOLDER, mend, reason=error.message)
        return
    yield from _age(data, backups)
    for place, name in enumerate(names):
        where = f"{FOLDER}/{name}"
        reason = _fault(backups.place(name), whole=place == 0)
        if reason is not None:
            mend = by_command("ph-tui", "backup")
            yield trouble("backup_damaged", where, mend, reason=reason)
        if name.on > today:
            mend = Message("word.mend.future_backup")
            yield trouble("backup_future", where, mend, grave=False)


def _age(data: Path, backups: BackupFolder) -> Iterator[Trouble]:
    saves = _mtimes(data / "orders")
    made = [
        stamp for name in backups.names() if name.is_whole for stamp in _mtime(backups.place(name))
    ]
    mend = by_command("ph-tui", "backup")
    if saves and not made and time.time_ns() - min(saves) > FIRST_NS:
        yield trouble("backup_none", FOLDER, mend)
    elif saves and made and max(saves) - max(made) > AT_MOST_NS:
        days = (max(saves) - max(made)) // (24 * 3600 * SECOND_NS)
        yield trouble("backup_old", FOLDER, mend, n=days)


def _mtimes(folder: Path) -> list[int]:
    try:
        with os.scandir(folder) as entries:
            return [e.stat(follow_symlinks=False).st_mtime_ns for e in entries if e.name[:1] != "."]
    except OSError:
        return []


def _mtime(path: Path) -> list[int]:
    try:
        return [path.lstat().st_mtime_ns]
    except OSError:
        return []


def _fault(path: Path, *, whole: bool) -> Message | None:
    from ph_tui.store.backup_archive import Archive

    try:
        if whole:
            verify(path)
        else:
            with Archive(path):
                pass
    except DataError as error:
        return error.message
    return None
