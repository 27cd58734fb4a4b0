"""`ph-tui doctor`: what is wrong with the data directory; exit code 1 when anything is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli.arguments import Command, Given, Option

if TYPE_CHECKING:
    from ph_tui.cli.as_json import Object
    from ph_tui.cli.face import Face
    from ph_tui.desk.doctor import Examination, Trouble

UNWELL = 1


def _doctor(face: Face, given: Given) -> int:
    from ph_tui.desk.clock import clock_at
    from ph_tui.desk.doctor import Doctor

    around = face.around
    doctor = Doctor(around.data, around.user, clock_at(around.today), around.cache)
    found = doctor.mend() if given.has("fix") else doctor.examine()
    if face.as_json:
        face.json(_object(face, found))
    else:
        _tell(face, found)
    return 0 if found.is_healthy else UNWELL


def _tell(face: Face, found: Examination) -> None:
    for mended in found.mended:
        became = f" → {mended.became}" if mended.became else ""
        face.lines([f"✓ {face.words(mended.trouble.what)}{became}"])
    for each in found.troubles:
        sign = "!" if each.is_grave else "·"
        face.lines([f"{sign} {face.words(each.what)} {face.words(each.mend)}"])
    grave = sum(each.is_grave for each in found.troubles)
    if grave:
        face.say("cli.doctor.unwell", n=grave)
    else:
        face.say("cli.doctor.well")


def _object(face: Face, found: Examination) -> Object:
    return {
        "healthy": found.is_healthy,
        "troubles": [_trouble(face, each) for each in found.troubles],
        "mended": [
            {**_trouble(face, mended.trouble), "became": mended.became or None}
            for mended in found.mended
        ],
    }


def _trouble(face: Face, each: Trouble) -> Object:
    return {
        "kind": each.kind,
        "where": each.where,
        "grave": each.is_grave,
        "what": face.words(each.what),
        "mend": face.words(each.mend),
        "fixable": each.fix is not None,
    }


COMMANDS = (Command("doctor", _doctor, (), (Option("fix"),)),)
