"""How the report's sessions field follows the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.report_log import (
    changes_since_filled,
    fill,
    meetings_in,
    untold_sessions,
    with_sessions_text,
)
from ph_tui.domain.reports import ServiceReport
from ph_tui.domain.sessions import Session, SessionState

FIRST = Session("1", date(2024, 4, 16), time(9), time(11), 0, SessionState.HELD, "maija", "CV")
SECOND = replace(FIRST, id="2", on=date(2024, 4, 23), note="Hakemukset")
BOTH = (FIRST, SECOND)

logs = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.integers(6, 20),
        st.text("abcdeäö #*\n-_|", min_size=4, max_size=40),
    ),
    max_size=6,
    unique_by=lambda entry: entry[:2],
).map(
    lambda entries: tuple(
        Session(
            str(number),
            date(2024, 3, 1) + timedelta(days=day),
            time(hour),
            time(hour, 50),
            0,
            SessionState.HELD,
            "maija",
            "Tehtiin " + note,
        )
        for number, (day, hour, note) in enumerate(entries)
    )
)


@given(logs)
def test_a_filled_report_tells_of_every_session_and_is_not_stale(
    sessions: tuple[Session, ...],
) -> None:
    """What is filled is complete, and filling again changes nothing."""
    report = fill(ServiceReport(), sessions)
    assert changes_since_filled(report, sessions) == ()
    assert untold_sessions(report.sessions, sessions) == ()
    assert fill(report, sessions) == report


@given(logs, st.data())
def test_a_session_left_out_of_the_text_is_missed(
    sessions: tuple[Session, ...], data: st.DataObject
) -> None:
    """Exactly the one that is gone."""
    if not sessions:
        return
    gone = data.draw(st.sampled_from(sessions))
    others = tuple(session for session in sessions if session.id != gone.id)
    text = fill(ServiceReport(), others).sessions
    missed = untold_sessions(text, sessions)
    if gone.on not in {session.on for session in others}:
        assert missed == (gone,)
    else:
        assert len(missed) == 1


def test_an_untouched_note_is_replaced_and_an_edited_text_is_kept() -> None:
    """The log's change comes in without throwing the coach's words away."""
    report = fill(ServiceReport(), BOTH)
    changed = (replace(FIRST, note="CV ja kuva"), SECOND)
    assert "CV ja kuva" in fill(report, changed).sessions
    assert "\nCV\n" not in fill(report, changed).sessions
    edited = replace(report, sessions=report.sessions.replace("\nCV\n", "\nCV:n pohja.\n"))
    text = fill(edited, changed).sessions
    assert "CV:n pohja.\n\nCV ja kuva" in text


def test_a_moved_session_takes_its_text_along() -> None:
    """It is found by where it stood when it was taken in."""
    report = fill(ServiceReport(), BOTH)
    edited = replace(report, sessions=report.sessions.replace("\nCV\n", "\nCV:n pohja.\n"))
    moved = (replace(FIRST, on=date(2024, 4, 17)), SECOND)
    assert [c.kind for c in changes_since_filled(edited, moved)] == ["changed"]
    text = fill(edited, moved).sessions
    assert "17.4.2024" in text
    assert "CV:n pohja." in text
    assert "16.4.2024" not in text


def test_a_removed_session_leaves_the_text() -> None:
    """And until then the report is stale."""
    report = fill(ServiceReport(), BOTH)
    assert [c.kind for c in changes_since_filled(report, (SECOND,))] == ["removed"]
    assert "16.4.2024" not in fill(report, (SECOND,)).sessions


def test_what_was_edited_stays_when_its_session_left_the_log() -> None:
    """A person decides what becomes of it; the rules tell that the log knows no such meeting."""
    report = fill(ServiceReport(), BOTH)
    edited = replace(report, sessions=report.sessions.replace("\nCV\n", "\nCV:n pohja.\n"))
    text = fill(edited, (SECOND,)).sessions
    assert text.endswith("CV:n pohja.")
    assert fill(fill(edited, (SECOND,)), (SECOND,)).sessions == text


def test_text_before_the_first_heading_stays() -> None:
    """A coach may begin with a sentence of the own."""
    report = replace(ServiceReport(), sessions="Tapasimme kirjastossa.")
    assert fill(report, BOTH).sessions.startswith("Tapasimme kirjastossa.\n\n### 1 ·")


def test_running_text_that_names_the_days_tells_of_the_sessions() -> None:
    """Nobody has to use the headings."""
    report = with_sessions_text(ServiceReport(), "16.4. CV, 23.4.2024 hakemukset", BOTH)
    assert changes_since_filled(report, BOTH) == ()
    assert untold_sessions(report.sessions, BOTH) == ()
    assert untold_sessions("Tapasimme 6.4. ja 123.4.2024", BOTH) == BOTH


def test_a_heading_without_text_tells_nothing() -> None:
    """The day alone does not say what was done."""
    report = fill(ServiceReport(), (replace(FIRST, note=""),))
    assert untold_sessions(report.sessions, (FIRST,)) == (FIRST,)


def test_meetings_are_read_back_with_their_lines() -> None:
    """The editor jumps to a meeting's heading; an impossible date is no meeting."""
    text = fill(ServiceReport(), BOTH).sessions
    assert [(m.on.day, m.start, m.line) for m in meetings_in(text)] == [
        (16, "9.00", 1),
        (23, "9.00", 5),
    ]
    assert meetings_in("### 1 · 31.2.2024\n\nCV") == ()
