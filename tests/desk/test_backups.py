"""Backups at the desk: everything or one order comes back, and what was there is kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ph_tui.desk.backup_difference import Fate
from ph_tui.desk.desk import Desk
from ph_tui.desk.orders import NewOrder
from ph_tui.domain.errors import BadInput, DataError, Refused
from ph_tui.domain.messages import Message
from ph_tui.store import backups
from ph_tui.store.backup_turn import alone

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from ph_tui.domain.orders import OrderFile

OpenDesk = Callable[..., Desk]


def data_of(desk: Desk) -> Path:
    """The desk's data directory."""
    return Path(desk.place)


def tree(desk: Desk) -> dict[str, bytes]:
    """Every file of orders and histories."""
    data = data_of(desk)
    found = [*data.glob("orders/*"), *data.glob("history/*"), *data.glob("*.json")]
    return {str(path.relative_to(data)): path.read_bytes() for path in found}


def log(desk: Desk, line: str) -> None:
    """Log a meeting."""
    desk.sessions.log(desk.sessions.read(line))


def add(desk: Desk, number: str, client: str) -> str:
    """Take in another order."""
    return desk.orders.add(NewOrder("tehotreeni", client, number)).order.id


def test_everything_comes_back_byte_for_byte(desk: Desk, order: OrderFile, tmp_path: Path) -> None:
    """From a copy elsewhere into an empty directory, and over changed, lost and broken files."""
    log(desk, "4711 eilen 9-11 Kartoitus")
    add(desk, "4712", "B.L.")
    before = tree(desk)
    file = desk.backups.make(tmp_path / "stick.zip").path
    shutil.rmtree(data_of(desk))
    desk.backups.restore(file)
    assert tree(desk) == before
    log(desk, "4711 tänään 9-10 Hakemus")
    path = data_of(desk) / f"orders/{order.order.id}.json"
    path.write_bytes(path.read_bytes()[:100])
    data_of(desk).joinpath("history", f"{order.order.id}.jsonl").unlink()
    desk.backups.restore(file)
    assert tree(desk) == before
    assert {row.number for row in desk.orders.summaries()} == {"4711", "4712"}


def test_what_there_was_can_be_restored_too(desk: Desk, order: OrderFile) -> None:
    """A restore begins with a backup of the present state, and that undoes the restore."""
    file = desk.backups.make().path
    log(desk, "4711 eilen 9-11 Kartoitus")
    add(desk, "4712", "B.L.")
    later = tree(desk)
    before = desk.backups.restore(file)
    assert before.path.name.endswith("-before-restore.zip")
    assert len(desk.orders.summaries()) == 1
    desk.backups.restore(before.path)
    assert {name: data for name, data in tree(desk).items() if name in later} == later


def test_an_order_that_came_later_can_be_brought_back(desk: Desk, order: OrderFile) -> None:
    """It goes as any removed order does: the history says who, and undo has it."""
    file = desk.backups.make().path
    later = add(desk, "4712", "B.L.")
    desk.backups.restore(file)
    told = desk.history.of(later)[0].what
    assert told == Message("word.did.restored_away", on=desk.today)
    desk.history.undo(later)
    assert desk.orders.find("4712").id == later


def test_the_difference_is_told_and_changes_nothing(desk: Desk, order: OrderFile) -> None:
    """What comes back, what changes and what goes, order by order; the disk stays as it is."""
    gone = add(desk, "4712", "B.L.")
    file = desk.backups.make().path
    log(desk, "4711 eilen 9-11 Kartoitus")
    desk.orders.remove(gone)
    add(desk, "4713", "C.M.")
    before = tree(desk)
    found = desk.backups.difference(file)
    assert tree(desk) == before
    assert {(each.number, each.client_code): each.fate for each in found.orders} == {
        ("4711", "A.K."): Fate.CHANGED,
        ("4712", "B.L."): Fate.BACK,
        ("4713", "C.M."): Fate.GONE,
    }
    changed = next(each for each in found.orders if each.fate is Fate.CHANGED)
    assert {change.path[0] for change in changed.changes} == {"sessions"}
    assert found.files == ()
    assert found.orders_kept == 2


def test_no_difference(desk: Desk, order: OrderFile) -> None:
    """Right after a backup there is nothing to restore, of everything or of one order."""
    file = desk.backups.make().path
    assert desk.backups.difference(file).is_empty
    assert desk.backups.difference(file, "4711").is_empty


def test_one_order_goes_back_and_forth(desk: Desk, order: OrderFile, open_desk: OpenDesk) -> None:
    """One order is restored as a change of its own: others stay, and undo takes it back."""
    other = add(desk, "4712", "B.L.")
    file = desk.backups.make().path
    log(desk, "4711 eilen 9-11 Kartoitus")
    log(desk, "4712 eilen 12-13 Kartoitus")
    stale = desk.orders.load(order.order.id)
    before = open_desk("olli").backups.restore(file, "ak")
    assert before.path.name.endswith("-before-restore-of-order.zip")
    now = desk.orders.load(order.order.id)
    assert replace(now, revision=order.revision) == order
    assert now.revision > stale.revision
    assert len(desk.orders.load(other).sessions) == 1
    entry = desk.history.of(order.order.id)[0]
    assert (entry.by, entry.what.id) == ("olli", "word.did.restored")
    open_desk("olli").history.undo(order.order.id)
    assert desk.orders.load(order.order.id).sessions == stale.sessions


@pytest.mark.parametrize("how", ["removed", "file lost", "all lost", "broken"])
def test_one_order_however_it_was_lost(desk: Desk, order: OrderFile, how: str) -> None:
    """Removed, deleted by hand or broken: the order is back, and its history tells on."""
    order_id, data = order.order.id, data_of(desk)
    paths = [data / f"orders/{order_id}.json", data / f"history/{order_id}.jsonl"]
    before = [path.read_bytes() for path in paths]
    file = desk.backups.make().path
    if how == "removed":
        desk.orders.remove(order_id)
    elif how == "broken":
        paths[0].write_bytes(b"half")
    else:
        for path in paths if how == "all lost" else paths[:1]:
            path.unlink()
    found = desk.backups.difference(file, "4711")
    assert [each.fate for each in found.orders] == [Fate.CHANGED if how == "broken" else Fate.BACK]
    desk.backups.restore(file, "4711")
    assert replace(desk.orders.load(order_id), revision=order.revision) == order
    assert [row.number for row in desk.orders.summaries()] == ["4711"]
    if how == "all lost":
        assert [path.read_bytes() for path in paths] == before
    else:
        assert paths[1].read_bytes().startswith(before[1])
        assert desk.history.of(order_id)[0].what.id == "word.did.restored"
    if how == "broken":
        assert (data / f"broken/{order_id}.json").read_bytes() == b"half"
    log(desk, "4711 eilen 9-11 Kartoitus")
    assert desk.history.of(order_id)[0].what.id == "word.did.logged"


def test_a_backup_of_one_order_restores_that_one_only(desk: Desk, order: OrderFile) -> None:
    """What was kept before one order was restored never removes the others."""
    add(desk, "4712", "B.L.")
    file = desk.backups.make().path
    log(desk, "4711 eilen 9-11 Kartoitus")
    before = desk.backups.restore(file, "4711")
    desk.backups.restore(before.path)
    assert len(desk.orders.load(order.order.id).sessions) == 1
    assert len(desk.orders.summaries()) == 2


def test_a_number_that_another_order_has_by_now(desk: Desk, order: OrderFile) -> None:
    """An order is not restored beside another with its number; nothing is changed."""
    file = desk.backups.make().path
    desk.orders.remove(order.order.id)
    add(desk, "4711", "C.M.")
    before = tree(desk)
    with pytest.raises(Refused):
        desk.backups.restore(file, order.order.id)
    assert tree(desk) == before


@pytest.mark.parametrize("reference", [None, "4711"])
def test_a_restore_never_waits_in_a_circle(
    desk: Desk, order: OrderFile, reference: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who makes a backup waits for the store's lock; no restore holds that and waits for him."""
    file = desk.backups.make().path
    log(desk, "4711 eilen 9-11 Kartoitus")
    held = []

    def noting(folder: Path, *, wait: bool) -> AbstractContextManager[bool]:
        held.append(desk._core.store._lock.is_held)
        return alone(folder, wait=wait)

    monkeypatch.setattr(backups, "alone", noting)
    desk.backups.restore(file, reference)
    assert held
    assert not any(held)


def test_orders_that_are_not_meant(desk: Desk, order: OrderFile) -> None:
    """An order that the backup hasn't, and a client of several, are refused in words."""
    add(desk, "4712", "A.K.")
    file = desk.backups.make().path
    with pytest.raises(BadInput) as caught:
        desk.backups.difference(file, "9999")
    assert caught.value.message.id == "error.backup.order_unknown"
    with pytest.raises(BadInput) as caught:
        desk.backups.difference(file, "A.K.")
    assert caught.value.message.id == "error.backup.order_ambiguous"


def test_a_damaged_backup_changes_nothing(desk: Desk, order: OrderFile) -> None:
    """Neither the data nor the number of backups: a damaged file is refused before anything."""
    file = desk.backups.make().path
    log(desk, "4711 eilen 9-11 Kartoitus")
    data = bytearray(file.read_bytes())
    data[300] ^= 4
    file.write_bytes(data)
    before = tree(desk)
    with pytest.raises(DataError):
        desk.backups.restore(file)
    assert tree(desk) == before
    assert len(desk.backups.all()) == 1


def test_backups_are_listed_and_found_by_name(desk: Desk, order: OrderFile) -> None:
    """The newest first; the bare name of one in the own folder is enough."""
    first, second = desk.backups.make().path, desk.backups.make().path
    first.write_bytes(b"PK damaged")
    listed = desk.backups.all()
    assert [each.contents is None for each in listed] == [False, True]
    assert desk.backups.find(second.name) == second
    assert desk.backups.find("other.zip") == Path("other.zip").absolute()


def test_into_a_folder_and_without_data(open_desk: OpenDesk, tmp_path: Path) -> None:
    """A folder gets a file named by the moment; without data there is nothing to keep."""
    desk = open_desk()
    with pytest.raises(Refused):
        desk.backups.make()
    add(desk, "4711", "A.K.")
    made = desk.backups.make(tmp_path)
    assert made.path == tmp_path / "2024-04-24T120000.zip"
