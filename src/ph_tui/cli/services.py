"""`ph-tui service …`: the coaching services, what counts as an hour of each, and what it costs.

What is done to take part with them is in `marketing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import (
    marketing,
    marketing_json,
    marketing_lines,
    money_json,
    money_lines,
    service_history,
)
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.as_lines import joined
from ph_tui.cli.typed import pairs

if TYPE_CHECKING:
    from ph_tui.cli.face import Face
    from ph_tui.desk.coaching_services import ServiceRow


def _list(face: Face, _: Given) -> None:
    services = face.desk.services.list()
    standings = {each.service.code: each for each in face.desk.marketing.overview().services}
    if face.as_json:
        face.json(
            [
                {**money_json.service(row), **marketing_json.short(standings[row.service.code])}
                for row in services
            ]
        )
        return
    for row in services:
        standing, words = standings[row.service.code], face.words
        application = marketing_lines.application(standing, words)
        brochure = marketing_lines.brochure(standing, words)
        face.lines([joined(money_lines.service(row, words), application, brochure)])


def _set(face: Face, given: Given) -> None:
    values = pairs(given.many)
    _tell(face, face.desk.services.set_fields(given["code"], values, given.get("period")))


def _bonus(face: Face, given: Given) -> None:
    """Add or change a bonus; one without an amount goes."""
    services, period = face.desk.services, given.get("period")
    code, name, amount = (given[each] for each in ("code", "bonus", "amount"))
    if amount.strip():
        _tell(face, services.add_bonus(code, name, amount, given.get("terms") or "", period))
    else:
        _tell(face, services.remove_bonus(code, name, period))


def _tell(face: Face, row: ServiceRow) -> None:
    if face.as_json:
        face.json(money_json.service(row))
    else:
        face.say("cli.service.saved", service=money_lines.service(row, face.words))


_CODE, _PERIOD = Argument("code"), Option("period", "period")

COMMANDS = (
    Command("service list", _list),
    Command("service set", _set, (_CODE, Argument("field", many=True)), (_PERIOD,)),
    Command(
        "service bonus",
        _bonus,
        (_CODE, Argument("bonus"), Argument("amount")),
        (Option("terms", "text"), _PERIOD),
    ),
    *marketing.COMMANDS,
    *service_history.COMMANDS,
)
