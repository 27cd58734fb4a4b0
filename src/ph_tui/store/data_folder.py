"""The data directory as a whole: who may look into it, and what tells that it has changed.

Knows nothing of the files inside.
"""

from __future__ import annotations

import errno
import shlex
import stat
from typing import TYPE_CHECKING

from ph_tui.domain.errors import DataError
from ph_tui.domain.messages import Message
from ph_tui.store.faults import shown, telling

if TYPE_CHECKING:
    from pathlib import Path

_OTHERS = stat.S_IRWXO


def refuse_open_to_all(data: Path) -> None:
    """Raise DataError when the directory is none, or when anybody on the machine has a right to it.

    A directory that is still missing is fine.
    """
    with telling(data):
        try:
            mode = data.stat().st_mode
        except FileNotFoundError:
            return
        if not stat.S_ISDIR(mode):
            raise NotADirectoryError(errno.ENOTDIR, "not a folder")
    if mode & _OTHERS:
        command = f"chmod o-rwx {shlex.quote(shown(data))}"
        raise DataError(Message("error.store.open_to_all", path=shown(data), command=command))


def time_stamp(path: Path) -> int | None:
    """When a folder was changed, nanoseconds; None when that can't be told."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None
