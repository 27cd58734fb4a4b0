"""The shortest way to have cells on a terminal, sequence by sequence."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ph_tui.ui.thrift.looks import PLAIN, Look, transition
from ph_tui.ui.thrift.pen import Abilities, Pen, abilities_of

BOLD, DIM = Look(frozenset({1})), Look(frozenset({2}))
BOTH = Look(frozenset({1, 2}))
RED = Look(ink="31")
BLUE = (" ", Look(ground="44"))
ALL = Abilities(erases=True, erases_in_colour=True, repeats=True)


@pytest.mark.parametrize(
    ("before", "after", "sequence"),
    [
        (PLAIN, PLAIN, ""),
        (PLAIN, BOLD, "\x1b[1m"),
        (BOLD, PLAIN, "\x1b[m"),
        (BOTH, BOLD, "\x1b[;1m"),
        (BOLD, DIM, "\x1b[;2m"),
        (RED, RED._replace(ground="48;5;17"), "\x1b[48;5;17m"),
        (RED._replace(ground="48;5;17"), Look(ground="48;5;17"), "\x1b[39m"),
        (Look(ground="48;5;17", ink="31"), RED, "\x1b[49m"),
        (PLAIN, Look(link="https://a.example"), "\x1b]8;;https://a.example\x1b\\"),
        (Look(link="https://a.example"), PLAIN, "\x1b]8;;\x1b\\"),
    ],
)
def test_looks_differ_by_what_differs(before: Look, after: Look, sequence: str) -> None:
    """Only what changes is sent, or a reset where that is shorter."""
    assert transition(before, after) == sequence


@pytest.mark.parametrize(
    ("steps", "sequence"),
    [
        ([(3, 0), (4, 0)], "\x1b[1;4Ha"),
        ([(0, 0), (9, 0)], "\x1b[1Ha\x1b[8C"),
        ([(0, 0), (0, 1)], "\x1b[1Ha\r\n"),
        ([(5, 2), (0, 2)], "\x1b[3;6Ha\r"),
        ([(19, 0), (18, 0)], "\x1b[1;20Ha\x1b[1;19H"),
    ],
)
def test_the_cursor_takes_the_shortest_way(steps: list[tuple[int, int]], sequence: str) -> None:
    """A step within a line is told as a step; where the cursor isn't known, the place is."""
    pen = Pen(20, Abilities())
    (x, y), goal = steps
    pen.write(x, y, [("a", PLAIN)], to_the_end=False)
    pen.go(*goal)
    assert pen.finish() == sequence


@pytest.mark.parametrize(
    ("cells", "abilities", "to_the_end", "sequence"),
    [
        ([(" ", PLAIN)] * 9, Abilities(), True, " " * 9),
        ([(" ", PLAIN)] * 9, ALL, True, "\x1b[K"),
        ([(" ", PLAIN)] * 2, ALL, True, "  "),
        ([(" ", PLAIN)] * 12, Abilities(erases=True), False, "\x1b[12X"),
        ([*[(" ", PLAIN)] * 12, ("a", PLAIN)], Abilities(erases=True), False, "\x1b[12X\x1b[12Ca"),
        ([("─", PLAIN)] * 9, ALL, False, "─\x1b[8b"),
        ([("─", PLAIN)] * 2, ALL, False, "──"),
        (
            [(" ", Look(ground="44"))] * 9,
            Abilities(erases=True),
            True,
            "\x1b[44m" + " " * 9 + "\x1b[m",
        ),
    ],
)
def test_equal_cells_are_erased_or_repeated_where_that_is_shorter(
    cells: list[tuple[str, Look]], abilities: Abilities, to_the_end: bool, sequence: str
) -> None:
    """Only what the terminal can, and only where it saves bytes."""
    pen = Pen(20, abilities)
    pen.write(0, 0, cells, to_the_end=to_the_end)
    assert pen.finish() == f"\x1b[1H{sequence}"


@pytest.mark.parametrize(
    ("terminal", "abilities"),
    [
        ("xterm-256color", ALL),
        ("linux", ALL._replace(repeats=False)),
        ("tmux-256color", Abilities()),
        ("no-such-terminal", Abilities()),
        ("", Abilities()),
    ],
)
def test_terminfo_tells_what_a_terminal_can(terminal: str, abilities: Abilities) -> None:
    """A terminal that nobody knows can nothing but what all can; it is asked once a process."""
    code = f"from {abilities_of.__module__} import *; print(abilities_of({terminal!r}))"
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == repr(abilities)
