"""`ph-tui period …`: the contract periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json, as_lines
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.domain.entry import read_day

if TYPE_CHECKING:
    from ph_tui.cli.face import Face


def _list(face: Face, _: Given) -> None:
    periods = face.desk.services.periods()
    if face.as_json:
        face.json([as_json.period(each) for each in periods])
    else:
        face.lines(as_lines.period(each, face.words) for each in periods)


def _add(face: Face, given: Given) -> None:
    starts, ends = (read_day(given[name], today=face.desk.today) for name in ("from", "to"))
    period = face.desk.services.add_period(given["period"], starts, ends, given.get("edition"))
    if face.as_json:
        face.json(as_json.period(period))
    else:
        face.say("cli.period.added", period=as_lines.period(period, face.words))


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
