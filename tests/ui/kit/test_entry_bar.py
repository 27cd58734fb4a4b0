"""The one-line entry: its reading, what enter and esc do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.sample import SampleScreen, sample_app, some_rows
from tests.ui.snapshots import SMALL, settle

from ph_tui.ui.kit.entry_bar import EntryBar

if TYPE_CHECKING:
    from tests.ui.conftest import Snap


async def test_only_a_text_that_is_understood_is_entered() -> None:
    """Enter on a text that cannot be read keeps it; one that can is handed on once."""
    app = sample_app(some_rows(3))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, SampleScreen)
        await pilot.press("l", "a", "enter")
        assert screen.entered == []
        await pilot.press("backspace", "4", "7", "enter")
        await settle(pilot)
        assert screen.entered == ["47"]
        assert not screen.query_one(EntryBar).display
        assert screen.focused is not None
        assert screen.focused.id == "rows"


async def test_esc_keeps_the_text_for_the_next_time() -> None:
    """Leaving the entry discards nothing."""
    app = sample_app(some_rows(3))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("l", "4", "7", "escape")
        bar = app.screen.query_one(EntryBar)
        assert not bar.display
        await pilot.press("l")
        assert bar.text == "47"
        await pilot.press("1")
        assert bar.text == "471"


async def test_waiting(snap: Snap) -> None:
    """An empty entry says what to type."""
    await snap(sample_app(some_rows(20)), "waiting", press=["l"])


async def test_reading(snap: Snap) -> None:
    """The reading stands over the text."""
    await snap(sample_app(some_rows(20)), "reading", press=["l", "4", "7"])


async def test_objection(snap: Snap) -> None:
    """What cannot be read is said while it is typed."""
    await snap(sample_app(some_rows(20)), "objection", press=["l", "a"])
