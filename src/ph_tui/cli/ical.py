"""`ph-tui ical`: meetings, deadlines and stands for a calendar program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json, broken, files
from ph_tui.cli.arguments import Command, Given, Option
from ph_tui.desk.report_files import Made

if TYPE_CHECKING:
    from ph_tui.cli.face import Face
    from ph_tui.exports.ics import CalendarEntry


def _ical(face: Face, given: Given) -> int:
    """The calendar; as JSON its entries, beside a file only when one is named."""
    files.file_named(given)
    desk = face.desk
    coach = desk.user if given.has("mine") else None
    if given.get("output") is not None or not face.as_json:
        made = Made(desk.calendar.document(face.words, coach))
        files.hand_over(face, given, made, is_text=False, told="cli.ical.written")
    if face.as_json:
        found = desk.calendar.entries(face.words, coach)
        face.json({"entries": [_entry(each) for each in found]})
    return broken.tell(face)


def _entry(entry: CalendarEntry) -> as_json.Object:
    return {
        "uid": entry.uid,
        "title": entry.title,
        "on": as_json.day(entry.on),
        "start": as_json.clock(entry.start),
        "end": as_json.clock(entry.end),
        "category": entry.category,
        "state": entry.state.value.lower(),
        "detail": entry.detail or None,
    }


COMMANDS = (Command("ical", _ical, (), (*files.OPTIONS, Option("mine"))),)
