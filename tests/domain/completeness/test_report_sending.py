"""The rules of sending the report: its last day, its end, and that it is locked afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.domain.completeness.asking import ids, keys, of_rule
from tests.factories import (
    DUE_ON,
    a_context,
    a_full_report,
    a_running_file,
    an_ended_file,
    an_order,
    at,
)

from ph_tui.domain.completeness import gate
from ph_tui.domain.findings import Severity


@pytest.mark.parametrize(
    ("days", "message", "severity"),
    [
        (-3, None, None),
        (-2, "rule.report.due", Severity.WARNING),
        (0, "rule.report.due.today", Severity.WARNING),
        (1, "rule.report.due.late", Severity.ERROR),
    ],
)
def test_the_deadline_comes_near_and_passes(
    days: int, message: str | None, severity: Severity | None
) -> None:
    """Two days ahead an unsent report begins to warn; the day after its last one it is late."""
    context = a_context(now=at(DUE_ON + timedelta(days=days)))
    found = of_rule("report.due", an_ended_file(), context)
    assert ids(found) == ([message] if message else [])
    assert [each.severity for each in found] == ([severity] if severity else [])
    assert all(each.deadline for each in found)


def test_the_last_day_lasts_until_midnight_in_helsinki() -> None:
    """The day of Helsinki decides, whatever the time is elsewhere."""
    last_minute = a_context(now=at(DUE_ON, 23, 59))
    next_day = a_context(now=at(DUE_ON + timedelta(days=1), 0, 0))
    assert ids(of_rule("report.due", an_ended_file(), last_minute)) == ["rule.report.due.today"]
    assert ids(of_rule("report.due", an_ended_file(), next_day)) == ["rule.report.due.late"]


def test_a_late_report_can_still_be_sent() -> None:
    """Lateness never shuts the gate: a late report is better than none."""
    late = a_context(now=at(DUE_ON + timedelta(days=9)))
    assert keys(of_rule("report.due", an_ended_file(), late)) == ["report.due"]
    assert gate(an_ended_file(), late) == ()


def test_a_report_is_not_due_before_the_end() -> None:
    """The deadline runs from the end of the service."""
    late = a_context(now=at(DUE_ON + timedelta(days=9)))
    assert not of_rule("report.due", a_running_file(report=a_full_report()), late)


def test_the_end_must_be_recorded_before_sending() -> None:
    """A complete report of a service that runs on paper keeps its gate shut."""
    file = a_running_file(order=an_order(feedback_asked_on=None), report=a_full_report())
    [found] = gate(file, a_context())
    assert (found.key, found.fix) == ("report.ended", "orders.end")
