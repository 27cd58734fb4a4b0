"""Backups that can't be relied on."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from tests.store.backing_up import NOON, fill, folder_of, on
from tests.store.doctor.examining import kinds

from ph_tui.store.doctor import backup_health

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.store.store import Store

HOUR_NS = 3600 * 10**9
TODAY = NOON.date()


def found(store: Store, today: date = TODAY) -> dict[str, str]:
    """What the doctor finds."""
    return kinds(backup_health.troubles(store.path, folder_of(store), today))


def test_good_backups(store: Store) -> None:
    """Fresh and whole: nothing to tell; nor of an empty directory."""
    assert found(store) == {}
    fill(store, 2)
    folder_of(store).make(NOON)
    assert found(store) == {}


def test_no_backup(store: Store) -> None:
    """In the first hour there may be none yet; after that it is told."""
    (order_id,) = fill(store, 1)
    assert found(store) == {}
    hours_ago = time.time_ns() - 2 * HOUR_NS
    os.utime(store.path / f"orders/{order_id}.json", ns=(hours_ago, hours_ago))
    assert found(store) == {"backup_none": "backups"}


def test_an_old_backup(store: Store) -> None:
    """When saving went on for days after the last one, something keeps backups from being made."""
    fill(store, 1)
    made = folder_of(store).make(NOON)
    days_ago = time.time_ns() - 72 * HOUR_NS
    os.utime(made.path, ns=(days_ago, days_ago))
    assert found(store) == {"backup_old": "backups"}


def test_a_damaged_backup(store: Store) -> None:
    """The newest one is read whole, of the others the list: either is told by its name."""
    fill(store, 2)
    folder = folder_of(store)
    old, new = folder.make(on(23)), folder.make(NOON)
    data = bytearray(new.path.read_bytes())
    data[100] ^= 1
    new.path.write_bytes(data)
    assert found(store) == {"backup_damaged": f"backups/{new.path.name}"}
    folder.make(on(25))
    old.path.write_bytes(b"PK")
    assert found(store, on(25).date()) == {"backup_damaged": f"backups/{old.path.name}"}


def test_a_backup_from_the_future(store: Store) -> None:
    """A backup that a wrong clock has dated is told: it would be kept for ever."""
    fill(store, 1)
    folder_of(store).make(on(1, 1, 2030))
    assert found(store) == {"backup_future": "backups/2030-01-01T120000.zip"}
