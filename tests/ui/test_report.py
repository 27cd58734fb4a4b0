"""The report editor: written section by section, saved by itself, checked, sent, opened again."""

from __future__ import annotations

import time
from contextlib import asynccontextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.ui.desks import DeskApp, a_desk, desk_app, order_id
from tests.ui.snapshots import SMALL, WIDE, settle, text_of
from textual.widgets import Input

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.domain.reports import ReportSection
from ph_tui.l10n.words import Words
from ph_tui.ui import report_writing
from ph_tui.ui.dialogs import AskForm, AskReason, AskText, Choose, Confirm
from ph_tui.ui.preview import Preview
from ph_tui.ui.report import ReportScreen
from ph_tui.ui.report_dialogs import TakeLog
from ph_tui.ui.report_findings import Findings
from ph_tui.ui.report_sections import Sections
from ph_tui.ui.screen import PhScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from tests.ui.conftest import Snap
    from textual.pilot import Pilot

    from ph_tui.ui.report_field import SectionField

LATE, READY, SENT, RUNNING, AGREED = 4698, 4705, 4690, 4711, 4729
CODE = "010101-901S"
GOAL, SESSIONS, FACTORS = ReportSection.GOAL, ReportSection.SESSIONS, ReportSection.FACTORS


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The desk of the small company."""
    return a_desk(tmp_path)


@pytest.fixture
def colleague(tmp_path: Path) -> Desk:
    """Olli's desk on the same data."""
    return Desk.open(
        tmp_path / "data", "olli", clock_at("2024-04-24T12:00"), cache=tmp_path / "cache-olli"
    )


class Editor:
    """The editor of one report under a pilot."""

    def __init__(self, pilot: Pilot[Any], app: DeskApp, desk: Desk, number: int) -> None:
        self.pilot, self.app, self.desk, self.order_id = pilot, app, desk, order_id(number)
        self.screen = app.screen
        assert isinstance(self.screen, ReportScreen)
        self.report_screen = self.screen

    async def press(self, *keys: str) -> None:
        """Press keys one by one, each after the one before has had its effect."""
        for key in keys:
            await self.pilot.press(key)
            await settle(self.pilot)

    async def type(self, text: str) -> None:
        """Type a text into whatever has the focus."""
        await self.pilot.press(*("space" if key == " " else key for key in text))
        await settle(self.pilot)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for what a timer or a thread brings about."""
        give_up = time.monotonic() + 10
        while not holds():
            assert time.monotonic() < give_up, "it never came true"
            await self.pilot.pause(0.02)
        await settle(self.pilot)

    @property
    def text(self) -> str:
        """The screen as plain text."""
        return text_of(self.app)

    def stored(self, section: ReportSection) -> str:
        """The text of a section on the disk."""
        return self.desk.orders.load(self.order_id).report.text(section)

    @property
    def field(self) -> SectionField:
        """The field that shows."""
        return self.report_screen.field

    @property
    def dialog(self) -> type[object]:
        """What is asked."""
        return type(self.app.screen)


@asynccontextmanager
async def editing(
    desk: Desk, number: int, *, size: tuple[int, int] = SMALL
) -> AsyncIterator[Editor]:
    """Open the editor over the orders, as it is opened in the program."""
    app = desk_app(desk, "orders", PhScreen)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        app.push_screen(ReportScreen(desk, order_id(number)))
        await settle(pilot)
        yield Editor(pilot, app, desk, number)


def report_app(desk: Desk, number: int) -> DeskApp:
    """The program with the editor open, for pictures."""
    return desk_app(desk, "orders", lambda: ReportScreen(desk, order_id(number)))


async def test_a_report_is_written_to_zero_findings_and_marked_as_sent(desk: Desk) -> None:
    """From the first gap to the locked report with the keyboard alone, at 80×24."""
    async with editing(desk, LATE) as editor:
        assert editor.report_screen.section is GOAL
        await editor.press("enter")
        await editor.type("Tavoitteena on kolme hakemusta viikossa.")
        await editor.press("escape", "R", "enter", "n", "0", "n", "enter")
        await editor.type("Asiakas hakee kolmea paikkaa toukokuun loppuun mennessä.")
        await editor.press("escape")
        assert desk.reports.gate(desk.orders.load(editor.order_id)) == ()
        assert "Raportti on valmis lähetettäväksi" in editor.text
        await editor.press("S")
        assert editor.dialog is AskForm
        await editor.press("enter")
        await editor.type("Kuittaus 88")
        await editor.press("enter")
        sent = desk.orders.load(editor.order_id).report.sent
        assert sent is not None
        assert (sent.on, sent.by, sent.receipt) == (date(2024, 4, 24), "maija", "Kuittaus 88")
        assert "✓ lähetetty 24.4.2024 · maija" in editor.text
        assert editor.field.read_only


@pytest.mark.parametrize("section", [s for s in ReportSection if s is not SESSIONS])
async def test_each_section_is_typed_and_saved(desk: Desk, section: ReportSection) -> None:
    """What is typed in a section lands in that section and in no other."""
    before = desk.orders.load(order_id(AGREED)).report
    async with editing(desk, AGREED) as editor:
        editor.report_screen.show_section(section)
        await editor.press("enter")
        await editor.type("Yksi rivi")
        await editor.press("enter")
        await editor.type("toinen")
        await editor.press("escape")
        after = desk.orders.load(editor.order_id).report
        assert after.with_text(section, "") == before
        assert after.text(section) == "Yksi rivi\ntoinen"


async def test_letters_are_text_in_the_field_and_keys_outside(desk: Desk) -> None:
    """No letter, digit or sign of a key acts while somebody writes."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter")
        await editor.type("nRpwSOxP0q?:1 j/k")
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
        await editor.type("Kolme hakemusta.")
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
        assert editor.dialog is Confirm
        assert editor.stored(GOAL) == "ab"


async def test_findings_follow_the_typing(desk: Desk) -> None:
    """A finding goes when its cause does, a moment after the last key."""
    async with editing(desk, LATE) as editor:
        assert "Yhteinen tavoite puuttuu" in editor.text
        await editor.press("enter")
        await editor.type("Kolme hakemusta viikossa.")
        await editor.until(lambda: "Yhteinen tavoite puuttuu" not in editor.text)
        assert "✓ Tavoite" in editor.text


async def test_the_preview_follows_the_typing(desk: Desk) -> None:
    """The whole report beside the field holds what is typed, saved or not."""
    async with editing(desk, LATE, size=WIDE) as editor:
        await editor.press("enter")
        await editor.type("Tehotavoite")
        await editor.until(lambda: editor.text.count("Tehotavoite") == 2)


async def test_a_narrow_screen_shows_the_preview_in_the_place_of_the_rest(desk: Desk) -> None:
    """F5 turns to the preview and back, from inside the field too."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter", "f5")
        assert isinstance(editor.screen.focused, Preview)
        assert "(ei vielä kirjoitettu)" in editor.text
        top = editor.screen.query_one(Preview).scroll_offset.y
        await editor.press("j")
        assert editor.screen.query_one(Preview).scroll_offset.y == top + 1
        await editor.press("f5")
        assert "(ei vielä kirjoitettu)" not in editor.text
        assert editor.report_screen.writes


async def test_a_wide_screen_can_do_without_the_preview(desk: Desk) -> None:
    """There p gives the field more room."""
    async with editing(desk, LATE, size=WIDE) as editor:
        await editor.press("p")
        assert not editor.screen.query_one(Preview).display
        await editor.press("p")
        assert editor.screen.query_one(Preview).display


async def test_next_gap_goes_round(desk: Desk) -> None:
    """N and F8 visit the sections that lack something, and only those."""
    async with editing(desk, LATE) as editor:
        visited = []
        for _ in range(5):
            visited.append(editor.report_screen.section)
            await editor.press("n")
        assert [str(section) for section in visited] == [
            *("goal", "sessions", "factors", "follow_up", "goal")
        ]
        await editor.press("enter", "f8")
        assert editor.report_screen.section is FACTORS
        assert editor.report_screen.writes


async def test_a_finding_leads_to_its_line(desk: Desk) -> None:
    """Enter on a finding puts the cursor where it is mended."""
    desk.reports.write(
        order_id(LATE),
        {ReportSection.ACTIONS: "CV päivitettiin.\n\nAsiakkaan diagnoosi kirjattiin.\n\nLoppu."},
    )
    async with editing(desk, LATE) as editor:
        editor.report_screen.show_section(ReportSection.ACTIONS)
        editor.screen.query_one(Findings).focus()
        await editor.press("enter")
        assert editor.report_screen.writes
        assert editor.field.cursor_location[0] == 2


async def test_a_click_on_a_finding_leads_to_its_section(desk: Desk) -> None:
    """Whichever line of the finding is hit."""
    async with editing(desk, LATE) as editor:
        await editor.pilot.click(Findings, offset=(20, 2))
        await settle(editor.pilot)
        assert editor.report_screen.writes
        assert editor.report_screen.section is GOAL


async def test_the_empty_sessions_section_is_filled_at_once(desk: Desk) -> None:
    """What was logged is never typed again; it is said that it was done."""
    async with editing(desk, RUNNING) as editor:
        assert editor.stored(SESSIONS).count("###") == 4
        assert "Tapaamiset täytettiin kirjauksista (4 tapaamista)." in editor.text
        assert "✓ Tapaamiset 4/4" in editor.text


async def test_a_changed_log_is_shown_before_it_is_taken_in(desk: Desk) -> None:
    """R shows the difference; esc leaves the report as it was, enter takes the log in."""
    async with editing(desk, LATE) as editor:
        before = editor.stored(SESSIONS)
        await editor.press("R")
        assert editor.dialog is TakeLog
        assert "+ 11.4.2024 9.00–10.30 · 1 h 30 min  lisätään" in editor.text
        await editor.press("escape")
        assert editor.stored(SESSIONS) == before
        assert "? kirjaukset muuttuneet (1)  R" in editor.text
        await editor.press("f6", "enter")
        assert "### 5 · 11.4.2024" in editor.stored(SESSIONS)
        assert "kirjaukset muuttuneet" not in editor.text
        assert "### 5 · 11.4.2024" in editor.field.text


async def test_taking_the_log_in_keeps_what_is_being_typed(desk: Desk) -> None:
    """F6 in the middle of writing saves first; the coach's words stay."""
    async with editing(desk, LATE) as editor:
        await editor.press("j", "enter")
        await editor.type(" Lisäksi harjoiteltiin.")
        await editor.press("f6", "enter")
        assert "Lisäksi harjoiteltiin." in editor.stored(SESSIONS)
        assert "### 5 · 11.4.2024" in editor.stored(SESSIONS)


async def test_zero_answers_that_nothing_came_up(desk: Desk) -> None:
    """Where the handbook lets it be an answer, and printed as a whole sentence."""
    async with editing(desk, LATE) as editor:
        await editor.press("0")
        assert editor.stored(GOAL) == ""
        await editor.press("j", "j", "j", "0")
        assert editor.stored(FACTORS) == "ei tullut esiin"
        assert "– Seikat   ei tullut esiin" in editor.text
        await editor.press("p")
        assert "Palvelussa ei tullut esiin seikkoja" in editor.text


async def test_zero_asks_before_it_replaces_a_text(desk: Desk) -> None:
    """A written section is not lost by one key; undo brings it back."""
    desk.reports.write(order_id(LATE), {FACTORS: "Pitkät työmatkat."})
    async with editing(desk, LATE) as editor:
        editor.report_screen.show_section(FACTORS)
        await editor.press("0", "escape")
        assert editor.stored(FACTORS) == "Pitkät työmatkat."
        await editor.press("0", "enter")
        assert editor.stored(FACTORS) == "ei tullut esiin"
        await editor.press("enter", "ctrl+z", "escape")
        assert editor.stored(FACTORS) == "Pitkät työmatkat."


async def test_a_finding_is_waived_with_a_reason(desk: Desk) -> None:
    """The section is then no gap, and the order keeps who, when and why."""
    async with editing(desk, LATE) as editor:
        await editor.press("w")
        assert editor.dialog is AskReason
        await editor.press("enter")
        assert editor.dialog is AskReason
        await editor.type("Tavoite sovitaan myöhemmin.")
        await editor.press("enter")
        waiver = desk.orders.load(editor.order_id).waivers[0]
        assert (waiver.key, waiver.by) == ("report.goal", "maija")
        assert waiver.why == "Tavoite sovitaan myöhemmin."
        assert "– Tavoite         ohitettu" in editor.text


async def test_what_can_not_be_waived_is_told(desk: Desk) -> None:
    """The end of the service and a mere hint are not asked about."""
    desk.reports.write(order_id(RUNNING), {ReportSection.BASELINE: "Asiakas on toipunut."})
    async with editing(desk, RUNNING) as editor:
        editor.report_screen.show_section(ReportSection.BASELINE)
        await editor.press("w")
        assert editor.app.screen is editor.screen
        assert "Tätä ei voi ohittaa: Palvelun päättymistä" in " ".join(editor.text.split())


async def test_sending_is_refused_with_the_first_reason_and_a_jump(desk: Desk) -> None:
    """Nothing is locked while an error stands."""
    async with editing(desk, LATE) as editor:
        await editor.press("j", "j", "S")
        assert editor.app.screen is editor.screen
        assert "Raporttia ei merkitty lähetetyksi. 5 puutetta" in editor.text
        assert editor.report_screen.section is GOAL
        assert editor.report_screen.writes
        assert desk.orders.load(editor.order_id).report.sent is None


async def test_a_day_of_sending_that_makes_no_sense_stays_in_the_form(desk: Desk) -> None:
    """The future and nonsense are told while they are typed; nothing is locked."""
    async with editing(desk, READY) as editor:
        await editor.press("S")
        editor.app.screen.query_one("#on", Input).value = "25.4.2024"
        await editor.press("f2")
        assert editor.dialog is AskForm
        assert "25.4.2024 on vasta tulossa" in editor.text
        editor.app.screen.query_one("#on", Input).value = "eilen"
        await editor.press("f2")
        sent = desk.orders.load(editor.order_id).report.sent
        assert sent is not None
        assert sent.on == date(2024, 4, 23)


async def test_a_sent_report_is_locked_until_it_is_opened_with_a_reason(desk: Desk) -> None:
    """Typing does nothing; O asks why, and what was sent is kept."""
    async with editing(desk, SENT) as editor:
        before = editor.field.text
        await editor.press("enter", "a", "0", "S", "R")
        assert editor.field.text == before
        assert editor.app.screen is editor.screen
        await editor.press("O")
        assert editor.dialog is AskReason
        await editor.type("Tavoite oli väärin.")
        await editor.press("enter")
        report = desk.orders.load(editor.order_id).report
        assert report.sent is None
        assert report.reopenings[0].why == "Tavoite oli väärin."
        await editor.press("enter", "x", "escape")
        assert editor.stored(ReportSection.BASELINE).endswith("x")


async def test_a_personal_code_is_refused_and_stays_in_the_field_only(
    desk: Desk, tmp_path: Path
) -> None:
    """The text is nowhere on the disk; leaving asks, and the report finds it again."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter")
        await editor.type(f"Asiakas {CODE}")
        await editor.press("escape")
        assert "! ei tallennettu" in editor.text
        assert "Tekstissä on henkilötunnus" in editor.text
        assert editor.stored(GOAL) == ""
        await editor.press("escape")
        assert editor.dialog is Confirm
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
        await editor.type(CODE)
        await editor.press("f9", "f9", "f9", "a", "escape")
        assert editor.stored(FACTORS) == "a"
        assert editor.stored(GOAL) == ""
        editor.report_screen.show_section(GOAL)
        await editor.press("enter", *["backspace"] * len(CODE))
        await editor.type("Kolme hakemusta")
        await editor.press("escape")
        assert editor.stored(GOAL) == "Kolme hakemusta"
        assert "ei tallennettu" not in editor.text


@pytest.mark.parametrize(
    ("choice", "stays"),
    [
        ((), "Maijan tavoite"),
        (("j",), "Ollin tavoite"),
        (("j", "j"), "Ollin tavoite\n\nMaijan tavoite"),
    ],
)
async def test_a_section_that_someone_else_changed_is_settled_by_choice(
    desk: Desk, colleague: Desk, choice: tuple[str, ...], stays: str
) -> None:
    """Nothing is overwritten unseen: mine, theirs, or both."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter")
        await editor.type("Maijan tavoite")
        colleague.reports.write(editor.order_id, {GOAL: "Ollin tavoite"})
        await editor.press("escape")
        assert editor.dialog is Choose
        assert "Toisen teksti: Ollin tavoite" in editor.text
        assert editor.stored(GOAL) == "Ollin tavoite"
        await editor.press(*choice, "enter")
        assert editor.stored(GOAL) == stays
        assert editor.field.text == stays
        assert "ei tallennettu" not in editor.text


async def test_a_conflict_waits_while_somebody_writes(
    desk: Desk, colleague: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No question opens under the fingers; it is said, and asked when the field is left."""
    monkeypatch.setattr(report_writing, "SAVE_SECONDS", 0.05)
    async with editing(desk, LATE) as editor:
        await editor.press("enter")
        await editor.type("Maija")
        await editor.until(lambda: editor.stored(GOAL) == "Maija")
        colleague.reports.write(editor.order_id, {GOAL: "Olli"})
        await editor.type("n")
        await editor.until(lambda: "! ei tallennettu" in editor.text)
        assert editor.app.screen is editor.screen
        assert "Joku muu on muuttanut samaa osiota" in editor.text
        await editor.press("escape", "escape")
        assert editor.stored(GOAL) == "Olli"
        assert editor.field.text == "Maijan"
        await editor.press("escape")
        assert editor.dialog is Choose


async def test_what_others_change_shows_by_itself(desk: Desk, colleague: Desk) -> None:
    """Another section is renewed under the eyes; the one being typed is not touched."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter")
        await editor.type("Maijan tavoite")
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


async def test_the_report_becomes_a_pdf(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """P offers a name in the current folder and writes the file whole, for its owner alone."""
    monkeypatch.chdir(tmp_path)
    async with editing(desk, READY) as editor:
        await editor.press("P")
        assert editor.dialog is AskText
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
        assert editor.dialog is Confirm
        await editor.press("escape")
        assert editor.dialog is AskText
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
        assert editor.dialog is AskText
        assert "Kansiota ei ole" in editor.text


async def test_esc_leaves_field_then_report(desk: Desk) -> None:
    """One step at a time, and the text is saved on the way."""
    async with editing(desk, LATE) as editor:
        await editor.press("enter", "a", "escape")
        assert isinstance(editor.screen.focused, Sections)
        await editor.press("escape")
        assert not isinstance(editor.app.screen, ReportScreen)
        assert editor.stored(GOAL) == "a"


async def test_report_empty(snap: Snap, desk: Desk) -> None:
    """An order without meetings: each section says what belongs there."""
    await snap(report_app(desk, AGREED), "empty")
    await snap(report_app(desk, AGREED), "empty", size=WIDE)


async def test_report_half(snap: Snap, desk: Desk) -> None:
    """Half written, with findings, in the field."""
    await snap(report_app(desk, LATE), "half", press=["j", "enter"])
    await snap(report_app(desk, LATE), "half", size=WIDE, press=["j", "enter"])
    await snap(report_app(desk, LATE), "half", size=(160, 40), press=["j", "enter"])


async def test_report_full(snap: Snap, desk: Desk) -> None:
    """Nothing is missing: what is left is to send it."""
    await snap(report_app(desk, READY), "full")
    await snap(report_app(desk, READY), "full", size=WIDE)


async def test_report_sent(snap: Snap, desk: Desk) -> None:
    """Sent, with its receipt and what was sent before it was opened again."""
    for receipt in ("Kiitos palvelusta!", "Tunnus 20240424-17"):
        desk.reports.send(order_id(READY), Words("fi"), receipt=receipt)
        if "Tunnus" not in receipt:
            desk.reports.reopen(order_id(READY), "Tavoite oli väärin.")
    await snap(report_app(desk, READY), "sent")
    await snap(report_app(desk, READY), "sent", size=WIDE)


async def test_report_stale(snap: Snap, desk: Desk) -> None:
    """The log has changed: the mark, and the difference before it is taken in."""
    change_the_log(desk)
    await snap(report_app(desk, READY), "stale")
    await snap(report_app(desk, READY), "stale", size=WIDE)
    await snap(report_app(desk, READY), "take-log", press=["R"])
    await snap(report_app(desk, READY), "take-log", size=WIDE, press=["R"])


async def test_report_error(snap: Snap, desk: Desk) -> None:
    """A text that can't be saved stays, with the reason under it."""
    typed = ["enter", *("space" if key == " " else key for key in f"Asiakas {CODE}"), "escape"]
    await snap(report_app(desk, LATE), "error", press=typed)
    await snap(report_app(desk, LATE), "error", size=WIDE, press=typed)


async def test_report_preview_at_80(snap: Snap, desk: Desk) -> None:
    """The whole report, alone on a narrow screen."""
    await snap(report_app(desk, READY), "preview", press=["p"])


async def test_report_questions(snap: Snap, desk: Desk) -> None:
    """Sending and exporting as they are asked about."""
    await snap(report_app(desk, READY), "send", press=["S"])
    await snap(report_app(desk, READY), "export", press=["x"])


def change_the_log(desk: Desk) -> None:
    """Change one meeting of the ready report, move another, take one away and add one."""
    order, sessions = order_id(READY), desk.orders.load(order_id(READY)).sessions
    desk.sessions.edit(order, sessions[0].id, note="Kartoitettiin osaaminen ja kielitaito.")
    desk.sessions.move(order, sessions[1].id, "11.4. 9-11")
    desk.sessions.remove(order, sessions[2].id)
    desk.sessions.log(desk.sessions.read("18.4. 12-14 Harjoiteltiin haastattelua.", order))
