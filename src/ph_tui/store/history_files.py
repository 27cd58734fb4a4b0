"""Folders of histories: a file for each thing that is told of, a line a save, only ever added to.

Owns what is written down of a save before it is done, and the reading of it. A line is not waited
for to reach the disk: the file that it tells of is replaced right after it and waited for, on the
same file system. After a power cut the last lines can be missing, never wrong; after a kill the
last line can tell of a save that has not happened, and its revision shows that. It trusts its
caller to hold the store's lock for all that writes.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from ph_tui.domain.history import Line, in_effect
from ph_tui.store import files
from ph_tui.store.faults import UnreadableContentError, UnreadableFileError, told
from ph_tui.store.history_lines import from_json, head_of, to_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ph_tui.store.history_lines import Head

ENDING = ".jsonl"
_TAIL = 16_384
"""Bytes that are read at first of the end of a file."""
_HEAD = 64
"""Bytes in which the beginning of a line stands."""


class HistoryFiles:
    """The histories in one folder, each by the name of what it tells of."""

    def __init__(self, path: Path, is_name: Callable[[str], bool]) -> None:
        """Take a folder that may still be missing; only what `is_name` ever becomes a path."""
        self.path = path
        self._is_name = is_name

    def lines(self, name: str, *, by: str | None = None) -> tuple[Line, ...]:
        """All lines that can be understood, the oldest first; none where `by` has no part in it."""
        path = self._path(name)
        try:
            data = files.read(path).data
        except FileNotFoundError:
            return ()
        except UnreadableContentError as error:
            raise UnreadableFileError(path.name, error.reason) from error
        except OSError as error:
            raise told(error, path) from error
        if by is not None and by.encode() not in data:
            return ()
        whole = data[: data.rfind(b"\n") + 1]
        read = (from_json(text) for text in whole.splitlines())
        lines = tuple(line for line in read if line is not None)
        return lines if by is None or any(line.deed.by == by for line in lines) else ()

    def rewrite(self, name: str, step: Callable[[bytes], bytes]) -> bool:
        """Replace a history by what a step makes of it; false when that is the same, or none is."""
        path = self._path(name)
        try:
            before = files.read(path).data
            after = step(before)
            if after == before:
                return False
            files.replace(path, after)
            files.sync_folder(self.path)
        except FileNotFoundError:
            return False
        except UnreadableContentError as error:
            raise UnreadableFileError(path.name, error.reason) from error
        except OSError as error:
            raise told(error, path) from error
        return True

    def those_in_effect(self, name: str, revision: int | None) -> tuple[Line, ...]:
        """The lines that took effect, of what has this revision now; None is not there."""
        return in_effect(self.lines(name), revision)

    def add(self, name: str, stands: int | None, line: Line | None) -> int:
        """Cut what never took effect, write the line, and give its revision.

        `stands` is the revision of the file that it tells of: None without one, -1 when not known.
        """
        path = self._path(name)
        try:
            descriptor = self._open(path, create=line is not None)
        except FileNotFoundError:
            return (stands or 0) + 1
        except OSError as error:
            raise told(error, path) from error
        try:
            end, last = _settled(descriptor, stands)
            revision = max(stands or 0, last) + 1
            if line is not None:
                _append(descriptor, to_json(replace(line, revision=revision)), end)
        except OSError as error:
            raise told(error, path) from error
        finally:
            os.close(descriptor)
        return revision

    def _open(self, path: Path, *, create: bool) -> int:
        flags = os.O_RDWR | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW
        with suppress(FileNotFoundError):
            descriptor = os.open(path, flags)
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                return descriptor
            os.close(descriptor)
            raise OSError(errno.EISDIR, "not a file")
        if not create:
            raise FileNotFoundError(path)
        files.make_folder(self.path)
        descriptor = os.open(path, flags | os.O_CREAT | os.O_EXCL, files.FILE_MODE)
        os.fchmod(descriptor, files.FILE_MODE)  # whatever the umask took away
        return descriptor

    def _path(self, name: str) -> Path:
        if not self._is_name(name):
            raise ValueError("not a name of a history")
        return self.path / f"{name}{ENDING}"


def _append(descriptor: int, data: bytes, end: int) -> None:
    """Write at the end; what could be written of a line that does not fit is taken away again."""
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    except OSError:
        with suppress(OSError):
            os.ftruncate(descriptor, end)
        raise


def _settled(descriptor: int, stands: int | None) -> tuple[int, int]:
    """Cut a torn line and one that never took effect; gives the length and the last revision."""
    size = os.fstat(descriptor).st_size
    start, end = _last_line(descriptor, size)
    head = _head_at(descriptor, start, end)
    if head is not None and _is_void(head, stands):
        start, end = _last_line(descriptor, start)
        head = _head_at(descriptor, start, end)
    if end != size:
        os.ftruncate(descriptor, end)
    return end, head.revision if head else 0


def _is_void(head: Head, stands: int | None) -> bool:
    """Whether the last line tells of a save that was never done."""
    if stands is None:
        return not head.gone
    return stands >= 0 and head.revision == stands + 1


def _last_line(descriptor: int, size: int) -> tuple[int, int]:
    """Where the last whole line begins and ends among the first `size` bytes."""
    length = min(_TAIL, size)
    while True:
        data = os.pread(descriptor, length, size - length)
        end = data.rfind(b"\n") + 1
        start = data.rfind(b"\n", 0, max(end - 1, 0)) + 1
        if (end and start) or length == size:
            return size - length + start, size - length + end
        length = min(length * 8, size)


def _head_at(descriptor: int, start: int, end: int) -> Head | None:
    return head_of(os.pread(descriptor, min(_HEAD, end - start), start))
