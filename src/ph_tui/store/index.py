"""The derived index: what lists and look-ups need of every order, in the user's cache.

Owns the rows and the promise that it never answers with another's: each question is asked in one
snapshot, after the stamp in it was compared. It must not know the order files; whether it is up to
date is decided in `catalogue`. Whatever happens to its file is healed or worked around.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

import orjson

from ph_tui.domain.money.invoice_rows import InvoiceRow
from ph_tui.domain.summaries import OrderSummary
from ph_tui.store.files import Signature
from ph_tui.store.index_file import open_index, remove_index, stamp_of
from ph_tui.store.index_rows import SCHEMA, Entry, drop, put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

Row = TypeVar("Row")

UNTRUSTED = -1
"""Stands for the time stamp of a file whose content may change without a new one."""
_STRIKES = 3


class IndexLostError(Exception):
    """The rows are gone or are another's; the next question finds an index that is empty."""


class State(NamedTuple):
    """Which state of the folder the rows tell of."""

    folder: int | None
    """The folder's time stamp, None when nothing is known."""
    settled: bool
    """No change can hide behind that time stamp any more."""


UNKNOWN = State(None, settled=False)


class Shape(NamedTuple, Generic[Row]):
    """What is asked for: the rows of one table, and what each becomes."""

    table: str
    make: Callable[[Iterable[Any]], Row]


ORDERS = Shape("orders", OrderSummary._make)
INVOICES = Shape("invoices", InvoiceRow._make)
COACHES: Shape[str] = Shape(
    "(SELECT json_quote(coach) AS row FROM orders UNION SELECT json_quote(coach) FROM meetings)",
    str,
)


class Index:
    """The rows of one data directory, for all threads of the process."""

    def __init__(self, path: Path | None, stamp: str) -> None:
        self.stamp = stamp
        self._path = path
        self._stamp = "\n".join((stamp, *OrderSummary._fields, *InvoiceRow._fields, *SCHEMA))
        self._connection: sqlite3.Connection | None = None
        self._guard = threading.RLock()
        self._strikes = 0

    @property
    def is_open(self) -> bool:
        """Whether anyone has asked for anything yet."""
        return self._connection is not None

    def ask(
        self,
        shape: Shape[Row],
        is_current: Callable[[State], bool],
        query: str = "",
        params: Sequence[object] = (),
    ) -> list[Row] | None:
        """The rows `o` that a query names, None unless the state of the same moment is current."""
        select = f"SELECT o.row FROM {shape.table} o {query}"  # noqa: S608 - our own words
        with self._transaction("BEGIN") as connection:
            if not is_current(_state(connection)):
                return None
            found = connection.execute(select, params)
            rows = ",".join([row for (row,) in found])
        # One JSON text for all is read twice as fast as a column for each field.
        return list(map(shape.make, orjson.loads(f"[{rows}]")))

    def state(self) -> State:
        """Which state of the folder the rows tell of."""
        with self._transaction("BEGIN") as connection:
            return _state(connection)

    def signatures(self) -> dict[str, Signature]:
        """The state of each order's file that its row was made from, by the order's id."""
        with self._transaction("BEGIN") as connection:
            rows = connection.execute("SELECT id, inode, size, mtime_ns FROM orders")
            return {key: Signature(inode, size, at) for key, inode, size, at in rows}

    def broken_names(self) -> list[str]:
        """The files that could not be understood when they were looked at last."""
        with self._transaction("BEGIN") as connection:
            rows = connection.execute("SELECT name FROM broken ORDER BY name")
            return [name for (name,) in rows]

    def record(
        self,
        entries: Iterable[Entry],
        gone: Iterable[str],
        broken: Iterable[str],
        state: State,
    ) -> None:
        """Put what a look through the folder found, which was in this state when it began."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            for entry in entries:
                put(connection, entry)
            for order_id in gone:
                drop(connection, order_id)
            connection.execute("DELETE FROM broken")
            connection.executemany("INSERT INTO broken VALUES (?)", ((name,) for name in broken))
            _set_state(connection, state)

    def follow(self, before: int | None, after: State, changed: Entry | str) -> None:
        """Keep up with an own change of one order, or with the removal of the one with an id.

        The rows tell of the new state only if they told of the one before.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            if isinstance(changed, str):
                drop(connection, changed)
            else:
                put(connection, changed)
            if before is not None and _state(connection).folder == before:
                _set_state(connection, after)

    def doubt(self, order_id: str, signature: Signature | None) -> None:
        """Forget which state the rows tell of when an order's file is another than its row says.

        The signature is None when there is no file that could have a row.
        """
        query = "SELECT inode, size, mtime_ns FROM orders WHERE id = ?"
        with self._transaction("BEGIN") as connection:
            row = connection.execute(query, (order_id,)).fetchone()
        known = None if row is None else Signature(*row)
        is_young = signature is not None and known is not None and known.mtime_ns == UNTRUSTED
        if known != signature and not is_young:
            with self._transaction("BEGIN IMMEDIATE") as connection:
                _set_state(connection, UNKNOWN)

    def close(self) -> None:
        """Let go of the file; it is opened again when it is asked for next."""
        with self._guard:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def __del__(self) -> None:
        self.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        """One snapshot or one change; any trouble with the file ends in an empty index."""
        with self._guard:
            try:
                if self._connection is None:
                    self._connection = open_index(self._path, self._stamp, SCHEMA)
                connection = self._connection
                connection.execute(begin)
                with _ended(connection):
                    if stamp_of(connection) != self._stamp:
                        raise IndexLostError  # noqa: TRY301 - the rows of another version
                    yield connection
            except IndexLostError:
                self._lose()
                raise
            except (sqlite3.Error, OSError) as error:
                self._lose(error)
                raise IndexLostError from error

    def _lose(self, error: Exception | None = None) -> None:
        """Start anew, and after the third time in memory, where nobody interferes."""
        self.close()
        self._strikes += 1
        busy = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
        if busy or self._strikes >= _STRIKES:
            self._path = None
        elif error is not None and self._path is not None:
            remove_index(self._path)


@contextmanager
def _ended(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep what is done inside, or nothing of it."""
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _state(connection: sqlite3.Connection) -> State:
    folder, settled = connection.execute("SELECT folder, settled FROM meta").fetchone()
    return State(folder, settled=bool(settled))


def _set_state(connection: sqlite3.Connection, state: State) -> None:
    connection.execute("UPDATE meta SET folder = ?, settled = ?", state)
