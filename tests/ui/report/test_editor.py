"""The report editor: where its keys lead, what it shows, and what it looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.desks import order_id
from tests.ui.report.editor import (
    AGREED,
    CODE,
    FACTORS,
    GOAL,
    LATE,
    READY,
    editing,
    report_app,
)
from tests.ui.snapshots import SMALL, WIDE, settle, take

from ph_tui.domain.reports import ReportSection
from ph_tui.l10n.words import Words
from ph_tui.ui.dialogs.settle import SettleText
from ph_tui.ui.kit.preview import Preview
from ph_tui.ui.report.findings import Findings

if TYPE_CHECKING:
    from tests.ui.conftest import Snap

    from ph_tui.desk.desk import Desk


async def test_findings_follow_the_typing(desk: Desk) -> None:
    """A finding goes when its cause does, a moment after the last key."""
    async with editing(desk, LATE) as editor:
        assert "Yhteinen tavoite puuttuu" in editor.text
        await editor.press("enter")
        await editor.write("Kolme hakemusta viikossa.")
        await editor.until(lambda: "Yhteinen tavoite puuttuu" not in editor.text)
        assert "✓ Tavoite" in editor.text


async def test_the_preview_follows_the_typing(desk: Desk) -> None:
    """The whole report beside the field holds what is typed, saved or not."""
    async with editing(desk, LATE, size=WIDE) as editor:
        await editor.press("enter")
        await editor.write("Tehotavoite")
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


async def test_report_conflict(desk: Desk, colleague: Desk) -> None:
    """Two people wrote the same section: before, mine and theirs, and a merged text to edit."""
    before = (
        "Tavoitteena on kolme hakemusta viikossa. Asiakas hakee varastotyötä lähialueelta.\n\n"
        "Haastatteluun pyritään kevään aikana."
    )
    for size in (SMALL, WIDE):
        desk.reports.write(order_id(LATE), {GOAL: before})
        async with editing(desk, LATE, size=size) as editor:
            editor.report_screen.show_section(GOAL)
            await editor.press("enter")
            editor.field.take(before.replace("varastotyötä lähialueelta", "kaupan alan työtä"))
            theirs = before.replace("lähialueelta", "koko maakunnasta").replace("kolme", "neljä")
            colleague.reports.write(editor.order_id, {GOAL: theirs})
            await editor.press("escape")
            assert editor.asks(SettleText)
            take(editor.app, "conflict", feature="report/editor")


def change_the_log(desk: Desk) -> None:
    """Change one meeting of the ready report, move another, take one away and add one."""
    order, sessions = order_id(READY), desk.orders.load(order_id(READY)).sessions
    desk.sessions.edit(order, sessions[0].id, note="Kartoitettiin osaaminen ja kielitaito.")
    desk.sessions.move(order, sessions[1].id, "11.4. 9-11")
    desk.sessions.remove(order, sessions[2].id)
    desk.sessions.log(desk.sessions.read("18.4. 12-14 Harjoiteltiin haastattelua.", order))
