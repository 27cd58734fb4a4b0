"""`ph-tui check`: every rule over one order or over everything; exit code 1 when errors stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json, as_lines, broken
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.findings import tell_findings
from ph_tui.domain.errors import DataError
from ph_tui.domain.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ph_tui.cli.face import Face
    from ph_tui.desk.validation import RuleCount
    from ph_tui.domain.findings import Finding
    from ph_tui.l10n.words import Words

ERRORS_STAND = 1


def _check(face: Face, given: Given) -> int:
    number, desk = given.get("number"), face.desk
    tell = _tell_by_rule if given.has("by-rule") else tell_checked
    if number is not None:
        file = desk.orders.load(desk.orders.find(number).id)
        return tell(face, desk.validation.check(file))
    code = tell(face, tuple(desk.validation.check_all()))
    return broken.tell(face) or _tell_unread(face) or code


def _tell_unread(face: Face) -> int:
    """Tell what else can't be checked; gives the exit code."""
    reasons = face.desk.validation.unread()
    for reason in reasons:
        face.warn(reason)
    return DataError.exit_code if reasons else 0


def _tell_by_rule(face: Face, findings: Sequence[Finding]) -> int:
    """Tell of every rule how often it found something."""
    words, validation = face.words, face.desk.validation
    counted = validation.counted(findings)
    if face.as_json:
        face.json([_rule_object(each, words) for each in counted])
    else:
        width = len(str(max((each.times for each in counted), default=0)))
        for rule, times in counted:
            source = validation.source_of_rule(rule, words.lang)
            told = as_lines.joined(rule.key, words(rule.title), words(source) if source else "")
            sign = as_lines.GRAVITY[rule.severity] if times else "✓"
            face.lines([f"{times:>{width}} {sign} {told}"])
        _tell_sum(face, findings)
    return _exit_code(findings)


def _rule_object(counted: RuleCount, words: Words) -> as_json.Object:
    rule = counted.rule
    return {
        "key": rule.key,
        "title": words(rule.title),
        "severity": rule.severity.value,
        "source": rule.source.value,
        "section": rule.section or None,
        "fact": rule.fact or None,
        "count": counted.times,
    }


def tell_checked(face: Face, findings: Sequence[Finding]) -> int:
    """Tell findings, or that there are none; gives the exit code."""
    if face.as_json:
        face.json([as_json.finding(each, face.words) for each in findings])
    elif findings:
        tell_findings(face, findings)
    if not face.as_json:
        _tell_sum(face, findings)
    return _exit_code(findings)


def _tell_sum(face: Face, findings: Sequence[Finding]) -> None:
    if findings:
        errors = sum(each.severity is Severity.ERROR for each in findings)
        face.say("cli.check.sum", n=len(findings), errors=errors)
    else:
        face.say("cli.check.clean")


def _exit_code(findings: Sequence[Finding]) -> int:
    return ERRORS_STAND if any(f.severity is Severity.ERROR for f in findings) else 0


def tell_at_gate(face: Face, shut: Sequence[Finding], standing: Sequence[Finding]) -> int:
    """Tell what keeps a gate shut, and beside it what else stands; each finding once."""
    places = {(finding.key, finding.location) for finding in shut}
    beside = (each for each in standing if (each.key, each.location) not in places)
    return tell_checked(face, (*shut, *beside))


COMMANDS = (Command("check", _check, (Argument("number", optional=True),), (Option("by-rule"),)),)
