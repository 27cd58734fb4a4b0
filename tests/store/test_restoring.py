"""A backup put back: the same byte for byte, in one go, or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.factories import a_booking, a_running_file, an_order, some_records
from tests.store.backing_up import NOON, OTHER_ID, deed, fill, folder_of, forge, tree
from tests.store.opening import open_store

from ph_tui.domain.errors import DataError
from ph_tui.store import codec, files, restoring
from ph_tui.store.backup_archive import Archive
from ph_tui.store.json_text import render

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.store.store import Store


def put_back(path: Path, data: Path) -> restoring.Plan:
    """Do what a restore does, but for the orders that came later."""
    with Archive(path) as archive:
        plan = restoring.plan(archive, data)
        restoring.check(archive, plan.write)
        restoring.put_back(archive, data, plan)
        assert restoring.plan(archive, data)._replace(gone=()).is_empty
    return plan


def wreck(data: Path, ids: list[str]) -> None:
    """Lose, cut, empty and replace files of a data directory."""
    orders = data / "orders"
    (orders / f"{ids[0]}.json").unlink()
    (orders / f"{ids[1]}.json").write_bytes(b"")
    (orders / f"{ids[2]}.json").write_bytes(b'{"meta": {}')
    (data / "history" / f"{ids[3]}.jsonl").unlink()
    (data / "desk.json").write_text("{}")


def test_round_trip_into_nothing(store: Store, tmp_path: Path) -> None:
    """From an empty directory everything comes back byte for byte, with the rights of a store."""
    fill(store, 5)
    made = folder_of(store).make_elsewhere(tmp_path / "own.zip", NOON)
    before = tree(store.path)
    shutil.rmtree(store.path)
    put_back(made.path, store.path)
    assert tree(store.path) == before
    for path in store.path.rglob("*"):
        assert path.stat().st_mode & 0o7777 == (0o2770 if path.is_dir() else 0o660), path
    assert len(open_store(tmp_path, cache="other").summaries()) == 5


def test_services_stands_and_papers_come_back(store: Store, tmp_path: Path) -> None:
    """With the company's files come their histories and what was filed; what is new goes."""
    store.change_services(lambda _: some_records(), deed)
    store.change_popup(lambda _: (a_booking(),), deed)
    digest = store.keep_paper(b"kiitos")
    made = folder_of(store).make_elsewhere(tmp_path / "own.zip", NOON)
    before = tree(store.path)
    assert {"company/popup.jsonl", "company/services.jsonl", f"papers/{digest}"} < set(before)
    store.change_popup(lambda _: (), deed)
    store.keep_paper(b"muuta")
    store.path.joinpath("services.json").unlink()
    put_back(made.path, store.path)
    assert tree(store.path) == before
    assert store.popup() == (a_booking(),)
    assert len(store.company_lines("popup")) == 1


def test_round_trip_over_damage(store: Store) -> None:
    """Lost, emptied, cut and changed files are as they were; a running program sees it."""
    ids = fill(store, 5)
    store.path.joinpath("desk.json").write_bytes(
        render(codec.settings_to_tables(store.settings(), 3))
    )
    made = folder_of(store).make(NOON)
    before = tree(store.path)
    assert len(store.summaries()) == 5
    wreck(store.path, ids)
    assert len(store.summaries()) == 2
    plan = put_back(made.path, store.path)
    assert tree(store.path) == before
    assert len(plan.write) == 5
    assert len(store.summaries()) == 5
    assert store.load(ids[2]).order.number == "3"


def test_what_is_the_same_is_left_alone(store: Store) -> None:
    """A file that is as in the backup isn't written: colleagues' screens don't stir."""
    ids = fill(store, 3)
    made = folder_of(store).make(NOON)
    path = store.path / "orders" / f"{ids[0]}.json"
    before = path.stat().st_ino, path.stat().st_mtime_ns
    store.change(ids[1], lambda file: replace(file, sessions=()))
    assert (
        put_back(made.path, store.path).write
        == (
            f"history/{ids[1]}.jsonl",
            f"orders/{ids[1]}.json",
        )[-1:]
    )
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == before


def test_files_that_came_later(store: Store) -> None:
    """Later orders are named for removal; what nobody can understand stays where it is."""
    fill(store, 2)
    made = folder_of(store).make(NOON)
    store.create(a_running_file(order=an_order(id=OTHER_ID, number="77")))
    broken = store.path / "orders" / f"{'c' * 32}.json"
    broken.write_text("half a fi")
    store.path.joinpath("clients.json").write_text('{"clients": {}}')
    with Archive(made.path) as archive:
        plan = restoring.plan(archive, store.path)
    assert plan == restoring.Plan((), ("clients.json",), (OTHER_ID,))
    put_back(made.path, store.path)
    assert broken.read_text() == "half a fi"
    assert not store.path.joinpath("clients.json").exists()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_disk_that_refuses_changes_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Everything is on the disk before the first file is replaced; failing before changes none."""
    ids = fill(store, 5)
    store.path.joinpath("desk.json").write_bytes(
        render(codec.settings_to_tables(store.settings(), 3))
    )
    made = folder_of(store).make(NOON)
    wreck(store.path, ids)
    before, written = tree(store.path), [0]
    write_new = files.write_new

    def fail(path: Path, data: bytes) -> files.Signature:
        written[0] += 1
        if written[0] == 3:
            raise OSError(number, "refused")
        return write_new(path, data)

    monkeypatch.setattr(files, "write_new", fail)
    with pytest.raises(DataError):
        put_back(made.path, store.path)
    assert tree(store.path) == before
    assert not (store.path / restoring.STAGE).exists()


def test_too_little_room_is_told_before_anything(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup that won't fit isn't begun with."""
    ids = fill(store, 2)
    made = folder_of(store).make(NOON)
    store.path.joinpath("orders", f"{ids[0]}.json").unlink()
    usage = shutil.disk_usage(store.path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=10))
    with pytest.raises(DataError) as caught:
        put_back(made.path, store.path)
    assert caught.value.message.id == "error.store.full"
    assert not (store.path / restoring.STAGE).exists()


def test_killed_in_the_middle_it_is_done_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A restore that was broken off between two files is finished by doing it once more."""
    ids = fill(store, 5)
    store.path.joinpath("desk.json").write_bytes(
        render(codec.settings_to_tables(store.settings(), 3))
    )
    made = folder_of(store).make(NOON)
    before = tree(store.path)
    wreck(store.path, ids)

    class KilledError(BaseException):
        """Nothing is tidied up after a kill."""

    def die(_: Path) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(files, "sync_folder", die)
        patch.setattr(restoring, "_clear", lambda _: None)
        with pytest.raises(KilledError):
            put_back(made.path, store.path)
    assert (store.path / restoring.STAGE).exists()
    put_back(made.path, store.path)
    assert tree(store.path) == before
    assert not (store.path / restoring.STAGE).exists()


def test_a_folder_in_the_way_changes_nothing(store: Store) -> None:
    """A folder where a file belongs is found before the first file is replaced."""
    ids = fill(store, 3)
    made = folder_of(store).make(NOON)
    store.change(ids[0], lambda file: replace(file, sessions=()))
    path = store.path / "orders" / f"{ids[2]}.json"
    path.unlink()
    path.mkdir()
    before = tree(store.path)
    with pytest.raises(DataError) as caught:
        put_back(made.path, store.path)
    assert caught.value.message.id == "error.store.not_a_file"
    assert tree(store.path) == before


@pytest.mark.parametrize("what", ["newer", "other"])
def test_another_schema_is_refused(store: Store, tmp_path: Path, what: str) -> None:
    """An order of a newer version, or under another's name, is refused before anything changes."""
    (order_id,) = fill(store, 1)
    tables = codec.order_to_tables(store.load(order_id))
    if what == "newer":
        tables["meta"]["file"]["schema"] = 99
    name = f"orders/{order_id if what == 'newer' else OTHER_ID}.json"
    path = forge(tmp_path / "x.zip", {name: render(tables)})
    before = tree(store.path)
    with pytest.raises(DataError) as caught:
        put_back(path, store.path)
    assert caught.value.message.id == "error.backup.content"
    assert tree(store.path) == before


def test_a_link_in_the_way_is_replaced_not_followed(store: Store, tmp_path: Path) -> None:
    """A link where an order belongs is taken away; what it led to stays as it was."""
    ids = fill(store, 1)
    made = folder_of(store).make(NOON)
    secret = tmp_path / "secret"
    secret.write_text("untouched")
    path = store.path / "orders" / f"{ids[0]}.json"
    path.unlink()
    path.symlink_to(secret)
    (store.path / restoring.STAGE).symlink_to(tmp_path)
    put_back(made.path, store.path)
    assert secret.read_text() == "untouched"
    assert not path.is_symlink()
    assert os.path.lexists(store.path / restoring.STAGE) is False
