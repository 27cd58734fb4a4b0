"""The lines of a history: there before the change, dropped when it never came, never in the way."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import (
    DAYS,
    ORDER_ID,
    a_claim,
    a_running_file,
    a_session,
    a_waiver,
    an_ended_file,
    at,
)
from tests.store.opening import open_store
from tests.store.writing import with_session
from tests.strategies import lines as any_line
from tests.strategies import moments, order_files

from ph_tui.domain.changes import Change, TextChange
from ph_tui.domain.errors import DataError
from ph_tui.domain.history import Deed, Line, steps_of
from ph_tui.domain.messages import Message
from ph_tui.store import files
from ph_tui.store.history_changes import changes_of, without
from ph_tui.store.history_lines import from_json, to_json

if TYPE_CHECKING:
    from ph_tui.domain.orders import OrderFile
    from ph_tui.store.store import Store

NOON = at(date(2024, 4, 24), 12)


def deed(what: str = "word.did.edited", by: str = "maija") -> Deed:
    """Something that a person does."""
    return Deed(Message(what), by, NOON)


def noted(note: str, store: Store) -> OrderFile:
    """Save another note in the first session."""

    def step(file: OrderFile) -> OrderFile:
        first, *others = file.sessions
        return replace(file, sessions=(replace(first, note=note), *others))

    return store.change(ORDER_ID, step, did=deed)


def path_of(tmp_path: Path) -> Path:
    """The file of the history."""
    return tmp_path / "data/history" / f"{ORDER_ID}.jsonl"


def revisions(store: Store) -> list[int]:
    """The revisions of the lines that took effect."""
    file = store.load(ORDER_ID) if store.has(ORDER_ID) else None
    return [line.revision for line in store.history.in_effect(ORDER_ID, file)]


@pytest.fixture
def history(store: Store) -> Store:
    """A store with an order at revision 2 and a line for each."""
    store.create(a_running_file(), did=lambda: deed("word.did.added"))
    noted("toinen", store)
    return store


def failing(*_: Any) -> None:
    """What a program that is killed at this place does not come back from."""
    raise KeyboardInterrupt


def test_every_save_has_its_line(history: Store, tmp_path: Path) -> None:
    """Revision, moment, person and words stand in it; it is for the group and nobody else."""
    lines = history.history.lines(ORDER_ID)
    assert [(line.revision, line.deed) for line in lines] == [
        (1, deed("word.did.added")),
        (2, deed()),
    ]
    assert lines[1].changes == (
        Change(("sessions", f"{ORDER_ID[:8]}-000001", "note"), a_session(1).note, "toinen"),
    )
    assert stat.S_IMODE(path_of(tmp_path).stat().st_mode) == 0o660
    assert stat.S_IMODE(path_of(tmp_path).parent.stat().st_mode) == 0o2770


def test_what_changes_nothing_has_no_line(history: Store) -> None:
    """The same again is no event."""
    noted("toinen", history)
    assert revisions(history) == [1, 2]


def test_the_line_stands_before_the_change(
    history: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill between the two leaves a line that is dropped now and cut by the next save."""
    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", failing)
        with pytest.raises(KeyboardInterrupt):
            noted("ei koskaan", history)
    assert [line.revision for line in history.history.lines(ORDER_ID)] == [1, 2, 3]
    assert revisions(history) == [1, 2]
    noted("kolmas", open_store(tmp_path))
    assert revisions(history) == [1, 2, 3]
    assert "ei koskaan" not in path_of(tmp_path).read_text()


def test_a_kill_before_the_first_save_leaves_no_history(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An order that was never created has never been taken in."""
    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", failing)
        with pytest.raises(KeyboardInterrupt):
            store.create(a_running_file(), did=deed)
    assert revisions(store) == []
    assert store.create(a_running_file(), did=deed).revision == 1
    assert revisions(store) == [1]


def test_a_kill_before_the_removal_leaves_the_order(
    history: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An order that is still there was not removed."""
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", failing)
        with pytest.raises(KeyboardInterrupt):
            history.remove(ORDER_ID, did=deed)
    assert revisions(history) == [1, 2]
    noted("kolmas", history)
    assert revisions(history) == [1, 2, 3]


@pytest.mark.parametrize("torn", [b"{", b'{"revision":3,"gone":false,"at":"2024', b"\0" * 500])
def test_a_torn_last_line_is_ignored_and_cut(history: Store, tmp_path: Path, torn: bytes) -> None:
    """What a power cut left of a line harms neither the lines before it nor those after."""
    with path_of(tmp_path).open("ab") as file:
        file.write(torn)
    assert revisions(history) == [1, 2]
    noted("kolmas", history)
    assert revisions(history) == [1, 2, 3]
    assert len(path_of(tmp_path).read_bytes().splitlines()) == 3


def test_a_long_line_is_found_again(history: Store, tmp_path: Path) -> None:
    """A last line that is longer than what is read of a file at first is known as such."""
    noted("x" * 15_000, history)
    noted("y" * 15_000, history)
    with path_of(tmp_path).open("ab") as file:
        file.write(b"z" * 200_000)
    assert noted("loppu", history).revision == 5
    assert revisions(history) == [1, 2, 3, 4, 5]


def test_a_line_that_is_none_hides_no_other(history: Store, tmp_path: Path) -> None:
    """A history that somebody has edited is read as far as it goes."""
    first, second = path_of(tmp_path).read_bytes().splitlines(keepends=True)
    path_of(tmp_path).write_bytes(first + b"[]\n" + b'{"revision":1}\n' + b"\xff\n" + second)
    assert revisions(history) == [1, 2]


def test_what_can_not_be_written_down_is_not_done(
    history: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk neither the line nor the change is there, and nothing is half."""
    before = path_of(tmp_path).read_bytes()
    written: list[int] = []
    write = os.write

    def full(descriptor: int, data: bytes) -> int:
        if written:
            raise OSError(errno.ENOSPC, "full")
        written.append(write(descriptor, bytes(data[:5])))
        return written[0]

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(DataError) as caught:
            noted("kolmas", history)
    assert caught.value.message.id == "error.store.full"
    assert path_of(tmp_path).read_bytes() == before
    assert history.load(ORDER_ID).revision == 2


def test_a_link_is_not_written_through(history: Store, tmp_path: Path) -> None:
    """A history that points elsewhere is refused, and so is the change."""
    elsewhere = tmp_path / "muualla"
    elsewhere.write_text("")
    path_of(tmp_path).unlink()
    path_of(tmp_path).symlink_to(elsewhere)
    with pytest.raises(DataError):
        noted("kolmas", history)
    assert (elsewhere.read_text(), history.load(ORDER_ID).revision) == ("", 2)


def test_a_removed_order_keeps_its_history_and_its_numbers(history: Store) -> None:
    """It comes back above the revision that it had, and everything before is still told."""
    gone = history.load(ORDER_ID)
    history.remove(ORDER_ID, did=lambda: deed("word.did.removed"))
    assert revisions(history) == [1, 2, 3]
    step = steps_of(history.history.lines(ORDER_ID))[-1]
    back = history.settle(ORDER_ID, lambda file: without(ORDER_ID, file, step) or None, did=deed)  # type: ignore[arg-type, return-value] # no clash
    assert back == replace(gone, revision=4)
    assert revisions(history) == [1, 2, 3, 4]


def test_a_broken_order_is_removed_with_a_line(history: Store, tmp_path: Path) -> None:
    """What can't be read can't be kept, but that it was removed is known."""
    (tmp_path / "data/orders" / f"{ORDER_ID}.json").write_text("{")
    history.remove(ORDER_ID, did=lambda: deed("word.did.removed"))
    assert revisions(history) == [1, 2, 3]
    assert history.history.lines(ORDER_ID)[-1].changes == ()


def test_a_save_without_a_deed_lets_no_dead_line_rise(
    history: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line that never took effect doesn't take that of a later save for its own."""
    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", failing)
        with pytest.raises(KeyboardInterrupt):
            noted("ei koskaan", history)
    history.change(ORDER_ID, lambda file: replace(file, waivers=(a_waiver("order.accepted"),)))
    assert history.load(ORDER_ID).revision == 3
    assert revisions(history) == [1, 2]


def test_histories_are_listed_by_when_they_were_added_to(history: Store) -> None:
    """The last one comes first, and only those of a user when one is named."""
    other = an_ended_file()
    other = replace(other, order=replace(other.order, id="b" * 32))
    history.create(other, did=lambda: deed(by="olli"))
    os.utime(history.path / "history" / f"{ORDER_ID}.jsonl", (1, 1))
    assert [told.order_id for told in history.history.newest()] == ["b" * 32, ORDER_ID]
    assert history.history.lines("b" * 32, by="maija") == ()
    assert len(history.history.lines("b" * 32, by="olli")) == 1


def test_a_line_does_not_grow_with_the_log(history: Store) -> None:
    """The hundredth session costs as much as the second: the others are not told again."""
    for number in range(100):
        session = a_session(1, id=f"{number:06x}", on=DAYS[0] + timedelta(days=number))
        history.change(ORDER_ID, partial(with_session, session), did=deed)
    path = history.path / "history" / f"{ORDER_ID}.jsonl"
    sizes = [len(line) for line in path.read_bytes().splitlines()]
    assert sizes[-1] <= sizes[3] + 20


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_documents_without_an_order_in_time_come_back_to_their_places(gone: int) -> None:
    """Claims stand in the order in which they were begun."""
    claims = tuple(a_claim(id=str(number), bonus=f"bonus {number}") for number in range(3))
    before = an_ended_file(claims=claims)
    after = replace(before, claims=claims[:gone] + claims[gone + 1 :])
    line = Line(1, deed(), changes_of(before, after))
    assert without(ORDER_ID, after, steps_of([line])[0]) == before


params = st.recursive(
    st.one_of(
        any_line,
        st.integers(-(2**53), 2**53),
        st.dates(date(1900, 1, 1)),
        moments,
        st.times().map(lambda clock: clock.replace(tzinfo=None)),
        st.just(Decimal("9.50")),
    ),
    lambda inner: st.builds(lambda p: Message("word.x", p=p), inner),
    max_leaves=3,
)


@given(params, any_line, moments, order_files, order_files)
def test_a_line_comes_back_as_it_was(
    param: Any, by: str, moment: Any, before: OrderFile, after: OrderFile
) -> None:
    """Whatever a deed and its changes hold stands in the file and is read again."""
    after = replace(after, order=replace(after.order, id=before.order.id))
    deed = Deed(Message("word.x", p=param), by, moment, 3)
    line = Line(4, deed, changes_of(before, after), gone=False, saved_ns=5)
    assert from_json(to_json(line)) == line


@given(st.binary(max_size=30), st.integers(0, 300), st.integers(0, 300))
def test_a_mutated_line_is_none_or_one(noise: bytes, start: int, end: int) -> None:
    """No damage to a line is ever an error."""
    changes = (Change(("order", "a", "b"), {"x": 1}, None), TextChange(("a",), 1, "a", "b", "c"))
    good = to_json(Line(1, Deed(Message("word.x", on=time(9)), "maija", NOON), changes))
    result = from_json(good[:start] + noise + good[end:])
    assert result is None or isinstance(result, Line)


@given(order_files, order_files)
def test_any_change_of_any_order_can_be_turned_back(before: OrderFile, after: OrderFile) -> None:
    """From whatever state to whatever other: what was before comes back, to the last field."""
    after = replace(after, order=replace(after.order, id=before.order.id))
    for old, new in ((before, after), (None, after), (before, None)):
        line = Line(1, deed(), changes_of(old, new))
        result = without(before.order.id, new, steps_of([line])[0])
        assert result == (replace(old, revision=0) if old else None)
