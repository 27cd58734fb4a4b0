"""Several programs at once, and programs that die: nothing that was saved is ever lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.factories import ORDER_ID, a_running_file, an_order
from tests.store.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.store.store import Store

pytestmark = pytest.mark.faults

FULL = os.environ.get("PH_TUI_FAULTS") == "full"
EACH = 200 if FULL else 40
KILLS = 100 if FULL else 15
SEEDS = range(4711, 4711 + (7 if FULL else 1))
OTHER_ID = "b" * 32
REPOSITORY = Path(__file__).parents[2]


def start(*words: str | Path | int) -> subprocess.Popen[bytes]:
    """Start a process of `tests/store/writing.py`."""
    command = [sys.executable, "-m", "tests.store.writing", *map(str, words)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE)


def two_orders(store: Store) -> None:
    """Two orders without sessions."""
    store.create(a_running_file(sessions=()))
    store.create(a_running_file(order=an_order(id=OTHER_ID, number="2"), sessions=()))


def told(store: Store, order_id: str) -> list[int]:
    """The revisions that the history of an order tells of."""
    return [line.revision for line in store.history.in_effect(order_id, store.load(order_id))]


def session_ids(store: Store) -> list[str]:
    """The ids of all sessions in the store."""
    return [s.id for key in (ORDER_ID, OTHER_ID) for s in store.load(key).sessions]


@pytest.mark.parametrize(
    "orders", [(ORDER_ID, ORDER_ID), (ORDER_ID, OTHER_ID)], ids=["same", "two"]
)
@pytest.mark.parametrize("caches", [("cache", "cache"), ("a", "b")], ids=["one", "two"])
def test_two_processes_lose_nothing(
    store: Store,
    tmp_path: Path,
    orders: tuple[str, str],
    caches: tuple[str, str],
    survived: Callable[[str, int], None],
) -> None:
    """Two programs that log sessions at once, into one order or two: every one of them is there."""
    two_orders(store)
    pair = [start("add", tmp_path, c, EACH, o) for c, o in zip(caches, orders, strict=True)]
    saved: list[str] = []
    for process in pair:
        said, _ = process.communicate(timeout=300)
        assert process.returncode == 0
        saved += said.decode().split()
    stored = session_ids(store)
    assert len(stored) == len(set(stored)) == 2 * EACH
    assert set(stored) == set(saved)
    for path in (tmp_path / "data/orders").iterdir():
        assert path.read_text().startswith("{\n  ")
        assert json.loads(path.read_text())["meta"]["file"]["revision"] >= 1
    for cache in ("cache", *caches):
        assert sum(row.held for row in open_store(tmp_path, cache=cache).summaries()) == 2 * EACH
    assert {store.load(key).revision for key in set(orders)} == {1 + 2 * EACH // len(set(orders))}
    for key in set(orders):
        assert told(store, key) == list(range(2, store.load(key).revision + 1))
    survived("writes of two processes at once", len(saved))


@pytest.mark.parametrize("seed", SEEDS)
def test_killed_writers_lose_nothing(
    store: Store, tmp_path: Path, survived: Callable[[str, int], None], seed: int
) -> None:
    """Kill -9 at random moments: every file parses, and every session that was told of is there."""
    two_orders(store)
    process = start("die", tmp_path, KILLS, seed, ORDER_ID, OTHER_ID)
    said, _ = process.communicate(timeout=300)
    heard = json.loads(said)
    assert heard["unreadable"] == []
    assert len(heard["saved"]) >= KILLS
    stored = session_ids(store)
    assert len(stored) == len(set(stored))
    assert set(heard["saved"]) <= set(stored)
    for key in (ORDER_ID, OTHER_ID):
        assert told(store, key) == list(range(2, store.load(key).revision + 1))
    for cache in ("cache", "cache0", "cache1"):
        rows = open_store(tmp_path, cache=cache).summaries()
        assert sum(row.held for row in rows) == len(stored)
    open_store(tmp_path).change(ORDER_ID, lambda file: file)
    store.remove(OTHER_ID)
    last = open_store(tmp_path, cache="last")
    last.change(ORDER_ID, lambda file: a_running_file(sessions=(), revision=file.revision))
    assert list((tmp_path / "data").rglob("*.tmp")) == []
    survived("writers killed while they save", KILLS)
