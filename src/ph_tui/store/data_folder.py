"""The data directory as a whole: who may look into it, and what tells that it has changed.

Knows nothing of what the files inside hold.
"""

from __future__ import annotations

import errno
import os
import shlex
import stat
from typing import TYPE_CHECKING

from ph_tui.domain.errors import DataError
from ph_tui.domain.messages import Message
from ph_tui.store.faults import shown, telling

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = (
    "orders",
    "history",
    "drafts",
    "locks",
    "editions",
    "backups",
    "broken",
    "erasures",
    "company",
    "papers",
    "phrases",
)
"""The folders in it; the first is looked at anew whenever it is read."""
IMPORTING = "importing"
"""The file that stands in it while an export is taken in, and after that was broken off."""
_OTHERS = stat.S_IRWXO


def refuse_unsafe(data: Path) -> None:
    """Raise DataError when a data directory is none, or others than those it is for may change it.

    That is: anybody on the machine may; it belongs to somebody with whom the user shares no group;
    a folder in it is a link to elsewhere; or an import into it was broken off. A directory that is
    still missing is fine.
    """
    with telling(data):
        try:
            status = data.stat()
        except FileNotFoundError:
            return
        if not stat.S_ISDIR(status.st_mode):
            raise NotADirectoryError(errno.ENOTDIR, "not a folder")
    if status.st_mode & _OTHERS:
        command = f"chmod o-rwx {quoted(data)}"
        raise DataError(Message("error.store.open_to_all", path=shown(data), command=command))
    if is_foreign(status):
        raise DataError(_told_foreign(data, status))
    if os.path.lexists(data / IMPORTING):
        raise DataError(Message("error.import.unfinished", path=shown(data)))
    for name in FOLDERS[1:]:
        with telling(data / name):
            if (data / name).is_symlink():
                raise OSError(errno.ELOOP, "a link")


def is_foreign(status: os.stat_result) -> bool:
    """Whether something belongs to somebody else, and to no group of the user's."""
    return status.st_uid != os.geteuid() and status.st_gid not in {*os.getgroups(), os.getegid()}


def _told_foreign(data: Path, status: os.stat_result) -> Message:
    owner = user_name(status.st_uid)
    command = f"sudo usermod -aG {group_name(status.st_gid)} {user_name(os.geteuid())}"
    if os.geteuid() == 0:
        command = f"sudo -u {owner} ph-tui"
    return Message("error.store.foreign", path=shown(data), owner=owner, command=command)


def user_name(uid: int) -> str:
    """The login of a user, or the number of one who has none."""
    import pwd

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"#{uid}"


def group_name(gid: int) -> str:
    """The name of a group, or the number of one that has none."""
    import grp

    try:
        return grp.getgrgid(gid).gr_name
    except KeyError:
        return f"#{gid}"


def quoted(path: Path) -> str:
    """A path as it is typed in a shell."""
    return shlex.quote(shown(path))


def time_stamp(path: Path) -> int | None:
    """When a folder was changed, nanoseconds; None when that can't be told."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None
