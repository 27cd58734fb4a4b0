"""The rules of the session log: real times, one place at a time, and a word on what was done.

Each function tells what one rule finds; severity, citation and fix stand in the registry. That a
session's end follows its start is guarded by the value itself.
"""

from __future__ import annotations

from datetime import UTC, time
from typing import TYPE_CHECKING

from ph_tui.domain.completeness.answers import says_something
from ph_tui.domain.completeness.found import Found
from ph_tui.domain.findings import Gate, Severity
from ph_tui.domain.messages import Message
from ph_tui.domain.service_hours import CENT, service_hours
from ph_tui.domain.sessions import held, in_order, wall_time

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ph_tui.domain.completeness.context import Case
    from ph_tui.domain.sessions import Session


def times(case: Case) -> Iterator[Found]:
    """A session begins and ends at times that the clock showed that day."""
    for session in in_order(case.file.sessions):
        for at in (session.start, session.end):
            if at is not None and _was_skipped(session.on, at):
                message = Message("rule.session.times", on=session.on, at=at)
                yield Found(message, "session", session.id)


def _was_skipped(on: date, at: time) -> bool:
    """Whether the clock jumped over this wall time when summer time began."""
    moment = wall_time(on, at)
    return moment.astimezone(UTC).astimezone(moment.tzinfo).time() != at


def overlap(case: Case) -> Iterator[Found]:
    """One coach does not meet two clients at the same time, except in a group session."""
    mine = [session for session in in_order(case.file.sessions) if session.takes_its_coach]
    for position, session in enumerate(mine):
        for earlier in mine[:position]:
            if session.clashes(earlier):
                message = Message("rule.session.overlap", on=session.on, at=_start(session))
                yield Found(message, "session", session.id)
        for order, other in case.context.other_sessions:
            if session.clashes(other):
                message = Message(
                    "rule.session.overlap.other", on=session.on, at=_start(session), order=order
                )
                yield Found(message, "session", session.id)


def _start(session: Session) -> time:
    return session.start or time(0)


def future(case: Case) -> Iterator[Found]:
    """A session is not logged as held before it is over; without clock times its day decides."""
    for session in held(case.file.sessions):
        if session.start is None:
            ahead = session.on > case.today
        else:
            ahead = session.over_at > case.context.now
        if ahead:
            yield Found(Message("rule.session.future", on=session.on), "session", session.id)


def hours_left(case: Case) -> Iterator[Found]:
    """The sessions held take no more service hours than were ordered."""
    ordered = case.order.ordered_hours
    minutes = sum(session.minutes for session in held(case.file.sessions))
    used = service_hours(minutes, case.context.hour_rule)
    if ordered is not None and used > ordered:
        message = Message(
            "rule.session.hours_left",
            used=used,
            ordered=ordered.quantize(CENT),
            over=used - ordered,
        )
        yield Found(message, "order", "ordered_hours")


def note(case: Case) -> Iterator[Found]:
    """Every session held says what was done; the report can't be sent before that."""
    if case.report.sent is not None:
        return
    severity = Severity.ERROR if case.gate is Gate.REPORT else Severity.WARNING
    for session in held(case.file.sessions):
        if not says_something(session.note):
            message = Message("rule.session.note", on=session.on)
            yield Found(message, "session", session.id, severity=severity)
