"""A backup put back into the data directory: what that would change, and doing it.

Owns the comparison file by file and the order of steps: everything is brought to the disk beside
its place first, so that a full disk changes nothing, and only then put into its place. What it
restores is the same byte for byte. It trusts its caller to hold the store's lock.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ph_tui.domain.errors import DataError
from ph_tui.domain.messages import Message
from ph_tui.store import files, json_text
from ph_tui.store.backup_list import UNREADABLE
from ph_tui.store.backup_source import (
    ORDERS,
    WHOLE,
    Source,
    history_name,
    order_name,
)
from ph_tui.store.codec import (
    clients_from_tables,
    order_from_tables,
    popup_from_tables,
    services_from_tables,
    settings_from_tables,
)
from ph_tui.store.faults import UnreadableContentError, shown, telling

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from ph_tui.domain.orders import OrderFile
    from ph_tui.store.backup_archive import Archive

STAGE = "restoring"
"""The folder in the data directory where files wait for their turn."""
COMPANY_CODECS = {
    "clients.json": clients_from_tables,
    "desk.json": settings_from_tables,
    "popup.json": popup_from_tables,
    "services.json": services_from_tables,
}


class Plan(NamedTuple):
    """What a backup would change in the data directory."""

    write: tuple[str, ...]
    """The files that are missing or differ."""
    delete: tuple[str, ...]
    """The files that the backup knows nothing of; but for the orders among `gone`."""
    gone: tuple[str, ...]
    """The orders that came after the backup."""
    kept: tuple[str, ...] = ()
    """The orders that stay as they are, whatever the backup has of them."""

    @property
    def is_empty(self) -> bool:
        """Whether everything is as in the backup."""
        return not (self.write or self.delete or self.gone)

    def keeping(self, order_ids: Collection[str]) -> Plan:
        """The same, but for some orders that are left alone, their histories included."""
        alone = {name for key in order_ids for name in (order_name(key), history_name(key))}
        return Plan(
            tuple(name for name in self.write if name not in alone),
            tuple(name for name in self.delete if name not in alone),
            tuple(key for key in self.gone if key not in order_ids),
            tuple(sorted(order_ids)),
        )


def plan(archive: Archive, data: Path) -> Plan:
    """Compare a backup of everything with a data directory.

    What could not be understood, then or now, is left where it is, unless the backup has a good one
    to put in its place.
    """
    source = Source(data, nullcontext)
    names = archive.contents.files
    write = tuple(
        name
        for name in sorted(names, key=_turn)
        if not name.startswith(UNREADABLE) and _differs(data / name, archive.read(name))
    )
    spare = set(archive.contents.unreadable)
    extra = [n for folder in (".", *WHOLE, ORDERS) for n in source.names(folder)]
    extra = [n for n in extra if n not in names and n not in spare and source.is_good(n)]
    gone = [_id(n) for n in extra if n.startswith(ORDERS) and history_name(_id(n)) not in names]
    told = {order_name(order_id) for order_id in gone}
    return Plan(write, tuple(n for n in extra if n not in told), tuple(gone))


class Members(Protocol):
    """Something that holds files of a data directory by their names there."""

    def read(self, name: str) -> bytes:
        """The content of a file; raises DataError when it isn't what it is said to be."""


def understand(name: str, data: bytes) -> None:
    """Raise UnreadableContentError when a file isn't what its name says, or of a newer schema."""
    folder, _, rest = name.rpartition("/")
    if folder == ORDERS:
        order_from_tables(json_text.parse(data), rest.partition(".")[0])
    elif not folder:
        tables = json_text.parse(data)
        if name in COMPANY_CODECS:
            COMPANY_CODECS[name](tables)


def check(archive: Archive, names: tuple[str, ...]) -> None:
    """Raise DataError when a member is of a newer schema, or isn't what its name says."""
    for name in names:
        try:
            understand(name, archive.read(name))
        except UnreadableContentError as error:
            file = shown(archive.path.name)
            why = Message("error.backup.content", file=file, name=name, reason=error.reason)
            raise DataError(why) from error


def order_in(archive: Archive, order_id: str) -> OrderFile:
    """One order as a backup has it."""
    name = order_name(order_id)
    check(archive, (name,))
    return order_from_tables(json_text.parse(archive.read(name)), order_id)


def put_back(archive: Members, data: Path, what: Plan) -> None:
    """Write and delete what a plan says, but for the orders that are gone: they go as usual."""
    stage = data / STAGE
    for name in what.write:
        with telling(data / name):
            if (data / name).is_dir() and not (data / name).is_symlink():
                raise IsADirectoryError(errno.EISDIR, "a folder is in the way")
    with telling(stage):
        files.make_folder(data)
        _clear(stage)
        if shutil.disk_usage(data).free < sum(len(archive.read(name)) for name in what.write):
            raise OSError(errno.ENOSPC, "no room")
        try:
            for folder in (stage, *sorted({(stage / name).parent for name in what.write})):
                files.make_folder(folder)
            for name in what.write:
                files.write_new(stage / name, archive.read(name))
        except BaseException:
            _clear(stage)
            raise
    with telling(data):
        _swap(stage, data, what)


def _swap(stage: Path, data: Path, what: Plan) -> None:
    """Put the waiting files into their places; from here on only a kill can stop it halfway."""
    folders = {data, *(data / name.rpartition("/")[0] for name in what.write + what.delete)}
    for folder in folders:
        files.make_folder(folder)
        files.move_on(folder, folder.stat().st_mtime_ns)
    for name in what.write:
        (stage / name).replace(data / name)
    for name in what.delete:
        with suppress(FileNotFoundError):
            (data / name).unlink()
    for folder in folders:
        files.sync_folder(folder)
    _clear(stage)


def _clear(stage: Path) -> None:
    if stage.is_symlink():
        stage.unlink()
    elif stage.exists():
        shutil.rmtree(stage)


def _differs(path: Path, data: bytes) -> bool:
    try:
        return files.read(path).data != data
    except (OSError, UnreadableContentError):
        return True


def _turn(name: str) -> tuple[bool, str]:
    """A history stands before the file that it tells of does."""
    return name.startswith(ORDERS) or "/" not in name, name


def _id(name: str) -> str:
    return os.path.basename(name).partition(".")[0]  # noqa: PTH119 - a name in an archive
