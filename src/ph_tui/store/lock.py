"""The one lock of a store: whoever writes holds it, threads and processes alike.

Owns the lock file and nothing else; what is done under the lock is decided elsewhere.
"""

from __future__ import annotations

import fcntl
import os
import stat
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ph_tui.store.files import FILE_MODE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class StoreLock:
    """A blocking lock that a thread may take again while it holds it.

    The kernel frees it when the process ends, however it ends.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = threading.RLock()
        self._owner: int | None = None
        self._depth = 0

    @property
    def is_held(self) -> bool:
        """Whether this very thread holds it."""
        return self._owner == threading.get_ident()

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Wait for the lock and hold it; raises OSError when the lock file can't be opened."""
        with self._threads:
            if self._depth:
                yield from self._inside()
                return
            descriptor = self._acquire()
            try:
                yield from self._inside()
            finally:
                os.close(descriptor)

    def _inside(self) -> Iterator[None]:
        self._depth += 1
        self._owner = threading.get_ident()
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth:
                self._owner = None

    def _acquire(self) -> int:
        """Open and lock the file; opened anew when it was exchanged while we waited."""
        while True:
            descriptor = self._open()
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                if self._is_current(descriptor):
                    return descriptor
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)

    def _open(self) -> int:
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        descriptor = os.open(self._path, flags, FILE_MODE)
        status = os.fstat(descriptor)
        if status.st_uid == os.geteuid() and stat.S_IMODE(status.st_mode) != FILE_MODE:
            os.fchmod(descriptor, FILE_MODE)
        return descriptor

    def _is_current(self, descriptor: int) -> bool:
        try:
            named = self._path.lstat()
        except FileNotFoundError:
            return False
        return os.path.samestat(named, os.fstat(descriptor))
