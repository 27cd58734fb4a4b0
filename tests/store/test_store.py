"""The door: what is saved is there, who is late is told, and what is refused leaves no trace."""

from __future__ import annotations

import os
import stat
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.factories import ORDER_ID, a_period, a_running_file, a_session, an_ended_file, an_order
from tests.store.opening import open_store
from tests.store.writing import logged

from ph_tui.domain.contract_periods import ContractPeriod
from ph_tui.domain.errors import Conflict, DataError, Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.domain.marketing.records import ServiceRecords
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.sessions import Session
    from ph_tui.store.store import Store


def with_note(file: OrderFile, note: str) -> OrderFile:
    """The file with another note in its first session."""
    first, *others = file.sessions
    return replace(file, sessions=(replace(first, note=note), *others))


def with_session(session: Session, file: OrderFile) -> OrderFile:
    """The file with one session more."""
    return replace(file, sessions=(*file.sessions, session))


def files_in(root: Path) -> set[str]:
    """Every file below a folder, by its path."""
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


def test_reading_an_empty_store_creates_nothing(store: Store, tmp_path: Path) -> None:
    """Looking around before anything was saved makes no directory and is no error."""
    assert store.is_empty()
    assert store.summaries() == store.find(number="4711") == store.starting_with("47") == []
    assert store.row(ORDER_ID) is None
    assert store.broken() == ()
    assert store.settings() == Settings()
    assert store.periods() == ()
    assert store.own_editions() == {}
    assert list(tmp_path.iterdir()) == []


def test_new_order_is_there(store: Store, tmp_path: Path) -> None:
    """A created order has revision 1 and comes back whole, in a file that bears its id."""
    saved = store.create(an_ended_file())
    assert saved == replace(an_ended_file(), revision=1)
    assert open_store(tmp_path).load(ORDER_ID) == saved
    assert not store.is_empty()
    assert files_in(tmp_path / "data") == {"store.lock", f"orders/{ORDER_ID}.json"}
    modes = {path.name: path.stat().st_mode for path in (tmp_path / "data").rglob("*")}
    assert stat.S_IMODE(modes["orders"]) == 0o2770
    assert stat.S_IMODE(modes["store.lock"]) == stat.S_IMODE(modes[f"{ORDER_ID}.json"]) == 0o660


def test_change_is_saved_on_top_of_the_newest(store: Store, tmp_path: Path) -> None:
    """A step gets the file as it is now, whoever changed it last, and the revision grows by one."""
    store.create(a_running_file())
    store.load(ORDER_ID)
    open_store(tmp_path, cache="other").change(ORDER_ID, lambda file: with_note(file, "muu"))
    seen: list[str] = []

    def step(file: OrderFile) -> OrderFile:
        seen.append(file.sessions[0].note)
        return with_note(file, "oma")

    assert store.change(ORDER_ID, step).revision == 3
    assert seen == ["muu"]
    assert store.load(ORDER_ID).sessions[0].note == "oma"


def test_same_again_is_not_written(store: Store, tmp_path: Path) -> None:
    """A step that changes nothing costs no revision and leaves the file alone."""
    store.create(a_running_file())
    before = (tmp_path / "data/orders" / f"{ORDER_ID}.json").stat()
    assert store.change(ORDER_ID, lambda file: replace(file, revision=9)).revision == 1
    after = (tmp_path / "data/orders" / f"{ORDER_ID}.json").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_save_waits_for_the_disk_twice(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """However large the store, a save costs one file, and two waits: for it and for its name."""
    store.create(a_running_file())
    waits: list[bool] = []
    fsync = os.fsync

    def counted(descriptor: int) -> None:
        waits.append(stat.S_ISDIR(os.fstat(descriptor).st_mode))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", counted)
    store.change(ORDER_ID, lambda file: with_note(file, "oma"))
    assert waits == [False, True]


def test_late_editor_is_told(store: Store, tmp_path: Path) -> None:
    """Who saves against a revision that has moved on gets a Conflict; nothing is overwritten."""
    seen = store.create(a_running_file()).revision
    other = open_store(tmp_path, cache="other")
    other.change(ORDER_ID, lambda file: with_note(file, "muu"), expected_revision=seen)
    with pytest.raises(Conflict) as caught:
        store.change(ORDER_ID, lambda file: with_note(file, "oma"), expected_revision=seen)
    assert caught.value.message == Message("error.store.conflict", order="4711")
    assert store.load(ORDER_ID).sessions[0].note == "muu"


def test_refused_step_leaves_no_trace(store: Store, tmp_path: Path) -> None:
    """When the step raises, nothing is written and the lock is free."""
    store.create(a_running_file())

    def refuse(_: OrderFile) -> OrderFile:
        raise Refused(Message("rule.x"))

    with pytest.raises(Refused):
        store.change(ORDER_ID, refuse)
    assert open_store(tmp_path).change(ORDER_ID, lambda f: with_note(f, "a")).revision == 2


def test_unless_is_asked_under_the_lock(store: Store, tmp_path: Path) -> None:
    """Two new orders with one number: the second is refused, however close together they come."""
    stores = [store, open_store(tmp_path, cache="other")]
    start = threading.Barrier(2)
    made: list[str] = []

    def create(store: Store, order_id: str) -> None:
        def unless(inside: Store) -> None:
            if inside.find(number="4711"):
                raise Refused(Message("error.order.number_used"))

        start.wait()
        with suppress(Refused):
            store.create(a_running_file(order=an_order(id=order_id)), unless=unless)
            made.append(order_id)

    threads = [
        threading.Thread(target=create, args=(each, char * 32))
        for each, char in zip(stores, "ab", strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert [row.id for row in store.summaries()] == made


def test_several_steps_under_one_lock(store: Store, tmp_path: Path) -> None:
    """What is done inside `locked` nobody else can come between."""
    store.create(a_running_file())
    other = open_store(tmp_path, cache="other")
    done = threading.Event()

    def change() -> None:
        other.change(ORDER_ID, lambda file: with_note(file, file.sessions[0].note + "b"))
        done.set()

    with store.locked():
        thread = threading.Thread(target=change)
        thread.start()
        assert not done.wait(0.1)
        store.change(ORDER_ID, lambda file: with_note(file, "a"))
    thread.join()
    assert store.load(ORDER_ID).sessions[0].note == "ab"


@pytest.mark.parametrize(
    "order_id", ["", "..", "../desk", "A" * 32, "a" * 31, f"{ORDER_ID}\n", "a/b"]
)
def test_only_ids_become_paths(store: Store, tmp_path: Path, order_id: str) -> None:
    """A text that is no id of ours never reaches the file system: such an order is just missing."""
    store.create(a_running_file())
    (tmp_path / "data/desk.json").write_text("{}")
    with pytest.raises(DataError) as caught:
        store.load(order_id)
    assert caught.value.message == Message("error.store.order_missing")
    with pytest.raises(DataError):
        store.change(order_id, lambda file: file)
    with pytest.raises(DataError):
        store.remove(order_id)
    with pytest.raises(ValueError, match="id"):
        store.create(a_running_file(order=an_order(id=order_id)))
    assert (tmp_path / "data/desk.json").exists()


def test_id_is_used_once(store: Store) -> None:
    """Creating over an existing order is refused: it would be gone."""
    store.create(a_running_file())
    with pytest.raises(ValueError, match="once"):
        store.create(a_running_file(sessions=()))
    assert len(store.load(ORDER_ID).sessions) == 3


def test_order_keeps_its_id(store: Store) -> None:
    """A step can't turn one order into another."""
    store.create(a_running_file())
    with pytest.raises(ValueError, match="keeps its id"):
        store.change(ORDER_ID, lambda file: replace(file, order=an_order(id="b" * 32)))


def test_removed_order_is_gone(store: Store, tmp_path: Path) -> None:
    """A removed order is nowhere: not loaded, not listed, not on the disk; again is an error."""
    store.create(a_running_file())
    store.remove(ORDER_ID)
    assert store.summaries() == store.find(number="4711") == []
    assert store.is_empty()
    assert files_in(tmp_path / "data") == {"store.lock"}
    for call in (store.load, store.remove):
        with pytest.raises(DataError) as caught:
            call(ORDER_ID)
        assert caught.value.message.id == "error.store.order_missing"


def test_orders_are_found(store: Store) -> None:
    """By number exactly, by client whatever the case and dots, by the beginning of the id."""
    store.create(a_running_file())
    other = a_running_file(order=an_order(id="b" * 32, number="0815", client_code="ak"))
    store.create(other)
    assert [row.id for row in store.find(number="4711")] == [ORDER_ID]
    assert store.find(number="471") == store.find(number="\udcff") == []
    assert {row.id for row in store.find_client("ak")} == {ORDER_ID, "b" * 32}
    assert [row.number for row in store.starting_with("bbbb")] == ["0815"]
    assert store.starting_with("c") == store.starting_with("_") == []
    row = store.row(ORDER_ID)
    assert row is not None
    assert row.actual_minutes == 360


def test_orders_are_found_by_the_days_of_their_sessions(store: Store) -> None:
    """Both days count; a coach's are those of the order's coach and of whoever holds a session."""
    sessions = (a_session(1), a_session(2, coach="pekka"))
    store.create(a_running_file(sessions=sessions))

    def found(first: date, last: date, coach: str | None = None) -> bool:
        return bool(store.meeting_between(first, last, coach=coach))

    assert found(date(2024, 3, 6), date(2024, 3, 6))
    assert found(date(2024, 3, 1), date(2024, 3, 31))
    assert not found(date(2024, 3, 7), date(2024, 3, 19))
    assert found(date(2024, 3, 20), date(2024, 3, 20), "pekka")
    assert found(date(2024, 3, 20), date(2024, 3, 20), "maija")
    assert not found(date(2024, 3, 6), date(2024, 3, 6), "pekka")
    assert store.meeting_on([date(2024, 3, 1), date(2024, 3, 20)], ["pekka", "liisa"])
    assert not store.meeting_on([date(2024, 3, 6)], ["pekka"])
    assert not store.meeting_on([], ["pekka"])
    assert not store.meeting_on([date(2024, 3, 6)], [])
    store.change(ORDER_ID, lambda file: replace(file, sessions=()))
    assert not found(date(2024, 3, 1), date(2024, 3, 31))


def add_period(store: Store, period: ContractPeriod) -> ServiceRecords:
    """Save one period more."""
    return store.change_services(
        lambda records: replace(records, periods=(*records.periods, period)), logged
    )


def test_settings_and_periods_are_kept(store: Store, tmp_path: Path) -> None:
    """Settings and periods are changed on top of the newest, and seen by others at once."""
    other = open_store(tmp_path, cache="other")
    rule = HourRule(hour_minutes=45)
    store.change_settings(lambda settings: settings.with_hour_rule("a", rule))
    other.change_settings(lambda settings: settings.with_hour_rule("b", rule))
    assert store.settings().hour_rule("a") == store.settings().hour_rule("b") == rule
    later = ContractPeriod("2024-2", date(2024, 7, 1), date(2024, 12, 31), "2024-01-01")
    add_period(store, a_period())
    assert add_period(other, later).periods == (a_period(), later)
    assert store.periods() == (a_period(), later)
    assert files_in(tmp_path / "data") == {"store.lock", "desk.json", "services.json"} | {
        "company/services.jsonl"
    }


def test_own_editions_are_texts(store: Store, tmp_path: Path) -> None:
    """The company's editions come with the names of their files; other files are not theirs."""
    folder = tmp_path / "data/editions"
    folder.mkdir(parents=True)
    (tmp_path / "data").chmod(0o770)
    (folder / "b.toml").write_text("id = 'ä'")
    (folder / "a.toml").write_text("")
    (folder / "notes.txt").write_text("x")
    assert store.own_editions() == {"a.toml": "", "b.toml": "id = 'ä'"}
    (folder / "c.toml").write_bytes("id = 'ä'".encode("latin-1"))
    with pytest.raises(DataError) as caught:
        store.own_editions()
    assert caught.value.message.params["file"] == "c.toml"


def test_stamp_differs_after_every_change(store: Store, tmp_path: Path) -> None:
    """One look at the stamp tells that anybody saved, removed or settled anything."""
    other = open_store(tmp_path, cache="other")
    stamps = [store.stamp()]
    for step in (
        lambda: other.create(a_running_file()),
        lambda: other.change(ORDER_ID, lambda file: with_note(file, "a")),
        lambda: other.change(ORDER_ID, lambda file: with_note(file, "b")),
        lambda: add_period(other, a_period()),
        lambda: other.remove(ORDER_ID),
    ):
        step()
        assert store.stamp() not in stamps
        stamps.append(store.stamp())
    store.summaries()
    assert store.stamp() == stamps[-1]


@pytest.mark.parametrize("mode", [0o774, 0o771, 0o2772, 0o777])
def test_directory_open_to_all_is_refused(tmp_path: Path, mode: int) -> None:
    """Where anybody on the machine may look in, nothing is opened, and the cure is told."""
    data = tmp_path / "data"
    data.mkdir()
    data.chmod(mode)
    with pytest.raises(DataError) as caught:
        open_store(tmp_path)
    assert caught.value.message.params["command"] == f"chmod o-rwx {data}"
    data.chmod(mode & ~0o007)
    assert open_store(tmp_path).is_empty()


def test_threads_share_a_store(store: Store) -> None:
    """Screens call from several threads: nothing is lost, and lists stay right all the while."""
    store.create(a_running_file(sessions=()))
    trouble: list[Exception] = []

    def add(name: str) -> None:
        try:
            for number in range(10):
                session = a_session(1, id=f"{name}{number}")
                store.change(ORDER_ID, partial(with_session, session))
                assert [row.id for row in store.summaries()] == [ORDER_ID]
                assert store.find(number="4711")
        except Exception as error:
            trouble.append(error)

    threads = [threading.Thread(target=add, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not trouble
    assert len(store.load(ORDER_ID).sessions) == 40
    assert store.summaries()[0].held == 40
