"""The SQLite file of the index: where it lies, who may read it, and what becomes of a bad one.

Owns opening, stamping and removing it; knows nothing of what the rows mean.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PRIVATE_FOLDER = 0o700
_PRIVATE_FILE = 0o600
_WAIT_SECONDS = 1.0
"""For another program of the same user that writes its index; then a private one will do."""


def index_path(cache: Path, data: Path) -> Path:
    """Where the index of a data directory lies; its name tells nothing to a stranger."""
    digest = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    return cache / f"index-{digest}.sqlite"


def open_index(path: Path | None, stamp: str, schema: Sequence[str]) -> sqlite3.Connection:
    """Open the index, emptied when its stamp differs; without a path it lives in memory.

    Raises sqlite3.Error or OSError when that can't be done.
    """
    if path is not None:
        _make_private(path)
    connection = sqlite3.connect(
        ":memory:" if path is None else path,
        timeout=_WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,  # the index lets one thread in at a time
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # No commit waits for the disk, and yet a power cut never leaves half of two of them.
        connection.execute("PRAGMA synchronous = NORMAL")
        # What is deleted must be gone: without this the bytes of old rows stay in the file.
        connection.execute("PRAGMA secure_delete = ON")
        if stamp_of(connection) != stamp:
            _start_anew(connection, stamp, schema)
    except BaseException:
        connection.close()
        raise
    return connection


def stamp_of(connection: sqlite3.Connection) -> str | None:
    """The stamp of whoever filled the index last, None while it is empty."""
    there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone()
    row = connection.execute("SELECT stamp FROM meta").fetchone() if there else None
    return row[0] if row else None


def remove_index(path: Path) -> None:
    """Delete the index; whoever has it open keeps working on what he has."""
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            os.unlink(f"{path}{ending}")  # noqa: PTH108 - SQLite makes its names so, too


def _make_private(path: Path) -> None:
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True, mode=_PRIVATE_FOLDER)
        path.parent.chmod(_PRIVATE_FOLDER)
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
    descriptor = os.open(path, flags, _PRIVATE_FILE)
    try:
        os.fchmod(descriptor, _PRIVATE_FILE)
    finally:
        os.close(descriptor)


def _start_anew(connection: sqlite3.Connection, stamp: str, schema: Sequence[str]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in found:
        connection.execute(f'DROP TABLE "{name}"')
    for statement in schema:
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES (1, ?, NULL, 0)", (stamp,))
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the old rows' bytes are in it, too
