"""The small door to everything that is kept.

Owns the order of steps in which data is changed: lock, read anew, compare the revision, decide,
write down in the history, write, note in the index. It must not know what a change means or why it
is made.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.domain.errors import Conflict
from ph_tui.domain.messages import Message
from ph_tui.store import files
from ph_tui.store.catalogue import BrokenFile, Catalogue
from ph_tui.store.company_door import CompanyDoor
from ph_tui.store.data_folder import refuse_unsafe, time_stamp
from ph_tui.store.faults import UnreadableFileError, telling
from ph_tui.store.index_file import index_path
from ph_tui.store.lock import StoreLock
from ph_tui.store.lookups import OrderLookups
from ph_tui.store.order_folder import STAGE, OrderFolder, StoredOrder, missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ph_tui.domain.history import Deed
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.store.erasure_records import ErasureRecords
    from ph_tui.store.history import HistoryFolder
    from ph_tui.store.several import Save

__all__ = ["BrokenFile", "Store"]


class Store(OrderLookups, CompanyDoor):
    """One data directory, for all threads of one program.

    Reading never waits; writing waits for whoever is writing. Every method raises DataError when
    the operating system or a file's content stands in the way; then nothing was changed.
    """

    def __init__(
        self,
        data: Path,
        cache: Path,
        *,
        summarise: Callable[[OrderFile], OrderSummary],
        index_stamp: str,
    ) -> None:
        """Take a data directory that may still be missing; its index lies in `cache`.

        `index_stamp` is whatever `summarise` depends on beside the file. Raises DataError when
        the directory is none, or when everybody on the machine may look into it.
        """
        self._data = Path(os.path.realpath(data))
        refuse_unsafe(self._data)
        self._summarise = summarise
        self._lock = StoreLock(self._data / "store.lock")
        self._orders = OrderFolder(self._data / "orders")
        path = index_path(cache, self._data)
        catalogue = Catalogue(self._orders, path, summarise, lambda: self._lock.is_held)
        super().__init__(catalogue)
        self.index_stamp = index_stamp
        self._swept = False
        self._wrote = False
        self.after_save: Callable[[], None] | None = None
        """Called when something was saved and the lock is free again; it must not raise."""

    @cached_property
    def history(self) -> HistoryFolder:
        """The histories of all orders."""
        from ph_tui.store.history import HistoryFolder

        return HistoryFolder(self._data / "history")

    @cached_property
    def erasures(self) -> ErasureRecords:
        """The records of erasures."""
        from ph_tui.store.erasure_records import ErasureRecords

        return ErasureRecords(self._data / "erasures")

    @property
    def path(self) -> Path:
        """The data directory; it may still be missing."""
        return self._data

    @property
    def index_stamp(self) -> str:
        """What the rows were made with; a new one makes all rows anew."""
        return self._index_stamp

    @index_stamp.setter
    def index_stamp(self, stamp: str) -> None:
        self._index_stamp = stamp
        self._catalogue.stamp_with(stamp)

    def load(self, order_id: str) -> OrderFile:
        """The order as it is now; raises DataError when it is missing or can't be understood."""
        return self._read(order_id).file

    def has(self, order_id: str) -> bool:
        """Whether the order is there, readable or not."""
        return self._orders.exists(order_id)

    def create(
        self,
        file: OrderFile,
        *,
        unless: Callable[[Store], None] | None = None,
        did: Callable[[], Deed] | None = None,
    ) -> OrderFile:
        """Save a new order at revision 1; `unless` may raise, and then nothing is written."""
        with self.locked():
            if unless is not None:
                unless(self)
            with telling(self._orders.path):
                files.make_folder(self._orders.path)
            if self._orders.exists(file.order.id):
                raise ValueError("an order's id is used once")
            return self._save(None, file, did)

    def change(
        self,
        order_id: str,
        step: Callable[[OrderFile], OrderFile],
        *,
        expected_revision: int | None = None,
        did: Callable[[], Deed] | None = None,
        keeps_values: bool = True,
    ) -> OrderFile:
        """Save what a step makes of the order as it is now; the same again is not written.

        The step may raise, and then nothing is written; `did` is asked after it. Raises Conflict
        when a revision is expected and the order has moved on. What was there before is told by
        the history, unless it `keeps_values` no more.
        """
        if self._orders.time_stamp() is None:
            raise missing()
        with self.locked():
            before = self._read(order_id).file
            if expected_revision not in {None, before.revision}:
                order = before.order.number or before.order.client_code
                raise Conflict(Message("error.store.conflict", order=order))
            after = replace(step(before), revision=before.revision)
            if after == before:
                return before
            if after.order.id != order_id:
                raise ValueError("an order keeps its id")
            return self._save(before, after, did, keeps_values=keeps_values)

    def remove(self, order_id: str, *, did: Callable[[], Deed] | None = None) -> None:
        """Remove an order with all that belongs to it, even when it can't be understood.

        Its history stays, and with it what is needed to bring it back.
        """
        if self._orders.time_stamp() is None:
            raise missing()
        with self.locked():
            try:
                before = self._read(order_id).file
            except UnreadableFileError:
                self.history.note_loss(order_id, did() if did else None)
                self._delete(order_id)
            else:
                self._remove(before, did)

    def settle(
        self,
        order_id: str,
        step: Callable[[OrderFile | None], OrderFile | None],
        *,
        did: Callable[[], Deed] | None = None,
    ) -> OrderFile | None:
        """Save what a step makes of an order that need not be there; None is no order.

        The step may raise, and then nothing is written; `did` is asked after it.
        """
        with self.locked():
            before = self._read(order_id).file if self._orders.exists(order_id) else None
            after = step(before)
            if after is not None:
                with telling(self._orders.path):
                    files.make_folder(self._orders.path)
                return self._save(before, after, did)
            if before is not None:
                self._remove(before, did)
            return None

    def save_several(self, saves: Sequence[Save], did: Deed) -> list[OrderFile]:
        """Save several orders, all or none; only a kill can leave some of them unsaved.

        The caller holds the lock, under which it has read each as it is now.
        """
        from ph_tui.store.several import save_several

        if not self._lock.is_held:
            raise ValueError("what is saved together is decided under the lock")
        if not saves:
            return []
        summaries = [self._summarise(save.after) for save in saves]
        self._begin_writing()
        stamp = self._orders.time_stamp()
        stored = save_several(self._data, self._orders, self.history, saves, did)
        self._catalogue.saved_together(list(zip(summaries, stored, strict=True)), stamp)
        return [each.file for each in stored]

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Let nobody else write until the end; the same thread may come in again."""
        with ExitStack() as stack:
            with telling(self._data):
                files.make_folder(self._data)
                stack.enter_context(self._lock.hold())
            yield
        if self._wrote and not self._lock.is_held:
            self._wrote = False
            if self.after_save is not None:
                self.after_save()

    def stamp(self) -> object:
        """Something that differs once anything was saved by anyone; costs two stats, never raises.

        A file that is edited in its place, without being replaced, is noticed when it is loaded.
        """
        return time_stamp(self._orders.path), time_stamp(self._data)

    def forget_rows(self) -> None:
        """Delete the index with all that it knows; it is made anew when it is asked for next."""
        self._catalogue.start_anew()

    def is_empty(self) -> bool:
        """Whether there is no order, not even one that can't be understood."""
        return self._orders.is_empty()

    def _read(self, order_id: str) -> StoredOrder:
        """Read an order and tell the catalogue what was found, should it know otherwise."""
        signature = None
        try:
            stored = self._orders.read(order_id)
            signature = stored.signature
        finally:
            self._catalogue.noticed(order_id, signature)
        return stored

    def _save(
        self,
        before: OrderFile | None,
        after: OrderFile,
        did: Callable[[], Deed] | None,
        *,
        keeps_values: bool = True,
    ) -> OrderFile:
        """Write a file under the lock, its line of history first, and keep the index up with it."""
        summary = self._summarise(after)
        self._begin_writing()
        deed = did() if did else None
        revision = self.history.note(before, after, deed, keeps_values=keeps_values)
        file, stamp = replace(after, revision=revision), self._orders.time_stamp()
        signature = self._orders.write(file)
        self._catalogue.saved(summary, StoredOrder(file, signature, settled=False), stamp)
        return file

    def _remove(self, before: OrderFile, did: Callable[[], Deed] | None) -> None:
        self.history.note(before, None, did() if did else None)
        self._delete(before.order.id)

    def _delete(self, order_id: str) -> None:
        self._begin_writing()
        stamp = self._orders.time_stamp()
        self._orders.delete(order_id)
        self._catalogue.removed(order_id, stamp)

    def _begin_writing(self) -> None:
        """Once in a program's life, remove what killed ones left behind.

        Where the index is current nobody was killed, and a long folder needn't be looked through.
        """
        self._wrote = True
        if self._swept:
            return
        self._swept = True
        with telling(self._data):
            files.sweep(self._data)
            if (self._data / STAGE).exists():
                from ph_tui.store.several import clear_stage

                clear_stage(self._data)
            if self._orders.time_stamp() is not None and not self._catalogue.is_current():
                files.sweep(self._orders.path)
