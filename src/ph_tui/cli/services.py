"""`ph-tui service …`: the coaching services and what counts as an hour of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json, as_lines
from ph_tui.cli.arguments import Argument, Command, Given
from ph_tui.cli.typed import pairs

if TYPE_CHECKING:
    from ph_tui.cli.face import Face


def _list(face: Face, _: Given) -> None:
    services = face.desk.services.list()
    if face.as_json:
        face.json([as_json.service(each) for each in services])
    else:
        face.lines(as_lines.service(each, face.words) for each in services)


def _set(face: Face, given: Given) -> None:
    row = face.desk.services.set_hours(given["code"], pairs(given.many))
    if face.as_json:
        face.json(as_json.service(row))
    else:
        face.say("cli.service.saved", service=as_lines.service(row, face.words))


COMMANDS = (
    Command("service list", _list),
    Command("service set", _set, (Argument("code"), Argument("field", many=True))),
)
