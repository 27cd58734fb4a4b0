"""What is done for drafts while nobody waits: to the disk, and spare files for a full one.

Owns the thread that does it; which text is where is for `drafts`.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.store.draft_file import DraftFile

SECONDS_BETWEEN_SYNCS = 1.0
SPARES = 2
"""Wiped files that are kept ready: with them a text can be begun on a full disk."""


class Caretaker:
    """A thread that begins with the first text and ends with the program.

    The end of a process loses nothing that was written; a power cut loses what the disk has not
    got. `free` is the list of wiped files, changed under the lock `busy` only.
    """

    def __init__(
        self,
        free: list[DraftFile],
        make_spare: Callable[[], DraftFile],
        busy: threading.RLock,
    ) -> None:
        self._free, self._make_spare, self._busy = free, make_spare, busy
        self._unsynced: set[DraftFile] = set()
        self._wake = threading.Event()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def note(self, file: DraftFile) -> None:
        """Have what was written brought to the disk within a second or so; called under `busy`."""
        self._unsynced.add(file)
        self._wake.set()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
            self._thread.start()

    def sync(self) -> None:
        """Wait until the disk has what was written; raises OSError."""
        with self._busy:
            waiting, self._unsynced = self._unsynced, set()
        for file in waiting:
            file.sync()

    def stop(self) -> None:
        """End the thread; what it was doing is done first."""
        self._stopped.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while self._wake.wait() and not self._stopped.is_set():
            self._wake.clear()
            # A disk that fails here fails the save too, and that is told.
            with suppress(OSError):
                self.sync()
            with suppress(OSError):
                self._tend_spares()
            self._stopped.wait(SECONDS_BETWEEN_SYNCS)

    def _tend_spares(self) -> None:
        with self._busy:
            while len(self._free) > SPARES:
                self._free.pop().remove()
            while len(self._free) < SPARES:
                self._free.append(self._make_spare())
