"""`ph-tui check`: every rule over one order or over all; exit code 1 when an error stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json, broken
from ph_tui.cli.arguments import Argument, Command, Given
from ph_tui.cli.findings import tell_findings
from ph_tui.domain.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ph_tui.cli.face import Face
    from ph_tui.domain.findings import Finding

ERRORS_STAND = 1


def _check(face: Face, given: Given) -> int:
    number, desk = given.get("number"), face.desk
    if number is not None:
        file = desk.orders.load(desk.orders.find(number).id)
        return tell_checked(face, desk.validation.check(file))
    code = tell_checked(face, tuple(desk.validation.check_all()))
    return broken.tell(face) or code


def tell_checked(face: Face, findings: Sequence[Finding]) -> int:
    """Tell findings, or that there are none; gives the exit code."""
    if face.as_json:
        face.json([as_json.finding(each, face.words) for each in findings])
    elif findings:
        tell_findings(face, findings)
        errors = sum(each.severity is Severity.ERROR for each in findings)
        face.say("cli.check.sum", n=len(findings), errors=errors)
    else:
        face.say("cli.check.clean")
    return ERRORS_STAND if any(f.severity is Severity.ERROR for f in findings) else 0


def tell_at_gate(face: Face, shut: Sequence[Finding], standing: Sequence[Finding]) -> int:
    """Tell what keeps a gate shut, and beside it what else stands; each finding once."""
    places = {(finding.key, finding.location) for finding in shut}
    beside = (each for each in standing if (each.key, each.location) not in places)
    return tell_checked(face, (*shut, *beside))


COMMANDS = (Command("check", _check, (Argument("number", optional=True),)),)
