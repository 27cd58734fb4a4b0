"""Who has an order open for editing: a lock that the kernel frees at any death.

Owns the files in `locks/`: one for each who is in, with name and time inside for people. A courtesy
that is never in the way: what can't be locked is not told, and nothing here raises.
"""

from __future__ import annotations

import fcntl
import os
import stat
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.text import clean_line
from ph_tui.store import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLACES = 4
"""So many are told of at the same order; who comes after them is in without being told."""
_MOST_BYTES = 200
_LONGEST_NAME = 40


class Editor(NamedTuple):
    """Who is in an order, and since when."""

    name: str
    since: datetime


class Handle:
    """A place in an order; free again once it is left."""

    def __init__(self, descriptor: int | None, path: Path | None) -> None:
        self._descriptor, self.path = descriptor, path

    def leave(self) -> None:
        """Give the place back; again does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        with suppress(OSError):
            if self.path is not None and _is_current(descriptor, self.path):
                self.path.unlink()
        os.close(descriptor)


class PresenceFolder:
    """The editors of all orders of one data directory."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own: dict[Path, Handle] = {}

    def enter(self, order_id: str, editor: Editor) -> Handle:
        """Take a place in an order, as far as there is one."""
        with suppress(OSError):
            files.make_folder(self._folder)
        if not self._is_there():
            return Handle(None, None)
        for path in self._paths(order_id):
            with suppress(OSError):
                descriptor = _take(path)
                if descriptor is not None:
                    _write(descriptor, editor)
                    self._own[path] = Handle(descriptor, path)
                    return self._own[path]
        return Handle(None, None)

    def leave(self, handle: Handle) -> None:
        """Give a place back."""
        if handle.path is not None and self._own.get(handle.path) is handle:
            del self._own[handle.path]
        handle.leave()

    def others(self, order_id: str) -> tuple[Editor, ...]:
        """Who else is in an order now, each name once, the first one first; costs a few opens."""
        if not self._is_there():
            return ()
        there = (_look(path) for path in self._paths(order_id) if path not in self._own)
        first: dict[str, Editor] = {}
        for editor in sorted(filter(None, there), key=lambda editor: (editor.since, editor.name)):
            first.setdefault(editor.name, editor)
        return tuple(first.values())

    def _is_there(self) -> bool:
        """Whether the folder is one, and no link to somewhere else."""
        try:
            return stat.S_ISDIR(self._folder.lstat().st_mode)
        except OSError:
            return False

    def _paths(self, order_id: str) -> Iterator[Path]:
        yield self._folder / f"{order_id}.edit"
        for place in range(2, PLACES + 1):
            yield self._folder / f"{order_id}.{place}.edit"


def _take(path: Path) -> int | None:
    """Open and lock a file; None when somebody has it."""
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    descriptor = os.open(path, flags, files.FILE_MODE)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or not _is_current(descriptor, path):
            os.close(descriptor)
            return None
        if status.st_uid == os.geteuid():
            os.fchmod(descriptor, files.FILE_MODE)  # whatever the umask took away
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _is_current(descriptor: int, path: Path) -> bool:
    """Whether the file still has its name; who has just left takes that away."""
    try:
        return os.path.samestat(path.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _write(descriptor: int, editor: Editor) -> None:
    text = f"{editor.name}\n{editor.since.isoformat()}\n"
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, text.encode(), 0)


def _look(path: Path) -> Editor | None:
    """Who holds a file; None when nobody does, or when what stands in it is no name."""
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        descriptor = os.open(path, flags)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _read(descriptor)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return None


def _read(descriptor: int) -> Editor | None:
    try:
        name, since, *_ = (
            os.pread(descriptor, _MOST_BYTES, 0).decode("utf-8", "replace").split("\n")
        )
        moment = datetime.fromisoformat(since)
    except (OSError, ValueError):
        return None
    name = clean_line(name)[:_LONGEST_NAME]
    return Editor(name, moment) if name and moment.tzinfo is not None else None
