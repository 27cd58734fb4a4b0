"""The rows of the index: what is kept of an order, in which tables, and putting it there.

Knows nothing of how fresh the rows are, nor of the file that holds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from ph_tui.domain.summaries import OrderSummary, is_open

if TYPE_CHECKING:
    import sqlite3

    from ph_tui.domain.money.invoice_rows import InvoiceRow
    from ph_tui.store.files import Signature

SCHEMA = (
    "CREATE TABLE meta (one INTEGER PRIMARY KEY, stamp TEXT, folder INTEGER, settled INTEGER)",
    """CREATE TABLE orders (id, number, client_key, coach, is_open, unclaimed, row, inode, size,
       mtime_ns, PRIMARY KEY (id)) WITHOUT ROWID""",
    "CREATE INDEX those_open ON orders (id) WHERE is_open = 1",
    "CREATE INDEX those_unclaimed ON orders (id) WHERE unclaimed > 0",
    "CREATE INDEX by_number ON orders (number)",
    "CREATE INDEX by_client ON orders (client_key)",
    "CREATE TABLE meetings (day, coach, id, PRIMARY KEY (day, coach, id)) WITHOUT ROWID",
    "CREATE INDEX by_order ON meetings (id)",
    """CREATE TABLE invoices (number INTEGER, id, is_unpaid, row,
       PRIMARY KEY (number, id)) WITHOUT ROWID""",
    "CREATE INDEX those_unpaid ON invoices (number) WHERE is_unpaid = 1",
    "CREATE INDEX invoiced ON invoices (id)",
    "CREATE TABLE broken (name PRIMARY KEY)",
)


class Entry(NamedTuple):
    """All that is kept of one order."""

    summary: OrderSummary
    client_key: str
    meetings: frozenset[tuple[str, str]]
    """Day and coach of each session."""
    invoices: tuple[InvoiceRow, ...]
    signature: Signature


def put(connection: sqlite3.Connection, entry: Entry) -> None:
    """Put all that is kept of an order in the place of what was."""
    row = _packed(entry.summary)
    order_id, number, coach = entry.summary.id, entry.summary.number, entry.summary.coach
    derived = (is_open(entry.summary), entry.summary.unclaimed, row)
    values = (order_id, number, entry.client_key, coach, *derived, *entry.signature)
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT OR REPLACE INTO orders VALUES ({marks})", values)  # noqa: S608
    connection.execute("DELETE FROM meetings WHERE id = ?", (order_id,))
    meetings = ((day, coach, order_id) for day, coach in entry.meetings)
    connection.executemany("INSERT INTO meetings VALUES (?, ?, ?)", meetings)
    connection.execute("DELETE FROM invoices WHERE id = ?", (order_id,))
    invoices = ((i.number, order_id, i.is_unpaid, _packed(i)) for i in entry.invoices)
    connection.executemany("INSERT INTO invoices VALUES (?, ?, ?, ?)", invoices)


def _packed(row: OrderSummary | InvoiceRow) -> str:
    return orjson.dumps(tuple(row)).decode()


def drop(connection: sqlite3.Connection, order_id: str) -> None:
    """Let go of an order."""
    connection.execute("DELETE FROM orders WHERE id = ?", (order_id,))
    connection.execute("DELETE FROM meetings WHERE id = ?", (order_id,))
    connection.execute("DELETE FROM invoices WHERE id = ?", (order_id,))
