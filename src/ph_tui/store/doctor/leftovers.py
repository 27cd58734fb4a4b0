"""What killed programs, old drafts and a wrong clock leave in a data directory."""

from __future__ import annotations

import os
import re
import time
from functools import partial
from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message
from ph_tui.store import files
from ph_tui.store.backup_source import HISTORY, ORDERS, WHOLE
from ph_tui.store.data_folder import FOLDERS
from ph_tui.store.doctor.trouble import by_command, places, relative, trouble
from ph_tui.store.order_folder import is_order_id
from ph_tui.store.restoring import STAGE
from ph_tui.store.set_aside import FOLDER as BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from ph_tui.domain.drafts import Rescued
    from ph_tui.store.doctor.trouble import Trouble

TOLERANCE_NS = 120 * files.SECOND_NS
"""How far a clock of another machine may be ahead."""
OLD_DAYS = 30
_DRAFT_FOLDER = re.compile(r"(\d+)-.+")


def troubles(data: Path) -> Iterator[Trouble]:
    """Left-over files, restores that were broken off, files from the future."""
    yield from _litter(data)
    yield from _future(data)
    yield from _orphaned_drafts(data)
    if (data / STAGE).exists():
        yield trouble("restore_broken_off", STAGE, Message("word.mend.restore_again"))
    aside = _names(data / BROKEN)
    if aside:
        where = places([f"{BROKEN}/{name}" for name in aside])
        yield trouble("set_aside", where, Message("word.mend.broken"), grave=False)


def old_drafts(
    drafts: Iterable[Rescued], orders: Iterable[str], now: datetime, folder: str
) -> Iterator[Trouble]:
    """The drafts of one user that nobody has taken up for long, or whose order is gone."""
    known = set(orders)
    for draft in drafts:
        prefix = draft.about.order_prefix
        is_gone = is_order_id(prefix) and prefix not in known
        if is_gone or (now - draft.at).days >= OLD_DAYS:
            kind = "draft_of_gone" if is_gone else "draft_old"
            mend, where = Message("word.mend.drafts"), f"{folder}/{draft.key}"
            yield trouble(kind, where, mend, grave=False, at=draft.at)


def _litter(data: Path) -> Iterator[Trouble]:
    found = []
    for folder in _folders(data):
        try:
            found += files.litter(folder)
        except OSError:  # what may not be looked into is told by the rights
            continue
    if found:
        names = sorted(relative(path, data) for path in found)
        yield trouble("litter", places(names), fix=partial(_sweep, data), n=len(names))


def _sweep(data: Path) -> str:
    for folder in _folders(data):
        if os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            files.sweep(folder)
    return ""


def _folders(data: Path) -> list[Path]:
    """The directory, its folders and the folders of drafts; no links."""
    inner = [data / name for name in FOLDERS]
    inner += [data / "drafts" / name for name in _names(data / "drafts")]
    return [data, *(folder for folder in inner if folder.is_dir() and not folder.is_symlink())]


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - names are wanted, not paths
    except OSError:
        return []


def _future(data: Path) -> Iterator[Trouble]:
    late = sorted(relative(path, data) for path in _from_future(data))
    if late:
        yield trouble("future", places(late), fix=partial(_date_now, data))


def _date_now(data: Path) -> str:
    for path in _from_future(data):
        os.utime(path, follow_symlinks=False)
    return ""


def _from_future(data: Path) -> list[str]:
    """The files that were changed later than now, but for drafts and backups."""
    limit = time.time_ns() + TOLERANCE_NS
    found = []
    for folder in (data, *(data / name for name in (ORDERS, HISTORY, *WHOLE))):
        if folder.is_symlink() or not os.access(folder, os.R_OK | os.X_OK):
            continue
        if folder.stat().st_mtime_ns > limit:
            found.append(str(folder))
        with os.scandir(folder) as entries:
            plain = [entry for entry in entries if entry.is_file(follow_symlinks=False)]
            found += [e.path for e in plain if _mtime_ns(e) > limit]
    return found


def _mtime_ns(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat(follow_symlinks=False).st_mtime_ns
    except FileNotFoundError:  # it went away meanwhile
        return 0


def _orphaned_drafts(data: Path) -> Iterator[Trouble]:
    """The folders of drafts whose users the machine doesn't know any more."""
    import pwd

    for name in _names(data / "drafts"):
        match = _DRAFT_FOLDER.fullmatch(name)
        if match is None:
            continue
        try:
            pwd.getpwuid(int(match[1]))
        except (KeyError, OverflowError):
            where = f"drafts/{name}"
            mend = by_command("sudo", "ls", "-l", where)
            yield trouble("drafts_orphaned", where, mend, grave=False)
