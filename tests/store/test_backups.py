"""The folder of backups: made, read back, kept, let go, and never worse than what was there."""

from __future__ import annotations

import errno
import os
import stat
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from tests.factories import a_running_file, an_order
from tests.store.backing_up import NOON, OTHER_ID, deed, fill, folder_of, on, tree

from ph_tui.domain.backups import BackupName, Occasion
from ph_tui.domain.errors import DataError, Refused
from ph_tui.store import backup_source, backup_writing
from ph_tui.store.backup_archive import Archive
from ph_tui.store.backup_source import Source
from ph_tui.store.backup_turn import alone, is_due
from ph_tui.store.backup_writing import verify
from ph_tui.store.codec import order_from_tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ph_tui.domain.orders import OrderFile
    from ph_tui.store.json_text import Tables
    from ph_tui.store.store import Store


def test_a_backup_holds_every_byte(store: Store) -> None:
    """Orders, histories, settings, periods and editions are in it as they stand on the disk."""
    fill(store, 3)
    store.path.joinpath("desk.json").write_text('{"meta": {}}')
    store.path.joinpath("editions").mkdir()
    store.path.joinpath("editions/own.toml").write_text('id = "ä"')
    made = folder_of(store).make(NOON)
    with Archive(made.path) as archive:
        assert {name: archive.read(name) for name in archive.contents.files} == tree(store.path)
    assert verify(made.path) == made.contents
    assert len(made.contents.orders) == 3


def test_private_and_passing_things_stay_out(store: Store) -> None:
    """Drafts are their writer's alone; locks, litter and other backups are no data."""
    fill(store, 1)
    for name in ("drafts/0-maija/a.draft", "locks/x.edit", "orders/.1.aa.tmp", "intent.json"):
        path = store.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    made = folder_of(store).make(NOON)
    (order_id,) = made.contents.orders
    assert set(made.contents.files) == {f"orders/{order_id}.json", f"history/{order_id}.jsonl"}


def test_rights_are_those_of_the_data(store: Store, tmp_path: Path) -> None:
    """The group may read a backup, whatever the umask; one made elsewhere is its maker's alone."""
    fill(store, 1)
    before = os.umask(0o077)
    try:
        made = folder_of(store).make(NOON)
        outside = folder_of(store).make_elsewhere(tmp_path / "own.zip", NOON)
    finally:
        os.umask(before)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o660
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o2770
    assert stat.S_IMODE(outside.path.stat().st_mode) == 0o600


def test_one_a_day_by_itself(store: Store) -> None:
    """The day's backup is made once; the next day's is due again."""
    fill(store, 1)
    folder = folder_of(store)
    assert is_due(folder.path, NOON.date())
    made = folder.make_daily(NOON)
    assert made is not None
    assert made.path.name == "2024-04-24.zip"
    assert not is_due(folder.path, NOON.date())
    assert folder.make_daily(NOON) is None
    assert is_due(folder.path, on(25).date())


def test_no_data_no_backup(store: Store) -> None:
    """A data directory that is gone isn't made again for the sake of a backup."""
    assert folder_of(store).make_daily(NOON) is None
    assert not store.path.exists()


def test_nobody_waits_for_another_backup(store: Store) -> None:
    """While one is being made another is neither due nor made."""
    fill(store, 1)
    folder = folder_of(store)
    folder.make(on(23))
    with alone(folder.path, wait=True) as is_alone:
        assert is_alone
        assert not is_due(folder.path, NOON.date())
        assert folder.make_daily(NOON) is None
    assert folder.make_daily(NOON) is not None


def test_two_at_the_same_second_are_two(store: Store) -> None:
    """A backup never takes another's name."""
    fill(store, 1)
    folder = folder_of(store)
    names = {folder.make(NOON).path.name for _ in range(3)}
    names.add(folder.make(NOON, Occasion.BEFORE_RESTORE).path.name)
    assert len(names) == 4
    assert all(BackupName.read(name) for name in names)


def test_the_calendar_is_followed(store: Store) -> None:
    """After a year of days there are seven days, four weeks and twelve months of them."""
    fill(store, 1)
    folder = folder_of(store)
    for number in range(120):
        folder.make_daily(on(1, 1) + timedelta(days=number))
    days = [name.on for name in folder.names()]
    assert days[:7] == [on(29).date() - timedelta(days=n) for n in range(7)]
    assert on(31, 1).date() in days
    assert on(15, 2).date() not in days
    assert len(days) <= 7 + 4 + 12


def test_a_fuller_old_backup_stays(store: Store) -> None:
    """When orders vanish, the backups that still have them are kept past their time."""
    ids = fill(store, 4)
    folder = folder_of(store)
    folder.make_daily(on(1, 1))
    for order_id in ids[2:]:
        store.path.joinpath("orders", f"{order_id}.json").unlink()
        store.path.joinpath("history", f"{order_id}.jsonl").unlink()
    for number in range(40):
        folder.make_daily(on(2, 1) + timedelta(days=number))
    assert BackupName(on(1, 1).date()) in folder.names()
    assert folder.missed_orders() == dict.fromkeys(ids[2:], BackupName(on(1, 1).date()))


def test_a_removed_order_keeps_no_backup(store: Store) -> None:
    """An order that somebody has removed is missed by nobody: its history says so."""
    ids = fill(store, 2)
    folder = folder_of(store)
    folder.make_daily(on(1, 1))
    store.remove(ids[0], did=lambda: deed("removed"))
    for number in range(40):
        folder.make_daily(on(2, 1) + timedelta(days=number))
    assert folder.missed_orders() == {}
    assert BackupName(on(1, 1).date()) not in folder.names()


def test_a_broken_file_is_kept_apart(store: Store) -> None:
    """What can't be understood is in the backup as it is, and the last good copy stays findable."""
    ids = fill(store, 2)
    folder = folder_of(store)
    folder.make_daily(on(23))
    path = store.path / "orders" / f"{ids[0]}.json"
    path.write_bytes(path.read_bytes()[:-40])
    made = folder.make_daily(NOON)
    assert made is not None
    assert made.contents.unreadable == (f"orders/{ids[0]}.json",)
    assert list(made.contents.orders) == [ids[1]]
    assert folder.newest_with(ids[0]) == BackupName(on(23).date())
    assert folder.newest_with(ids[1]) == BackupName(NOON.date())


def test_what_is_known_is_not_read_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Orders that are as in the backup before are not understood once more; changed ones are."""
    ids = fill(store, 5)
    folder = folder_of(store)
    folder.make(on(23))
    understood: list[str] = []

    def counted(tables: Tables, order_id: str) -> OrderFile:
        understood.append(order_id)
        return order_from_tables(tables, order_id)

    monkeypatch.setattr(backup_source, "order_from_tables", counted)
    store.change(ids[2], lambda file: a_running_file(order=file.order, sessions=()))
    made = folder.make(NOON)
    assert understood == [ids[2]]
    assert made.contents.orders[ids[2]] == 2
    assert len(made.contents.orders) == 5


def test_a_file_elsewhere_is_not_replaced_by_less(store: Store, tmp_path: Path) -> None:
    """A backup takes the place of one that holds no more, and of nothing else."""
    ids = fill(store, 2)
    folder, target = folder_of(store), tmp_path / "stick.zip"
    folder.make_elsewhere(target, on(23))
    folder.make_elsewhere(target, NOON)
    store.path.joinpath("orders", f"{ids[0]}.json").unlink()
    before = target.read_bytes()
    with pytest.raises(Refused) as caught:
        folder.make_elsewhere(target, on(25))
    assert caught.value.message.id == "error.backup.holds_more"
    assert target.read_bytes() == before
    target.write_bytes(b"a letter")
    with pytest.raises(Refused) as caught:
        folder.make_elsewhere(target, on(25))
    assert caught.value.message.id == "error.backup.in_the_way"
    assert target.read_bytes() == b"a letter"
    assert [path.name for path in tmp_path.glob(".*")] == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_failing_disk_leaves_no_backup(
    store: Store, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """What could not be brought to the disk never gets a name, and the older one stays."""
    fill(store, 2)
    folder = folder_of(store)
    kept = folder.make(on(23)).path.read_bytes()

    def fail(_: int) -> None:
        raise OSError(number, "refused")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(DataError):
            folder.make(NOON)
    assert [str(name) for name in folder.names()] == ["2024-04-23T120000.zip"]
    assert folder.place(folder.names()[0]).read_bytes() == kept
    assert sorted(path.name for path in folder.path.glob(".*")) == [".making"]


def test_what_reads_back_wrong_is_no_backup(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that gives back other bytes than it took is found out before the backup counts."""
    fill(store, 2)
    folder = folder_of(store)
    check = backup_writing.verify

    def on_a_bad_disk(path: Path) -> object:
        data = bytearray(path.read_bytes())
        data[200] ^= 1
        path.write_bytes(data)
        return check(path)

    monkeypatch.setattr(backup_writing, "verify", on_a_bad_disk)
    with pytest.raises(DataError) as caught:
        folder.make(NOON)
    assert caught.value.message.id == "error.backup.damaged"
    assert folder.names() == []


def test_left_over_of_the_killed_goes(store: Store) -> None:
    """The next backup removes what a killed one has left."""
    fill(store, 1)
    folder = folder_of(store)
    folder.make(on(23))
    left = folder.path / ".4194304.00000000000000aa.tmp"
    left.write_bytes(b"half")
    folder.make(NOON)
    assert not left.exists()


def test_a_link_is_not_followed(store: Store, tmp_path: Path) -> None:
    """A link in the place of the folder, or of a file in the data, leads nowhere."""
    ids = fill(store, 2)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    secret = elsewhere / "secret.json"
    secret.write_text('{"secret": {}}')
    for name in (f"orders/{ids[0]}.json", "clients.json"):
        store.path.joinpath(name).unlink(missing_ok=True)
        store.path.joinpath(name).symlink_to(secret)
    made = folder_of(store).make_elsewhere(tmp_path / "own.zip", NOON)
    assert b"secret" not in b"".join(_members(made.path))
    store.path.joinpath("backups").symlink_to(elsewhere)
    with pytest.raises(DataError) as caught:
        folder_of(store).make(NOON)
    assert caught.value.message.id == "error.store.not_a_directory"
    assert list(elsewhere.iterdir()) == [secret]


def _members(path: Path) -> Sequence[bytes]:
    with Archive(path) as archive:
        return [archive.read(name) for name in archive.contents.files]


def test_others_save_meanwhile(store: Store) -> None:
    """The lock is free between two orders, and each order goes with its own history."""
    ids = fill(store, 3)
    folder = folder_of(store)
    source = Source(store.path, store.locked)
    seen = []
    for taken in source.everything():
        assert not store._lock.is_held
        store.change(ids[1], lambda file: a_running_file(order=file.order, revision=file.revision))
        seen.append(taken.name)
    assert len(seen) == 6
    assert folder.make(NOON).contents.orders.keys() == set(ids)


def test_rewriting_takes_a_member_out_everywhere(store: Store) -> None:
    """What must go goes from every backup; the rest of each, its name and its date stay."""
    fill(store, 1)
    store.create(a_running_file(order=an_order(id=OTHER_ID, number="77")))
    folder = folder_of(store)
    made = [folder.make(on(day)) for day in (22, 23)]
    os.utime(made[0].path, ns=(1, 10**18))

    def without_other(name: str, data: bytes) -> bytes | None:
        return None if OTHER_ID in name else data

    assert folder.rewrite(without_other) == 2
    assert folder.rewrite(without_other) == 0
    assert [name.on for name in folder.names()] == [on(23).date(), on(22).date()]
    for old in made:
        contents = verify(old.path)
        assert OTHER_ID not in contents.orders
        assert not any(OTHER_ID in name for name in contents.files)
        assert contents.made == old.contents.made
    assert made[0].path.stat().st_mtime_ns == 10**18
    assert stat.S_IMODE(made[0].path.stat().st_mode) == 0o660
