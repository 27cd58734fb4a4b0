"""`ph-tui session …`: the log of sessions, planned and held."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ph_tui.cli import as_json, as_lines, broken
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.findings import tell_findings
from ph_tui.cli.typed import pairs, text_of
from ph_tui.desk.session_fields import read_changes
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ph_tui.cli.face import Face
    from ph_tui.desk.sessions import Logged, LoggedSession

_WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.ASCII | re.IGNORECASE)


def _list(face: Face, given: Given) -> int:
    found = _found(face, given)
    if face.as_json:
        face.json([as_json.session(each.session, each.order) for each in found])
    elif found:
        face.lines(as_lines.session(each.session, each.order, face.words) for each in found)
        minutes = sum(e.session.minutes for e in found if e.session.state == "held")
        face.say("cli.session.sum", n=len(found), hours=face.words.hours(minutes))
    else:
        face.say("cli.session.none")
    return broken.tell(face)


def _found(face: Face, given: Given) -> tuple[LoggedSession, ...]:
    """An order's sessions, or those of a week; this week when nothing else is said."""
    desk, number, week = face.desk, given.get("number"), given.get("week")
    if number is None:
        return desk.sessions.week(_monday(week) if week else desk.today)
    found = desk.sessions.of_order(desk.orders.find(number).id)
    if not week:
        return found
    monday = _monday(week)
    return tuple(e for e in found if monday <= e.session.on < monday + timedelta(days=7))


def _monday(week: str) -> date:
    match = _WEEK.fullmatch(week)
    if match:
        with suppress(ValueError):
            return date.fromisocalendar(int(match[1]), int(match[2]), 1)
    raise BadInput(Message("cli.error.week", week=week[:40]))


def _edit(face: Face, given: Given) -> None:
    place = face.desk.sessions.locate(given["session"])
    order = face.desk.orders.load(place.order.id).order
    changes = read_changes(pairs(given.many), today=face.desk.today, span=(order.start, order.end))
    _tell(face, face.desk.sessions.edit(order.id, place.session.id, **changes), "saved")


def _move(face: Face, given: Given) -> None:
    place = face.desk.sessions.locate(given["session"])
    moved = face.desk.sessions.move(place.order.id, place.session.id, text_of(given.many))
    _tell(face, moved, "moved")


def _hand(face: Face, given: Given) -> None:
    place = face.desk.sessions.locate(given["session"])
    known = face.desk.handing.coaches()
    handed = face.desk.handing.hand(place.order.id, place.session.id, given["coach"])
    _tell(face, handed, "handed")
    warn_of_stranger(face, handed.session.coach, known)


def warn_of_stranger(face: Face, coach: str, known: Iterable[str]) -> None:
    """Say that a login was in no order or meeting before: it may be misspelt."""
    if coach not in known:
        face.warn(Message("error.coach_unknown", coach=coach, known=", ".join(known)))


def _remove(face: Face, given: Given) -> None:
    place = face.desk.sessions.locate(given["session"])
    face.desk.sessions.remove(place.order.id, place.session.id)
    if face.as_json:
        face.json({**as_json.session(place.session, place.order), "removed": True})
    else:
        gone = as_lines.session(place.session, place.order, face.words)
        face.say("cli.session.removed", session=gone)


def _plan(face: Face, given: Given) -> None:
    row = face.desk.orders.find(given["number"])
    planned = face.desk.sessions.plan(row.id, text_of(given.many))
    findings = [finding for each in planned for finding in each.findings]
    unique = list(dict.fromkeys(findings))
    if face.as_json:
        sessions = [as_json.session(each.session, row) for each in planned]
        told = [as_json.finding(each, face.words) for each in unique]
        face.json({"sessions": sessions, "findings": told})
        return
    face.say("cli.session.planned", n=len(planned))
    face.lines(as_lines.session(each.session, row, face.words) for each in planned)
    tell_findings(face, unique)


def _tell(face: Face, logged: Logged, what: str) -> None:
    row = face.desk.orders.find(logged.file.order.id)
    if face.as_json:
        told = [as_json.finding(each, face.words) for each in logged.findings]
        face.json({**as_json.session(logged.session, row), "findings": told})
        return
    line = as_lines.session(logged.session, row, face.words)
    face.say(f"cli.session.{what}", session=line)
    tell_findings(face, logged.findings)


_ID = Argument("session")

COMMANDS = (
    Command("session list", _list, (Argument("number", optional=True),), (Option("week", "week"),)),
    Command("session edit", _edit, (_ID, Argument("field", many=True))),
    Command("session move", _move, (_ID, Argument("when", many=True))),
    Command("session hand", _hand, (_ID, Argument("coach"))),
    Command("session remove", _remove, (_ID,)),
    Command("session plan", _plan, (Argument("number"), Argument("series", many=True))),
)
