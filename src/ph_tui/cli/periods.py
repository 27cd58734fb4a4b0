"""`ph-tui period …`: the contract periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json, as_lines
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.typed import day
from ph_tui.domain.entry import read_day

if TYPE_CHECKING:
    from ph_tui.cli.face import Face
    from ph_tui.domain.contract_periods import ContractPeriod


def _list(face: Face, _: Given) -> None:
    periods = face.desk.services.periods()
    if face.as_json:
        face.json([as_json.period(each) for each in periods])
    else:
        face.lines(as_lines.period(each, face.words) for each in periods)


def _add(face: Face, given: Given) -> None:
    starts, ends = (read_day(given[name], today=face.desk.today) for name in ("from", "to"))
    period = face.desk.services.add_period(given["period"], starts, ends, given.get("edition"))
    _tell(face, period, "added")


def _edit(face: Face, given: Given) -> None:
    starts, ends = (day(face, given.get(name)) for name in ("from", "to"))
    _tell(
        face,
        face.desk.services.edit_period(
            given["period"], starts=starts, ends=ends, edition_id=given.get("edition")
        ),
        "changed",
    )


def _remove(face: Face, given: Given) -> None:
    _tell(face, face.desk.services.remove_period(given["period"]), "removed")


def _tell(face: Face, period: ContractPeriod, done: str) -> None:
    if face.as_json:
        face.json(as_json.period(period))
    else:
        face.say(f"cli.period.{done}", period=as_lines.period(period, face.words))


COMMANDS = (
    Command("period list", _list),
    Command(
        "period add",
        _add,
        (Argument("period", new=True),),
        (
            Option("from", "day", required=True),
            Option("to", "day", required=True),
            Option("edition", "edition"),
        ),
    ),
    Command(
        "period edit",
        _edit,
        (Argument("period"),),
        (Option("from", "day"), Option("to", "day"), Option("edition", "edition")),
    ),
    Command("period remove", _remove, (Argument("period"),)),
)
