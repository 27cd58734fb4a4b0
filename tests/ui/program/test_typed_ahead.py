"""Keys that arrive in a bunch: each acts where the ones before it have led."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.sample import SampleScreen, sample_app, some_rows
from tests.ui.snapshots import SMALL, settle
from textual import events
from textual.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.pilot import Pilot

NAMES = {":": "colon"}


async def at_once(pilot: Pilot[None], keys: Sequence[str]) -> None:
    """Let all keys arrive before the first of them is handled."""
    for key in keys:
        character = key if len(key) == 1 else None
        pilot.app.post_message(events.Key(NAMES.get(key, key), character))
    for _ in keys:
        await settle(pilot)


async def test_text_after_the_key_that_opens_an_entry_is_entered() -> None:
    """Nothing typed is lost, and no digit of it jumps to another place."""
    app = sample_app(some_rows(5))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, SampleScreen)
        await at_once(pilot, ["j", "l", *"4722", "enter", "l", *"11", "enter", "j"])
        assert screen.entered == ["4722", "11"]
        rows = screen.query_one("#rows")
        assert app.focused is rows
        assert app.current_mode == "today"


async def test_text_after_the_key_that_opens_a_dialog_is_typed_there() -> None:
    """A new screen gets the keys that were typed for it, although it is not there yet."""
    app = sample_app(some_rows(5))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await at_once(pilot, [":", *"2avaa"])
        assert app.screen.query_one("#search", Input).value == "2avaa"


async def test_a_question_is_answered_by_the_key_behind_it() -> None:
    """`q` and enter in one bunch ask and answer; enter does not open a row below the question."""
    app = sample_app(some_rows(5))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, SampleScreen)
        for key in ("q", "enter"):
            app.post_message(events.Key(key, None))
        await settle(pilot)
        await settle(pilot)
        assert not app.is_running
        assert screen.picked == []


@pytest.mark.parametrize("count", [1, 40])
async def test_a_bunch_of_moves_moves_as_often(count: int) -> None:
    """Holding a key on a slow line loses no step."""
    app = sample_app(some_rows(100))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        screen = app.screen
        await at_once(pilot, ["j"] * count)
        row = screen.query_one("#rows").row  # type: ignore[attr-defined]
        assert row.number == 4700 + count
