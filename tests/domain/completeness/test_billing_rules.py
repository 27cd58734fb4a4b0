"""The rules of the billing report: when its gate is shut, and by what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.domain.completeness.asking import ids, keys, of_rule
from tests.factories import (
    DUE_ON,
    a_billing,
    a_claim,
    a_paying_context,
    a_reported_file,
    a_running_file,
    a_session,
    a_waiver,
    an_ended_file,
    an_ended_order,
    an_invoiced_file,
    an_order,
    at,
    three_sessions,
)

from ph_tui.domain.completeness import Gate, check, gate, waivable
from ph_tui.domain.findings import Severity
from ph_tui.domain.money.terms import ServiceTerms
from ph_tui.domain.orders import Ending, EndKind
from ph_tui.domain.reports import ServiceReport
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.sessions import SessionState

if TYPE_CHECKING:
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.orders import OrderFile

CONTEXT = a_paying_context()
MISSED = (a_session(1, state=SessionState.NO_SHOW),)


def at_billing(file: OrderFile) -> tuple[Finding, ...]:
    """What keeps the billing report from being sent."""
    return gate(file, CONTEXT, Gate.BILLING)


def test_an_ended_order_with_hours_can_be_billed() -> None:
    """The service report is not waited for."""
    assert at_billing(an_ended_file(report=ServiceReport())) == ()


def test_the_two_reports_do_not_wait_for_each_other() -> None:
    """What billing lacks keeps no service report back."""
    file = an_ended_file(sessions=MISSED)
    assert keys(at_billing(file)) == ["billing.matches_log"]
    assert "billing.matches_log" not in keys(gate(file, CONTEXT))


@pytest.mark.parametrize(
    "order",
    [an_order(), an_order(ending=Ending(date(2024, 4, 10), EndKind.DECLINED, "Sai töitä."))],
)
def test_the_end_is_recorded_before_anything_is_billed(order: object) -> None:
    """What runs on can't be billed, nor what never began."""
    file = a_running_file(order=order, claims=(a_claim(sent=False),))
    for found in (at_billing(file)[0], gate(file, CONTEXT, Gate.CLAIM, "1")[0]):
        assert (found.key, found.location.field, found.fix) == (
            "billing.ended",
            "ending",
            "orders.end",
        )
    assert not waivable("billing.ended")


@pytest.mark.parametrize("sessions", [(), MISSED])
def test_a_report_of_nothing_is_not_sent(sessions: tuple[object, ...]) -> None:
    """An order without hours, or with no-shows alone, has no billing report."""
    [found] = at_billing(an_ended_file(sessions=sessions))
    assert ids((found,)) == ["rule.billing.matches_log.nothing"]
    assert of_rule("billing.matches_log", an_ended_file(sessions=sessions), CONTEXT) == ()


def test_no_shows_are_billed_where_the_company_does_so() -> None:
    """Then a report of them alone is one."""
    terms = ServiceTerms("x", bill_no_shows=True)
    assert gate(an_ended_file(sessions=MISSED), replace(CONTEXT, terms=terms), Gate.BILLING) == ()


def test_a_time_that_the_clock_never_showed_is_not_billed() -> None:
    """Its minutes would be wrong."""
    skipped = a_session(1, on=date(2024, 3, 31)).start
    assert skipped
    session = a_session(1, on=date(2024, 3, 31), start=skipped.replace(hour=3, minute=30))
    assert keys(at_billing(an_ended_file(sessions=(session,)))) == ["session.times"]


def test_a_session_that_nobody_logged_is_told_before_it_is_lost() -> None:
    """A planned session that is over is not billed; the report can be sent nevertheless."""
    planned = a_session(3, state=SessionState.PLANNED)
    file = an_ended_file(sessions=(*three_sessions()[:2], planned))
    [found] = of_rule("billing.matches_log", file, CONTEXT)
    assert (found.message.id, found.severity) == (
        "rule.billing.matches_log.planned",
        Severity.WARNING,
    )
    assert found.location.field == planned.id
    assert at_billing(file) == ()
    ahead = replace(planned, on=date(2024, 4, 13))
    still = replace(file, sessions=(*three_sessions()[:2], ahead))
    assert of_rule("billing.matches_log", still, CONTEXT) == ()


@pytest.mark.parametrize(
    "changes", [{"minutes": 361}, {"hours": Decimal("6.01")}, {"rows": ()}, {"rule": HourRule(45)}]
)
def test_figures_that_do_not_add_up_are_found(changes: dict[str, object]) -> None:
    """A file that was edited by hand, or damaged."""
    billing = a_billing()
    assert billing.sent
    figures = replace(billing.sent.figures, **changes)  # type: ignore[arg-type] # by name
    file = a_reported_file(billing=a_billing(figures=figures))
    [found] = of_rule("billing.matches_log", file, CONTEXT)
    assert (found.severity, found.fix) == (Severity.ERROR, "billing.reopen")
    assert "billing.matches_log" in keys(gate(file, CONTEXT, Gate.INVOICE))


def test_an_invoice_bills_what_was_reported() -> None:
    """Other hours on the invoice than in the report are found."""
    file = an_invoiced_file(billing=a_billing(three_sessions()[:2]))
    [found] = of_rule("billing.matches_log", file, CONTEXT)
    assert (found.message.id, found.location.document, found.location.field) == (
        "rule.billing.matches_log.invoice",
        "invoice",
        "1001",
    )


@pytest.mark.parametrize(
    ("days", "message", "severity"),
    [
        (-3, None, None),
        (-2, "rule.billing.due", Severity.WARNING),
        (0, "rule.billing.due.today", Severity.WARNING),
        (1, "rule.billing.due.late", Severity.ERROR),
    ],
)
def test_the_deadline_comes_near_and_passes(
    days: int, message: str | None, severity: Severity | None
) -> None:
    """As that of the service report does; lateness keeps nothing back."""
    context = a_paying_context(now=at(DUE_ON + timedelta(days=days)))
    found = of_rule("billing.due", an_ended_file(), context)
    assert ids(found) == ([message] if message else [])
    assert [each.severity for each in found] == ([severity] if severity else [])
    assert gate(an_ended_file(), context, Gate.BILLING) == ()


def test_what_is_not_billed_is_not_late() -> None:
    """Neither what was sent nor an order without hours."""
    late = a_paying_context(now=at(DUE_ON + timedelta(days=9)))
    assert of_rule("billing.due", a_reported_file(), late) == ()
    assert of_rule("billing.due", an_ended_file(sessions=MISSED), late) == ()
    assert of_rule("billing.due", a_running_file(), late) == ()


def test_a_session_that_changes_after_sending_makes_the_report_stale() -> None:
    """Each such session is named; a note is no change of the bill."""
    one, two, three = three_sessions()
    longer = replace(two, start=None, end=None, minutes=150)
    file = a_reported_file(sessions=(replace(one, note="Muuta tehtiin."), longer, three))
    [found] = of_rule("billing.stale", file, CONTEXT)
    assert (found.message.params["on"], found.location.field) == (two.on, two.id)
    assert (found.severity, found.fix) == (Severity.ERROR, "billing.reopen")
    assert keys(gate(file, CONTEXT, Gate.INVOICE)) == ["billing.stale"]


def test_a_stale_report_that_is_invoiced_begins_with_the_credit_note() -> None:
    """The report can't be opened while an invoice of it stands."""
    file = an_invoiced_file(sessions=three_sessions()[:2])
    [found] = of_rule("billing.stale", file, CONTEXT)
    assert found.message.params["number"] == 1001
    assert (found.message.id, found.fix) == ("rule.billing.stale.invoiced", "invoices.credit")


def test_another_hour_rule_makes_a_report_stale_until_it_is_invoiced() -> None:
    """What is settled later is for what comes."""
    context = replace(CONTEXT, hour_rule=HourRule(45))
    [found] = of_rule("billing.stale", a_reported_file(), context)
    assert (found.message.params["sent"], found.message.params["now"]) == (
        Decimal("6.00"),
        Decimal("8.00"),
    )
    assert of_rule("billing.stale", an_invoiced_file(), context) == ()


def test_a_bonus_is_invoiced_whatever_happened_to_the_hours() -> None:
    """They are two reports."""
    file = a_reported_file(claims=(a_claim(),), sessions=three_sessions()[:2])
    assert gate(file, CONTEXT, Gate.INVOICE, "1") == ()
    assert keys(gate(file, CONTEXT, Gate.INVOICE)) == ["billing.stale"]


def test_a_stale_report_may_be_waived() -> None:
    """A typing error that was mended after the payment needs no new bill."""
    sessions = three_sessions()[:2]
    waiver = a_waiver("billing.stale", three_sessions()[2].id)
    file = an_invoiced_file(sessions=sessions, waivers=(waiver,))
    assert of_rule("billing.stale", file, CONTEXT) == ()


def test_the_order_is_complete_when_everything_was_done() -> None:
    """Invoiced and paid, nothing is left to find."""
    assert check(an_invoiced_file(), CONTEXT) == ()
    declined = Ending(date(2024, 4, 10), EndKind.DECLINED, "Sai töitä.")
    assert check(an_ended_file(order=an_ended_order(ending=declined)), CONTEXT) == ()
