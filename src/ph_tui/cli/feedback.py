"""`ph-tui feedback …`: that the client was asked for feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_lines
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.typed import day

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


COMMANDS = (Command("feedback asked", _asked, (Argument("number"),), (Option("on", "day"),)),)
