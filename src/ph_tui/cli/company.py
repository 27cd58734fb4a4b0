"""`ph-tui company …`: the company's own profile, as it stands on every invoice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import money_json
from ph_tui.cli.arguments import Argument, Command, Given
from ph_tui.cli.as_lines import NOTHING
from ph_tui.cli.typed import pairs
from ph_tui.domain.money.profile_fields import FIELDS, label_of

if TYPE_CHECKING:
    from ph_tui.cli.as_json import Object
    from ph_tui.cli.face import Face


def _show(face: Face, _: Given) -> None:
    profile, words = face.desk.company.profile(), face.words
    if face.as_json:
        face.json(_object(face))
        return
    for field in FIELDS:
        value = str(getattr(profile, field)) or NOTHING
        face.lines([f"{field} · {words(label_of(field))}: {value}"])
    _tell_missing(face)


def _set(face: Face, given: Given) -> None:
    face.desk.company.set(pairs(given.many))
    if face.as_json:
        face.json(_object(face))
        return
    face.say("cli.company.saved")
    _tell_missing(face)


def _object(face: Face) -> Object:
    company = face.desk.company
    return {
        **money_json.profile(company.profile()),
        "missing": list(company.missing()),
        "missing_for_einvoice": list(company.missing_for_einvoice()),
    }


def _tell_missing(face: Face) -> None:
    """Tell what an invoice still needs; once that is there, what an e-invoice needs."""
    company = face.desk.company
    missing, einvoice = company.missing(), company.missing_for_einvoice()
    if missing:
        face.say("cli.company.missing", fields=", ".join(missing))
    elif einvoice:
        face.say("cli.company.missing_for_einvoice", fields=", ".join(einvoice))
    else:
        face.say("cli.company.complete")


COMMANDS = (
    Command("company show", _show),
    Command("company set", _set, (Argument("profile", many=True),)),
)
