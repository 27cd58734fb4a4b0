"""`ph-tui feedback …`: the message that asks a client for feedback, and that it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_lines
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.forms import tell_fields
from ph_tui.cli.typed import day
from ph_tui.domain.handbook.keys import FormKind

if TYPE_CHECKING:
    from ph_tui.cli.face import Face


def _asked(face: Face, given: Given) -> None:
    desk = face.desk
    row = desk.orders.find(given["number"])
    order = desk.orders.load(row.id).order
    on = day(face, given.get("on"), (order.start, order.end))
    asked = desk.orders.ask_feedback(row.id, on).order.feedback_asked_on
    if face.as_json:
        told = asked.isoformat() if asked else None
        number = row.number or None
        face.json({"id": row.id, "order_number": number, "feedback_asked_on": told})
    else:
        face.say("cli.feedback.asked", order=as_lines.name_of(row), on=asked or desk.today)


def _form(face: Face, given: Given) -> None:
    desk = face.desk
    file = desk.orders.load(desk.orders.find(given["number"]).id)
    tell_fields(face, desk.forms.fields(file, FormKind.FEEDBACK, face.words))


_NUMBER = Argument("number")

COMMANDS = (
    Command("feedback asked", _asked, (_NUMBER,), (Option("on", "day"),)),
    Command("feedback form", _form, (_NUMBER,)),
)
