"""Who may do what with each file and folder of a data directory, and to whom it belongs.

Follows no link, neither in looking nor in mending: the directory belongs to a group, and whoever is
in it could put a link to anywhere while the administrator mends.
"""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.messages import Message
from ph_tui.store.data_folder import group_name, is_foreign, quoted, user_name
from ph_tui.store.doctor.trouble import by_command, places, relative, trouble
from ph_tui.store.files import FOLDER_MODE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ph_tui.store.doctor.trouble import Trouble

PRIVATE = "drafts"
"""The folder whose folders are each one user's alone."""
_OTHERS = stat.S_IRWXO
_GROUP_FILE = stat.S_IRGRP | stat.S_IWGRP
_TO_LOOK = os.R_OK | os.X_OK
FIXABLE = ("open_to_all", "group_shut", "no_setgid", "other_group", "draft_open")


class Place(NamedTuple):
    """One file or folder, held open so that nothing else can take its place."""

    name: str
    descriptor: int
    status: os.stat_result
    gid: int
    """The group of the data directory."""

    @property
    def is_private(self) -> bool:
        """Whether it is in a user's folder of drafts, or is that folder."""
        return self.name.startswith(f"{PRIVATE}/")


def troubles(data: Path) -> Iterator[Trouble]:
    """All that is wrong with rights, one trouble a kind."""
    found: dict[str, list[str]] = defaultdict(list)
    for place in _walk(data, found["unreachable"]):
        for kind in _wrong_with(place):
            found[kind].append(place.name)
    for kind in FIXABLE:
        if found[kind]:
            yield _fixable(kind, data, found[kind])
    for kind, mend in (("link", "replace_link"), ("special", "remove"), ("draft_foreign", "admin")):
        if found[kind]:
            yield trouble(kind, places(found[kind]), Message(f"word.mend.{mend}"))
    unreachable = [name for name in found["unreachable"] if not name.startswith(f"{PRIVATE}/")]
    if unreachable:
        command = by_command("sudo", "ph-tui", "--data", quoted(data), "doctor")
        yield trouble("unreachable", places(unreachable), command)
    yield from _foreign(data)


def _foreign(data: Path) -> Iterator[Trouble]:
    status = data.stat()
    if is_foreign(status):
        group, me = group_name(status.st_gid), user_name(os.geteuid())
        command = by_command("sudo", "usermod", "-aG", group, me)
        if os.geteuid() == 0:
            command = by_command("sudo", "-u", user_name(status.st_uid), "ph-tui", "…")
        yield trouble("foreign", ".", command, owner=user_name(status.st_uid))


def _fixable(kind: str, data: Path, names: list[str]) -> Trouble:
    """A trouble that whoever owns the files can mend, and the administrator always."""
    if all(_may_mend(data / name) for name in names):
        return trouble(kind, places(names), fix=partial(mend, data, kind))
    command = by_command("sudo", "ph-tui", "--data", quoted(data), "doctor", "--fix")
    return trouble(kind, places(names), command)


def _may_mend(path: Path) -> bool:
    try:
        return os.geteuid() in {0, path.lstat().st_uid}
    except OSError:
        return False


def mend(data: Path, kind: str) -> str:
    """Set right what is wrong of one kind; raises OSError where that is not allowed."""
    for place in _walk(data, []):
        # A file with a second name may be anybody's under that name.
        is_safe = stat.S_ISDIR(place.status.st_mode) or place.status.st_nlink == 1
        if is_safe and kind in _wrong_with(place):
            _set_right(place, kind)
    return ""


def _set_right(place: Place, kind: str) -> None:
    held = f"/proc/self/fd/{place.descriptor}"
    mode = stat.S_IMODE(place.status.st_mode)
    if kind == "other_group":
        os.chown(held, -1, place.gid)
        os.chmod(held, mode)  # noqa: PTH101 - a change of group takes away setgid
        return
    is_folder = stat.S_ISDIR(place.status.st_mode)
    group = stat.S_IRWXG | stat.S_ISGID if is_folder else _GROUP_FILE
    wanted = {
        "open_to_all": mode & ~_OTHERS,
        "draft_open": mode & ~(_OTHERS | stat.S_IRWXG),
        "group_shut": mode | group & ~stat.S_ISGID,
        "no_setgid": mode | stat.S_ISGID,
    }
    os.chmod(held, wanted[kind])  # noqa: PTH101 - a name that the kernel gives


def _wrong_with(place: Place) -> Iterator[str]:
    """The kinds of trouble with one place."""
    mode = place.status.st_mode
    if stat.S_ISLNK(mode):
        yield "link"
    elif not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
        yield "special"
    elif place.is_private:
        yield from _wrong_with_draft(place)
    else:
        yield from _wrong_with_shared(place)


def _wrong_with_draft(place: Place) -> Iterator[str]:
    if place.status.st_mode & (_OTHERS | stat.S_IRWXG):
        yield "draft_open"
    uid = place.name.removeprefix(f"{PRIVATE}/").partition("-")[0]
    if uid.isdigit() and place.status.st_uid != int(uid):
        yield "draft_foreign"


def _wrong_with_shared(place: Place) -> Iterator[str]:
    mode, is_folder = place.status.st_mode, stat.S_ISDIR(place.status.st_mode)
    if mode & _OTHERS:
        yield "open_to_all"
    needed = FOLDER_MODE & stat.S_IRWXG if is_folder else _GROUP_FILE
    if mode & needed != needed:
        yield "group_shut"
    if is_folder and not mode & stat.S_ISGID:
        yield "no_setgid"
    if place.status.st_gid != place.gid:
        yield "other_group"


def _walk(data: Path, unreachable: list[str]) -> Iterator[Place]:
    """Every file and folder, the outer ones first, so that they can be mended before the inner."""
    gid = data.stat().st_gid
    top = os.open(data, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield Place(".", top, os.fstat(top), gid)
    finally:
        os.close(top)
    if not os.access(data, _TO_LOOK):
        unreachable.append(".")
    for folder, folders, files, descriptor in os.fwalk(data):
        inside = relative(folder, data)
        for name in sorted((*folders, *files)):
            yield from _held(name, inside, descriptor, gid)
        unreachable += [
            name if inside == "." else f"{inside}/{name}"
            for name in folders
            if not os.access(name, _TO_LOOK, dir_fd=descriptor, effective_ids=True)
        ]


def _held(name: str, inside: str, folder: int, gid: int) -> Iterator[Place]:
    flags = os.O_PATH | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        descriptor = os.open(name, flags, dir_fd=folder)
    except OSError:  # it went away meanwhile
        return
    try:
        place = name if inside == "." else f"{inside}/{name}"
        yield Place(place, descriptor, os.fstat(descriptor), gid)
    finally:
        os.close(descriptor)
