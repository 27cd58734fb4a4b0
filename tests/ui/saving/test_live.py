"""Screens that show by themselves what others have changed."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import a_desk, desk_app, order_id
from tests.ui.snapshots import SMALL, settle
from textual.screen import ModalScreen

from ph_tui.desk.clock import FixedClock, clock_at
from ph_tui.domain.errors import DataError
from ph_tui.domain.messages import Message
from ph_tui.ui.saving.live import LiveScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desks import DeskApp

    from ph_tui.desk.desk import Desk


class Watching(LiveScreen[None]):
    """Counts how often it was told to read again."""

    reads = 0
    fails = False

    def reload(self) -> None:
        """Count."""
        self.reads += 1
        if self.fails:
            raise DataError(Message("error.store.order_missing"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The desk of the small company."""
    return a_desk(tmp_path)


def app_of(desk: Desk) -> tuple[DeskApp, Watching]:
    """A program with a watching screen."""
    screen = Watching(desk)
    return desk_app(desk, "today", lambda: screen), screen


def change(desk: Desk) -> None:
    """Save something, as anybody might."""
    desk.orders.accept(order_id(4733))


async def test_an_idle_screen_reads_nothing_again(desk: Desk) -> None:
    """Nothing changed, nothing read, nothing painted."""
    app, screen = app_of(desk)
    async with app.run_test(size=SMALL):
        screen.look_again()
        assert screen.reads == 0


async def test_a_change_is_read_once(desk: Desk) -> None:
    """Whoever made it."""
    app, screen = app_of(desk)
    async with app.run_test(size=SMALL):
        change(desk)
        screen.look_again()
        screen.look_again()
        assert screen.reads == 1


async def test_a_change_between_making_and_showing_the_screen_is_not_missed(desk: Desk) -> None:
    """The watch begins before the first read."""
    app, screen = app_of(desk)
    change(desk)
    async with app.run_test(size=SMALL):
        screen.look_again()
        assert screen.reads == 1


async def test_a_minute_that_passes_is_a_change(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planned meeting is over without anybody saving anything."""
    app, screen = app_of(desk)
    async with app.run_test(size=SMALL):
        later = clock_at("2024-04-24T12:01")
        assert isinstance(later, FixedClock)
        monkeypatch.setattr(desk._core, "clock", later)
        screen.look_again()
        assert screen.reads == 1


async def test_what_was_read_just_now_is_not_read_again(desk: Desk) -> None:
    """A screen that saved and read by itself says so."""
    app, screen = app_of(desk)
    async with app.run_test(size=SMALL):
        change(desk)
        screen.note_seen()
        screen.look_again()
        assert screen.reads == 0


async def test_under_a_question_it_goes_on_and_behind_a_screen_it_waits(desk: Desk) -> None:
    """What cannot be seen reads nothing, and catches up when it comes back."""
    app, screen = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(ModalScreen())
        await settle(pilot)
        change(desk)
        screen.look_again()
        assert screen.reads == 1
        app.pop_screen()
        app.push_screen(Watching(desk))
        await settle(pilot)
        desk.orders.contact(order_id(4733))
        screen.look_again()
        assert screen.reads == 1
        app.pop_screen()
        await settle(pilot)
        assert screen.reads == 2


async def test_a_read_that_fails_is_told_and_ends_nothing(desk: Desk) -> None:
    """The screen stays as it was."""
    app, screen = app_of(desk)
    screen.fails = True
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        change(desk)
        screen.look_again()
        await settle(pilot)
        assert len(app._notifications) == 1


async def test_only_the_newest_of_several_reads_is_shown(desk: Desk) -> None:
    """An older read that comes back late would show what is past."""
    app, screen = app_of(desk)
    shown: list[int] = []
    async with app.run_test(size=SMALL) as pilot:
        for number in range(5):
            screen.read_behind(partial(int, number), shown.append)
        await settle(pilot)
        assert shown == [4]


async def test_nothing_is_shown_in_a_screen_that_was_closed(desk: Desk) -> None:
    """A slow read must not end the program."""
    app, _ = app_of(desk)
    shown: list[bool] = []
    async with app.run_test(size=SMALL) as pilot:
        above = Watching(desk)
        app.push_screen(above)
        await settle(pilot)
        closed = threading.Event()
        above.read_behind(closed.wait, shown.append)
        await app.pop_screen()
        closed.set()
        await settle(pilot)
        assert shown == []
