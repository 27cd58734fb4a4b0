"""The program on a real pty: what the terminal shows is right, whatever has happened to it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import a_desk
from tests.ui.terminal import RUN, Terminal, options

if TYPE_CHECKING:
    from pathlib import Path

AT_THE_LIST = "from ph_tui.ui.run import Program; Program.begins_at = lambda _: 'orders'; "
WALKS = {
    "the list, its filter and its views": "jjjkv/ak\x1bvGg",
    "an order and its tabs": "j\rt\x1br\x1b\x1b",
    "a form over the list": "Ejj\x1b",
    "the help": "?\x1bj",
    "place to place": "3242jj",
    "a new order, typed": "n4750 A.B. tehotreeni\x7f\x7fni 20 h\x1b",
}

Open = Callable[..., Terminal]


@pytest.fixture
def open_terminal(tmp_path: Path) -> Iterator[Open]:
    """Opens the program at the order list; `thrifty=False` sends everything."""
    opened: list[Terminal] = []

    def open_it(*, thrifty: bool = True) -> Terminal:
        place = tmp_path / str(thrifty)
        a_desk(place)
        env = {
            "XDG_CACHE_HOME": str(place / "xdg"),
            "PH_TUI_THRIFT": str(int(thrifty)),
            "TERM": "xterm-256color",
        }
        terminal = Terminal(options(place / "data"), code=AT_THE_LIST + RUN, env=env)
        opened.append(terminal)
        terminal.wait_for("4698")
        rest(terminal)
        return terminal

    yield open_it
    for terminal in opened:
        terminal.close()


def rest(terminal: Terminal) -> None:
    """Wait until the program has nothing more to say."""
    while terminal.listen(0.4):
        pass


@pytest.mark.parametrize("walk", WALKS)
def test_it_looks_the_same_as_without_the_layer(open_terminal: Open, walk: str) -> None:
    """The same keys lead to the same cells, however little was sent for them."""
    thrifty, whole = open_terminal(), open_terminal(thrifty=False)
    for key in WALKS[walk]:
        for terminal in (thrifty, whole):
            terminal.send(key)
            rest(terminal)
        assert thrifty.cells == whole.cells, f"after {key!r}:\n{thrifty.text}\n{whole.text}"
    assert len(thrifty.output) < len(whole.output) / 2


def test_what_somebody_wrote_over_it_goes_with_ctrl_l(open_terminal: Open) -> None:
    """A message of the system to all terminals leaves no trace."""
    terminal = open_terminal()
    before = terminal.cells
    terminal.scribble("\x1b[5;10HThe system is going down\r\n\x1b[31mfor maintenance")
    assert terminal.cells != before
    terminal.send("\x0c")
    rest(terminal)
    assert terminal.cells == before


def test_a_window_that_is_pulled_to_another_size_is_painted_whole(open_terminal: Open) -> None:
    """To another size and back: nothing is left of what the terminal made of the old picture."""
    terminal = open_terminal()
    before = terminal.cells
    for size in ((100, 30), (80, 24)):
        terminal.resize(*size)
        rest(terminal)
        assert "xxx" not in terminal.text
    assert terminal.cells == before


def test_stopped_and_continued_it_paints_everything(open_terminal: Open) -> None:
    """The shell has written on the terminal meanwhile."""
    terminal = open_terminal()
    before = terminal.cells
    terminal.process.send_signal(signal.SIGTSTP)
    os.waitpid(terminal.process.pid, os.WUNTRACED)
    terminal.read_rest()
    terminal.scribble("\x1b[H$ fg" + "y" * 200)
    terminal.process.send_signal(signal.SIGCONT)
    rest(terminal)
    assert terminal.cells == before, terminal.text
