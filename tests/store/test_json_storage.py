"""TinyDB on shared files: one replacement for many changes, texts as ids, nothing stale."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from ph_tui.store import files
from ph_tui.store.json_storage import JsonStorage, TextIdDatabase, read_tables, write_tables

if TYPE_CHECKING:
    from pathlib import Path

TABLES = {
    "meta": {"file": {"schema": 1}},
    "sessions": {"b2": {"minutes": 60}, "a1": {"minutes": 45}},
    "waivers": {},
}


def test_many_tables_are_one_replacement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many tables and documents a save has, the file is replaced once."""
    replaced: list[Path] = []
    replace = files.replace

    def counted(path: Path, data: bytes) -> files.Signature:
        replaced.append(path)
        return replace(path, data)

    monkeypatch.setattr(files, "replace", counted)
    write_tables(tmp_path / "x.json", TABLES)
    assert replaced == [tmp_path / "x.json"]


def test_tables_come_back_in_their_order(tmp_path: Path) -> None:
    """Documents come back under their own ids, in the order in which they were written."""
    path = tmp_path / "x.json"
    signature = write_tables(path, TABLES)
    tables, content = read_tables(path)
    assert tables == TABLES
    assert list(tables["sessions"]) == ["b2", "a1"]
    assert content.signature == signature


def test_error_inside_writes_nothing(tmp_path: Path) -> None:
    """A transaction that fails half-way leaves the file as it was, and the storage usable."""
    path = tmp_path / "x.json"
    write_tables(path, TABLES)
    before = path.read_bytes()
    database = TextIdDatabase(path, storage=JsonStorage)
    storage = cast("JsonStorage", database.storage)

    def fail_half_way() -> None:
        with storage.transaction():
            database.table("sessions").truncate()
            raise KeyError

    with pytest.raises(KeyError):
        fail_half_way()
    assert path.read_bytes() == before
    assert len(database.table("sessions")) == 2


def test_other_instance_is_noticed(tmp_path: Path) -> None:
    """What another instance has written is read, not what was read before."""
    path = tmp_path / "x.json"
    write_tables(path, TABLES)
    database = TextIdDatabase(path, storage=JsonStorage)
    assert len(database.table("sessions")) == 2
    write_tables(path, {**TABLES, "sessions": {}})
    assert len(database.table("sessions")) == 0


def test_plain_write_goes_to_the_file_at_once(tmp_path: Path) -> None:
    """Outside of a transaction TinyDB's own calls are saved one by one."""
    path = tmp_path / "x.json"
    database = TextIdDatabase(path, storage=JsonStorage)
    database.table("meta").upsert({"schema": 1}, cond=lambda _: False)
    assert len(read_tables(path)[0]["meta"]) == 1


def test_missing_file_is_told(tmp_path: Path) -> None:
    """A file that isn't there is no empty one."""
    with pytest.raises(FileNotFoundError):
        read_tables(tmp_path / "x.json")
