"""The validation service: what is missing or wrong in an order, and what can be done now.

Pure: plain values in, findings out. Owns how findings are gathered for each occasion and set aside
by waivers; what is looked for is in the modules of the rules. Knows no clock, store or screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.aliases import is_alias
from ph_tui.domain.completeness.context import Case, Context
from ph_tui.domain.completeness.registry import RULES
from ph_tui.domain.completeness.rule import Rule
from ph_tui.domain.completeness.text_rules import refuse_personal_codes, texts_of
from ph_tui.domain.findings import Finding, Gate, Severity, shuts_gate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.reports import ReportSection
    from ph_tui.domain.waivers import Waiver

__all__ = [
    "RULES",
    "Context",
    "Gate",
    "Judged",
    "Rule",
    "can_be_waived",
    "check",
    "check_all",
    "gate",
    "refuse_personal_codes",
    "section_findings",
    "texts_of",
    "waivable",
]


class Judged(NamedTuple):
    """A finding, and the waiver that sets it aside if there is one."""

    finding: Finding
    waiver: Waiver | None


def check(file: OrderFile, context: Context) -> tuple[Finding, ...]:
    """The errors and warnings that stand in an order, in the order of the rules."""
    return _standing(check_all(file, context))


def check_all(file: OrderFile, context: Context) -> tuple[Judged, ...]:
    """The same with those that were set aside, each with its waiver.

    In an order whose client was erased nothing can be mended any more.
    """
    if is_alias(file.order.client_code):
        return ()
    return tuple(_judged(Case(file, context), _checking()))


def gate(
    file: OrderFile, context: Context, gate: Gate = Gate.REPORT, claim_id: str = ""
) -> tuple[Finding, ...]:
    """The errors that keep something from being done now; none means that the gate is open.

    `claim_id` names the bonus claim that is to be sent or invoiced, and is empty for the hours.
    """
    case = Case(file, context, gate=gate, claim_id=claim_id)
    rules = (rule for rule in RULES if gate in rule.gates)
    return tuple(each for each in _standing(_judged(case, rules)) if shuts_gate(each))


def section_findings(
    file: OrderFile, context: Context, section: ReportSection
) -> tuple[Finding, ...]:
    """What the editor shows at one section, hints included: the gravest first."""
    case = Case(file, context, focus=section)
    rules = (rule for rule in RULES if section in rule.sections)
    return tuple(sorted(_standing(_judged(case, rules)), key=_gravity))


def waivable(key: str) -> bool:
    """Whether findings of this key may be set aside for one order; there are none of other keys."""
    return any(rule.key == key and rule.waivable for rule in RULES)


def can_be_waived(finding: Finding) -> bool:
    """Whether this finding may be set aside: a real personal identity code never is."""
    is_code = finding.key == "text.personal_code" and finding.severity is Severity.ERROR
    return waivable(finding.key) and not is_code


_WEIGHTS = list(Severity)


def _gravity(finding: Finding) -> int:
    return _WEIGHTS.index(finding.severity)


def _checking() -> Iterator[Rule[Case]]:
    """The rules beyond the editor's: a hint is whispered only there."""
    return (rule for rule in RULES if rule.severity is not Severity.HINT)


def _standing(judged: Iterable[Judged]) -> tuple[Finding, ...]:
    return tuple(each.finding for each in judged if each.waiver is None)


def _judged(case: Case, rules: Iterable[Rule[Case]]) -> Iterator[Judged]:
    for rule in rules:
        for finding in rule.findings(case):
            yield Judged(finding, _waiver_of(finding, case.file))


def _waiver_of(finding: Finding, file: OrderFile) -> Waiver | None:
    """The waiver for this finding; one without a field is for the order itself."""
    if not can_be_waived(finding):
        return None
    place = finding.location
    for waiver in file.waivers:
        of_order = place.document == "order" and not waiver.field
        if waiver.key == finding.key and (of_order or waiver.field == place.field):
            return waiver
    return None
