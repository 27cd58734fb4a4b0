"""An export taken into an empty data directory, whole or not at all.

Owns the order of steps that survives a kill: everything is checked, a mark is left that keeps the
directory from being used, the files are brought beside their places and put there, the mark goes.
While the mark stands the same export may be taken in again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message
from ph_tui.store import files, restoring
from ph_tui.store.backup_source import HISTORY, ORDERS, WHOLE
from ph_tui.store.data_folder import IMPORTING, refuse_unsafe
from ph_tui.store.export_list import CERTIFICATES, belongs
from ph_tui.store.faults import UnreadableContentError, shown, telling
from ph_tui.store.lock import StoreLock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ph_tui.store.export_reading import Export

_FOLDERS = (".", *WHOLE, HISTORY, ORDERS, CERTIFICATES)


def take_in(export: Export, data: Path) -> None:
    """Put every file of an export's store into a data directory that holds none.

    Raises Refused when there is data already, and DataError; then nothing was changed.
    """
    names = _understood(export)
    mark = data / IMPORTING
    if not mark.exists():
        refuse_unsafe(data)
    with telling(data):
        files.make_folder(data)
        with StoreLock(data / "store.lock").hold():
            _refuse_other_data(export, data, is_begun=mark.exists())
            try:
                _write_mark(mark)
                restoring.put_back(export, data, restoring.Plan(names, (), ()))
            except BaseException:
                if not any(_present(data)):
                    mark.unlink(missing_ok=True)
                raise
            mark.unlink()
            files.sync_folder(data)


def _understood(export: Export) -> tuple[str, ...]:
    """The names of the store's files; all of them are read and understood first."""
    names = export.listed.data
    for name in names:
        try:
            restoring.understand(name, export.read(name))
        except UnreadableContentError as error:
            raise export.unreadable(name, error.reason) from error
    return tuple(sorted(names, key=lambda name: (name.startswith(ORDERS), name)))


def _write_mark(mark: Path) -> None:
    with suppress(FileExistsError):
        files.write_new(mark, b"")
    files.sync_folder(mark.parent)


def _refuse_other_data(export: Export, data: Path, *, is_begun: bool) -> None:
    """Refuse a directory with data, but for what the same import has brought before it was broken.

    Nothing is ever removed, so that nothing can be lost by a mark that somebody made by hand.
    """
    coming = set(export.listed.data)
    for name in _present(data):
        if is_begun and name in coming and _same(data / name, export.read(name)):
            continue
        what = "other_data" if is_begun else "not_empty"
        told = Message(f"error.import.{what}", path=shown(data), file=shown(name))
        raise Refused(told)


def _same(path: Path, content: bytes) -> bool:
    try:
        return files.read(path).data == content
    except UnreadableContentError:
        return False


def _present(data: Path) -> Iterator[str]:
    """The names of all files of a store that are in a data directory, whatever they hold."""
    for folder in _FOLDERS:
        place = data / folder
        try:
            found = sorted(os.listdir(place))  # noqa: PTH208 - names, not paths
        except FileNotFoundError:
            continue
        prefix = "" if folder == "." else f"{folder}/"
        yield from (f"{prefix}{name}" for name in found if belongs(f"{prefix}{name}"))
