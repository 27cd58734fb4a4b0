"""Files that are read whole and replaced whole, and what tells one state of them from another.

Owns the order of steps that survives a kill or a full disk: temporary file, fsync, rename, fsync of
the folder. Knows nothing of what the files hold. Every function here raises plain `OSError`.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
import time
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.store.faults import unreadable

if TYPE_CHECKING:
    from pathlib import Path

FILE_MODE = 0o660
FOLDER_MODE = 0o2770
SIZE_LIMIT = 20_000_000
"""Bytes; an order file has some twenty thousand."""
RACY_NS = 20_000_000
"""A time stamp younger than this may still be given to another change: clocks of kernels tick."""
SECOND_NS = 1_000_000_000
LITTER_SECONDS = 3600
_LITTER = re.compile(r"\.(\d{1,10})\.[0-9a-f]{16}\.tmp")
_MOVE_SECONDS = 0.1


class Signature(NamedTuple):
    """Tells one state of a file from another."""

    inode: int
    size: int
    mtime_ns: int


class Content(NamedTuple):
    """What a file held, and which state of it that was."""

    data: bytes
    signature: Signature
    settled: bool
    """Another state of the file can't have the same signature any more."""


def is_quiet(mtime_ns: int, now_ns: int) -> bool:
    """Whether a change that comes now or later gets another time stamp for sure.

    File systems that count whole seconds never promise that.
    """
    return mtime_ns % SECOND_NS != 0 and now_ns - mtime_ns >= RACY_NS


def signature_of(status: os.stat_result) -> Signature:
    """The signature in the result of a stat."""
    return Signature(status.st_ino, status.st_size, status.st_mtime_ns)


def current_signature(path: Path) -> Signature | None:
    """The signature of the file as it is now, None when it is missing."""
    try:
        return signature_of(path.lstat())
    except FileNotFoundError:
        return None


def read(path: Path, limit: int = SIZE_LIMIT) -> Content:
    """Read a regular file whole; a link, a pipe and what is too large are not opened or not read.

    Raises UnreadableContentError besides OSError.
    """
    # Without O_NONBLOCK the opening of a pipe would wait for a writer for ever.
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        now = time.time_ns()
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise unreadable("error.content.not_a_file")
        data = b"" if status.st_size > limit else file.read(limit + 1)
        if max(len(data), status.st_size) > limit:
            raise unreadable("error.content.size", megabytes=limit // 1_000_000)
    return Content(data, signature_of(status), is_quiet(status.st_mtime_ns, now))


def replace(path: Path, data: bytes) -> Signature:
    """Put new content in the place of a file in one step; a reader sees the old or the new.

    The folder's time stamp is another one before the new content can be seen. When it fails, the
    old content stands.
    """
    folder = path.parent
    before = folder.stat().st_mtime_ns
    temporary = folder / f".{os.getpid()}.{secrets.token_hex(8)}.tmp"
    try:
        signature = write_new(temporary, data)
        move_on(folder, before)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return signature


def write_new(path: Path, data: bytes) -> Signature:
    """Write a new file and wait until the disk has it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
    descriptor = os.open(path, flags, FILE_MODE)
    try:
        os.fchmod(descriptor, FILE_MODE)  # whatever the umask took away
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
        return signature_of(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def move_on(folder: Path, before: int) -> None:
    """See to it that the folder's time stamp differs from `before`, nanoseconds.

    Two changes within one tick of the kernel's clock could share one, and a reader would miss the
    second. File systems that count whole seconds are given up on: nobody trusts those anyway.
    """
    give_up = time.monotonic() + _MOVE_SECONDS
    while folder.stat().st_mtime_ns == before and time.monotonic() < give_up:
        os.utime(folder)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the folder's list of names."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder for the group, if it is missing; new files in it go to the same group."""
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True)
    except FileExistsError:
        return
    folder.chmod(FOLDER_MODE)
    sync_folder(folder.parent)


def litter(folder: Path, *, all_of_it: bool = False) -> list[str]:
    """The paths of what killed processes left behind in a folder.

    `all_of_it` takes what is too young to tell for such as well: under the lock nobody is writing.
    """
    with os.scandir(folder) as entries:
        named = (entry for entry in entries if _LITTER.fullmatch(entry.name))
        return [entry.path for entry in named if all_of_it or _is_litter(entry)]


def sweep(folder: Path, *, all_of_it: bool = False) -> None:
    """Remove what killed processes left behind; called under the lock only."""
    for path in litter(folder, all_of_it=all_of_it):
        with suppress(FileNotFoundError):
            os.unlink(path)  # noqa: PTH108 - a path that scandir made


def _is_litter(entry: os.DirEntry[str]) -> bool:
    match = _LITTER.fullmatch(entry.name)
    if match is None:
        return False
    try:
        old = time.time() - entry.stat(follow_symlinks=False).st_mtime > LITTER_SECONDS
    except FileNotFoundError:
        return False
    return old or not is_alive(int(match[1]))


def is_alive(pid: int) -> bool:
    """Whether a process with this number runs on this machine."""
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
