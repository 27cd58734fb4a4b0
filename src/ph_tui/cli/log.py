"""`ph-tui log`: one line becomes a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json, as_lines
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.findings import tell_findings
from ph_tui.cli.typed import text_of
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.sessions import SessionState

if TYPE_CHECKING:
    from ph_tui.cli.face import Face
    from ph_tui.desk.sessions import Reading


def _log(face: Face, given: Given) -> None:
    state = _state(given)
    reading = _read(face, given)
    group = given.has("group")
    if given.has("dry-run"):
        _tell_reading(face, reading, state, group=group)
        return
    logged = face.desk.sessions.log(reading, state=state, group=group)
    session, findings = logged.session, logged.findings
    if face.as_json:
        told = [as_json.finding(each, face.words) for each in findings]
        face.json({**as_json.session(session, reading.order), "saved": True, "findings": told})
        return
    face.lines([as_lines.reading(reading, face.words)])
    named = face.words.say(f"word.session.{session.state}")
    face.say("cli.log.saved", state=named, id=session.id)
    tell_findings(face, findings)


def _tell_reading(face: Face, reading: Reading, state: SessionState, *, group: bool) -> None:
    if face.as_json:
        told = as_json.reading(reading, state, face.desk.user, group=group)
        face.json({**told, "saved": False, "findings": []})
        return
    face.lines([as_lines.reading(reading, face.words)])
    face.say("cli.log.not_saved")


def _read(face: Face, given: Given) -> Reading:
    """Read `NUMBER TEXT…`; the whole line may be one argument too."""
    sessions = face.desk.sessions
    if not given.many:
        return sessions.read(given["order"])
    row = face.desk.orders.find(given["order"])
    return sessions.read(text_of(given.many), row.id)


def _state(given: Given) -> SessionState:
    if given.has("no-show") and given.has("planned"):
        raise BadInput(Message("cli.error.either", one="--no-show", other="--planned"))
    if given.has("no-show"):
        return SessionState.NO_SHOW
    return SessionState.PLANNED if given.has("planned") else SessionState.HELD


COMMANDS = (
    Command(
        "log",
        _log,
        (Argument("order"), Argument("entry", optional=True, many=True)),
        (Option("no-show"), Option("planned"), Option("group"), Option("dry-run")),
    ),
)
