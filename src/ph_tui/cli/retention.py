"""`ph-tui retention …`: how long clients are kept, and who is kept longer than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_lines
from ph_tui.cli.arguments import Argument, Command, Given
from ph_tui.desk.core import label_of
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.cli.as_json import Object
    from ph_tui.cli.face import Face
    from ph_tui.desk.clients import Overdue


def _list(face: Face, _: Given) -> None:
    clients = face.desk.clients
    found, months = clients.overdue(), clients.retention_months
    if face.as_json:
        face.json([_object(each) for each in found])
        if months is None:
            face.warn(Message("cli.retention.unset"))
    elif months is None:
        face.say("cli.retention.unset")
    elif not found:
        face.say("cli.retention.none", n=months)
    else:
        face.say("cli.retention.head", n=months)
        face.lines(_line(face, each) for each in found)


def _line(face: Face, each: Overdue) -> str:
    closed = face.words.say("cli.retention.closed", on=each.closed_on)
    orders = ", ".join(label_of(row) for row in each.orders)
    return as_lines.joined(each.code, closed, orders)


def _object(each: Overdue) -> Object:
    return {
        "client_code": each.code,
        "closed_on": each.closed_on.isoformat(),
        "kept_until": each.kept_until.isoformat(),
        "orders": [{"id": row.id, "order_number": row.number or None} for row in each.orders],
    }


def _set(face: Face, given: Given) -> None:
    typed = given["months"].strip()
    if not (typed.isascii() and typed.isdigit() and len(typed) < 5):
        raise BadInput(Message("cli.error.months", text=typed[:20]))
    months = int(typed) or None
    face.desk.clients.set_retention(months)
    if face.as_json:
        face.json({"retention_months": months})
    elif months is None:
        face.say("cli.retention.unset")
    else:
        face.say("cli.retention.saved", n=months)


COMMANDS = (
    Command("retention list", _list),
    Command("retention set", _set, (Argument("months"),)),
)
