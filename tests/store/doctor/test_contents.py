"""Contents: what can't be understood, and orders that don't agree with their histories."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.factories import a_running_file
from tests.store.backing_up import NOON, deed, fill, folder_of
from tests.store.doctor.examining import kinds

from ph_tui.domain.errors import DataError
from ph_tui.l10n.words import Words
from ph_tui.store.doctor.contents import Contents

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.domain.orders import OrderFile
    from ph_tui.store.store import Store


def found(store: Store) -> dict[str, str]:
    """What the doctor finds."""
    return kinds(Contents(store.path, folder_of(store)).troubles())


def order_path(store: Store, order_id: str) -> Path:
    """The file of an order."""
    return store.path / "orders" / f"{order_id}.json"


def change(store: Store, order_id: str, times: int = 1) -> None:
    """Save an order some more times."""
    for number in range(times):
        note = f"Sovittiin tapaaminen {number}."

        def step(file: OrderFile, note: str = note) -> OrderFile:
            return replace(file, order=replace(file.order, case_coach=note))

        store.change(order_id, step, did=deed)


def test_a_sound_store(store: Store) -> None:
    """Orders that were saved, changed, removed and brought back are all well."""
    ids = fill(store, 3)
    change(store, ids[0], 3)
    store.remove(ids[1], did=lambda: deed("removed"))
    store.change_settings(lambda settings: settings)
    assert found(store) == {}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("orders/{id}.json", b""),
        ("orders/{id}.json", b"{"),
        ("orders/{id}.json", b"[" * 100_000),
        ("orders/{id}.json", b"\xff\xfe"),
        ("orders/{id}.json", b'{"meta": {"file": {"schema": 99, "revision": 1}}}'),
        ("desk.json", b"{}"),
        ("services.json", b"x"),
        ("clients.json", b"x"),
        ("editions/own.toml", b"id = "),
    ],
)
def test_what_cannot_be_read_is_named(store: Store, name: str, data: bytes) -> None:
    """Every JSON and every edition is read; the one that can't be is named with the reason."""
    (order_id,) = fill(store, 1)
    path = store.path / name.format(id=order_id)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    assert found(store) == {"unreadable": name.format(id=order_id)}


def test_a_broken_order_is_set_aside(store: Store) -> None:
    """Mending moves the file with all its bytes, names the new place, and nothing is lost."""
    ids = fill(store, 2)
    folder_of(store).make(NOON)
    order_path(store, ids[0]).write_bytes(b"half a fi")
    (trouble,) = Contents(store.path, folder_of(store)).troubles()
    assert trouble.is_grave
    assert "ph-tui restore 2024-04-24T120000.zip --order" in Words("en")(trouble.mend)
    assert trouble.fix is not None
    assert trouble.fix() == f"broken/{ids[0]}.json"
    assert (store.path / f"broken/{ids[0]}.json").read_bytes() == b"half a fi"
    assert [row.id for row in store.summaries()] == [ids[1]]
    order_path(store, ids[0]).write_bytes(b"another half")
    (trouble, *_) = Contents(store.path, folder_of(store)).troubles()
    assert trouble.fix is not None
    assert trouble.fix() == f"broken/{ids[0]}-2.json"
    assert (store.path / f"broken/{ids[0]}.json").read_bytes() == b"half a fi"


def test_an_order_put_back_by_hand(store: Store) -> None:
    """A file that is older than its history is found, and the backup with it is named."""
    ids = fill(store, 2)
    old = order_path(store, ids[0]).read_bytes()
    change(store, ids[0], 2)
    folder_of(store).make(NOON)
    order_path(store, ids[0]).write_bytes(old)
    assert found(store) == {"order_behind": f"orders/{ids[0]}.json"}


def test_one_line_too_many_is_a_kill(store: Store) -> None:
    """A line of a save that never happened is as it should be: the next save takes it away."""
    (order_id,) = fill(store, 1)
    old = order_path(store, order_id).read_bytes()
    change(store, order_id)
    order_path(store, order_id).write_bytes(old)
    assert found(store) == {}


def test_a_history_that_lacks_its_end(store: Store) -> None:
    """Lines that a power cut took are told, without alarm."""
    (order_id,) = fill(store, 1)
    path = store.path / "history" / f"{order_id}.jsonl"
    lines = path.read_bytes()
    change(store, order_id, 2)
    path.write_bytes(lines)
    (trouble,) = Contents(store.path, folder_of(store)).troubles()
    assert (trouble.kind, trouble.is_grave) == ("history_behind", False)
    assert Words("en")(trouble.what).endswith("lacks the last 2 changes.")


def test_garbled_lines_are_counted(store: Store) -> None:
    """A line that can't be understood is told; a torn end is no trouble."""
    (order_id,) = fill(store, 1)
    change(store, order_id)
    path = store.path / "history" / f"{order_id}.jsonl"
    first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b'{"revision":1,\n' + second + b'{"revision":3,"go')
    assert found(store) == {"lines_garbled": f"history/{order_id}.jsonl"}
    path.write_bytes(first + second + b'{"revision":3,"go')
    assert found(store) == {}


def test_orders_that_vanished(store: Store) -> None:
    """An order that only its history or only a backup has is missed; a removed one is not."""
    ids = fill(store, 4)
    change(store, ids[0], 2)
    folder_of(store).make(NOON)
    store.remove(ids[3], did=lambda: deed("removed"))
    order_path(store, ids[0]).unlink()
    order_path(store, ids[1]).unlink()
    (store.path / "history" / f"{ids[1]}.jsonl").unlink()
    troubles = list(Contents(store.path, folder_of(store)).troubles())
    assert [t.where for t in troubles] == [f"orders/{i}.json" for i in ids[:2]]
    assert {t.kind for t in troubles} == {"order_lost"}
    assert all("--order" in Words("fi")(t.mend) for t in troubles)


def test_strangers_are_told(store: Store) -> None:
    """A copy under another name shows nowhere; that is told, and the copy left."""
    (order_id,) = fill(store, 1)
    copy = store.path / "orders/4711 kopio.json"
    copy.write_bytes(order_path(store, order_id).read_bytes())
    (trouble,) = Contents(store.path, folder_of(store)).troubles()
    assert (trouble.kind, trouble.where, trouble.fix) == (
        "stranger",
        "orders/4711 kopio.json",
        None,
    )


def test_a_folder_that_is_a_link_is_no_folder(store: Store, tmp_path: Path) -> None:
    """Nothing is read through a link."""
    (store.path).mkdir()
    (store.path / "orders").symlink_to(tmp_path)
    with pytest.raises(DataError):
        found(store)


def test_an_untold_change_is_no_trouble(store: Store) -> None:
    """Orders that were saved before there were histories have none."""
    store.create(a_running_file())
    assert found(store) == {}
