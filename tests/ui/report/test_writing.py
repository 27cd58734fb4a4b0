"""What is typed in a report is saved by itself, and lost never."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import order_id
from tests.ui.report.editor import (
    AGREED,
    CODE,
    FACTORS,
    GOAL,
    LATE,
    READY,
    SESSIONS,
    editing,
)
from tests.ui.snapshots import settle, text_of

from ph_tui.domain.drafts import section_name
from ph_tui.domain.reports import ReportSection
from ph_tui.ui.dialogs.confirm import Confirm
from ph_tui.ui.dialogs.settle import SettleText
from ph_tui.ui.report import writing as report_writing
from ph_tui.ui.report.editor import ReportScreen
from ph_tui.ui.report.sections import Sections

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.desk.desk import Desk


@pytest.mark.parametrize("section", [s for s in ReportSection if s is not SESSIONS])
async def test_each_section_is_typed_and_saved(desk: Desk, section: ReportSection) -> None:
    """What is typed in a section lands in that section and in no other."""
    before = desk.orders.load(order_id(AGREED)).report
    async with editing(desk, AGREED) as editor:
        editor.report_screen.show_section(section)
        await editor.press("enter")
        await editor.write("Yksi rivi")
        await editor.press("enter")
        await editor.write("toinen")
        await editor.press("escape")
        after = desk.orders.load(editor.order_id).report
        assert after.with_text(section, "") == before
        assert after.text(section) == "Yksi rivi\ntoinen"


async def test_letters_are_text_in_the_field_and_keys_outside(desk: Desk) -> None:
    """No letter, digit or sign of a key acts while somebody writes."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter")
        await editor.write("nRpwSOxP0q?:1 j/k")
        assert editor.field.text == "nRpwSOxP0q?:1 j/k"
        assert editor.report_screen.section is GOAL
        assert editor.app.screen is editor.screen


async def test_the_text_is_saved_when_the_keys_rest(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to save; the head says when it was done."""
    monkeypatch.setattr(report_writing, "SAVE_SECONDS", 0.05)
    async with editing(desk, LATE) as editor:
        await editor.press("enter")
        await editor.write("Kolme hakemusta.")
        await editor.until(lambda: editor.stored(GOAL) == "Kolme hakemusta.")
        await editor.until(lambda: "tallessa 12.00" in editor.text)
        assert editor.report_screen.writes


async def test_unsaved_text_is_called_so(desk: Desk) -> None:
    """Between the key and the save the head does not claim more than is true."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter", "a")
        assert "• tallentamatta" in editor.text
        await editor.press("backspace")
        assert "tallentamatta" not in editor.text


async def test_another_section_and_another_screen_save_first(desk: Desk) -> None:
    """The keys that lead away from a text save it, inside the field too."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter", "a", "f9")
        assert editor.report_screen.section is SESSIONS
        assert editor.report_screen.writes
        assert editor.stored(GOAL) == "a"
        await editor.press("f7", "b", "f10")
        assert editor.asks(Confirm)
        assert editor.stored(GOAL) == "ab"


async def test_a_personal_code_is_refused_and_stays_in_the_field_only(
    desk: Desk, tmp_path: Path
) -> None:
    """The text is nowhere on the disk; leaving asks, and the report finds it again."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter")
        await editor.write(f"Asiakas {CODE}")
        await editor.press("escape")
        assert "! ei tallennettu" in editor.text
        assert "Tekstissä on henkilötunnus" in editor.text
        assert editor.stored(GOAL) == ""
        await editor.press("escape")
        assert editor.asks(Confirm)
        await editor.press("escape")
        assert editor.app.screen is editor.screen
        await editor.press("escape", "enter")
        assert editor.app.screen is not editor.screen
        files = (path for path in tmp_path.rglob("*") if path.is_file())
        assert not any(CODE.encode() in path.read_bytes() for path in files)
        editor.app.push_screen(ReportScreen(desk, editor.order_id))
        await settle(editor.pilot)
        assert CODE in text_of(editor.app)


async def test_one_refused_section_holds_no_other_back(desk: Desk) -> None:
    """Only the section with the code stays unsaved; without it everything is saved."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter")
        await editor.write(CODE)
        await editor.press("f9", "f9", "f9", "a", "escape")
        assert editor.stored(FACTORS) == "a"
        assert editor.stored(GOAL) == ""
        editor.report_screen.show_section(GOAL)
        await editor.press("enter", *["backspace"] * len(CODE))
        await editor.write("Kolme hakemusta")
        await editor.press("escape")
        assert editor.stored(GOAL) == "Kolme hakemusta"
        assert "ei tallennettu" not in editor.text


@pytest.mark.parametrize("key", ["S", "P", "w", "R"])
async def test_nothing_is_done_with_a_report_that_is_not_saved(desk: Desk, key: str) -> None:
    """A key that works on the stored report says why it does not."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter")
        await editor.write(CODE)
        await editor.press("escape")
        before = editor.text.count("henkilötunnus")
        await editor.press(key)
        assert editor.app.screen is editor.screen
        assert editor.text.count("henkilötunnus") > before or "ei voi ohittaa" in editor.text


@pytest.mark.parametrize(
    ("key", "stays", "kept"),
    [
        ("f2", "Ensin. Maijan tavoite. Ollin tavoite.", set()),
        ("f3", "Ensin. Ollin tavoite.", {"Ensin. Maijan tavoite."}),
        ("f4", "Ensin. Maijan tavoite.", {"Ensin. Ollin tavoite."}),
    ],
    ids=["merged", "theirs", "mine"],
)
async def test_a_section_that_someone_else_changed_is_settled_by_choice(
    desk: Desk, colleague: Desk, key: str, stays: str, kept: set[str]
) -> None:
    """Nothing is overwritten unseen, and the text that does not stay is kept."""
    desk.reports.write(order_id(LATE), {GOAL: "Ensin. Avoin."})
    async with editing(desk, LATE) as editor:
        editor.report_screen.show_section(GOAL)
        await editor.press("enter", *["backspace"] * len("Avoin."))
        await editor.write("Maijan tavoite.")
        colleague.reports.write(editor.order_id, {GOAL: "Ensin. Ollin tavoite."})
        await editor.press("escape")
        assert editor.asks(SettleText)
        assert "myös olli on muuttanut" in editor.text
        assert "Ensin. ‹oma: Maijan tavoite.› ‹olli: Ollin tavoite.›" in editor.text
        assert editor.stored(GOAL) == "Ensin. Ollin tavoite."
        await editor.press(key)
        await editor.until(lambda: editor.stored(GOAL) == stays)
        assert editor.field.text == stays
        assert "ei tallennettu" not in editor.text
    assert {rescued.text for rescued in desk.drafts.pending()} == kept


async def test_the_merged_text_can_be_edited(desk: Desk, colleague: Desk) -> None:
    """What is typed there is kept at each key; what it leaves out in the end is set aside."""
    name = section_name(order_id(LATE), GOAL)
    async with editing(desk, LATE) as editor:
        await editor.press("enter")
        await editor.write("Maijan tavoite.")
        colleague.reports.write(editor.order_id, {GOAL: "Ollin tavoite."})
        await editor.press("escape", "ctrl+home", *["delete"] * len("‹oma: Maijan tavoite.› "))
        await editor.press("end")
        await editor.write(" Lisää.")
        own = {text.name: text.text for text in desk.drafts._drafts.own()}
        assert own[name] == "Ollin tavoite. Lisää."
        await editor.press("f2")
        await editor.until(lambda: editor.stored(GOAL) == "Ollin tavoite. Lisää.")
    assert [rescued.text for rescued in desk.drafts.pending()] == ["Maijan tavoite."]


async def test_left_for_later_nothing_has_changed(desk: Desk, colleague: Desk) -> None:
    """Both texts are where they were, and it is asked again on the way out."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter")
        await editor.write("Maijan tavoite.")
        colleague.reports.write(editor.order_id, {GOAL: "Ollin tavoite."})
        await editor.press("escape", "x", "escape")
        assert editor.app.screen is editor.screen
        assert editor.stored(GOAL) == "Ollin tavoite."
        assert editor.field.text == "Maijan tavoite."
        (own,) = desk.drafts._drafts.own()
        assert own.text == "Maijan tavoite."
        await editor.press("escape")
        assert editor.asks(SettleText)


async def test_a_conflict_waits_while_somebody_writes(desk: Desk, colleague: Desk) -> None:
    """No question opens under the fingers; it is said, and asked when the field is left."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter")
        await editor.write("Maijan")
        colleague.reports.write(editor.order_id, {GOAL: "Olli"})
        editor.report_screen.saver.save()
        await settle(editor.pilot)
        assert editor.app.screen is editor.screen
        assert "! ei tallennettu" in editor.text
        assert "Joku muu on muuttanut samaa kohtaa" in editor.text
        await editor.press("escape", "escape")
        assert editor.stored(GOAL) == "Olli"
        assert editor.field.text == "Maijan"
        await editor.press("escape")
        assert editor.asks(SettleText)


async def test_what_others_change_shows_by_itself(desk: Desk, colleague: Desk) -> None:
    """Another section is renewed under the eyes; the one being typed is not touched."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter")
        await editor.write("Maijan tavoite")
        colleague.reports.write(editor.order_id, {FACTORS: "Ollin seikat"})
        editor.report_screen.look_again()
        await settle(editor.pilot)
        assert "✓ Seikat" in editor.text
        assert editor.field.text == "Maijan tavoite"
        assert editor.report_screen.field_of(FACTORS).text == "Ollin seikat"
        await editor.press("escape")
        assert editor.stored(GOAL) == "Maijan tavoite"
        assert editor.stored(FACTORS) == "Ollin seikat"


async def test_a_report_that_someone_else_sends_is_locked_here_too(
    desk: Desk, colleague: Desk
) -> None:
    """No text is written over what was handed in."""
    async with editing(desk, READY) as editor:
        colleague.reports.send(editor.order_id, editor.app.words)
        editor.report_screen.look_again()
        await settle(editor.pilot)
        assert "✓ lähetetty 24.4.2024 · olli" in editor.text
        assert editor.field.read_only


async def test_a_paste_brings_nothing_that_a_terminal_would_obey(desk: Desk) -> None:
    """Escape sequences and unseen characters stay outside; lines and spaces come in."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter")
        editor.field._replace_via_keyboard(" a\x1b]52;c;x\x07\u202eb\r\nc ", (0, 0), (0, 0))
        assert editor.field.text == " a]52;c;xb\nc "


async def test_esc_leaves_field_then_report(desk: Desk) -> None:
    """One step at a time, and the text is saved on the way."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter", "a", "escape")
        assert isinstance(editor.screen.focused, Sections)
        await editor.press("escape")
        assert not isinstance(editor.app.screen, ReportScreen)
        assert editor.stored(GOAL) == "a"
