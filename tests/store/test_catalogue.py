"""Lists and look-ups are as fresh as the folder, and mostly without a look at it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.factories import (
    ORDER_ID,
    SERVICE,
    a_running_file,
    a_session,
    a_step,
    an_invoice,
    an_invoiced_file,
    an_order,
)
from tests.store.opening import open_store

from ph_tui.domain.money.invoice_rows import invoice_rows_of
from ph_tui.domain.money.invoices import InvoiceKind
from ph_tui.store import files
from ph_tui.store.order_folder import OrderFolder

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.domain.orders import OrderFile
    from ph_tui.store.order_folder import StoredOrder
    from ph_tui.store.store import Store

WARM_LIST = """
import json, pathlib, sys
from tests.store.opening import open_store
store = open_store(pathlib.Path(sys.argv[1]))
print(json.dumps([len(store.summaries()), sorted(sys.modules)]))
"""


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the files that are read, and `*` for each look through the folder."""
    seen: list[str] = []
    signatures, read = OrderFolder.signatures, OrderFolder.read

    def looked(folder: OrderFolder) -> tuple[dict[str, files.Signature], list[str]]:
        seen.append("*")
        return signatures(folder)

    def was_read(folder: OrderFolder, order_id: str) -> StoredOrder:
        seen.append(order_id)
        return read(folder, order_id)

    monkeypatch.setattr(OrderFolder, "signatures", looked)
    monkeypatch.setattr(OrderFolder, "read", was_read)
    return seen


def numbered(number: str) -> OrderFile:
    """Another order, with a number of its own."""
    return a_running_file(order=an_order(id=number.rjust(32, "0"), number=number))


def renumber(file: OrderFile, number: str) -> OrderFile:
    """The file with another order number."""
    return replace(file, order=replace(file.order, number=number))


def renumber_by_hand(path: Path, before: str, after: str) -> None:
    """Write another order number into a file, as an editor does that does not replace it."""
    path.write_text(path.read_text().replace(f'"number": "{before}"', f'"number": "{after}"'))


def refuse_nothing(store: Store) -> None:
    """A look at the index under the lock, as for a number that may be in use."""
    store.find(number="0")


def numbers(store: Store) -> list[str]:
    """The numbers of all orders in the list."""
    return sorted(row.number for row in store.summaries())


def rest() -> None:
    """Wait until the time stamps on the disk have come of age."""
    time.sleep(2 * files.RACY_NS / files.SECOND_NS)


def test_other_process_is_seen_at_once(store: Store, tmp_path: Path) -> None:
    """What another user saves, adds or removes is in the very next list and look-up."""
    other = open_store(tmp_path, cache="other")
    for round_number in range(30):
        number = str(1000 + round_number)
        other.create(numbered(number))
        assert number in numbers(store)
        store.change(number.rjust(32, "0"), partial(renumber, number=f"A{number}"))
        assert [row.number for row in other.find(number=f"A{number}")] == [f"A{number}"]
        other.change(number.rjust(32, "0"), partial(renumber, number=f"B{number}"))
        assert store.find(number=f"A{number}") == []
        assert len(store.find(number=f"B{number}")) == 1
    other.remove("1000".rjust(32, "0"))
    assert store.find(number="B1000") == []
    assert len(store.summaries()) == 29


@pytest.mark.parametrize("lister", ["own", "other"])
def test_hidden_change_is_seen(store: Store, tmp_path: Path, lister: str) -> None:
    """A foreign tool's change behind the same time stamps and size, within one tick, is listed."""
    store.create(a_running_file())
    asked = store if lister == "own" else open_store(tmp_path, cache="other")
    asked.summaries()
    store.change(ORDER_ID, lambda file: renumber(file, "4712"))
    assert numbers(asked) == ["4712"]
    with store.locked():
        assert store.find(number="4712")
        store.change(ORDER_ID, lambda file: renumber(file, "4713"))
    folder = tmp_path / "data/orders"
    path = folder / f"{ORDER_ID}.json"
    then, inside = folder.stat().st_mtime_ns, path.stat().st_mtime_ns
    renumber_by_hand(path, "4713", "4799")
    os.utime(path, ns=(inside, inside))
    os.utime(folder, ns=(then, then))
    assert numbers(asked) == ["4799"]


def test_own_save_hides_no_other(store: Store, tmp_path: Path) -> None:
    """Who saves without having looked still sees what others had saved before."""
    store.create(numbered("1"))
    store.create(numbered("2"))
    rest()
    store.summaries()
    open_store(tmp_path, cache="other").change("1".rjust(32, "0"), lambda f: renumber(f, "1x"))
    store.change("2".rjust(32, "0"), lambda file: renumber(file, "2x"))
    assert store.find(number="1") == []
    assert len(store.find(number="1x")) == len(store.find(number="2x")) == 1


def test_young_folder_is_looked_through_again(store: Store, tmp_path: Path) -> None:
    """A folder whose time stamp may still be given to another change is not believed."""
    store.create(numbered("1"))
    folder = tmp_path / "data/orders"
    future = time.time_ns() + 10 * files.SECOND_NS + 1
    os.utime(folder, ns=(future, future))
    assert len(store.find(number="1")) == 1
    path = next(folder.iterdir())
    (tmp_path / "new.json").write_text(path.read_text().replace('"number": "1"', '"number": "12"'))
    (tmp_path / "new.json").replace(path)
    os.utime(folder, ns=(future, future))
    assert len(store.find(number="12")) == 1


def test_young_file_is_read_again(store: Store, tmp_path: Path) -> None:
    """A file whose time stamp may still be given to another change is not remembered."""
    store.create(a_running_file())
    path = tmp_path / "data/orders" / f"{ORDER_ID}.json"
    future = time.time_ns() + 10 * files.SECOND_NS + 1
    os.utime(path, ns=(future, future))
    assert store.load(ORDER_ID).order.number == "4711"
    renumber_by_hand(path, "4711", "4799")
    os.utime(path, ns=(future, future))
    assert store.load(ORDER_ID).order.number == "4799"


def test_old_file_is_remembered(store: Store) -> None:
    """A file whose time stamp is of age is read once, however often it is asked for."""
    store.create(a_running_file())
    rest()
    first = store.load(ORDER_ID)
    assert store.load(ORDER_ID) is first


def test_edit_in_place_is_noticed_when_loaded(store: Store, tmp_path: Path) -> None:
    """An editor that writes into a file moves no folder; loading the order sets the list right."""
    store.create(a_running_file())
    rest()
    assert numbers(store) == ["4711"]
    path = tmp_path / "data/orders" / f"{ORDER_ID}.json"
    renumber_by_hand(path, "4711", "4799")
    assert store.load(ORDER_ID).order.number == "4799"
    assert numbers(store) == ["4799"]


def test_copy_by_hand_is_seen(store: Store, tmp_path: Path) -> None:
    """A file that somebody copies back into the folder is listed, one that is deleted is not."""
    store.create(a_running_file())
    rest()
    store.summaries()
    path = tmp_path / "data/orders" / f"{ORDER_ID}.json"
    shutil.copy2(path, tmp_path / "saved.json")
    path.unlink()
    assert store.summaries() == []
    shutil.copy2(tmp_path / "saved.json", path)
    assert numbers(store) == ["4711"]
    shutil.rmtree(tmp_path / "data/orders")
    assert store.summaries() == store.find(number="4711") == []


def test_nothing_changed_means_no_look(store: Store, tmp_path: Path, looks: list[str]) -> None:
    """With an index that is up to date neither lists nor look-ups touch a single order file."""
    for number in ("1", "2", "3"):
        store.create(numbered(number))
    rest()
    store.summaries()
    looks.clear()
    again = open_store(tmp_path)
    assert len(again.summaries()) == 3
    assert len(again.find(number="2")) == 1
    assert again.row("3".rjust(32, "0")) is not None
    assert looks == []


def test_own_saves_need_no_look(store: Store, looks: list[str]) -> None:
    """However many orders there are, saving and looking up in turn never looks through them."""
    store.create(numbered("1"), unless=refuse_nothing)
    with store.locked():
        store.find(number="1")
    looks.clear()
    for number in ("2", "3", "4"):
        store.create(numbered(number), unless=refuse_nothing)
        store.change(number.rjust(32, "0"), lambda file: renumber(file, file.order.number + "x"))
        assert store.find(number=f"{number}x")
    assert "*" not in looks


def test_one_foreign_change_costs_one_file(store: Store, tmp_path: Path, looks: list[str]) -> None:
    """After another's save only the file that changed is read again."""
    for number in ("1", "2", "3"):
        store.create(numbered(number))
    rest()
    store.summaries()
    open_store(tmp_path, cache="other").change("2".rjust(32, "0"), lambda f: renumber(f, "2x"))
    looks.clear()
    assert numbers(store) == ["1", "2x", "3"]
    assert looks == ["*", "2".rjust(32, "0")]


def test_list_is_remembered_but_never_shared(store: Store) -> None:
    """Who sorts the list that he got does not disturb the next one's."""
    store.create(a_running_file())
    rest()
    store.summaries().clear()
    store.summaries().clear()
    assert numbers(store) == ["4711"]


def test_warm_list_needs_no_heavy_library(store: Store, tmp_path: Path) -> None:
    """The first screen is painted without pydantic and TinyDB when nothing has changed."""
    store.create(a_running_file())
    rest()
    store.summaries()
    command = [sys.executable, "-c", WARM_LIST, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    count, modules = json.loads(done.stdout)
    assert count == 1
    assert not {"pydantic", "tinydb"} & set(modules)


def test_new_stamp_makes_all_rows_anew(store: Store, tmp_path: Path, looks: list[str]) -> None:
    """Rows that were made by other rules are forgotten, whichever program comes first."""
    store.create(a_running_file())
    rest()
    store.summaries()
    other = open_store(tmp_path, stamp="2")
    for _ in range(5):
        assert [row.service_name for row in other.find(number="4711")] == ["2"]
        assert [row.service_name for row in store.find(number="4711")] == ["1"]
        assert [row.service_name for row in other.summaries()] == ["2"]
        assert [row.service_name for row in store.summaries()] == ["1"]
    looks.clear()
    store.index_stamp = "3"
    assert numbers(store) == ["4711"]
    assert looks


def test_days_of_sessions_follow_the_changes(store: Store) -> None:
    """A session that moves to another day is found there and no longer where it was."""
    store.create(a_running_file(sessions=(a_session(1),)))
    day = a_session(2).on
    assert store.meeting_between(day, day) == []
    store.change(ORDER_ID, lambda file: replace(file, sessions=(a_session(1, on=day),)))
    assert len(store.meeting_between(day, day)) == 1
    assert store.meeting_between(a_session(1).on, a_session(1).on) == []


def test_invoices_are_found_by_their_numbers(store: Store, tmp_path: Path) -> None:
    """In every program, after each change, and no more once they are gone."""
    store.create(a_running_file(invoices=(an_invoice(),)))
    credited = an_invoice(sent=a_step(), credited_by=1002)
    note = an_invoice(number=1002, kind=InvoiceKind.CREDIT, credits=1001, sent=a_step())
    other = open_store(tmp_path, cache="other")
    assert [(row.number, row.is_unpaid) for row in other.invoices()] == [(1001, False)]
    assert (other.last_invoice(), len(other.unpaid_invoices())) == (1001, 0)
    store.change(ORDER_ID, lambda file: replace(file, invoices=(an_invoice(sent=a_step()),)))
    assert [row.number for row in other.unpaid_invoices()] == [1001]
    store.change(ORDER_ID, lambda file: replace(file, invoices=(credited, note)))
    assert other.last_invoice() == 1002
    assert other.unpaid_invoices() == []
    assert [row.order_id for row in other.find_invoice(1002)] == [ORDER_ID]
    assert other.find_invoice(1003) == []
    store.remove(ORDER_ID)
    assert (other.last_invoice(), other.invoices()) == (0, [])


def test_rows_tell_of_money_what_the_order_does(store: Store) -> None:
    """Sums and days come back from the index as they went in."""
    store.create(an_invoiced_file())
    (row,) = store.invoices()
    assert row == invoice_rows_of(an_invoiced_file())[0]
    assert (row.net, row.total, row.service) == ("372.00", "461.28", SERVICE)
    assert row.is_overdue(date(2024, 5, 4))
    assert not row.is_overdue(date(2024, 5, 3))
