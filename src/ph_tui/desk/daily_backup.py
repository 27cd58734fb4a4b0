"""The backup that is made by itself, after the first save of a day, in a process of its own.

Owns when that process is started and what it does; nobody waits for it, and nothing that it meets
stops a save. Whether it worked is told by `doctor`.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.domain.errors import PhTuiError
from ph_tui.store.backup_turn import FOLDER, is_due

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.desk.core import Core

_MODULE = "ph_tui.desk.daily_backup"
_POLITE = 10
"""How far everything else on the machine goes first."""


class DailyBackup:
    """Called after each save: starts the backup of a day that has none yet."""

    def __init__(self, core: Core, moment: str) -> None:
        """Take what the desk stands on; `moment` is the rehearsed one, empty for the real clock."""
        self._core = core
        self._moment = moment
        self._seen_on: date | None = None

    def __call__(self) -> None:
        """Start the backup if it is due; takes some microseconds when it is not."""
        today = self._core.today
        if self._seen_on == today:
            return
        self._seen_on = today
        data = self._core.store.path
        if is_due(data / FOLDER, today) and sys.executable:
            _start(data, self._moment)


def _start(data: Path, moment: str) -> None:
    """Start the process: it outlives this program, its terminal and its signals."""
    nowhere = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
    streams = [(os.POSIX_SPAWN_DUP2, nowhere, number) for number in (0, 1, 2)]
    # Without -P a module in the folder where the user stands would be loaded in place of ours.
    command = [sys.executable, "-P", "-m", _MODULE, os.fspath(data), moment]
    try:
        child = os.posix_spawn(
            sys.executable, command, os.environ, file_actions=streams, setsid=True, setsigmask=()
        )
    except OSError:
        return
    finally:
        os.close(nowhere)
    threading.Thread(target=os.waitpid, args=(child, 0), daemon=True).start()


def make(data: Path, moment: str) -> int:
    """Make the backup of the day; gives 0, or 3 when that could not be done."""
    from ph_tui import version
    from ph_tui.desk.clock import clock_at
    from ph_tui.store.backups import BackupFolder
    from ph_tui.store.data_folder import refuse_unsafe
    from ph_tui.store.lock import StoreLock

    folder = BackupFolder(data, StoreLock(data / "store.lock").hold, version())
    try:
        refuse_unsafe(data)
        folder.make_daily(clock_at(moment).now())
    except PhTuiError as error:
        return error.exit_code
    return 0


if __name__ == "__main__":
    os.umask(0o007)
    os.nice(_POLITE)
    raise SystemExit(make(Path(sys.argv[1]), sys.argv[2]))
