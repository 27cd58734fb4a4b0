"""The screens as a program: how it begins, what the top line tells, how it ends."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import a_desk, an_empty_desk
from tests.ui.snapshots import SMALL, WIDE, settle, text_of
from tests.ui.terminal import LEAVE_SCREEN, RUN, Terminal, options

from ph_tui.desk.orders import NewOrder
from ph_tui.domain.errors import DataError
from ph_tui.domain.messages import Message
from ph_tui.l10n.words import Words
from ph_tui.ui.run import Program
from ph_tui.ui.today.agenda import TodayScreen
from ph_tui.ui.today.welcome import WelcomeScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ph_tui.desk.desk import Desk

OpenTerminal = Callable[..., Terminal]
PLACES = (
    *(("2", "OrdersScreen"), ("3", "LogScreen")),
    *(("4", "MoneyScreen"), ("1", "TodayScreen")),
)
FAIL_ON_TOGGLE = """
from ph_tui.ui.today.agenda import TodayScreen

def fail(self):
    raise RuntimeError("A.K. 4711")

TodayScreen.action_whose = fail
"""


@pytest.fixture
def open_terminal() -> Iterator[OpenTerminal]:
    """Opens terminals that are closed after the test."""
    opened: list[Terminal] = []

    def open_one(data: Path, code: str = RUN) -> Terminal:
        opened.append(Terminal(options(data), code=code))
        return opened[-1]

    yield open_one
    for terminal in opened:
        terminal.close()


def top_line(program: Program) -> str:
    """The first line of the screen."""
    return text_of(program).partition("\n")[0]


def test_the_program_opens_at_today_and_gives_the_terminal_back(
    open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    """`q` and enter end it with exit code 0 and leave nothing behind."""
    a_desk(tmp_path)
    terminal = open_terminal(tmp_path / "data")
    terminal.wait_for("4711")
    assert "1 Tänään" in terminal.text
    terminal.send("q")
    terminal.wait_for("Lopetetaanko?")
    terminal.send("\r")
    assert terminal.wait_for_end() == (0, "")
    assert terminal.modes == terminal.cooked
    assert LEAVE_SCREEN in terminal.output


def test_an_unexpected_error_ends_with_one_sentence_and_code_3(
    open_terminal: OpenTerminal, tmp_path: Path, home: Path
) -> None:
    """The terminal is given back, the trace is in the log, and no client shows on the screen."""
    a_desk(tmp_path)
    terminal = open_terminal(tmp_path / "data", FAIL_ON_TOGGLE + RUN)
    terminal.wait_for("4711")
    terminal.send("o")
    code, left = terminal.wait_for_end()
    log = home / ".local" / "state" / "ph-tui" / "log"
    assert code == DataError.exit_code == 3
    assert left.replace("\r\n", "").startswith("ph-tui sulkeutui odottamattomaan virheeseen.")
    assert "Traceback" not in left
    assert "A.K." not in left
    assert "RuntimeError" in log.read_text(encoding="utf-8")
    assert terminal.modes == terminal.cooked


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_an_end_from_outside_gives_the_terminal_back(
    open_terminal: OpenTerminal, tmp_path: Path, number: signal.Signals
) -> None:
    """Nobody is asked, and the exit code names the signal."""
    a_desk(tmp_path)
    terminal = open_terminal(tmp_path / "data")
    terminal.wait_for("tässä kuussa")
    terminal.process.send_signal(number)
    assert terminal.wait_for_end() == (128 + number, "")
    assert terminal.modes == terminal.cooked
    assert LEAVE_SCREEN in terminal.output


def test_a_line_that_stalled_holds_nobody_back(open_terminal: OpenTerminal, tmp_path: Path) -> None:
    """The screen waits for a reader that is gone; the program ends all the same."""
    a_desk(tmp_path)
    terminal = open_terminal(tmp_path / "data")
    terminal.wait_for("tässä kuussa")
    for _ in range(1500):
        terminal.send("13")
    terminal.process.send_signal(signal.SIGHUP)
    assert terminal.process.wait(10) == 128 + signal.SIGHUP


@pytest.mark.parametrize(("place", "shows"), [("1", "Palveluraportti"), ("3", "Viikko 17")])
def test_an_idle_program_writes_nothing(
    open_terminal: OpenTerminal, tmp_path: Path, place: str, shows: str
) -> None:
    """It looks for changes once a second, and what has not changed costs no byte on the line."""
    a_desk(tmp_path)
    terminal = open_terminal(tmp_path / "data")
    terminal.wait_for("tässä kuussa")
    terminal.send(place)
    terminal.wait_for(shows)
    terminal.listen(1.0)
    assert terminal.listen(2.5) == b""


def test_what_somebody_else_saves_shows_by_itself(
    open_terminal: OpenTerminal, tmp_path: Path
) -> None:
    """A colleague at another terminal takes an order in."""
    desk = a_desk(tmp_path)
    terminal = open_terminal(tmp_path / "data")
    terminal.wait_for("tässä kuussa")
    desk.orders.add(NewOrder("suuntaa", "U.U.", "4740"))
    terminal.wait_for("4740")


async def test_the_period_comes_after_the_first_paint(tmp_path: Path) -> None:
    """It needs the handbook's edition, which the first picture does not wait for."""
    program = Program(a_desk(tmp_path), Words("fi"))
    assert program.heading().period == ""
    async with program.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.pause()
        assert "kausi 2024-1 · maija" in top_line(program)


async def test_each_place_has_its_number(tmp_path: Path) -> None:
    """The number keys go from place to place and back."""
    program = Program(a_desk(tmp_path), Words("fi"))
    async with program.run_test(size=SMALL) as pilot:
        await settle(pilot)
        for key, kind in PLACES:
            await pilot.press(key)
            await settle(pilot)
            assert type(program.screen).__name__ == kind


async def test_an_empty_directory_opens_the_welcome_page(tmp_path: Path) -> None:
    """Whoever starts afresh is told how to begin."""
    program = Program(an_empty_desk(tmp_path), Words("fi"))
    async with program.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert isinstance(program.screen, WelcomeScreen)


async def test_the_sample_is_looked_at_beside_the_own_data(tmp_path: Path) -> None:
    """`s` shows it under its name, `q` goes back to the own data, which stayed empty."""
    own, sample = an_empty_desk(tmp_path), a_desk(tmp_path / "sample")
    program = Program(own, Words("fi"), sample=lambda: sample)
    async with program.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("s")
        await settle(pilot)
        assert isinstance(program.screen, TodayScreen)
        assert "4711" in text_of(program)
        assert "6 Palvelut" in top_line(program)
        assert top_line(program).rstrip().endswith("esimerkki")
        await pilot.press("3")
        await settle(pilot)
        assert "Viikko 17" in text_of(program)
        await pilot.press("q")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(program.screen, WelcomeScreen)
        assert "esimerkki" not in top_line(program)
        assert own.is_empty
        await pilot.press("s")
        await settle(pilot)
        assert isinstance(program.screen, TodayScreen)


async def test_a_sample_that_cannot_be_made_is_told_and_offered_again(tmp_path: Path) -> None:
    """A full disk leaves the page as it was."""

    def refuse() -> Desk:
        raise DataError(Message("error.store.full", path="/x"))

    program = Program(an_empty_desk(tmp_path), Words("fi"), sample=refuse)
    async with program.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("s")
        await settle(pilot)
        assert isinstance(program.screen, WelcomeScreen)
        assert "/x" in text_of(program)
        assert program.screen.check_action("sample", ()) is True
