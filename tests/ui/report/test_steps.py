"""A report on its way from the first gap to sent, and back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.ui.desks import order_id
from tests.ui.report.editor import (
    FACTORS,
    GOAL,
    LATE,
    READY,
    RUNNING,
    SENT,
    SESSIONS,
    editing,
)
from textual.widgets import Input

from ph_tui.domain.reports import ReportSection
from ph_tui.ui.dialogs.ask_form import AskForm
from ph_tui.ui.dialogs.ask_text import AskReason
from ph_tui.ui.report.take_log import TakeLog

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk


async def test_a_report_is_written_to_zero_findings_and_marked_as_sent(desk: Desk) -> None:
    """From the first gap to the locked report with the keyboard alone, at 80×24."""
    async with editing(desk, LATE) as editor:
        assert editor.report_screen.section is GOAL
        await editor.press("enter")
        await editor.write("Tavoitteena on kolme hakemusta viikossa.")
        await editor.press("escape", "R", "enter", "n", "0", "n", "enter")
        await editor.write("Asiakas hakee kolmea paikkaa toukokuun loppuun mennessä.")
        await editor.press("escape")
        assert desk.reports.gate(desk.orders.load(editor.order_id)) == ()
        assert "Raportti on valmis lähetettäväksi" in editor.text
        await editor.press("S")
        assert editor.asks(AskForm)
        await editor.press("enter")
        await editor.write("Kuittaus 88")
        await editor.press("enter")
        sent = desk.orders.load(editor.order_id).report.sent
        assert sent is not None
        assert (sent.on, sent.by, sent.receipt) == (date(2024, 4, 24), "maija", "Kuittaus 88")
        assert "✓ lähetetty 24.4.2024 · maija" in editor.text
        assert editor.field.read_only


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
        assert editor.asks(TakeLog)
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
        await editor.write(" Lisäksi harjoiteltiin.")
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
        assert editor.asks(AskReason)
        await editor.press("enter")
        assert editor.asks(AskReason)
        await editor.write("Tavoite sovitaan myöhemmin.")
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
        assert editor.asks(AskForm)
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
        assert editor.asks(AskReason)
        await editor.write("Tavoite oli väärin.")
        await editor.press("enter")
        report = desk.orders.load(editor.order_id).report
        assert report.sent is None
        assert report.reopenings[0].why == "Tavoite oli väärin."
        await editor.press("enter", "x", "escape")
        assert editor.stored(ReportSection.BASELINE).endswith("x")
