"""The report as a file of the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.report.editor import (
    READY,
    editing,
)
from textual.widgets import Input

from ph_tui.ui.dialogs.ask_text import AskText
from ph_tui.ui.dialogs.confirm import Confirm

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from ph_tui.desk.desk import Desk


async def test_the_report_becomes_a_pdf(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """P offers a name in the current folder and writes the file whole, for its owner alone."""
    monkeypatch.chdir(tmp_path)
    async with editing(desk, READY) as editor:
        await editor.press("P")
        assert editor.asks(AskText)
        await editor.press("enter")
        path = tmp_path / "palveluraportti-4705.pdf"
        await editor.until(path.exists)
        assert path.read_bytes().startswith(b"%PDF-")
        assert path.stat().st_mode & 0o777 == 0o600
        assert [entry.name for entry in tmp_path.glob("*.pdf*")] == [path.name]


async def test_a_file_that_is_there_is_replaced_only_when_asked(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """X asks for the format; no leaves the old file and asks for another name."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "palveluraportti-4705.md"
    path.write_text("vanha")
    async with editing(desk, READY) as editor:
        await editor.press("x", "j", "j", "enter", "enter")
        assert editor.asks(Confirm)
        await editor.press("escape")
        assert editor.asks(AskText)
        assert path.read_text() == "vanha"
        await editor.press("enter", "enter")
        await editor.until(lambda: path.read_text() != "vanha")
        assert "# Palveluraportti" in path.read_text()


async def test_a_name_that_leads_nowhere_stays_in_the_question(desk: Desk) -> None:
    """Nothing is written until the folder is there."""
    async with editing(desk, READY) as editor:
        await editor.press("P")
        editor.app.screen.query_one("#text", Input).value = "/olematon/kansio/r.pdf"
        await editor.press("enter")
        assert editor.asks(AskText)
        assert "Kansiota ei ole" in editor.text
