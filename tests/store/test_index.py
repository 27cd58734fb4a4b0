"""The index: private, derived, and never a reason for an error."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.factories import ORDER_ID, a_running_file, an_order
from tests.store.opening import open_store

from ph_tui.store.index_file import index_path

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.store.store import Store


@pytest.fixture
def index(store: Store, tmp_path: Path) -> Path:
    """The file of an index that knows one order."""
    store.create(a_running_file())
    store.summaries()
    return index_path(tmp_path / "cache", tmp_path / "data")


def listed(root: Path) -> list[str]:
    """What a program that is started now lists."""
    store = open_store(root)
    rows = [row.id for row in store.summaries()]
    assert [row.id for row in store.find(number="4711")] == rows
    return rows


def test_only_the_user_may_read_it(index: Path) -> None:
    """It holds client codes, so nobody else gets in; its name tells nothing."""
    assert stat.S_IMODE(index.parent.stat().st_mode) == 0o700
    for path in index.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert "data" not in path.name


def test_it_may_be_deleted(index: Path, store: Store, tmp_path: Path) -> None:
    """Deleting it costs a look at the files, even while a program is running."""
    for path in index.parent.iterdir():
        path.unlink()
    assert listed(tmp_path) == [ORDER_ID]
    store.create(a_running_file(order=an_order(id="b" * 32)))
    assert len(store.summaries()) == len(listed(tmp_path)) == 2


@pytest.mark.parametrize("damage", ["garbage", "empty", "cut", "link", "folder", "foreign", "half"])
def test_damage_is_healed(index: Path, store: Store, tmp_path: Path, damage: str) -> None:
    """Whatever has become of the file: lists and look-ups stay right, and saving works."""
    content = index.read_bytes()
    for path in index.parent.iterdir():
        path.unlink()
    if damage == "garbage":
        index.write_bytes(os.urandom(4096))
    elif damage == "empty":
        index.write_bytes(b"")
    elif damage == "cut":
        index.write_bytes(content[: len(content) // 2])
    elif damage == "link":
        index.symlink_to(tmp_path / "elsewhere")
    elif damage == "folder":
        index.mkdir()
    else:
        with closing(sqlite3.connect(index)) as connection:
            connection.execute("CREATE TABLE meta (stamp)")
            if damage == "half":
                connection.execute("INSERT INTO meta VALUES ('x')")
            connection.commit()
    assert listed(tmp_path) == [ORDER_ID]
    open_store(tmp_path).change(ORDER_ID, lambda file: file)
    store.create(a_running_file(order=an_order(id="b" * 32)))
    assert len(listed(tmp_path)) == 2
    assert not (tmp_path / "elsewhere").exists()


def test_damage_in_a_running_program_is_healed(index: Path, store: Store, tmp_path: Path) -> None:
    """A file that is spoilt while it is open is replaced, and the list stays right."""
    with index.open("r+b") as file:
        file.write(os.urandom(index.stat().st_size))
    for path in index.parent.glob("*-wal"):
        path.write_bytes(os.urandom(4096))
    store.create(a_running_file(order=an_order(id="b" * 32, number="2")))
    assert len(store.summaries()) == 2
    assert len(open_store(tmp_path).summaries()) == 2


def test_cache_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    """Without a usable cache the index lives in memory, and nobody is bothered."""
    (tmp_path / "file").write_text("no folder")
    store = open_store(tmp_path, cache="file/cache")
    store.create(a_running_file())
    assert len(store.summaries()) == len(store.find(number="4711")) == 1


def test_busy_index_is_done_without(index: Path, store: Store) -> None:
    """A program that hangs while it writes its index keeps nobody from a right list."""
    with closing(sqlite3.connect(index, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        store.create(a_running_file(order=an_order(id="b" * 32, number="2")))
        assert len(store.summaries()) == 2
        assert len(store.find(number="2")) == 1
