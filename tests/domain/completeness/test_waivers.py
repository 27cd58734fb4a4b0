"""Waivers: a finding that a person has set aside for one order, and what can't be set aside."""

from __future__ import annotations

import pytest
from tests.domain.completeness.asking import keys
from tests.factories import (
    a_context,
    a_full_report,
    a_running_file,
    a_session,
    a_waiver,
    an_ended_file,
    an_ended_order,
    an_order,
    three_sessions,
)

from ph_tui.domain.completeness import (
    RULES,
    check,
    check_all,
    gate,
    section_findings,
    waivable,
)
from ph_tui.domain.reports import ReportSection, ServiceReport


def test_a_waived_finding_no_longer_stands() -> None:
    """It is gone from `check`, from the editor and from the gate."""
    waivers = (a_waiver("report.goal", "goal"),)
    file = an_ended_file(report=a_full_report(goal=""), waivers=waivers)
    assert check(file, a_context()) == ()
    assert gate(file, a_context()) == ()
    assert section_findings(file, a_context(), ReportSection.GOAL) == ()


def test_a_waived_finding_is_kept_with_who_and_why() -> None:
    """The history can show what was set aside, and by whose decision."""
    waiver = a_waiver("report.goal", "goal")
    file = an_ended_file(report=a_full_report(goal=""), waivers=(waiver,))
    assert [(each.finding.key, each.waiver) for each in check_all(file, a_context())] == [
        ("report.goal", waiver)
    ]


def test_a_waiver_is_for_one_session() -> None:
    """Setting aside the missing note of one session leaves those of the others."""
    sessions = (a_session(1, note=""), a_session(2, note=""), a_session(3))
    waivers = (a_waiver("session.note", sessions[0].id),)
    file = a_running_file(sessions=sessions, waivers=waivers)
    assert [each.location.field for each in check(file, a_context())] == [sessions[1].id]


def test_a_waiver_without_a_field_is_for_the_order_itself() -> None:
    """It sets aside what the rule says of the order, not of its sessions."""
    file = a_running_file(
        order=an_order(accepted_on=None),
        sessions=(a_session(1, note=""),),
        waivers=(a_waiver("order.accepted"), a_waiver("session.note")),
    )
    assert keys(check(file, a_context())) == ["session.note"]


def test_a_waiver_is_for_one_rule() -> None:
    """A plan without a time that was accepted still has to say what happens next."""
    report = a_full_report(follow_up="-")
    file = an_ended_file(report=report, waivers=(a_waiver("report.follow_up.when", "follow_up"),))
    assert keys(check(file, a_context())) == ["report.follow_up.what"]


@pytest.mark.parametrize("key", ["order.number", "session.times", "report.ended"])
def test_what_can_not_be_waived(key: str) -> None:
    """What payment, the calendar or the deadline depends on is not a matter of opinion."""
    assert not waivable(key)


def test_a_waiver_of_what_can_not_be_waived_does_nothing() -> None:
    """Such a waiver, written into the file by hand, has no effect."""
    order = an_ended_order(number="")
    file = an_ended_file(order=order, waivers=(a_waiver("order.number"),))
    assert keys(check(file, a_context())) == ["order.number"]


def test_every_other_rule_can_be_waived() -> None:
    """A report may lack any section when the city agrees that it does."""
    report_keys = [rule.key for rule in RULES if rule.key.startswith("report.")]
    waivers = tuple(
        a_waiver(rule.key, section)
        for rule in RULES
        for section in rule.sections
        if rule.key in report_keys
    )
    file = an_ended_file(sessions=three_sessions(), report=ServiceReport(), waivers=waivers)
    assert gate(file, a_context()) == ()


def test_a_key_of_no_rule_can_not_be_waived() -> None:
    """There is nothing to set aside under a name that no rule has."""
    assert not waivable("report.length")
