"""The end that nobody asked for: whatever ends the program, what was typed is there afterwards."""

from __future__ import annotations

import fcntl
import os
import random
import signal
import time
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import MOMENT, a_desk, order_id
from tests.ui.terminal import LEAVE_SCREEN, RUN, Terminal, options

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.store.draft_file import DraftFile
from ph_tui.store.drafts import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ph_tui.domain.drafts import Rescued

FULL = os.environ.get("PH_TUI_FAULTS") == "full"
KILLS = 60 if FULL else 4
MOST_SECONDS = 2.0
LATE = 4698
ENTER_SCREEN = b"\x1b[?1049h"
FIRST = "§"
"""A sign that shows nowhere else."""
TEXT = "Tavoitteena on kolme hakemusta viikossa."
OF_A_SESSION = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
"""Makes the pty the terminal of the session, as a login does: then its end is a signal."""
SIGNAL_AT_START = """
import os, signal
from ph_tui.ui import run

class Late(run.Program):
    def __init__(self, *args, **more):
        os.kill(os.getpid(), signal.SIGTERM)
        super().__init__(*args, **more)

run.Program = Late
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data of the small company."""
    a_desk(tmp_path)
    return tmp_path / "data"


@pytest.fixture
def open_terminal(data: Path) -> Iterator[Callable[..., Terminal]]:
    """Opens the program in terminals that are closed after the test."""
    opened: list[Terminal] = []

    def open_one(code: str = OF_A_SESSION + RUN) -> Terminal:
        terminal = Terminal(options(data), code=code)
        opened.append(terminal)
        terminal.wait_for("4711")
        return terminal

    yield open_one
    for terminal in opened:
        terminal.close()


def in_report(terminal: Terminal) -> None:
    """Open the report of the first order of today and begin to write its goal."""
    terminal.wait_for("tässä kuussa")
    terminal.send("r")
    terminal.wait_for("Palveluraportti · 4698")
    terminal.send("\r")
    terminal.wait_for("esc")


def write(terminal: Terminal, text: str) -> None:
    """Type a text into the report and wait until all of it is painted."""
    in_report(terminal)
    terminal.send(text)
    terminal.wait_for(text)


def next_desk(data: Path) -> Desk:
    """Maija's next program."""
    cache = data.parent / "cache"
    return Desk.open(data, "maija", clock_at(MOMENT), cache=cache)


def left(data: Path) -> tuple[Rescued, ...]:
    """What the next program is offered."""
    return next_desk(data).drafts.pending()


def typed_now(data: Path) -> str:
    """What a living program has kept so far."""
    kept = ""
    for path in (data / "drafts").rglob("*.draft"):
        file = DraftFile(path, os.open(path, os.O_RDWR))
        text = decode(path.name, file.data)
        file.close()
        kept += text.text if text else ""
    return kept


def seconds_to_end(terminal: Terminal) -> float:
    """How long the program takes to be gone."""
    begun = time.monotonic()
    terminal.process.wait(timeout=30)
    return time.monotonic() - begun


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_the_program_and_loses_nothing(
    open_terminal: Callable[..., Terminal], data: Path, number: signal.Signals
) -> None:
    """It is gone in two seconds, gives the terminal back, and names the signal."""
    terminal = open_terminal()
    write(terminal, TEXT)
    terminal.process.send_signal(number)
    begun = time.monotonic()
    assert terminal.wait_for_end() == (128 + number, "")
    assert time.monotonic() - begun < MOST_SECONDS
    assert terminal.modes == terminal.cooked
    assert LEAVE_SCREEN in terminal.output
    assert [rescued.text for rescued in left(data)] == [TEXT]


@pytest.mark.parametrize("code", [OF_A_SESSION + RUN, RUN], ids=["with a signal", "without one"])
def test_a_terminal_that_is_gone_ends_the_program(
    open_terminal: Callable[..., Terminal], data: Path, code: str
) -> None:
    """A closed window leaves no program behind that eats the processor for ever."""
    terminal = open_terminal(code)
    write(terminal, TEXT)
    terminal.hang_up()
    assert seconds_to_end(terminal) < MOST_SECONDS
    assert terminal.process.returncode == 128 + signal.SIGHUP
    assert [rescued.text for rescued in left(data)] == [TEXT]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_stalled_line_holds_nobody_back(
    open_terminal: Callable[..., Terminal], data: Path, number: signal.Signals
) -> None:
    """Nobody reads, the screen stands still, then the line hangs up: gone in two seconds."""
    terminal = open_terminal()
    write(terminal, "Alku")
    sent = "Alku" + stall(terminal, data)
    kept = typed_now(data)
    assert kept != sent
    terminal.process.send_signal(number)
    assert seconds_to_end(terminal) < MOST_SECONDS
    assert terminal.process.returncode == 128 + number
    (rescued,) = left(data)
    assert rescued.text == kept
    assert sent.startswith(kept)
    assert kept.startswith("Alku")
    assert terminal.modes == terminal.cooked


def stall(terminal: Terminal, data: Path) -> str:
    """Type without reading until a key has no effect any more; gives what was typed."""
    sent = ""
    give_up = time.monotonic() + 30
    while time.monotonic() < give_up:
        before = typed_now(data)
        terminal.send("x" * 20)
        sent += "x" * 20
        if not comes_true(lambda seen=before: typed_now(data) != seen):  # type: ignore[misc]
            return sent
    raise AssertionError("the line never stalled")


def comes_true(holds: Callable[[], bool], seconds: float = 1.5) -> bool:
    """Whether something happens within a time."""
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        if holds():
            return True
        time.sleep(0.01)
    return False


def test_a_save_that_waits_holds_nobody_back(
    open_terminal: Callable[..., Terminal], data: Path
) -> None:
    """Another program holds the lock; the text that waits for it is kept all the same."""
    with (data / "store.lock").open("rb+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        terminal = open_terminal()
        write(terminal, TEXT)
        terminal.send("\x1b")
        terminal.wait_for("tallentamatta")
        terminal.process.send_signal(signal.SIGHUP)
        assert seconds_to_end(terminal) < MOST_SECONDS
        assert terminal.process.returncode == 128 + signal.SIGHUP
    assert [rescued.text for rescued in left(data)] == [TEXT]


@pytest.mark.parametrize("code", [SIGNAL_AT_START + RUN, RUN], ids=["first", "while it opens"])
def test_a_signal_at_the_very_start_gives_the_terminal_back(data: Path, code: str) -> None:
    """Somewhere between the first import and the first picture."""
    terminal = Terminal(options(data), code=code)
    try:
        if code == RUN:
            terminal.wait_for_output(ENTER_SCREEN)
            terminal.process.send_signal(signal.SIGTERM)
        code_of_end, _ = terminal.wait_for_end()
        assert code_of_end == 128 + signal.SIGTERM
        assert terminal.modes == terminal.cooked
        assert ENTER_SCREEN not in terminal.output.rpartition(LEAVE_SCREEN)[2]
    finally:
        terminal.close()


def test_a_killed_program_gives_the_text_back(
    open_terminal: Callable[..., Terminal], data: Path
) -> None:
    """Type, kill -9, start again: the text is offered, taken and saved."""
    terminal = open_terminal()
    write(terminal, TEXT)
    terminal.process.kill()
    terminal.process.wait()
    again = open_terminal()
    again.wait_for("Jäi tallentamatta: 4698 J.S.")
    again.send("L")
    again.wait_for(f"+ {TEXT}")
    again.send("\r")
    again.wait_for("Palveluraportti · 4698")
    again.send("\x1b")
    again.wait_for("Kaikki teksti on tallessa")
    assert next_desk(data).orders.load(order_id(LATE)).report.goal == TEXT
    assert left(data) == ()


@pytest.mark.faults
def test_no_painted_key_is_ever_lost(
    open_terminal: Callable[..., Terminal], data: Path, survived: Callable[[str, int], None]
) -> None:
    """Kill -9 in mid-typing, in a report and in an entry: whatever showed is in the draft."""
    chance = random.Random(4711)  # noqa: S311 - the moments need no secrecy
    painted_keys = 0
    for number in range(KILLS):
        terminal = open_terminal()
        begin = in_report if number % 2 else in_entry
        begin(terminal)
        text = FIRST + "".join(chance.choices("abcdefghijklmnoprstuvyäö", k=39))
        last = chance.randrange(1, len(text))
        for key in text[:last]:
            terminal.send(key)
            terminal.listen(chance.uniform(0, 0.01))
        terminal.process.kill()
        terminal.process.wait()
        terminal.read_rest()
        painted = longest_start(text, terminal.text)
        rescued = left(data)
        kept = rescued[0].text if rescued else ""
        assert kept.startswith(painted)
        assert text.startswith(kept)
        painted_keys += len(painted)
        for each in rescued:
            next_desk(data).drafts.discard(each)
    assert painted_keys > KILLS
    survived("screens killed in the middle of typing", KILLS)


def in_entry(terminal: Terminal) -> None:
    """Open the entry of a new order."""
    terminal.wait_for("tässä kuussa")
    terminal.send("n")
    terminal.wait_for("lomake")


def longest_start(text: str, screen: str) -> str:
    """The longest beginning of a text that shows."""
    return next((text[:n] for n in range(len(text), 0, -1) if text[:n] in screen), "")
