"""Everything as files, from the palette."""

from __future__ import annotations

import time
import zipfile
from typing import TYPE_CHECKING

from tests.ui.desks import type_in
from tests.ui.snapshots import SMALL, settle, text_of
from textual.widgets import Input

from ph_tui.l10n.words import Words
from ph_tui.ui.dialogs.ask_text import AskText
from ph_tui.ui.dialogs.confirm import Confirm
from ph_tui.ui.run import Program

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk


async def _ask(pilot: Pilot[None]) -> None:
    """Find the command in the palette, as somebody who half remembers it."""
    await settle(pilot)
    await pilot.press("ctrl+p")
    await settle(pilot)
    await type_in(pilot, "kaikki tiedostoihin", "enter")
    await settle(pilot)


async def _until_told(pilot: Pilot[None], words: str) -> None:
    """Wait for what the thread has to say."""
    give_up = time.monotonic() + 10
    while words not in text_of(pilot.app):
        assert time.monotonic() < give_up, text_of(pilot.app)
        await pilot.pause(0.02)


async def test_everything_becomes_a_zip_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The palette asks where to, and tells where it is and how many orders went."""
    monkeypatch.chdir(tmp_path)
    app = Program(desk, Words("fi"))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await _ask(pilot)
        assert isinstance(app.screen, AskText)
        assert "yhteystiedot" in text_of(app)
        await pilot.press("enter")
        await _until_told(pilot, "Viety:")
        (made,) = tmp_path.glob("*.zip")
        with zipfile.ZipFile(made) as archive:
            assert "README.md" in archive.namelist()
        assert not list(tmp_path.glob(".ph-tui*"))


async def test_an_older_export_is_replaced_only_when_asked(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No leads back to the name; a file that is no export stays even after a yes."""
    monkeypatch.chdir(tmp_path)
    letter = tmp_path / "letter.zip"
    letter.write_text("no export")
    app = Program(desk, Words("fi"))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await _ask(pilot)
        app.screen.query_one("#text", Input).value = "letter.zip"
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, AskText)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        await _until_told(pilot, "vienti,")
    assert letter.read_text() == "no export"


async def test_a_place_that_is_nowhere_stays_in_the_question(desk: Desk) -> None:
    """Nothing is written until the folder is there."""
    app = Program(desk, Words("fi"))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await _ask(pilot)
        app.screen.query_one("#text", Input).value = "/olematon/kansio/x.zip"
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, AskText)
        assert "Kansiota ei ole" in text_of(app)
