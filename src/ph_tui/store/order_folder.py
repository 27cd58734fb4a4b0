"""The folder of the order files: one file per order, named by its id.

Owns reading, replacing and removing them, and what is remembered of those that were read. It must
not know of the index, and trusts its caller to hold the store's lock for all that changes a file.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.errors import DataError
from ph_tui.domain.messages import Message
from ph_tui.store import files
from ph_tui.store.faults import (
    UnreadableContentError,
    UnreadableFileError,
    shown,
    told,
    unreadable,
)
from ph_tui.store.migrations import ORDER_CHAIN

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.domain.orders import OrderFile
    from ph_tui.store.files import Signature
    from ph_tui.store.migrations import Chain

ENDING = ".json"
STAGE = "taking-in"
"""The folder in which orders that are saved together wait for each other."""
_ID = re.compile(r"[0-9a-f]{32}")
_REMEMBERED = 256
"""Order files kept in memory: some ten megabytes at most."""


class StoredOrder(NamedTuple):
    """An order file as it was read."""

    file: OrderFile
    signature: Signature
    settled: bool
    """Another state of the file can't have the same signature."""


def is_order_id(text: str) -> bool:
    """Whether a text is an id of ours; nothing else ever becomes a path."""
    return _ID.fullmatch(text) is not None


def stranger(name: str) -> UnreadableFileError:
    """What is said of a file in the folder that no order's id is the name of."""
    return UnreadableFileError(name, unreadable("error.content.name").reason)


def missing() -> DataError:
    """What is said when an order isn't there, or not any more."""
    return DataError(Message("error.store.order_missing"))


class OrderFolder:
    """The files of all orders."""

    def __init__(self, path: Path, chain: Chain = ORDER_CHAIN) -> None:
        self.path = path
        self._chain = chain
        self._read: OrderedDict[str, StoredOrder] = OrderedDict()
        self._guard = threading.Lock()

    def time_stamp(self) -> int | None:
        """The folder's modification time in nanoseconds, None when it is missing."""
        try:
            status = self.path.lstat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise told(error, self.path) from error
        if not stat.S_ISDIR(status.st_mode):
            raise told(NotADirectoryError(errno.ENOTDIR, "not a folder"), self.path)
        return status.st_mtime_ns

    def signatures(self) -> tuple[dict[str, Signature], list[str]]:
        """The state of each order file by id, and the names of files that only look like one."""
        states: dict[str, Signature] = {}
        strangers: list[str] = []
        try:
            with os.scandir(self.path) as entries:
                for entry in entries:
                    name = entry.name
                    if not name.endswith(ENDING) or name.startswith("."):
                        continue
                    if is_order_id(name.removesuffix(ENDING)):
                        self._note(entry, states)
                    else:
                        strangers.append(name)
        except FileNotFoundError:
            return {}, []
        except OSError as error:
            raise told(error, self.path) from error
        return states, strangers

    def _note(self, entry: os.DirEntry[str], states: dict[str, Signature]) -> None:
        try:
            status = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            return
        states[entry.name.removesuffix(ENDING)] = files.signature_of(status)

    def is_empty(self) -> bool:
        """Whether there is no order file at all, readable or not."""
        try:
            with os.scandir(self.path) as entries:
                return not any(entry.name.endswith(ENDING) for entry in entries)
        except FileNotFoundError:
            return True
        except OSError as error:
            raise told(error, self.path) from error

    def read(self, order_id: str) -> StoredOrder:
        """The order as its file has it now.

        Raises DataError when it is missing, and UnreadableFileError when it can't be understood.
        """
        if not is_order_id(order_id):
            raise missing()
        path = self._path(order_id)
        try:
            known = self._remembered(order_id, files.current_signature(path))
            return known or self._remember(order_id, self._load(path, order_id))
        except FileNotFoundError as error:
            raise missing() from error
        except UnreadableContentError as error:
            raise UnreadableFileError(_name(order_id), error.reason) from error
        except OSError as error:
            raise told(error, path) from error

    def _load(self, path: Path, order_id: str) -> StoredOrder:
        from ph_tui.store.codec import order_from_tables
        from ph_tui.store.json_storage import read_tables

        tables, content = read_tables(path)
        file = order_from_tables(tables, order_id, self._chain)
        return StoredOrder(file, content.signature, content.settled)

    def _remembered(self, order_id: str, signature: Signature | None) -> StoredOrder | None:
        with self._guard:
            known = self._read.get(order_id)
        return known if known and known.settled and known.signature == signature else None

    def _remember(self, order_id: str, stored: StoredOrder) -> StoredOrder:
        with self._guard:
            self._read[order_id] = stored
            self._read.move_to_end(order_id)
            if len(self._read) > _REMEMBERED:
                self._read.popitem(last=False)
        return stored

    def forget(self, order_id: str) -> None:
        """Read the file anew when it is asked for next."""
        with self._guard:
            self._read.pop(order_id, None)

    def exists(self, order_id: str) -> bool:
        """Whether something stands where the order's file would."""
        return os.path.lexists(self._path(order_id))

    def write(self, file: OrderFile, *, stays: bool = True) -> Signature:
        """Replace the order's file; when it fails the old one stands and nothing is remembered.

        For one that only waits here and need not `stay` the disk's list of names isn't waited for.
        """
        from ph_tui.store.codec import order_to_tables
        from ph_tui.store.json_storage import write_tables

        path = self._path(file.order.id)
        self.forget(file.order.id)
        try:
            signature = write_tables(path, order_to_tables(file, self._chain))
        except OSError as error:
            raise told(error, path) from error
        if stays:
            self._make_sure()
        return signature

    def delete(self, order_id: str) -> None:
        """Remove the order's file, whatever it holds."""
        if not is_order_id(order_id):
            raise missing()
        path = self._path(order_id)
        self.forget(order_id)
        try:
            files.move_on(self.path, self.path.stat().st_mtime_ns)
            path.unlink()
        except FileNotFoundError as error:
            raise missing() from error
        except OSError as error:
            raise told(error, path) from error
        self._make_sure()

    def _make_sure(self) -> None:
        """Have the disk keep a change that can be seen already, whether that succeeds or not."""
        try:
            files.sync_folder(self.path)
        except OSError as error:
            raise DataError(Message("error.store.unsure", path=shown(self.path))) from error

    def _path(self, order_id: str) -> Path:
        if not is_order_id(order_id):
            raise ValueError("not an id of an order")
        return self.path / _name(order_id)


def _name(order_id: str) -> str:
    return f"{order_id}{ENDING}"
