"""What taking in the log would change in a report, as readable differences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from tests.factories import NOTES, a_full_report, a_running_file, a_session, three_sessions

from ph_tui.domain.report_log import fill
from ph_tui.ui.report.changes import Difference, differences

if TYPE_CHECKING:
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.sessions import Session


def found(*sessions: Session, edited: str = "") -> tuple[Difference, ...]:
    """What changes in the story's report when the log has these sessions instead."""
    report = a_full_report()
    if edited:
        report = replace(report, sessions=report.sessions.replace(NOTES[0], edited))
    file: OrderFile = a_running_file(sessions=sessions, report=report)
    return differences(file, fill(report, sessions).sessions)


def test_a_log_that_stayed_the_same_changes_nothing() -> None:
    """Nor does an edit in the report itself: it stays."""
    assert found(*three_sessions()) == ()
    assert found(*three_sessions(), edited="Valmentajan oma kuvaus.") == ()


def test_a_note_is_shown_as_old_and_new_lines() -> None:
    """Only the meeting that changes is named."""
    first, *others = three_sessions()
    (change,) = found(replace(first, note="Uusi\nkirjaus"), *others)
    assert (change.kind, change.heading, change.was) == (
        *("changed", "6.3.2024 9.00–11.00 · 2 h", ""),
    )
    assert change.lines == (("old", NOTES[0]), ("new", "Uusi"), ("new", "kirjaus"))


def test_what_was_edited_in_the_report_stays_beside_the_new_note() -> None:
    """The edited line is the same; the note comes below it."""
    first, *others = three_sessions()
    (change,) = found(replace(first, note="Uusi"), *others, edited="Oma kuvaus.")
    assert change.lines == (("same", "Oma kuvaus."), ("new", "Uusi"))


def test_a_moved_meeting_is_one_change_with_both_headings() -> None:
    """Not one that goes away and one that comes."""
    first, *others = three_sessions()
    moved = replace(first, on=date(2024, 3, 7), start=time(13), end=time(14, 30))
    (change,) = found(moved, *others)
    assert change.was == "6.3.2024 9.00–11.00 · 2 h"
    assert change.heading == "7.3.2024 13.00–14.30 · 1 h 30 min"
    assert change.lines == (("same", NOTES[0]),)


def test_meetings_that_come_and_go_are_named_with_their_text() -> None:
    """Those that come stand first, in the order of the log; numbers alone are no change."""
    first, second, third = three_sessions()
    late = a_session(3, id="4711aaaa-00000f", on=date(2024, 4, 9), note="Lisätty")
    added, removed = found(second, third, late)
    assert (added.kind, added.heading) == ("added", "9.4.2024 9.00–11.00 · 2 h")
    assert added.lines == (("new", "Lisätty"),)
    assert (removed.kind, removed.heading) == ("removed", "6.3.2024 9.00–11.00 · 2 h")
    assert removed.lines == (("old", first.note),)
