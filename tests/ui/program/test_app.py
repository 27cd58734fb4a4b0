"""The app around the screens: places, keys in words, notices, the way out, unexpected errors."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.ui.sample import SampleScreen, sample_app, some_rows
from tests.ui.snapshots import SMALL, settle, text_of

from ph_tui.ui.dialogs.confirm import Confirm
from ph_tui.ui.kit.keys import hints

ROOT = Path(__file__).resolve().parents[3]

if TYPE_CHECKING:
    from tests.ui.conftest import Snap


async def test_numbers_open_places_as_they_were_left() -> None:
    """A number goes to its place; in the place it goes back to its first screen."""
    app = sample_app(some_rows(3))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        first = app.screen
        await pilot.press("2")
        await settle(pilot)
        assert app.current_mode == "orders"
        app.push_screen(SampleScreen([]))
        await settle(pilot)
        await pilot.press("1")
        assert app.screen is first
        await pilot.press("2", "2")
        await settle(pilot)
        assert len(app.screen_stack) == 1
        await pilot.press("3")
        assert app.current_mode == "orders"


async def test_esc_goes_back_and_never_out() -> None:
    """Esc leaves a screen, then the place, and says at last how the program is left."""
    app = sample_app(some_rows(3))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        await pilot.press("escape")
        assert app.current_mode == "today"
        await pilot.press("escape")
        await settle(pilot)
        assert "Lopeta painamalla q" in text_of(app)


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c", "ctrl+s", "ctrl+h", "ctrl+i", "ctrl+m"])
async def test_no_control_key_leaves_the_program(key: str) -> None:
    """Nothing ends the program by accident."""
    app = sample_app(some_rows(3))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press(key)
        await settle(pilot)
        assert app.is_running
        assert not isinstance(app.screen, Confirm)


async def test_q_asks_and_enter_leaves() -> None:
    """Leaving takes a key and a yes."""
    app = sample_app(some_rows(3))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("q", "escape")
        await settle(pilot)
        assert app.is_running
        await pilot.press("q", "enter")
        await settle(pilot)
        assert not app.is_running


async def test_letters_are_text_in_a_field() -> None:
    """In a field letters are typed, and the key line shows the keys that still work."""
    app = sample_app(some_rows(3))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("l", "q", "1", "x")
        await settle(pilot)
        assert "q1x" in text_of(app)
        last = text_of(app).splitlines()[-1]
        assert "F3 hyväksy" in last
        assert " x ei" not in last
        assert last.rstrip().endswith("F1 näppäimet  esc jätä kesken")


async def test_a_refusal_becomes_a_notice(snap: Snap) -> None:
    """What a rule refuses is said in words and changes nothing."""
    await snap(sample_app(some_rows(3)), "refused", press=["x"])


async def test_an_unexpected_error_is_logged_without_a_trace_on_the_screen(home: Path) -> None:
    """The user reads one sentence; the trace is in a file that only the user can read."""
    app = sample_app(some_rows(3))

    async def crash() -> None:
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await pilot.press("X")

    with pytest.raises(ZeroDivisionError):
        await crash()
    log = home / ".local" / "state" / "ph-tui" / "log"
    assert "ZeroDivisionError" in log.read_text()
    assert log.stat().st_mode & 0o077 == 0
    assert app.return_code == 1


async def test_a_link_is_copied_and_no_browser_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser would start on the server."""
    app = sample_app(some_rows(3))
    monkeypatch.setattr("webbrowser.open", lambda *_: pytest.fail("a browser was started"))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        app.open_url("https://example.fi/[/]")
        await settle(pilot)
        assert app.clipboard == "https://example.fi/[/]"
        assert "https://example.fi/[/]" in text_of(app)


async def test_the_key_line_never_cuts_help_and_the_way_back() -> None:
    """However narrow the screen, `?` and `esc` show."""
    app = sample_app(some_rows(3))
    async with app.run_test(size=(34, 24)) as pilot:
        await settle(pilot)
        last = text_of(app).splitlines()[-1]
        assert last.endswith("? näppäimet  esc takaisin")
        assert len(text_of(app).splitlines()[0]) <= 34


async def test_every_action_is_in_the_palette_and_can_be_run_there() -> None:
    """The palette offers what the keys do, in words; typing narrows it; enter does it."""
    app = sample_app(some_rows(3))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        offered = {app.words.say(hint.says) for hint in hints(app.screen) if not hint.quiet}
        await pilot.press("colon")
        await settle(pilot)
        shown = text_of(app)
        assert all(words in shown for words in offered - {"toiminnot"})
        await pilot.press(*"hyväk", "enter")
        await settle(pilot)
        assert app.screen.query_one("#entry-bar").display


async def test_palette(snap: Snap) -> None:
    """The palette lies over its screen."""
    await snap(sample_app(some_rows(20)), "palette", press=["ctrl+p"])


async def test_palette_finds_nothing(snap: Snap) -> None:
    """A search without a hit says so."""
    await snap(sample_app(some_rows(20)), "palette-nothing", press=["colon", "z", "z"])


@pytest.mark.parametrize("lang", ["fi", "en"])
async def test_help(snap: Snap, lang: str) -> None:
    """The help lists the keys of this screen in words."""
    await snap(sample_app(some_rows(20), lang=lang), f"help-{lang}", press=["question_mark"])


async def test_leave(snap: Snap) -> None:
    """Leaving is asked on a calm panel."""
    await snap(sample_app(some_rows(20)), "leave", press=["q"])


def test_the_first_paint_loads_nothing_heavy() -> None:
    """What a list needs to be painted is there without validation, dates and Markdown libraries."""
    code = "import sys; from tests.ui.sample import sample_app; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    heavy = {"pydantic", "pendulum", "markdown_it", "typst", "tinydb", "orjson"}
    assert not heavy & set(done.stdout.split())
