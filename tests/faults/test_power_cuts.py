"""A power cut at any moment of a save: the old state is there or the new, and never half of one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.factories import ORDER_ID, a_running_file, a_session, an_order
from tests.faults.power import Recorder, after_power_cuts
from tests.store.opening import open_store
from tests.store.writing import logged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.settings import Settings
    from ph_tui.store.store import Store

OTHER_ID = "b" * 32


def longer(file: OrderFile) -> OrderFile:
    """The file with one session more."""
    return replace(file, sessions=(*file.sessions, a_session(1, id="f" * 32, note="x" * 3000)))


def change(store: Store) -> None:
    """Save a change."""
    store.change(ORDER_ID, longer, did=logged)


def create(store: Store) -> None:
    """Save a new order."""
    store.create(a_running_file(order=an_order(id=OTHER_ID, number="2")), did=logged)


def remove(store: Store) -> None:
    """Remove an order."""
    store.remove(ORDER_ID, did=logged)


def settle_company(store: Store) -> None:
    """Save the settings of the company."""
    store.change_settings(lambda settings: replace(settings, retention_months=7))


def state(root: Path) -> tuple[dict[str, OrderFile], Settings]:
    """All that a program finds which starts after the cut; fails when anything can't be read."""
    store = open_store(root, cache="of the next program")
    store.forget_rows()
    rows = store.summaries()
    assert store.broken() == ()
    orders = {row.id: store.load(row.id) for row in rows}
    for order_id, file in orders.items():
        store.history.in_effect(order_id, file)
    return orders, store.settings()


@pytest.mark.parametrize("save", [change, create, remove, settle_company])
def test_a_power_cut_leaves_the_old_or_the_new(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    save: Callable[[Store], None],
    survived: Callable[[str, int], None],
) -> None:
    """At each step, whatever of the unsynced the disk has by then; afterwards the new for sure."""
    store.create(a_running_file(), did=logged)
    store.change(ORDER_ID, lambda file: replace(file, sessions=file.sessions[:2]), did=logged)
    store.change_settings(lambda settings: replace(settings, retention_months=3))
    old = state(tmp_path)
    with monkeypatch.context() as patch:
        recorder = Recorder(tmp_path / "data", patch)
        save(store)
    new = state(tmp_path)
    assert new != old
    seen = []
    for acknowledged in after_power_cuts(recorder):
        found = state(tmp_path)
        assert found == new or (not acknowledged and found == old)
        seen.append(found == new)
    assert {*seen} == {False, True}
    assert "sync folder" in recorder.kinds
    survived("states of the disk after a power cut, at every step of a save", len(seen))


def test_a_save_after_a_power_cut_goes_on(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the cut has left, the next save counts on and its history tells of it."""
    store.create(a_running_file(), did=logged)
    with monkeypatch.context() as patch:
        recorder = Recorder(tmp_path / "data", patch)
        change(store)
    for _ in after_power_cuts(recorder):
        again = open_store(tmp_path, cache="of the next program")
        before = again.load(ORDER_ID)
        after = again.change(ORDER_ID, lambda file: replace(file, sessions=()), did=logged)
        assert after.revision > before.revision
        told = again.history.in_effect(ORDER_ID, after)
        assert told[-1].revision == after.revision
        assert after.sessions == again.load(ORDER_ID).sessions == ()
