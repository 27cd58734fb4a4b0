"""Which orders there are: the index, kept up to date with the folder.

Owns the decision whether the index may be believed. Every change of a file moves the time stamp of
its folder, so one stat tells; but a time stamp that is young may hide a second change, and then the
folder is looked through. A change of ours is followed at once: as long as we hold the lock no other
of us can have changed anything. Knows nothing of how a file is written.
"""

from __future__ import annotations

import threading
import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ph_tui.domain.errors import PhTuiError
from ph_tui.store import files
from ph_tui.store.faults import UnreadableFileError, shown
from ph_tui.store.index import (
    COACHES,
    INVOICES,
    ORDERS,
    UNKNOWN,
    UNTRUSTED,
    Index,
    IndexLostError,
    Shape,
    State,
)
from ph_tui.store.index_file import remove_index
from ph_tui.store.index_rows import Entry
from ph_tui.store.order_folder import ENDING, is_order_id, stranger

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ph_tui.domain.messages import Message
    from ph_tui.domain.money.invoice_rows import InvoiceRow
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.store.files import Signature
    from ph_tui.store.order_folder import OrderFolder, StoredOrder

T = TypeVar("T")

_TRIES = 6
"""More than an index has strikes before it goes on in memory."""


class BrokenFile(NamedTuple):
    """An order file that is skipped in lists because it can't be understood."""

    name: str
    reason: Message


class Catalogue:
    """The rows of all orders, as fresh as the folder."""

    def __init__(
        self,
        folder: OrderFolder,
        path: Path,
        summarise: Callable[[OrderFile], OrderSummary],
        holds_lock: Callable[[], bool],
    ) -> None:
        self._folder = folder
        self._path = path
        self._summarise = summarise
        self._holds_lock = holds_lock
        self._looking = threading.Lock()
        self._index = Index(path, "")
        self._known: tuple[State, tuple[OrderSummary, ...]] | None = None

    def stamp_with(self, stamp: str) -> None:
        """Make rows only as `stamp` says; those of another stamp are forgotten."""
        if self._index.stamp == stamp:
            return
        self._index.close()
        self._index = Index(self._path, stamp)
        self._known = None

    def start_anew(self) -> None:
        """Delete the index; whoever else has it open keeps working on what he has."""
        stamp = self._index.stamp
        self._index.close()
        remove_index(self._path)
        self._index = Index(self._path, stamp)
        self._known = None

    def rows(
        self, query: str = "", params: Sequence[object] = (), *, settled: bool = False
    ) -> list[OrderSummary]:
        """The rows `o` that a query names, of the folder as it is now.

        With `settled` a change that hides behind a young time stamp is seen as well, even one that
        no program of ours made; that may need a look at every file.
        """
        return self._asked(ORDERS, query, params, settled=settled)

    def invoices(
        self, query: str = "", params: Sequence[object] = (), *, settled: bool = False
    ) -> list[InvoiceRow]:
        """The same of the invoices."""
        return self._asked(INVOICES, query, params, settled=settled)

    def coaches(self) -> list[str]:
        """The logins of all orders and sessions, in no order."""
        return self._asked(COACHES, "", (), settled=False)

    def _asked(
        self, shape: Shape[T], query: str, params: Sequence[object], *, settled: bool
    ) -> list[T]:
        if self._folder.time_stamp() is None or not all(map(_is_storable, params)):
            return []
        return self._again(partial(self._rows, shape, query, params, settled=settled))

    def all_rows(self) -> list[OrderSummary]:
        """All rows of the folder as it is now, in no order; remembered while it stays the same."""
        now = State(self._folder.time_stamp(), settled=True)
        if now.folder is None:
            return []
        if self._known is not None and self._known[0] == now and self._state() == now:
            return list(self._known[1])
        rows = self.rows(settled=True)
        if self._state() == now:
            self._known = now, tuple(rows)
        return rows

    def broken(self) -> tuple[BrokenFile, ...]:
        """The files that can't be understood at this moment, with the reasons."""
        if self._folder.time_stamp() is None:
            return ()
        self.rows("WHERE 0", settled=True)
        names = self._again(self._index.broken_names)
        told = ((name, self._reason(name)) for name in names)
        return tuple(BrokenFile(name, reason) for name, reason in told if reason is not None)

    def is_current(self) -> bool:
        """Whether nobody but us has changed the folder since the index knew it."""
        return self._is_believed(self._state(), settled=False)

    def saved(self, summary: OrderSummary, stored: StoredOrder, before: int | None) -> None:
        """Keep up with a file that we have written; `before` is the folder's time stamp before."""
        self._follow(before, _entry(summary, stored))

    def saved_together(
        self, saved: Sequence[tuple[OrderSummary, StoredOrder]], before: int | None
    ) -> None:
        """The same of several files that were put into their places one after the other."""
        *others, last = (_entry(summary, stored) for summary, stored in saved)
        for entry in others:
            self._again(partial(self._index.follow, None, UNKNOWN, entry))
        self._follow(before, last)

    def removed(self, order_id: str, before: int | None) -> None:
        """Keep up with a file that we have removed."""
        self._follow(before, order_id)

    def noticed(self, order_id: str, signature: Signature | None) -> None:
        """Compare the index with a file, should that have been edited in its place.

        The signature is None when the file could not be read.
        """
        if self._index.is_open and is_order_id(order_id):
            self._again(partial(self._index.doubt, order_id, signature))

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def _state(self) -> State:
        return self._again(self._index.state)

    def _follow(self, before: int | None, changed: Entry | str) -> None:
        stamp = self._folder.time_stamp()
        moved = stamp is not None and stamp != before and stamp % files.SECOND_NS != 0
        after = State(stamp, settled=False) if moved else UNKNOWN
        self._again(partial(self._index.follow, before, after, changed))

    def _again(self, step: Callable[[], T]) -> T:
        """Do what an index that was lost on the way can do at the second time."""
        for _ in range(_TRIES):
            try:
                return step()
            except IndexLostError:
                continue
        raise RuntimeError("an index in memory was lost")

    def _rows(
        self, shape: Shape[T], query: str, params: Sequence[object], *, settled: bool
    ) -> list[T]:
        believed = partial(self._is_believed, settled=settled)
        rows = self._index.ask(shape, believed, query, params)
        if rows is not None:
            return rows
        with self._looking:
            if not believed(self._index.state()):
                self._look_through()
            return self._index.ask(shape, lambda _: True, query, params) or []

    def _is_believed(self, state: State, *, settled: bool) -> bool:
        if state.folder is None or (settled and not state.settled):
            return False
        return state.folder == self._folder.time_stamp()

    def _look_through(self) -> None:
        """Read every file that is not as the index knows it."""
        began, before = time.time_ns(), self._folder.time_stamp()
        known = self._index.signatures()
        seen, strangers = self._folder.signatures()
        broken = [shown(name) for name in strangers]
        entries: list[Entry] = []
        gone = known.keys() - seen.keys()
        for order_id in (key for key, state in seen.items() if known.get(key) != state):
            try:
                stored = self._folder.read(order_id)
                entries.append(_entry(self._summarise(stored.file), stored))
            except PhTuiError:
                gone.add(order_id)
                broken.append(f"{order_id}{ENDING}")
        state = self._state_seen(began, before, settled=not broken)
        self._index.record(entries, gone, broken, state)

    def _state_seen(self, began: int, stamp: int | None, *, settled: bool) -> State:
        """The state that a look has seen which began at `began`; a broken file is never settled.

        What changes during the look, or later, gives the folder another time stamp, unless that was
        young and anybody else may write.
        """
        if stamp is not None and files.is_quiet(stamp, began):
            return State(stamp, settled=settled)
        if stamp is not None and self._holds_lock() and stamp % files.SECOND_NS != 0:
            return State(stamp, settled=False)
        return UNKNOWN

    def _reason(self, name: str) -> Message | None:
        order_id = name.removesuffix(ENDING)
        if not is_order_id(order_id):
            return stranger(name).reason
        try:
            self._summarise(self._folder.read(order_id).file)
        except UnreadableFileError as error:
            return error.reason
        except PhTuiError as error:
            return error.message
        return None


def _is_storable(param: object) -> bool:
    """Whether it could stand in a row at all: a broken argument of a shell has lone surrogates."""
    try:
        str(param).encode()
    except UnicodeEncodeError:
        return False
    return True


def _entry(summary: OrderSummary, stored: StoredOrder) -> Entry:
    from ph_tui.domain.folding import client_key
    from ph_tui.domain.money.invoice_rows import invoice_rows_of

    signature = stored.signature
    if not stored.settled:
        signature = signature._replace(mtime_ns=UNTRUSTED)
    meetings = frozenset((s.on.isoformat(), s.coach) for s in stored.file.sessions)
    key = client_key(stored.file.order.client_code)
    return Entry(summary, key, meetings, invoice_rows_of(stored.file), signature)
