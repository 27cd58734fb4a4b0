"""Ordinary characters in the place of lines and figures: as wide, distinct, and nothing left."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.ui.desks import a_desk
from tests.ui.snapshots import settle, text_of
from tests.ui.terminal import Terminal, options
from textual._border import BORDER_CHARS

import ph_tui.ui
from ph_tui.cli.as_lines import SIGNS
from ph_tui.l10n.words import Words
from ph_tui.ui.kit import plots
from ph_tui.ui.program.plain_signs import pictures_in, plain, wants_plain
from ph_tui.ui.run import Program

if TYPE_CHECKING:
    from collections.abc import Mapping


@given(st.text())
def test_a_text_stays_as_wide(text: str) -> None:
    """Columns keep their places, whatever a user has typed; no picture is left."""
    told = plain(text)
    assert cell_len(told) == cell_len(text)
    assert pictures_in(told) == ""


def test_letters_digits_and_euros_stay() -> None:
    """What is language is not drawing."""
    assert plain("Työelämän 1 640,50 € ÅÄÖ") == "Työelämän 1 640,50 € ÅÄÖ"


def test_every_sign_of_the_sources_has_one_of_its_own() -> None:
    """A sign in a screen's source becomes an ASCII sign that somebody has chosen for it."""
    texts = [path.read_text("utf-8") for path in Path(ph_tui.ui.__file__).parent.rglob("*.py")]
    texts += ["".join(chars) for rows in BORDER_CHARS.values() for chars in rows]
    for char in sorted(set("".join(texts)) - {"€", "§"}):
        if not char.isascii() and not char.isalnum() and not unicodedata.combining(char):
            assert plain(char).isascii(), (char, unicodedata.name(char))


def test_states_steps_and_sums_stay_distinct() -> None:
    """Signs that mean different things stay different; a step of a bar is no other step."""
    assert len({plain(sign) for sign in SIGNS.values()}) == len(SIGNS)
    assert len({plain(sign) for sign in ("✓", "●", "○", "?", "–")}) == 5
    steps = plain(plots._STEPS)
    assert len(set(steps)) == len(steps)
    assert plain(plots._FULL) != plain(plots._EMPTY)


@pytest.mark.parametrize(
    ("env", "wants"),
    [
        ({}, False),
        ({"LANG": "fi_FI.UTF-8", "TERM": "xterm-256color"}, False),
        ({"LANG": "fi_FI.utf8"}, False),
        ({"LANG": "C"}, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),
        ({"LANG": "C", "LC_CTYPE": "fi_FI.UTF-8"}, False),
        ({"LC_CTYPE": "C.UTF-8"}, False),
        ({"LANG": "fi_FI.UTF-8", "LC_ALL": "C"}, True),
        ({"LANG": "fi_FI.ISO-8859-1"}, True),
        ({"LANG": "C.UTF-8", "TERM": "linux"}, True),
        ({"LANG": "C.UTF-8", "TERM": "dumb"}, True),
        ({"LANG": "C.UTF-8", "PH_TUI_PLAIN": "1"}, True),
        ({"LANG": "C", "TERM": "linux", "PH_TUI_PLAIN": "0"}, False),
        ({"LANG": "C.UTF-8", "PH_TUI_PLAIN": ""}, False),
    ],
)
def test_when_a_terminal_asks_for_it(env: Mapping[str, str], wants: bool) -> None:
    """What the user says counts first, then the character set, then the kind of terminal."""
    assert wants_plain(env) is wants


async def test_the_palette_switches_it_while_the_program_runs(tmp_path: Path) -> None:
    """Every screen is drawn anew, those of other places too, and back again."""
    program = Program(a_desk(tmp_path), Words("fi"))
    async with program.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        await pilot.press("1")
        await settle(pilot)
        assert pictures_in(text_of(program))
        for wanted in ("tavalliset", "viivat ja"):
            await pilot.press("colon", *(key if key != " " else "space" for key in wanted), "enter")
            await settle(pilot)
            program.clear_notifications()
            has_pictures = wanted != "tavalliset"
            for place in ("1", "2"):
                await pilot.press(place)
                await settle(pilot)
                assert bool(pictures_in(text_of(program))) is has_pictures
            await pilot.press("1")


@pytest.mark.parametrize("env", [{"LANG": "C"}, {"TERM": "linux"}, {"PH_TUI_PLAIN": "1"}], ids=str)
def test_a_real_terminal_gets_no_picture(tmp_path: Path, env: dict[str, str]) -> None:
    """The program as a process: what it finds in its surroundings is what the user has set."""
    a_desk(tmp_path)
    terminal = Terminal(options(tmp_path / "data"), env=env)
    try:
        terminal.wait_for("tässä kuussa")
        assert pictures_in(terminal.output.decode()) == ""
    finally:
        terminal.close()


def test_the_option_does_the_same(tmp_path: Path) -> None:
    """`ph-tui --plain`, in a terminal that could draw."""
    a_desk(tmp_path)
    terminal = Terminal(options(tmp_path / "data", "--plain"))
    try:
        terminal.wait_for("tässä kuussa")
        assert pictures_in(terminal.output.decode()) == ""
    finally:
        terminal.close()
