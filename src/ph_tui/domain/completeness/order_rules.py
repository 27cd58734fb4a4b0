"""The rules of the order contract itself: its number, the steps before the service, its period.

Each function tells what one rule finds; severity, citation and fix stand in the registry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.completeness.found import Found
from ph_tui.domain.findings import Gate, Severity
from ph_tui.domain.messages import Message
from ph_tui.domain.sessions import SessionState, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ph_tui.domain.completeness.context import Case


def number(case: Case) -> Iterator[Found]:
    """An accepted order has its number from Cloudia, and no other order has the same."""
    order = case.order
    is_billed = case.gate is Gate.INVOICE
    severity = Severity.ERROR if is_billed else None
    is_known = is_billed or case.ended or (order.accepted_on and not case.declined)
    if case.context.same_number:
        n = len(case.context.same_number)
        message = Message("rule.order.number.shared", n=n)
        yield Found(message, "order", "number", severity=severity)
    elif not order.number and is_known:
        yield Found(Message("rule.order.number"), "order", "number", severity=severity)


def accepted(case: Case) -> Iterator[Found]:
    """The order was accepted in Cloudia before the first session."""
    on = case.order.accepted_on
    first = _first_session(case)
    if case.declined:
        return
    if on is None and (first or case.ended):
        yield Found(Message("rule.order.accepted"), "order", "accepted_on")
    if on and first and first < on:
        late = Message("rule.order.accepted.late", on=on, first=first)
        yield Found(late, "order", "accepted_on", fix="orders.edit")


def contacted(case: Case) -> Iterator[Found]:
    """The client was contacted before the first session."""
    on = case.order.contacted_on
    first = _first_session(case)
    if case.declined:
        return
    if on is None and (first or case.ended):
        yield Found(Message("rule.order.contacted"), "order", "contacted_on")
    if on and first and first < on:
        late = Message("rule.order.contacted.late", on=on, first=first)
        yield Found(late, "order", "contacted_on", fix="orders.edit")


def _first_session(case: Case) -> date | None:
    """The day of the first session, planned ones and no-shows included."""
    return min((session.on for session in case.file.sessions), default=None)


def inside_period(case: Case) -> Iterator[Found]:
    """The order's days lie in its contract period; sessions and the end also in its own dates."""
    order = case.order
    if case.declined:
        return
    for field, on in (
        ("received_on", order.received_on),
        ("start", order.start),
        ("end", order.end),
    ):
        if on and (message := _outside_period(case, on, field)):
            yield Found(message, "order", field)
    if order.ending and (message := _outside(case, order.ending.on, "ending")):
        yield Found(message, "order", "ending")
    for session in in_order(case.file.sessions):
        happens = session.state is not SessionState.NO_SHOW
        if happens and (message := _outside(case, session.on, "session")):
            yield Found(message, "session", session.id, fix="sessions.edit")


def _outside_period(case: Case, on: date, day: str) -> Message | None:
    period = case.context.period
    if period is None or period.covers(on):
        return None
    what, start, end = Message(_DAYS[day]), period.starts, period.ends
    return Message("rule.order.inside_period", what=what, on=on, start=start, end=end)


def _outside(case: Case, on: date, day: str) -> Message | None:
    """What is wrong with a day of the service: the period is looked at first, then the order."""
    start, end = case.order.start, case.order.end
    if message := _outside_period(case, on, day):
        return message
    if start and on < start:
        what = Message(_DAYS[day])
        return Message("rule.order.inside_period.early", what=what, on=on, start=start)
    if end and on > end:
        return Message("rule.order.inside_period.late", what=Message(_DAYS[day]), on=on, end=end)
    return None


_DAYS = {
    "received_on": "rule.day.received_on",
    "start": "rule.day.start",
    "end": "rule.day.end",
    "ending": "rule.day.ending",
    "session": "rule.day.session",
}


def feedback_asked(case: Case) -> Iterator[Found]:
    """Once the service has ended, the client is asked to fill in the city's feedback form."""
    if case.ended and case.order.feedback_asked_on is None:
        yield Found(Message("rule.feedback.asked"), "order", "feedback_asked_on")
