"""The making of one backup: written beside its place, read back, and only then given its name.

Owns the promise that a backup that has its name is whole, and that it never takes the place of one
that holds more. It must not know which backups there are beside it.
"""

from __future__ import annotations

import os
import secrets
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from typing import IO, TYPE_CHECKING, NamedTuple

from ph_tui.domain.errors import DataError, Refused
from ph_tui.domain.messages import Message
from ph_tui.store import files, json_text
from ph_tui.store.backup_archive import Archive, ArchiveWriter
from ph_tui.store.backup_list import UNREADABLE, Contents
from ph_tui.store.faults import UnreadableContentError, shown, telling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from ph_tui.store.backup_source import Taken

PRIVATE_MODE = 0o600
"""Of a backup that somebody makes outside the data directory."""


class Made(NamedTuple):
    """A backup that was made and read back."""

    path: Path
    contents: Contents
    size: int
    """Bytes."""


def write_backup(
    target: Path,
    taken: Iterable[Taken],
    *,
    made: datetime,
    program: str,
    only: str = "",
    mode: int = PRIVATE_MODE,
) -> Made:
    """Make a backup of what was taken; raises DataError, and Refused where it would lose orders.

    A file that stands in its place is replaced only if it is a backup whose orders are all in the
    new one, or were removed by somebody.
    """
    with _beside(target) as temporary:
        with telling(target):
            contents = _write(temporary, taken, Contents(made, program, {}, only=only), mode)
        verify(temporary)
        with telling(target):
            size = temporary.stat().st_size
            _refuse_loss(target, contents)
            temporary.replace(target)
            files.sync_folder(target.parent)
    return Made(target, contents, size)


def rewrite_backup(path: Path, step: Callable[[str, bytes], bytes | None]) -> bool:
    """Replace a backup by what `step` makes of its members; None takes a member out.

    False when nothing was changed. The new one is read back before it takes the old one's place,
    and keeps its name, its date and its rights.
    """
    with Archive(path) as old, _beside(path) as temporary:
        changed = False
        with telling(path):
            status = path.stat()
            with (
                _created(temporary, status.st_mode & 0o777) as file,
                closing(ArchiveWriter(file, old.contents.made)) as writer,
            ):
                for name in old.contents.files:
                    before = old.read(name)
                    after = step(name, before)
                    changed = changed or after != before
                    if after is not None:
                        writer.add(name, after)
                left = {k: r for k, r in old.contents.orders.items() if _order(k) in writer.files}
                writer.finish(replace(old.contents, files=writer.files, orders=left))
        if not changed:
            return False
        verify(temporary)
        with telling(path):
            os.utime(temporary, ns=(status.st_atime_ns, status.st_mtime_ns))
            temporary.replace(path)
            files.sync_folder(path.parent)
    return True


def verify(path: Path) -> Contents:
    """Read a backup whole and compare it with its list; raises DataError when anything is wrong."""
    with Archive(path) as archive:
        for name in archive.contents.files:
            data = archive.read(name)
            if name.endswith(".json") and not name.startswith(UNREADABLE):
                _expect_tables(data, path)
        return archive.contents


def _expect_tables(data: bytes, path: Path) -> None:
    try:
        json_text.parse(data)
    except UnreadableContentError as error:
        raise DataError(Message("error.backup.damaged", file=shown(path.name))) from error


def _write(path: Path, taken: Iterable[Taken], contents: Contents, mode: int) -> Contents:
    orders: dict[str, int] = {}
    gone: set[str] = set()
    with _created(path, mode) as file, closing(ArchiveWriter(file, contents.made)) as writer:
        for each in taken:
            writer.add(each.name if each.is_good else f"{UNREADABLE}{each.name}", each.data)
            order_id = each.name.partition("/")[2].partition(".")[0]
            if each.revision is not None:
                orders[order_id] = each.revision
            if each.is_gone:
                gone.add(order_id)
        whole = replace(contents, files=writer.files, orders=orders, gone=frozenset(gone))
        writer.finish(whole)
    return whole


@contextmanager
def _created(path: Path, mode: int) -> Iterator[IO[bytes]]:
    """A new file with exactly this mode, on the disk when the block ends."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
    with os.fdopen(os.open(path, flags, mode), "w+b") as file:
        os.fchmod(file.fileno(), mode)
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """The name of a temporary file in the same folder, which is gone when the block ends."""
    temporary = target.parent / f".{os.getpid()}.{secrets.token_hex(8)}.tmp"
    try:
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink()


def _refuse_loss(target: Path, contents: Contents) -> None:
    if not os.path.lexists(target):
        return
    try:
        with Archive(target) as old:
            missed = contents.misses(old.contents)
            is_same_kind = old.contents.only == contents.only
    except DataError as error:
        raise Refused(Message("error.backup.in_the_way", file=shown(target))) from error
    if missed or not is_same_kind:
        raise Refused(Message("error.backup.holds_more", file=shown(target), n=len(missed) or 1))


def _order(order_id: str) -> str:
    return f"orders/{order_id}.json"
