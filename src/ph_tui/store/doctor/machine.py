"""What the machine gives a data directory to live on: room, a lock, a local disk, a clock."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message
from ph_tui.store.data_folder import user_name
from ph_tui.store.doctor.leftovers import TOLERANCE_NS
from ph_tui.store.doctor.trouble import by_command, trouble
from ph_tui.store.files import SECOND_NS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.store.doctor.trouble import Trouble

LEAST_MB = 200
LEAST_FILES = 2_000
PATIENCE_SECONDS = 3.0
_STEP_SECONDS = 0.1
_NETWORK = re.compile(r"nfs|cifs|smb|fuse\.sshfs|9p|afs|gluster")


def troubles(data: Path) -> Iterator[Trouble]:
    """What is wrong around the data."""
    yield from _room(data)
    yield from _lock(data / "store.lock")
    yield from _network(data)
    if data.stat().st_gid != os.getegid():
        yield from _umask()


def clock_went_back(newest_ns: int) -> Iterator[Trouble]:
    """Whether the last save of all was later than now."""
    ahead = newest_ns - time.time_ns()
    if ahead > TOLERANCE_NS:
        minutes = ahead // (60 * SECOND_NS)
        yield trouble("clock_back", "history", by_command("timedatectl"), n=minutes)


def _room(data: Path) -> Iterator[Trouble]:
    room = os.statvfs(data)
    free = room.f_bavail * room.f_frsize // 1_000_000
    if free < LEAST_MB:
        yield trouble("disk_low", ".", by_command("df", "-h"), n=free)
    if room.f_files and room.f_favail < LEAST_FILES:
        yield trouble("inodes_low", ".", by_command("df", "-i"), n=room.f_favail)


def _lock(path: Path) -> Iterator[Trouble]:
    """Whether the lock can be had, and who keeps it when it can't."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return
    except OSError as error:
        code = errno.errorcode.get(error.errno or 0, "?")
        yield trouble("lock_unusable", path.name, Message("word.mend.admin"), code=code)
        return
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            yield trouble("lock_unusable", path.name, Message("word.mend.admin"), code="EINVAL")
        elif not _can_lock(descriptor):
            yield _busy(path, os.fstat(descriptor).st_ino)
    except OSError as error:
        code = errno.errorcode.get(error.errno or 0, "?")
        yield trouble("lock_unusable", path.name, Message("word.mend.admin"), code=code)
    finally:
        os.close(descriptor)


def _can_lock(descriptor: int) -> bool:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > give_up:
                return False
            time.sleep(_STEP_SECONDS)
        else:
            return True


def _busy(path: Path, inode: int) -> Trouble:
    """Who has the lock, as the kernel tells: a dead program never has it."""
    locks = Path("/proc/locks").read_text(encoding="utf-8").splitlines()
    for line in locks:
        fields = line.split()
        if len(fields) > 5 and fields[1] == "FLOCK" and fields[5].endswith(f":{inode}"):
            pid = int(fields[4])
            owner = _owner(pid)
            return trouble("lock_busy", path.name, by_command("ps", str(pid)), who=owner, pid=pid)
    return trouble("lock_busy", path.name, by_command("lslocks"), who="?", pid=0)


def _owner(pid: int) -> str:
    try:
        return user_name(Path(f"/proc/{pid}").stat().st_uid)
    except OSError:
        return "?"


def _network(data: Path) -> Iterator[Trouble]:
    """Whether the directory is on another machine's disk, as the longest mount point over it."""
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    over = ("", "")
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) > 2 and data.is_relative_to(fields[1]) and len(fields[1]) >= len(over[0]):
            over = (fields[1], fields[2])
    if _NETWORK.match(over[1]):
        mend = Message("word.mend.local_disk")
        yield trouble("network_disk", ".", mend, grave=False, kind_of_disk=over[1])


def _umask() -> Iterator[Trouble]:
    """Whether what the user copies into the directory by hand would be shut for the group."""
    try:
        status = Path(f"/proc/{os.getppid()}/status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    match = re.search(r"^Umask:\s+([0-7]+)", status, re.MULTILINE)
    if match is not None and int(match[1], 8) & stat.S_IWGRP:
        mend = by_command("umask", "007")
        yield trouble("umask", ".", mend, grave=False, umask=match[1])
