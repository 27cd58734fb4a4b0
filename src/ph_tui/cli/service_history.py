"""`ph-tui service history`, `undo` and `redo`: what was done to services and periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_lines
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.desk.history_words import told_moment, told_what

if TYPE_CHECKING:
    from ph_tui.cli.as_json import Object
    from ph_tui.cli.face import Face
    from ph_tui.desk.company_history import RecordEntry, TakenBackRecord


def _history(face: Face, given: Given) -> None:
    """Of one service in a period, or the last things that were done to any."""
    marketing, code = face.desk.marketing, given.get("code")
    if code is None:
        entries = marketing.history.recent()
    else:
        standing = marketing.standing(code, given.get("period"))
        record_id = standing.participation.id
        entries = marketing.history.of(record_id) if record_id else ()
    if face.as_json:
        face.json([_object(face, entry) for entry in entries])
    elif entries:
        face.lines(_line(face, entry) for entry in entries)
    else:
        face.say("cli.history.none")


def _line(face: Face, entry: RecordEntry) -> str:
    words = face.words
    return as_lines.joined(
        told_moment(entry.at, face.desk.today, words),
        entry.by,
        told_what(entry.what, entry.at, words),
        words.say("cli.history.is_undone") if entry.undone else "",
    )


def _object(face: Face, entry: RecordEntry) -> Object:
    return {
        "at": entry.at.isoformat(),
        "by": entry.by,
        "kind": entry.kind.value,
        "did": entry.what.id.rpartition(".")[2],
        "what": told_what(entry.what, entry.at, face.words),
        "undone": entry.undone,
    }


def _undo(face: Face, _: Given) -> None:
    _tell(face, face.desk.marketing.undo())


def _redo(face: Face, _: Given) -> None:
    _tell(face, face.desk.marketing.redo())


def _tell(face: Face, taken: TakenBackRecord) -> None:
    what = told_what(taken.what, face.desk.now, face.words)
    if face.as_json:
        did = taken.what.id.rpartition(".")[2]
        face.json({"kind": taken.kind.value, "did": did, "what": what})
    else:
        face.say(f"cli.service.did_{taken.kind}", what=what)


COMMANDS = (
    Command(
        "service history",
        _history,
        (Argument("code", optional=True),),
        (Option("period", "period"),),
    ),
    Command("service undo", _undo),
    Command("service redo", _redo),
)
