"""The drafts of all users without one client: what was typed about the client and never saved.

Owns the looking into the users' folders, as far as they may be entered, and the wiping. A draft is
wiped in its place, also while its writer types: a file that went would take the writer's next text
with it. What the owner of another folder left there goes at the owner's next start.
"""

from __future__ import annotations

import fcntl
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.clients import mentions_of
from ph_tui.domain.drafts import about
from ph_tui.store.draft_file import SUFFIX, DraftFile
from ph_tui.store.drafts import FOLDER, decode
from ph_tui.store.erased_content import mentions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ph_tui.domain.drafts import Rescued
    from ph_tui.store.erased_content import Person

_OPEN = os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK


class Drafts(NamedTuple):
    """What was found, or wiped."""

    about_client: int
    out_of_reach: int
    """Folders of other users that may not be entered."""


def look_for_drafts(data: Path, who: Person) -> Drafts:
    """Count the drafts about a client."""
    return _each(data, who, lambda _file, is_meant: is_meant)


def wipe_drafts(data: Path, who: Person) -> Drafts:
    """Wipe the drafts about a client, and what is left of older texts in others."""

    def wipe(file: DraftFile, is_meant: bool) -> bool:
        text = file.data
        file.wipe()
        if not is_meant:
            file.write(text)
        file.sync()
        return is_meant

    return _each(data, who, wipe)


def _each(data: Path, who: Person, act: Callable[[DraftFile, bool], bool]) -> Drafts:
    """Act on every draft that is about a client, or that has remains which are."""
    count = out_of_reach = 0
    for folder in _folders(data / FOLDER):
        try:
            paths = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX)
            for path in paths:
                count += _on_file(path, who, act)
        except PermissionError:
            out_of_reach += 1
    return Drafts(count, out_of_reach)


def _folders(drafts: Path) -> Iterator[Path]:
    with suppress(FileNotFoundError):
        for path in sorted(drafts.iterdir()):
            if stat.S_ISDIR(path.lstat().st_mode):
                yield path


def _on_file(path: Path, who: Person, act: Callable[[DraftFile, bool], bool]) -> bool:
    try:
        descriptor = os.open(path, _OPEN)
    except FileNotFoundError:
        return False
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return False
        file = DraftFile(path, descriptor)
        text = decode(path.name, file.data)
        is_meant = text is not None and _is_about(text, who)
        has_remains = not is_meant and _has_remains(path, file, who) and _is_idle(descriptor)
        return act(file, is_meant) if is_meant or has_remains else False
    finally:
        os.close(descriptor)


def _has_remains(path: Path, file: DraftFile, who: Person) -> bool:
    """Whether bytes of older texts may be about the client: all may that a killed wiping left."""
    raw = path.read_bytes()
    if not file.data:
        return any(raw)
    return mentions(raw.replace(file.data, b""), who.code)


def _is_idle(descriptor: int) -> bool:
    """Whether no program has the file: what is being written there must not be put back."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_about(text: Rescued, who: Person) -> bool:
    """Whether a draft belongs to an order of the client; one of no order may mention the code."""
    prefix = about(text.name).order_prefix
    if prefix:
        return any(order_id.startswith(prefix) for order_id in who.order_ids)
    return mentions_of(who.code).search(text.text) is not None
