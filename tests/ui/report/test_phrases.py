"""The picker of text blocks: filtered, previewed, put in at the cursor, taken out in one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.ui.report.editor import GOAL, LATE, SENT, editing
from tests.ui.snapshots import SMALL, WIDE, take

from ph_tui.ui.report.editor import ReportScreen
from ph_tui.ui.report.phrase_picker import PhrasePicker

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk

TEXT = "Tavoitteena on [mitä] viimeistään [milloin]."
FILES = {
    "tavoite.md": f"---\notsikko: Mitattava tavoite\nosiot: tavoite\n---\n{TEXT}",
    "suunta.md": "---\notsikko: Alan vaihto\nosiot: toimenpiteet\n---\nKokeiltiin:\n\n- [mitä]",
    "kaikille.md": "---\notsikko: Lisätietojen antaja\n---\nLisätietoja antaa {valmentaja}.",
}


@pytest.fixture
def phrases(desk: Desk) -> Desk:
    """The small company with three phrases."""
    folder = Path(desk.place) / "phrases"
    folder.mkdir(mode=0o2770)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return desk


async def test_the_picker_shows_what_it_would_put_in(phrases: Desk) -> None:
    """Those of the section first; typing narrows, the preview follows."""
    async with editing(phrases, LATE) as editor:
        await editor.press("f")
        assert editor.asks(PhrasePicker)
        assert TEXT in editor.text
        assert editor.text.index("Mitattava tavoite") < editor.text.index("Alan vaihto")
        await editor.press("down")
        assert "Lisätietoja antaa maija." in editor.text
        await editor.write("kokeilt")
        assert "- [mitä]" in editor.text
        assert "Mitattava" not in editor.text
        await editor.write("zz")
        assert "Mitään ei löytynyt" in editor.text
        await editor.press("enter", "escape")
        assert editor.asks(ReportScreen)
        assert editor.stored(GOAL) == ""


async def test_a_phrase_is_put_in_at_the_cursor_and_still_missing(phrases: Desk) -> None:
    """It is stored at once, and the findings say that it is no answer yet."""
    async with editing(phrases, LATE) as editor:
        await editor.press("f", "enter")
        await editor.until(lambda: editor.stored(GOAL) == TEXT)
        assert "on vain muokkaamatonta mallitekstiä" in " ".join(editor.text.split())
        assert GOAL in editor.report_screen.standing.gaps


async def test_a_phrase_goes_out_in_one_step_in_the_field(phrases: Desk) -> None:
    """ctrl+z takes the whole of it, and nothing that was typed before."""
    async with editing(phrases, LATE) as editor:
        await editor.press("enter")
        await editor.write("Työ.")
        await editor.press("f4", "enter")
        await editor.until(lambda: editor.stored(GOAL) == f"Työ. {TEXT}")
        await editor.press("ctrl+z")
        assert editor.field.text == "Työ."


async def test_a_phrase_goes_out_in_one_step_of_the_order(phrases: Desk) -> None:
    """`u` takes it back alone, although the text before it was written in the same minute."""
    async with editing(phrases, LATE) as editor:
        await editor.press("enter")
        await editor.write("Työ.")
        await editor.press("f4", "enter", "escape")
        await editor.until(lambda: editor.stored(GOAL) == f"Työ. {TEXT}")
        await editor.press("u")
        await editor.until(lambda: editor.stored(GOAL) == "Työ.")


async def test_lines_begin_a_paragraph(phrases: Desk) -> None:
    """A list in the middle of a sentence would be none."""
    async with editing(phrases, LATE) as editor:
        await editor.press("enter")
        await editor.write("Työ.")
        await editor.press("f4", *"alan", "enter")
        assert editor.field.text == "Työ.\n\nKokeiltiin:\n\n- [mitä]"


async def test_without_phrases_it_is_told_how_to_make_some(desk: Desk) -> None:
    """And a sent report takes none."""
    async with editing(desk, LATE) as editor:
        await editor.press("f")
        assert "Mallitekstejä ei ole" in " ".join(editor.text.split())
    async with editing(desk, SENT) as editor:
        await editor.press("f")
        assert editor.asks(ReportScreen)
        assert "Mallitekstejä" not in editor.text


async def test_the_picker_looks_calm(phrases: Desk) -> None:
    """The preview below the list on 80 columns, beside it from 120; a bad file is told above."""
    (Path(phrases.place) / "phrases" / "rikki.md").write_text("Hei {nimi}.", encoding="utf-8")
    for size in (SMALL, WIDE):
        async with editing(phrases, LATE, size=size) as editor:
            await editor.press("f")
            take(editor.app, "picker", feature="report/phrases")
