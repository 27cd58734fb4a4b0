"""The backup that is made by itself: after the first save of a day, at no cost to the saver."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ph_tui.desk import daily_backup
from ph_tui.desk.desk import Desk
from ph_tui.desk.orders import NewOrder
from ph_tui.store.backup_writing import verify

OpenDesk = Callable[..., Desk]
DAY = "2024-04-24"


def add(desk: Desk, number: str) -> None:
    """Save something."""
    desk.orders.add(NewOrder("tehotreeni", "A.K.", number))


def appears(path: Path) -> bool:
    """Whether a file is there within a while."""
    give_up = time.monotonic() + 20
    while not path.exists() and time.monotonic() < give_up:
        time.sleep(0.02)
    return path.exists()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The days whose backup was started; none really is."""
    days: list[str] = []

    def note(_: Path, moment: str) -> None:
        days.append(moment)

    monkeypatch.setattr(daily_backup, "_start", note)
    return days


def test_the_first_save_of_a_day_starts_it(open_desk: OpenDesk, started: list[str]) -> None:
    """Reading starts nothing; of many saves the first one does, whoever saves."""
    desk = open_desk()
    desk.back_up_daily(DAY)
    desk.orders.summaries()
    assert started == []
    for number in ("4711", "4712", "4713"):
        add(desk, number)
    assert started == [DAY]


def test_a_day_that_has_one_needs_none(open_desk: OpenDesk, started: list[str]) -> None:
    """Another program of the same day starts nothing; the next day does."""
    desk = open_desk()
    add(desk, "4711")
    daily_backup.make(Path(desk.place), DAY)
    for moment in ("2024-04-24T15:00", "2024-04-25T08:00"):
        other = open_desk("olli", moment)
        other.back_up_daily(moment)
        add(other, moment[8:10])
    assert started == ["2024-04-25T08:00"]


def test_unless_it_was_asked_for_nothing_starts(open_desk: OpenDesk, started: list[str]) -> None:
    """The desk alone makes no backups by itself."""
    add(open_desk(), "4711")
    assert started == []


def test_a_refused_save_starts_nothing(open_desk: OpenDesk, started: list[str]) -> None:
    """What isn't saved is no first save."""
    desk = open_desk()
    add(desk, "4711")
    desk.back_up_daily(DAY)
    with pytest.raises(Exception, match="number_used"):
        add(desk, "4711")
    assert started == []


def test_it_runs_by_itself_and_is_whole(open_desk: OpenDesk) -> None:
    """A process of its own makes the backup; no signal of the terminal reaches it."""
    desk = open_desk()
    desk.back_up_daily(DAY)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        add(desk, "4711")
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    path = Path(desk.place) / "backups/2024-04-24.zip"
    assert appears(path)
    assert list(verify(path).orders) == [desk.orders.find("4711").id]


def test_what_stands_in_its_way_hurts_no_save(open_desk: OpenDesk, tmp_path: Path) -> None:
    """Neither a folder that is none nor a missing interpreter is the saver's trouble."""
    desk = open_desk()
    add(desk, "4711")
    (tmp_path / "data/backups").write_text("in the way")
    desk.back_up_daily(DAY)
    add(desk, "4712")
    assert daily_backup.make(Path(desk.place), DAY) == 3
    assert len(desk.orders.summaries()) == 2


def test_without_an_interpreter_there_is_none(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no process can be started the save is as good as ever."""
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    desk = open_desk()
    desk.back_up_daily(DAY)
    add(desk, "4711")
    assert len(desk.orders.summaries()) == 1


def test_a_directory_that_is_open_to_all_gets_none(open_desk: OpenDesk) -> None:
    """The process opens the data no more readily than a desk does."""
    desk = open_desk()
    add(desk, "4711")
    Path(desk.place).chmod(0o2775)
    assert daily_backup.make(Path(desk.place), DAY) == 3
    assert not (Path(desk.place) / "backups").exists()
