"""How the report's sessions field follows the log: filling it, and seeing when it went stale.

The field is Markdown with one heading a meeting. Numbers and dates alone make the headings, so that
they read the same in every language. What a coach has edited is never thrown away.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING

from ph_tui.domain.reports import ReportSection, ServiceReport, SessionStamp
from ph_tui.domain.sessions import Session, held
from ph_tui.domain.text import is_real_text

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEADING = re.compile(
    r"^#{2,6}[^\n]*?\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"
    r"(?:\s+(?:klo\s+)?(?P<start>\d{1,2}[.:]\d{2}))?[^\n]*$",
    re.MULTILINE,
)


class LogChangeKind(StrEnum):
    """What became of a session since the report took it in."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class LogChange:
    """One difference between the log and what the report was filled from."""

    kind: LogChangeKind
    session_id: str
    on: date


@dataclass(frozen=True)
class Meeting:
    """One meeting as the sessions field tells it."""

    on: date
    start: str
    """`9.00`, or empty."""
    heading: str
    body: str
    line: int
    """The heading's line in the field, counted from 1."""


def meeting_heading(number: int, session: Session) -> str:
    """The Markdown heading of one meeting: `### 1 · 23.4.2024 9.00–11.30 · 2 h 30 min`."""
    on = session.on
    hours, minutes = divmod(session.minutes, 60)
    length = " ".join(
        part for part, amount in ((f"{hours} h", hours), (f"{minutes} min", minutes)) if amount
    )
    return f"### {number} · {on.day}.{on.month}.{on.year}{_clock_span(session)} · {length}"


def _clock_span(session: Session) -> str:
    if session.start is None or session.end is None:
        return ""
    return f" {_clock(session)}–{session.end.hour}.{session.end.minute:02}"


def _clock(session: Session) -> str:
    return f"{session.start.hour}.{session.start.minute:02}" if session.start else ""


def meetings_in(text: str) -> tuple[Meeting, ...]:
    """Read the meetings back from the sessions field; headings without a real date are skipped."""
    marks = list(_HEADING.finditer(text))
    found = []
    for mark, following in zip_longest(marks, marks[1:]):
        try:
            on = date(int(mark["year"]), int(mark["month"]), int(mark["day"]))
        except ValueError:
            continue
        body = text[mark.end() : following.start() if following else len(text)].strip()
        start = (mark["start"] or "").replace(":", ".")
        found.append(Meeting(on, start, mark.group(), body, text.count("\n", 0, mark.start()) + 1))
    return tuple(found)


def stamp(session: Session) -> SessionStamp:
    """The mark of the state in which a session enters the report."""
    told = f"{session.on}|{session.start}|{session.end}|{session.minutes}|{session.note}"
    return SessionStamp(
        session_id=session.id,
        on=session.on,
        start=session.start,
        digest=_digest(told),
        note_digest=_digest(session.note.strip()),
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def changes_since_filled(
    report: ServiceReport, sessions: tuple[Session, ...]
) -> tuple[LogChange, ...]:
    """What has changed in the log since the report took its sessions in, in order of time."""
    taken = {mark.session_id: mark for mark in report.stamps}
    changes = []
    for session in held(sessions):
        mark = taken.pop(session.id, None)
        if mark is None:
            changes.append(LogChange(LogChangeKind.ADDED, session.id, session.on))
        elif mark.digest != stamp(session).digest:
            changes.append(LogChange(LogChangeKind.CHANGED, session.id, session.on))
    changes += [
        LogChange(LogChangeKind.REMOVED, mark.session_id, mark.on) for mark in taken.values()
    ]
    return tuple(sorted(changes, key=lambda change: change.on))


def fill(report: ServiceReport, sessions: tuple[Session, ...]) -> ServiceReport:
    """Take the log into the sessions field, keeping what was edited in the report itself.

    A body that still reads as its note is replaced by the new note; an edited one stays, and a note
    that changed under it is added below. A meeting that left the log goes, unless it was edited:
    then it stays at the end, for a person to decide.
    """
    written = list(meetings_in(report.sessions))
    first = _HEADING.search(report.sessions)
    preamble = report.sessions[: first.start()].strip() if first else report.sessions.strip()
    taken = {mark.session_id: mark for mark in report.stamps}
    parts = [preamble] if preamble else []
    for number, session in enumerate(held(sessions), start=1):
        body = _body(session, taken.get(session.id), written)
        parts.append(f"{meeting_heading(number, session)}\n\n{body}".rstrip())
    parts += [f"{left.heading}\n\n{left.body}" for left in written if _is_edited(left, report)]
    stamps = tuple(stamp(session) for session in held(sessions))
    return replace(report, sessions="\n\n".join(parts), stamps=stamps)


def _is_edited(meeting: Meeting, report: ServiceReport) -> bool:
    """Whether the body is more than what the log had said."""
    said = {mark.note_digest for mark in report.stamps if mark.on == meeting.on}
    return bool(meeting.body) and _digest(meeting.body) not in said


def _body(session: Session, mark: SessionStamp | None, written: list[Meeting]) -> str:
    """The text under one heading; takes the meeting that it continues out of `written`."""
    note = session.note.strip()
    old = _take(written, session, mark)
    if old is None or not old.body:
        return note
    unchanged = mark is not None and mark.note_digest == _digest(note)
    if unchanged or old.body == note or not note:
        return old.body
    if mark is not None and mark.note_digest == _digest(old.body):
        return note
    return f"{old.body}\n\n{note}"


def _take(written: list[Meeting], session: Session, mark: SessionStamp | None) -> Meeting | None:
    on, start = (mark.on, mark.start) if mark else (session.on, session.start)
    clock = f"{start.hour}.{start.minute:02}" if start else ""
    same_day = [meeting for meeting in written if meeting.on == on]
    for meeting in same_day:
        if meeting.start == clock:
            written.remove(meeting)
            return meeting
    if same_day:
        written.remove(same_day[0])
        return same_day[0]
    return None


def with_sessions_text(
    report: ServiceReport, text: str, sessions: tuple[Session, ...]
) -> ServiceReport:
    """Set the sessions field by hand: sessions that it now tells of count as taken in."""
    taken = {mark.session_id: mark for mark in report.stamps}
    untold = {session.id for session in untold_sessions(text, sessions)}
    stamps = [
        taken.get(session.id) or stamp(session)
        for session in held(sessions)
        if session.id not in untold
    ]
    known = {session.id for session in held(sessions)}
    stamps += [
        mark for mark in report.stamps if mark.session_id not in known and _mentions(text, mark.on)
    ]
    return replace(report, stamps=tuple(stamps)).with_text(ReportSection.SESSIONS, text)


def untold_sessions(text: str, sessions: tuple[Session, ...]) -> tuple[Session, ...]:
    """The held sessions that the sessions field says nothing about.

    A session is told of by a heading with its date and text below, or by its date in running text;
    two sessions on one day need two headings, or one mention in running text.
    """
    headed = [meeting for meeting in meetings_in(text) if is_real_text(meeting.body)]
    running = _without_headings(text)
    untold = []
    for session in held(sessions):
        told = next((meeting for meeting in headed if meeting.on == session.on), None)
        if told is not None:
            headed.remove(told)
        elif not _mentions(running, session.on):
            untold.append(session)
    return tuple(untold)


def _without_headings(text: str) -> str:
    return _HEADING.sub("", text)


def _mentions(text: str, on: date) -> bool:
    spellings: Iterable[str] = (
        rf"(?<!\d)0?{on.day}\.0?{on.month}\.(?!\d)",
        rf"(?<!\d)0?{on.day}\.0?{on.month}\.{on.year}(?!\d)",
        on.isoformat(),
    )
    return any(re.search(spelling, text) for spelling in spellings)
