"""`ph-tui today`: what must happen, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json, as_lines, broken
from ph_tui.cli.arguments import Command, Given, Option
from ph_tui.desk.agenda import Band

if TYPE_CHECKING:
    from ph_tui.cli.face import Face
    from ph_tui.desk.agenda import Agenda

_SIGNS = {Band.LATE: "!", Band.TODAY: "•", Band.WEEK: "·", Band.LATER: "·"}
_BRIEF_LINES = 5


def _today(face: Face, given: Given) -> int:
    desk = face.desk
    agenda = desk.agenda.gather(coach=desk.user if given.has("mine") else None)
    if face.as_json:
        face.json(as_json.agenda(agenda))
    elif given.has("brief"):
        _brief(face, agenda)
    else:
        _whole(face, agenda)
    return broken.tell(face)


def _whole(face: Face, agenda: Agenda) -> None:
    words = face.words
    face.say("cli.today.head", weekday=words.weekday(agenda.today), on=agenda.today)
    if not agenda.items:
        face.say("cli.today.nothing")
    for band in Band:
        items = [item for item in agenda.items if item.band is band]
        if items:
            face.lines([f"{words.say(f'word.band.{band}')}:"])
            face.lines(f"{_SIGNS[band]} {as_lines.agenda_item(item, words)}" for item in items)
    face.say("cli.today.month", hours=words.hours(agenda.month_minutes))


def _brief(face: Face, agenda: Agenda) -> None:
    """A few lines of what is late or due today; nothing at all when nothing is."""
    due = [item for item in agenda.items if item.band in {Band.LATE, Band.TODAY}]
    if not due:
        return
    late, today = agenda.count(Band.LATE), agenda.count(Band.TODAY)
    face.say("cli.today.brief", late=late, today=today)
    shown = due if len(due) <= _BRIEF_LINES else due[: _BRIEF_LINES - 1]
    face.lines(f"{_SIGNS[item.band]} {as_lines.agenda_item(item, face.words)}" for item in shown)
    if len(shown) < len(due):
        face.say("cli.today.more", n=len(due) - len(shown))


COMMANDS = (Command("today", _today, (), (Option("brief"), Option("mine"))),)
