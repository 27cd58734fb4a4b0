"""One draft on the disk: two slots of a file that got its room when it was made.

A text is written over the older of the two, with a number and a checksum: whenever the process
ends, one slot is whole. Writing never needs new room, so it works on a full disk. Knows nothing of
what the text is about. Every function here raises plain `OSError`.
"""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
import stat
import struct
import time
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SLOT_SIZE = 128 * 1024
"""Bytes; a whole report has some twenty thousand."""
DRAFT_MODE = 0o600
SUFFIX = ".draft"
_SLOTS = (0, 1)
_CLOSED = -1
_MAGIC = b"PHD1"
_HEAD = struct.Struct("<4sQII")  # magic, number, length, checksum
_OPEN = os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_TRIES = 5
_LOOK_SECONDS = 0.002
_LARGEST_SLOT = 8 * 1024 * 1024


class DraftFile:
    """An open file of two slots, locked for this process until it ends or the file is closed."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor
        self._slot_size = os.fstat(descriptor).st_size // len(_SLOTS)
        newest = max(self._slots(), default=None)
        self._number = 0 if newest is None else newest[0]
        self.data = b"" if newest is None else newest[1]
        """What it holds; empty when nothing was written, or nothing that is whole."""

    @classmethod
    def make(cls, folder: Path, room: int) -> DraftFile:
        """Make a file with room for a text of so many bytes; it gets its name when it has it."""
        token = secrets.token_hex(8)
        temporary = folder / f".{os.getpid()}.{token}.tmp"
        descriptor = os.open(temporary, _OPEN | os.O_CREAT | os.O_EXCL, DRAFT_MODE)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            os.fchmod(descriptor, DRAFT_MODE)
            slot_size = SLOT_SIZE
            while slot_size < room + _HEAD.size:
                slot_size *= 2
            os.posix_fallocate(descriptor, 0, slot_size * len(_SLOTS))
            return cls(temporary.rename(folder / f"{token}{SUFFIX}"), descriptor)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            os.close(descriptor)
            raise

    @classmethod
    def open(cls, path: Path) -> DraftFile | None:
        """Open and lock a file; None when it is gone, is no draft, or another process has it."""
        return cls._opened(path, fcntl.LOCK_EX, tries=_TRIES)

    @classmethod
    def look(cls, path: Path) -> DraftFile | None:
        """Open a file only to read it; None in the same cases. Others may look at the same time."""
        return cls._opened(path, fcntl.LOCK_SH, tries=1)

    @classmethod
    def _opened(cls, path: Path, lock: int, *, tries: int) -> DraftFile | None:
        try:
            descriptor = os.open(path, _OPEN)
        except FileNotFoundError:
            return None
        try:
            if (
                _is_draft(descriptor)
                and _lock(descriptor, lock, tries)
                and _is_named(path, descriptor)
            ):
                return cls(path, descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        return None

    @property
    def room(self) -> int:
        """Bytes that a text may have."""
        return self._slot_size - _HEAD.size

    @property
    def is_free(self) -> bool:
        """Whether it holds no text: it was wiped, or the first text was cut short."""
        starts = (self._start(slot) for slot in _SLOTS)
        marks = (os.pread(self._descriptor, len(_MAGIC), start) for start in starts)
        return not self.data and all(mark == _MAGIC or not any(mark) for mark in marks)

    def write(self, data: bytes) -> None:
        """Put a text in the place of the older one; it survives the end of the process at once."""
        number = self._number + 1
        head = _HEAD.pack(_MAGIC, number, len(data), _checksum(data, number))
        self._put(head + data, self._start(number % len(_SLOTS)))
        self._number, self.data = number, data

    def wipe(self) -> None:
        """Put nothing in the place of both texts."""
        for slot in _SLOTS:  # first the heads: no moment shows an older text as the newest
            self._put(bytes(_HEAD.size), self._start(self._number + 1 + slot))
        self._put(bytes(self._slot_size * len(_SLOTS)), 0)
        self._number, self.data = 0, b""

    def sync(self) -> None:
        """Wait until the disk has what was written; for another thread than the one that types."""
        if self._descriptor != _CLOSED:
            os.fdatasync(self._descriptor)

    def close(self) -> None:
        """Let go of it; what was written stays, and any process may take it."""
        descriptor, self._descriptor = self._descriptor, _CLOSED
        os.close(descriptor)

    def remove(self) -> None:
        """Remove it from the disk."""
        with suppress(FileNotFoundError):
            self.path.unlink()
        self.close()

    def _start(self, slot: int) -> int:
        return slot % len(_SLOTS) * self._slot_size

    def _put(self, data: bytes, start: int) -> None:
        if os.pwrite(self._descriptor, data, start) != len(data):
            raise OSError(errno.ENOSPC, "a draft was cut short")

    def _slots(self) -> list[tuple[int, bytes]]:
        """The slots that are whole: their numbers and what they hold."""
        found = []
        for slot in _SLOTS:
            start = slot * self._slot_size
            head = os.pread(self._descriptor, _HEAD.size, start)
            if len(head) < _HEAD.size:
                continue
            magic, number, length, checksum = _HEAD.unpack(head)
            if magic != _MAGIC or length > self.room:
                continue
            data = os.pread(self._descriptor, length, start + _HEAD.size)
            if len(data) == length and _checksum(data, number) == checksum:
                found.append((number, data))
        return found


def _checksum(data: bytes, number: int) -> int:
    return zlib.crc32(data, number & 0xFFFFFFFF)


def _is_draft(descriptor: int) -> bool:
    status = os.fstat(descriptor)
    size = status.st_size
    return stat.S_ISREG(status.st_mode) and _HEAD.size < size // len(_SLOTS) <= _LARGEST_SLOT


def _lock(descriptor: int, lock: int, tries: int) -> bool:
    """Lock without waiting for an owner; for who merely looks there are a few tries."""
    for left in reversed(range(tries)):
        try:
            fcntl.flock(descriptor, lock | fcntl.LOCK_NB)
        except BlockingIOError:
            if left:
                time.sleep(_LOOK_SECONDS)
        else:
            return True
    return False


def _is_named(path: Path, descriptor: int) -> bool:
    """Whether the name still means this file: it may have been removed while it was locked."""
    try:
        return os.path.samestat(path.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
