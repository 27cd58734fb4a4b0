"""`ph-tui period …`: the contract periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json, as_lines
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.typed import day
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.cli.face import Face


def _list(face: Face, _: Given) -> None:
    periods = face.desk.services.periods()
    if face.as_json:
        face.json([as_json.period(each) for each in periods])
    else:
        face.lines(as_lines.period(each, face.words) for each in periods)


def _add(face: Face, given: Given) -> None:
    starts, ends = _bound(face, given["from"]), _bound(face, given["to"])
    period = face.desk.services.add_period(given["period"], starts, ends, given.get("edition"))
    if face.as_json:
        face.json(as_json.period(period))
    else:
        face.say("cli.period.added", period=as_lines.period(period, face.words))


def _bound(face: Face, text: str) -> date:
    bound = day(face, text)
    if bound is None:
        raise BadInput(Message("cli.error.no_day"))
    return bound


COMMANDS = (
    Command("period list", _list),
    Command(
        "period add",
        _add,
        (Argument("period"),),
        (
            Option("from", "day", required=True),
            Option("to", "day", required=True),
            Option("edition", "edition"),
        ),
    ),
)
