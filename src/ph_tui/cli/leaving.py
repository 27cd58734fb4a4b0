"""`ph-tui export` and `ph-tui import export`: leaving with everything, and coming back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.typed import day
from ph_tui.domain.errors import BadInput, DataError
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.cli.face import Face
    from ph_tui.desk.leaving_choice import Choice

_NARROWS = (Option("order", "order"), Option("client", "client"), Option("period", "period"),
            Option("from", "day"), Option("to", "day"))  # fmt: skip


def _export(face: Face, given: Given) -> int:
    target, choice = _path(given["export_target"]), _choice(face, given)
    made = face.desk.leaving.export(target, face.words, choice, replace=given.has("force"))
    listed = made.listed
    if face.as_json:
        face.json(
            {
                "path": str(made.path),
                "orders": listed.orders,
                "files": len(listed.files),
                "whole": listed.is_whole,
                "unreadable": [*listed.unreadable, *made.refused],
                "unwritten": list(made.unwritten),
            }
        )
    else:
        face.say("cli.export.made", path=str(target), n=listed.orders, files=len(listed.files))
    for name in listed.unreadable:
        face.warn(Message("cli.export.unreadable", file=name))
    for name in made.refused:
        face.warn(Message("cli.export.refused", file=name))
    for order in made.unwritten:
        face.warn(Message("cli.export.unwritten", order=order))
    return DataError.exit_code if listed.unreadable or made.refused else 0


def _choice(face: Face, given: Given) -> Choice:
    from ph_tui.desk.leaving_choice import Choice

    period = given.get("period")
    if period is not None:
        period = face.desk.marketing.period(period).id
    first, last = (day(face, given.get(name)) for name in ("from", "to"))
    return Choice(given.get("order"), given.get("client"), period, first, last)


def _import(face: Face, given: Given) -> int:
    from ph_tui.desk.returning import take_back

    data = face.around.data
    listed = take_back(_path(given["export_source"]), data)
    if face.as_json:
        face.json(
            {
                "data": str(data),
                "orders": listed.orders,
                "files": len(listed.data),
                "left_out": list(listed.unreadable),
            }
        )
    else:
        face.say("cli.returned.done", path=str(data), n=listed.orders, files=len(listed.data))
    for name in listed.unreadable:
        face.warn(Message("cli.returned.left_out", file=name))
    return 0


def _path(typed: str) -> Path:
    """A path as it was typed; one without a name is refused."""
    if not typed or "\0" in typed:
        raise BadInput(Message("cli.error.path", path=typed[:80]))
    return Path(typed).absolute()


RETURNING = Command("import export", _import, (Argument("export_source"),))
"""Stands among the commands of `import`, which have a module of their own."""
COMMANDS = (
    Command("export", _export, (Argument("export_target"),),
            (*_NARROWS, Option("force"))),
)  # fmt: skip
