"""The doctor as a whole: a sound directory is sound, what can be mended is, the rest is told."""

from __future__ import annotations

import os
import sqlite3
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.desk.billing_story import billed, settle

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.desk.doctor import Doctor
from ph_tui.desk.sample import make_sample
from ph_tui.domain.drafts import section_name
from ph_tui.domain.errors import DataError

if TYPE_CHECKING:
    from ph_tui.domain.orders import OrderFile


@pytest.fixture
def doctor(tmp_path: Path) -> Doctor:
    """Maija's doctor for the data directory of the test."""
    return Doctor(tmp_path / "data", "maija", clock_at("2024-04-24"), tmp_path / "cache-maija")


def kinds(doctor: Doctor) -> list[str]:
    """The kinds of trouble."""
    return [each.kind for each in doctor.examine().troubles]


def tree(data: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its bytes and its rights."""
    paths = [path for path in data.rglob("*") if path.is_file()]
    return {str(path): (path.read_bytes(), path.stat().st_mode) for path in paths}


def test_nothing_is_healthy(doctor: Doctor, tmp_path: Path) -> None:
    """A directory that isn't there yet has no trouble, and isn't made by looking."""
    assert doctor.examine().is_healthy
    assert not (tmp_path / "data").exists()


def test_a_whole_company_is_healthy(doctor: Doctor, tmp_path: Path) -> None:
    """Whatever the program writes is as the doctor wants it, and looking changes nothing."""
    today = clock_at("2024-04-24").now().date()
    cache = tmp_path / "cache-maija"
    make_sample(tmp_path / "data", today=today, orders=60, user="maija", cache=cache)
    desk = Desk.open(tmp_path / "data", "maija", clock_at("2024-04-24"), cache=cache)
    row = desk.orders.summaries()[0]
    desk.drafts.keep(section_name(row.id, "goal"), {"text": "Kesken"})
    desk.backups.make()
    before = tree(tmp_path / "data")
    assert kinds(doctor) == []
    assert tree(tmp_path / "data") == before


def test_a_file_is_no_directory(tmp_path: Path) -> None:
    """A file in the directory's place is refused like everywhere."""
    (tmp_path / "data").write_text("x")
    with pytest.raises(DataError):
        Doctor(tmp_path / "data", "maija", clock_at(None), tmp_path)


def test_it_works_where_the_desk_refuses(doctor: Doctor, desk: Desk, order: OrderFile) -> None:
    """A directory that is open to all is named with what mends it, and opens after that."""
    data = Path(desk.place)
    data.chmod(0o2777)
    assert kinds(doctor) == ["open_to_all"]
    examined = doctor.mend()
    assert [each.trouble.kind for each in examined.mended] == ["open_to_all"]
    assert examined.is_healthy
    assert Desk.open(data, "maija", clock_at(None), cache=data.parent / "c").orders.find("4711")


def test_many_troubles_at_once(doctor: Doctor, desk: Desk, order: OrderFile) -> None:
    """What is safe is mended in one go; what is left is told; nothing is deleted."""
    desk.backups.make()
    data, order_id = Path(desk.place), order.order.id
    (data / f"orders/{order_id}.json").write_bytes(b"half a fi")
    litter = data / "orders/.4194304.00000000000000aa.tmp"
    litter.touch(0o600)
    litter.chmod(0o660)
    (data / "history").chmod(0o700)
    examined = doctor.mend()
    assert {each.trouble.kind: each.became for each in examined.mended} == {
        "group_shut": "",
        "no_setgid": "",
        "unreadable": f"broken/{order_id}.json",
        "litter": "",
    }
    assert [each.kind for each in examined.troubles] == ["order_lost", "set_aside"]
    assert not examined.is_healthy
    assert (data / f"broken/{order_id}.json").read_bytes() == b"half a fi"
    desk.backups.restore(data / "backups" / str(desk.backups.all()[0].name), "4711")
    assert doctor.examine().is_healthy


def test_an_index_that_lies_is_made_anew(doctor: Doctor, desk: Desk, order: OrderFile) -> None:
    """Rows that say something else than the orders are found, and the index is thrown away."""
    desk.orders.summaries()
    time.sleep(0.05)
    desk.orders.summaries()
    (index,) = Path(desk.place).parent.glob("cache-maija/*.sqlite")
    with sqlite3.connect(index) as connection:
        connection.execute("UPDATE orders SET row = replace(row, '4711', '9999')")
    connection.close()
    assert kinds(doctor) == ["index_wrong"]
    examined = doctor.mend()
    assert [each.trouble.kind for each in examined.mended] == ["index_wrong"]
    assert kinds(doctor) == []


def test_a_draft_of_an_order_that_is_gone(doctor: Doctor, desk: Desk, order: OrderFile) -> None:
    """A text whose order was removed is told, without alarm."""
    desk.drafts.set_aside(section_name(order.order.id, "goal"), {"text": "Kesken"})
    assert kinds(doctor) == []
    desk.orders.remove(order.order.id)
    (trouble,) = doctor.examine().troubles
    assert (trouble.kind, trouble.is_grave) == ("draft_of_gone", False)


def test_a_clock_that_went_back(
    doctor: Doctor, desk: Desk, order: OrderFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the last save lies in the future the clock is wrong, or was."""
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now - 3600 * 10**9)
    assert set(kinds(doctor)) == {"future", "clock_back"}


def test_a_part_that_cannot_be_looked_at_is_told(
    doctor: Doctor, desk: Desk, order: OrderFile, tmp_path: Path
) -> None:
    """Where a link stands in the place of the orders, the rest is still examined."""
    orders = Path(desk.place) / "orders"
    orders.rename(tmp_path / "elsewhere")
    orders.symlink_to(tmp_path / "elsewhere")
    assert {"link", "unreadable"} <= set(kinds(doctor))
    assert not doctor.examine().is_healthy


def test_what_may_not_be_mended_stays_told(
    doctor: Doctor, desk: Desk, order: OrderFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When mending fails the trouble is told as before, and nothing is claimed."""
    (Path(desk.place) / "history").chmod(0o750)

    def refuse(*_: object) -> None:
        raise PermissionError(1, "refused")

    monkeypatch.setattr(os, "chmod", refuse)
    examined = doctor.mend()
    assert examined.mended == ()
    assert {each.kind for each in examined.troubles} == {"group_shut", "no_setgid"}


def test_numbers_of_invoices_follow_each_other(doctor: Doctor, desk: Desk) -> None:
    """A number that two orders have, and one that went with its order, are told."""
    settle(desk)
    ids = [billed(desk, str(number)).order.id for number in range(1, 5)]
    for order_id in ids:
        desk.invoices.create(order_id)
    assert kinds(doctor) == []
    core = desk._core
    wrong = core.store.load(ids[0]).invoices
    core.store.change(ids[3], lambda file: replace(file, invoices=wrong))
    (Path(desk.place) / f"orders/{ids[1]}.json").unlink()
    found = {each.kind: each.what.params for each in doctor.examine().troubles}
    assert found["invoice_twice"]["number"] == 1001
    assert (found["invoice_missing"]["first"], found["invoice_missing"]["n"]) == (1002, 1)
