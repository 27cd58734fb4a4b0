"""The rules by name: how much each weighs, by whose word it stands, and what mends it.

A declarative list: what a rule looks for is in the module of its subject.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ph_tui.domain.completeness import order_rules, report_rules, session_rules, text_rules
from ph_tui.domain.completeness.context import Case, Found
from ph_tui.domain.findings import Finding, Severity, Source
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ReportSection

_Find: TypeAlias = Callable[[Case], Iterator[Found]]


@dataclass(frozen=True)
class Rule:
    """One rule of the validation service."""

    key: str
    severity: Severity
    """Unless the finding itself says otherwise."""
    find: _Find
    source: Source = Source.HANDBOOK
    section: str = ""
    """The handbook's section, when the source is the handbook."""
    fix: str = ""
    """The action that mends it."""
    sections: frozenset[ReportSection] = frozenset()
    """The sections of the report at which the editor shows it."""
    waivable: bool = True
    """Whether a person may set it aside for one order."""
    deadline: bool = False
    """A lateness: never a reason to keep a gate shut."""

    @property
    def title(self) -> Message:
        """What the rule is called in a list."""
        return Message(f"rule.title.{self.key}")

    def findings(self, case: Case) -> Iterator[Finding]:
        """What the rule finds in one case."""
        for found in self.find(case):
            yield Finding(
                key=self.key,
                severity=found.severity or self.severity,
                message=found.message,
                location=case.location(found.document, found.field, found.line),
                citation=case.citation(self.source, self.section),
                fix=self.fix if found.fix is None else found.fix,
                deadline=self.deadline,
            )


def _report(key: str, find: _Find, section: ReportSection, fix: str = "") -> Rule:
    """A rule of one section of the service report."""
    return Rule(
        key,
        Severity.ERROR,
        find,
        section="service-report",
        fix=fix or f"report.section.{section}",
        sections=frozenset({section}),
    )


_ORDER = (
    Rule(
        "order.number",
        Severity.WARNING,
        order_rules.number,
        section="invoicing",
        fix="orders.number",
        waivable=False,
    ),
    Rule(
        "order.accepted",
        Severity.WARNING,
        order_rules.accepted,
        section="memo",
        fix="orders.accept",
    ),
    Rule(
        "order.contacted",
        Severity.WARNING,
        order_rules.contacted,
        section="memo",
        fix="orders.contact",
    ),
    Rule(
        "order.inside_period",
        Severity.WARNING,
        order_rules.inside_period,
        section="general",
        fix="orders.edit",
    ),
)

_SESSIONS = (
    Rule(
        "session.times",
        Severity.ERROR,
        session_rules.times,
        source=Source.NONE,
        fix="sessions.edit",
        waivable=False,
    ),
    Rule(
        "session.overlap",
        Severity.WARNING,
        session_rules.overlap,
        source=Source.NONE,
        fix="sessions.edit",
    ),
    Rule(
        "session.future",
        Severity.WARNING,
        session_rules.future,
        source=Source.NONE,
        fix="sessions.edit",
    ),
    Rule(
        "session.hours_left",
        Severity.WARNING,
        session_rules.hours_left,
        source=Source.SETTINGS,
        fix="orders.edit",
    ),
    Rule(
        "session.note",
        Severity.WARNING,
        session_rules.note,
        section="service-report",
        fix="sessions.note",
        sections=frozenset({ReportSection.SESSIONS}),
    ),
)

_REPORT = (
    Rule(
        "report.ended",
        Severity.ERROR,
        report_rules.ended,
        section="service-report",
        fix="orders.end",
        waivable=False,
    ),
    _report("report.baseline", report_rules.baseline, ReportSection.BASELINE),
    _report("report.goal", report_rules.goal, ReportSection.GOAL),
    _report("report.sessions", report_rules.sessions, ReportSection.SESSIONS, "report.fill"),
    _report("report.actions", report_rules.actions, ReportSection.ACTIONS),
    _report("report.factors", report_rules.factors, ReportSection.FACTORS),
    _report("report.follow_up.what", report_rules.follow_up_what, ReportSection.FOLLOW_UP),
    _report("report.follow_up.when", report_rules.follow_up_when, ReportSection.FOLLOW_UP),
    Rule(
        "report.due",
        Severity.ERROR,
        report_rules.due,
        section="service-report",
        fix="orders.report",
        deadline=True,
    ),
)

_TEXTS = (
    Rule(
        "text.personal_code",
        Severity.ERROR,
        text_rules.personal_code,
        source=Source.LAW,
        sections=frozenset(ReportSection),
    ),
    Rule(
        "report.health_words",
        Severity.HINT,
        text_rules.health,
        source=Source.LAW,
        sections=frozenset(ReportSection),
    ),
)

_FEEDBACK = (
    Rule(
        "feedback.asked",
        Severity.WARNING,
        order_rules.feedback_asked,
        section="feedback",
        fix="orders.feedback",
    ),
)

RULES = (*_ORDER, *_SESSIONS, *_REPORT, *_TEXTS, *_FEEDBACK)
"""Every rule, in the order in which its findings are told."""
