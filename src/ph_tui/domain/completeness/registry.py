"""The rules by name: how much each weighs, by whose word it stands, and what mends it.

A declarative list: what a rule looks for is in the module of its subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.completeness import order_rules, report_rules, session_rules, text_rules
from ph_tui.domain.completeness.money_registry import BILLING_RULES, INVOICE_RULES
from ph_tui.domain.completeness.rule import Rule
from ph_tui.domain.findings import Gate, Severity, Source
from ph_tui.domain.reports import ReportSection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ph_tui.domain.completeness.context import Case
    from ph_tui.domain.completeness.found import Found

_AT_REPORT, _AT_BILLING, _AT_CLAIM, _AT_INVOICE = (frozenset({gate}) for gate in Gate)

_FACTS = {
    ReportSection.BASELINE: "report.baseline",
    ReportSection.GOAL: "report.baseline",
    ReportSection.SESSIONS: "report.sessions",
    ReportSection.ACTIONS: "report.actions",
    ReportSection.FACTORS: "report.factors",
    ReportSection.FOLLOW_UP: "report.follow-up",
}
"""What the handbook says of each section of the report."""


def _report(
    key: str, find: Callable[[Case], Iterator[Found]], section: ReportSection, fix: str = ""
) -> Rule[Case]:
    """A rule of one section of the service report."""
    return Rule(
        key,
        Severity.ERROR,
        find,
        section="service-report",
        fact=_FACTS[section],
        fix=fix or f"report.section.{section}",
        sections=frozenset({section}),
        gates=_AT_REPORT,
    )


_ORDER = (
    Rule(
        "order.number",
        Severity.WARNING,
        order_rules.number,
        section="invoicing",
        fact="invoice.per-order",
        fix="orders.number",
        gates=_AT_INVOICE,
        waivable=False,
    ),
    Rule(
        "order.accepted",
        Severity.WARNING,
        order_rules.accepted,
        section="memo",
        fact="order.notice",
        fix="orders.accept",
    ),
    Rule(
        "order.contacted",
        Severity.WARNING,
        order_rules.contacted,
        section="memo",
        fact="order.notice",
        fix="orders.contact",
    ),
    Rule(
        "order.inside_period",
        Severity.WARNING,
        order_rules.inside_period,
        section="general",
        fact="period.short",
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
        gates=_AT_REPORT | _AT_BILLING,
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
        fact="report.sessions",
        fix="sessions.note",
        sections=frozenset({ReportSection.SESSIONS}),
        gates=_AT_REPORT,
    ),
)

_REPORT = (
    Rule(
        "report.ended",
        Severity.ERROR,
        report_rules.ended,
        section="service-report",
        fact="report.due",
        fix="orders.end",
        gates=_AT_REPORT,
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
        "report.unfilled",
        Severity.ERROR,
        report_rules.unfilled,
        source=Source.NONE,
        sections=frozenset(ReportSection),
        gates=_AT_REPORT,
    ),
    Rule(
        "report.due",
        Severity.ERROR,
        report_rules.due,
        section="service-report",
        fact="report.due",
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
        gates=_AT_REPORT | _AT_CLAIM,
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
        fact="end.feedback",
        fix="orders.feedback",
    ),
)

RULES: tuple[Rule[Case], ...] = (
    *_ORDER,
    *_SESSIONS,
    *_REPORT,
    *BILLING_RULES,
    *INVOICE_RULES,
    *_TEXTS,
    *_FEEDBACK,
)
"""Every rule, in the order in which its findings are told."""
