"""The rules of the session log: real times, one place at a time, hours, and what was done."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from tests.domain.completeness.asking import at_gate, ids, of_rule
from tests.factories import (
    a_context,
    a_full_report,
    a_running_file,
    a_sending,
    a_session,
    an_ended_file,
    an_order,
    at,
    three_sessions,
)

from ph_tui.domain.findings import Severity, Source
from ph_tui.domain.orders import OrderFile
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.sessions import SessionState

SUMMER_TIME = date(2024, 3, 31)
"""The day on which the clocks of Helsinki went from 3 to 4."""


def test_a_time_that_the_clock_jumped_over() -> None:
    """Half past three did not happen on the morning when summer time began."""
    session = a_session(1, on=SUMMER_TIME, start=time(2, 30), end=time(3, 30))
    [found] = of_rule("session.times", OrderFile(an_order(), (session,)))
    assert found.severity is Severity.ERROR
    assert found.message.params["at"] == time(3, 30)
    assert found.citation.source is Source.NONE


@pytest.mark.parametrize(("start", "end"), [(time(2), time(4)), (time(9), time(11))])
def test_other_times_of_that_day_are_real(start: time, end: time) -> None:
    """The hours around the jump, and the rest of that day, are times like any other."""
    session = a_session(1, on=SUMMER_TIME, start=start, end=end)
    assert not of_rule("session.times", OrderFile(an_order(), (session,)))


def test_a_coach_is_not_at_two_sessions_of_one_order() -> None:
    """Of two sessions that overlap, the later one is told, once."""
    later = a_session(2, on=date(2024, 3, 6), start=time(10, 59), end=time(12))
    [found] = of_rule("session.overlap", a_running_file(sessions=(later, a_session(1))))
    assert found.severity is Severity.WARNING
    assert found.location.field == later.id


def test_sessions_that_follow_each_other_do_not_overlap() -> None:
    """One session may begin at the minute when another ends."""
    later = a_session(2, on=date(2024, 3, 6), start=time(11), end=time(12))
    assert not of_rule("session.overlap", a_running_file(sessions=(a_session(1), later)))


def test_a_coach_is_not_at_two_orders_at_the_same_time() -> None:
    """A session of another order is told with what that order is called."""
    other = a_session(1, id="bbbb0000-000001", start=time(10), end=time(12))
    context = a_context(other_sessions=(("4712", other),))
    [found] = of_rule("session.overlap", a_running_file(), context)
    assert found.message.id == "rule.session.overlap.other"
    assert found.message.params["order"] == "4712"


@pytest.mark.parametrize(
    "changes",
    [
        {"group": True},
        {"coach": "pekka"},
        {"coach": ""},
        {"state": SessionState.NO_SHOW},
        {"start": None, "end": None},
    ],
)
@pytest.mark.parametrize("mine", [True, False])
def test_sessions_that_may_overlap(changes: dict[str, object], mine: bool) -> None:
    """Group sessions, other coaches, no-shows and sessions without clock times do not collide."""
    other = a_session(2, id="bbbb0000-000001", on=date(2024, 3, 6), **({} if mine else changes))
    file = a_running_file(sessions=(a_session(1, **(changes if mine else {})),))
    assert not of_rule("session.overlap", file, a_context(other_sessions=(("4712", other),)))


def test_sessions_without_a_coach_do_not_collide() -> None:
    """Nobody knows whether two unknown coaches are the same one."""
    sessions = (a_session(1, coach=""), a_session(2, on=a_session(1).on, coach=""))
    assert not of_rule("session.overlap", a_running_file(sessions=sessions))


@pytest.mark.parametrize(("minute", "ahead"), [(59, True), (60, False)])
def test_a_session_is_held_once_it_is_over(minute: int, ahead: bool) -> None:
    """A session until eleven is logged as held at eleven, not a minute earlier."""
    now = at(date(2024, 3, 6), 10 + minute // 60, minute % 60)
    file = a_running_file(sessions=(a_session(1),))
    assert bool(of_rule("session.future", file, a_context(now=now))) is ahead


@pytest.mark.parametrize(("day", "ahead"), [(5, True), (6, False)])
def test_a_session_without_clock_times_is_held_on_its_day(day: int, ahead: bool) -> None:
    """Two hours told without a clock time can be logged the same day, not the day before."""
    file = a_running_file(sessions=(a_session(1, start=None, end=None),))
    context = a_context(now=at(date(2024, 3, day), 12))
    assert bool(of_rule("session.future", file, context)) is ahead


def test_a_planned_session_may_lie_ahead() -> None:
    """That is what planning is."""
    file = a_running_file(sessions=(a_session(1, state=SessionState.PLANNED),))
    assert not of_rule("session.future", file, a_context(now=at(date(2024, 3, 1))))


def test_more_hours_held_than_ordered() -> None:
    """The finding says how much was held, how much was ordered and the difference."""
    file = a_running_file(order=an_order(ordered_hours=Decimal("5.5")))
    [found] = of_rule("session.hours_left", file)
    assert found.severity is Severity.WARNING
    assert found.citation.source is Source.SETTINGS
    shown = {name: str(value) for name, value in found.message.params.items()}
    assert shown == {"used": "6.00", "ordered": "5.50", "over": "0.50"}


@pytest.mark.parametrize("ordered", [Decimal(6), None])
def test_hours_held_within_what_was_ordered(ordered: Decimal | None) -> None:
    """Exactly the ordered hours are allowed, and an unknown number of hours is never exceeded."""
    file = a_running_file(order=an_order(ordered_hours=ordered))
    assert not of_rule("session.hours_left", file)


def test_the_services_rule_decides_how_long_an_hour_is() -> None:
    """Six times sixty minutes are eight hours of forty-five minutes."""
    file = a_running_file(order=an_order(ordered_hours=Decimal(7)))
    [found] = of_rule("session.hours_left", file, a_context(hour_rule=HourRule(hour_minutes=45)))
    assert found.message.params["over"] == Decimal("1.00")


def test_only_sessions_held_use_up_hours() -> None:
    """Planned sessions and no-shows take nothing from the ordered hours."""
    sessions = (
        a_session(1),
        a_session(2, state=SessionState.NO_SHOW),
        a_session(3, state=SessionState.PLANNED),
    )
    file = a_running_file(order=an_order(ordered_hours=Decimal(2)), sessions=sessions)
    assert not of_rule("session.hours_left", file)


@pytest.mark.parametrize("note", ["", "-", "ok", "ei mitään"])
def test_a_session_held_says_what_was_done(note: str) -> None:
    """A note that tells nothing is a warning, and an error when the report is to be sent."""
    sessions = (a_session(1), a_session(2, note=note), a_session(3))
    file = an_ended_file(sessions=sessions, report=a_full_report(sessions))
    [warning] = of_rule("session.note", file)
    [error] = at_gate("session.note", file)
    assert (warning.severity, error.severity) == (Severity.WARNING, Severity.ERROR)
    assert warning.location.field == sessions[1].id
    assert warning.citation.section == "service-report"
    assert warning.fix == "sessions.note"


@pytest.mark.parametrize("state", [SessionState.PLANNED, SessionState.NO_SHOW])
def test_a_session_that_was_not_held_needs_no_note(state: SessionState) -> None:
    """Where nothing was done there is nothing to tell."""
    file = a_running_file(sessions=(a_session(1, state=state, note=""),))
    assert not of_rule("session.note", file)


def test_notes_are_not_asked_for_after_sending() -> None:
    """What was handed in can't be mended without reopening the report."""
    sessions = (a_session(1, note=""), *three_sessions()[1:])
    report = a_full_report(sessions, sent=a_sending())
    assert ids(of_rule("session.note", an_ended_file(sessions=sessions, report=report))) == []
