"""The rule that the report tells of the sessions that the log has, and when it goes stale."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from tests.domain.completeness.asking import at_gate, ids, of_rule
from tests.factories import (
    DUE_ON,
    a_context,
    a_full_report,
    a_sending,
    a_session,
    an_ended_file,
    at,
    three_sessions,
)

from ph_tui.domain.completeness import check
from ph_tui.domain.findings import Severity
from ph_tui.domain.report_log import with_sessions_text
from ph_tui.domain.reports import ServiceReport
from ph_tui.domain.sessions import SessionState


def test_a_session_that_the_report_leaves_out() -> None:
    """A session whose day the report does not mention is missing from it, and fillable."""
    told = a_full_report(three_sessions()[:2])
    [found] = of_rule("report.sessions", an_ended_file(report=told))
    assert found.message.id == "rule.report.sessions.untold"
    assert found.message.params["on"] == a_session(3).on
    assert found.severity is Severity.ERROR
    assert found.fix == "report.fill"


def test_a_report_without_a_word_on_its_sessions() -> None:
    """An empty field is one finding with the number of sessions, not one for each."""
    report = a_full_report(sessions="")
    [found] = of_rule("report.sessions", an_ended_file(report=replace(report, stamps=())))
    assert found.message.id == "rule.report.sessions"
    assert found.message.params["n"] == 3


def test_a_session_that_the_log_does_not_have() -> None:
    """A heading on a day without a session is told with its line."""
    told = a_full_report()
    text = f"{told.sessions}\n\n### 4 · 10.4.2024 9.00–11.00 · 2 h\n\nHarjoiteltiin haastattelua."
    report = with_sessions_text(told, text, three_sessions())
    [found] = of_rule("report.sessions", an_ended_file(report=report))
    assert found.message.id == "rule.report.sessions.unlogged"
    assert found.location.line == text.split("\n").index("### 4 · 10.4.2024 9.00–11.00 · 2 h") + 1


def test_a_session_that_is_only_planned_is_not_held_yet() -> None:
    """A report that tells of a planned session tells of what has not been logged."""
    sessions = (*three_sessions()[:2], a_session(3, state=SessionState.PLANNED))
    found = of_rule("report.sessions", an_ended_file(sessions=sessions))
    assert ids(found) == ["rule.report.sessions.unlogged"]


def test_a_heading_over_the_whole_service_is_no_session() -> None:
    """A heading that names two days is a heading over several sessions."""
    told = a_full_report()
    report = replace(told, sessions=f"## Palvelu 4.3.2024–10.4.2024\n\n{told.sessions}")
    assert not of_rule("report.sessions", an_ended_file(report=report))


def test_a_no_show_may_be_told() -> None:
    """A coach may report that the client stayed away."""
    held = three_sessions()[:2]
    told = a_full_report(held)
    text = f"{told.sessions}\n\n### 3.4.2024\n\nAsiakas ei saapunut."
    sessions = (*held, a_session(3, state=SessionState.NO_SHOW))
    file = an_ended_file(sessions=sessions, report=replace(told, sessions=text))
    assert not of_rule("report.sessions", file)


def test_a_session_changed_after_the_report_was_filled() -> None:
    """A stale report is a warning until it is to be sent, and an error then."""
    changed = a_session(2, end=time(12))
    file = an_ended_file(sessions=(a_session(1), changed, a_session(3)))
    [warning] = of_rule("report.sessions", file)
    [error] = at_gate("report.sessions", file)
    assert warning.message.id == "rule.report.sessions.changed"
    assert (warning.severity, error.severity) == (Severity.WARNING, Severity.ERROR)
    assert warning.fix == "report.fill"


def test_a_session_removed_after_the_report_was_filled() -> None:
    """One of two sessions of a day that disappears from the log is told as removed."""
    second = a_session(2, on=date(2024, 3, 6), start=time(13), end=time(14))
    report = a_full_report((a_session(1), second))
    found = of_rule("report.sessions", an_ended_file(sessions=(a_session(1),), report=report))
    assert ids(found) == ["rule.report.sessions.removed"]


def test_a_session_whose_day_is_mentioned_before_it_was_logged() -> None:
    """A day mentioned in passing does not tell of a session that was logged afterwards."""
    told = a_full_report(three_sessions()[:2])
    text = f"{told.sessions}\n\nSeuraava tapaaminen sovittiin 3.4."
    report = with_sessions_text(told, text, three_sessions()[:2])
    found = of_rule("report.sessions", an_ended_file(report=report))
    assert ids(found) == ["rule.report.sessions.added"]


def test_a_log_that_changed_after_sending() -> None:
    """A sent report that the log no longer bears out is a warning, mended by reopening it."""
    changed = (*three_sessions()[:2], a_session(3, note="Haastattelu peruuntui."))
    file = an_ended_file(sessions=changed, report=a_full_report(sent=a_sending()))
    [found] = of_rule("report.sessions", file)
    assert found.message.id == "rule.report.sessions.after_sending"
    assert (found.severity, found.fix) == (Severity.WARNING, "report.reopen")


def test_a_sent_report_is_not_judged_again() -> None:
    """What was handed in is locked: its sections are no longer asked for."""
    report = replace(ServiceReport(), sent=a_sending())
    file = an_ended_file(sessions=(), report=report)
    assert check(file, a_context(now=at(DUE_ON + timedelta(days=30)))) == ()
