"""The rules of the service report: what each section answers, that it follows the log, and by when.

Each function tells what one rule finds; severity, citation and fix stand in the registry. Whether a
section is asked for, and whether "nothing came up" answers it, is data of the order's edition.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ph_tui.domain.completeness.answers import answers, says_more_than_a_time, says_something
from ph_tui.domain.completeness.found import Found
from ph_tui.domain.completeness.lateness import Lateness, lateness
from ph_tui.domain.findings import Gate, Severity
from ph_tui.domain.handbook.keys import DeadlineKey
from ph_tui.domain.messages import Message
from ph_tui.domain.phrases import placeholders
from ph_tui.domain.report_log import (
    LogChangeKind,
    changes_since_filled,
    meetings_in,
    untold_sessions,
)
from ph_tui.domain.reports import ReportSection
from ph_tui.domain.sessions import SessionState, held
from ph_tui.domain.text import is_none_answer, is_real_text
from ph_tui.domain.time_words import finds_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Set
    from datetime import date

    from ph_tui.domain.completeness.context import Case
    from ph_tui.domain.handbook.edition import ReportField


def ended(case: Case) -> Iterator[Found]:
    """The end of the service is recorded: the report tells of the whole of it."""
    if case.wants_report and case.order.ending is None:
        yield Found(Message("rule.report.ended"), "order", "ending")


def baseline(case: Case) -> Iterator[Found]:
    """The report tells the client's starting situation."""
    if _unanswered(case, ReportSection.BASELINE):
        yield _lacking(case, ReportSection.BASELINE, Message("rule.report.baseline"))


def goal(case: Case) -> Iterator[Found]:
    """The report tells the goal that client and coach share."""
    if _unanswered(case, ReportSection.GOAL):
        yield _lacking(case, ReportSection.GOAL, Message("rule.report.goal"))


def actions(case: Case) -> Iterator[Found]:
    """The report tells at least one concrete measure."""
    if _unanswered(case, ReportSection.ACTIONS):
        yield _lacking(case, ReportSection.ACTIONS, Message("rule.report.actions"))


def factors(case: Case) -> Iterator[Found]:
    """The report tells what affects employment, or that nothing came up."""
    if _unanswered(case, ReportSection.FACTORS):
        yield _lacking(case, ReportSection.FACTORS, Message("rule.report.factors"))


def follow_up_what(case: Case) -> Iterator[Found]:
    """The follow-up plan tells what the client does next; a time alone does not."""
    field, plan = _plan(case)
    if field is None:
        return
    if not (answers(plan, allows_none=field.allows_none) and says_more_than_a_time(plan)):
        yield _lacking(case, ReportSection.FOLLOW_UP, Message("rule.report.follow_up.what"))


def follow_up_when(case: Case) -> Iterator[Found]:
    """The follow-up plan tells by when the next step is done."""
    field, plan = _plan(case)
    if field is None or (field.allows_none and is_none_answer(plan)):
        return
    if not finds_time(plan):
        message = Message("rule.report.follow_up.when")
        yield Found(message, "report", ReportSection.FOLLOW_UP.value)


def _plan(case: Case) -> tuple[ReportField | None, str]:
    return case.asked(ReportSection.FOLLOW_UP), case.own_text(ReportSection.FOLLOW_UP)


def _unanswered(case: Case, section: ReportSection) -> bool:
    field = case.asked(section)
    text = case.own_text(section)
    return field is not None and not answers(text, allows_none=field.allows_none)


def _lacking(case: Case, section: ReportSection, lacks: Message) -> Found:
    """What a section lacks; where phrases stand in it, that they are no answer."""
    own = case.own_text(section)
    if own != case.report.text(section) and not is_real_text(own):
        lacks = Message("rule.report.only_phrases", section=Message(f"word.section.{section}"))
    return Found(lacks, "report", section.value)


def sessions(case: Case) -> Iterator[Found]:
    """The report tells of every session held and of no other, as the log has them now."""
    if case.report.sent is not None:
        yield from _stale(case, frozenset())
    elif case.asked(ReportSection.SESSIONS):
        yield from _told_as_held(case)


def _told_as_held(case: Case) -> Iterator[Found]:
    text, log = case.own_text(ReportSection.SESSIONS), case.file.sessions
    happened = held(log)
    if not happened and not answers(text, allows_none=True):
        yield _of_sessions(Message("rule.report.sessions.none_held"), fix="orders.log")
    elif happened and not says_something(text):
        yield _of_sessions(Message("rule.report.sessions", n=len(happened)))
        return
    untold = untold_sessions(text, log)
    for session in untold:
        yield _of_sessions(Message("rule.report.sessions.untold", on=session.on))
    unlogged = list(_unlogged(case))
    for on, line in unlogged:
        message = Message("rule.report.sessions.unlogged", on=on)
        yield Found(message, "report", ReportSection.SESSIONS.value, line)
    known = {(LogChangeKind.ADDED, session.on) for session in untold}
    yield from _stale(case, known | {(LogChangeKind.REMOVED, on) for on, _ in unlogged})


def _unlogged(case: Case) -> Iterator[tuple[date, int]]:
    """Meetings with a heading of their own on a day that the log has none for: day and line."""
    happened = {s.on for s in case.file.sessions if s.state is not SessionState.PLANNED}
    lines = case.report.sessions.split("\n")
    for meeting in meetings_in(case.report.sessions):
        spans_days = len(_DAY.findall(lines[meeting.line - 1])) > 1
        if meeting.on not in happened and not spans_days:
            yield meeting.on, meeting.line


def unfilled(case: Case) -> Iterator[Found]:
    """No place of a phrase is left to be filled in; what only looks like one is a warning."""
    if not case.wants_report:
        return
    for section in ReportSection:
        text = case.report.text(section)
        if case.focus in {None, section}:
            yield from (_unfilled(case, section, *place) for place in _places(case, text).items())


def _places(case: Case, text: str) -> dict[str, int]:
    """The places in a text that are still to be filled in, each with its first line."""
    found: dict[str, int] = {}
    for place in placeholders(text, case.context.phrases.places):
        found.setdefault(place.text, text.count("\n", 0, place.start) + 1)
    return found


def _unfilled(case: Case, section: ReportSection, place: str, line: int) -> Found:
    known = place.casefold() in case.context.phrases.places or not any(map(str.isalnum, place))
    severity = Severity.ERROR if known else Severity.WARNING
    name = "rule.report.unfilled" if known else "rule.report.unfilled.alike"
    return Found(Message(name, place=place), "report", section.value, line, severity)


_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.")


def _stale(case: Case, known: Set[tuple[LogChangeKind, date]]) -> Iterator[Found]:
    """What changed in the log since the report took it in, beyond what is already told."""
    severity = Severity.ERROR if case.gate is Gate.REPORT else Severity.WARNING
    sent = case.report.sent is not None
    for change in changes_since_filled(case.report, case.file.sessions):
        if (change.kind, change.on) not in known:
            name = "rule.report.sessions.after_sending" if sent else _CHANGES[change.kind]
            fix = "report.reopen" if sent else None
            yield _of_sessions(Message(name, on=change.on), severity=severity, fix=fix)


_CHANGES = {
    LogChangeKind.ADDED: "rule.report.sessions.added",
    LogChangeKind.CHANGED: "rule.report.sessions.changed",
    LogChangeKind.REMOVED: "rule.report.sessions.removed",
}


def _of_sessions(
    message: Message, *, severity: Severity | None = None, fix: str | None = None
) -> Found:
    return Found(message, "report", ReportSection.SESSIONS.value, severity=severity, fix=fix)


def due(case: Case) -> Iterator[Found]:
    """The report is sent by its last day, counted strictly by the calendar."""
    if case.report.sent is None:
        yield from lateness(case, DeadlineKey.SERVICE_REPORT, _DUE)


_DUE = Lateness("report", "rule.report.due", "rule.report.due.today", "rule.report.due.late")
