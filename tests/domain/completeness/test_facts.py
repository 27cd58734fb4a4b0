"""What the handbook says of orders, sessions and the service report: a test for each fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.domain.completeness.asking import keys, of_rule
from tests.factories import (
    DUE_ON,
    EDITION_ID,
    a_billing,
    a_context,
    a_full_report,
    a_running_file,
    a_sending,
    a_session,
    an_ended_file,
    an_ended_order,
    an_order,
    at,
    three_sessions,
)

from ph_tui.domain.completeness import check, gate
from ph_tui.domain.findings import Citation, Finding, Severity, Source
from ph_tui.domain.orders import OrderFile
from ph_tui.domain.reports import ServiceReport
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.stages import Stage, stage_of


def _says(found: Finding) -> Citation:
    """The finding's citation, which must be of the handbook."""
    assert found.citation.source is Source.HANDBOOK
    assert found.citation.edition_id == EDITION_ID
    return found.citation


def test_order_notice() -> None:
    """`order.notice`: the order is accepted and the client contacted before the service starts."""
    hasty = OrderFile(an_order(accepted_on=None, contacted_on=None), (a_session(1),))
    found = check(hasty, a_context())
    assert keys(found) == ["order.accepted", "order.contacted"]
    assert {_says(each).section for each in found} == {"memo"}
    assert check(OrderFile(an_order(), (a_session(1),)), a_context()) == ()


def test_period_short() -> None:
    """`period.short`: orders are made and coaching is carried out inside one contract period."""
    over = an_order(received_on=date(2023, 12, 31), end=date(2024, 7, 31))
    sessions = (a_session(1, on=date(2024, 7, 1)),)
    context = a_context(now=at(date(2024, 7, 2)))
    found = of_rule("order.inside_period", OrderFile(over, sessions), context)
    assert [each.location.field for each in found] == ["received_on", "end", sessions[0].id]
    assert {_says(each).section for each in found} == {"general"}


def test_end_two_reports() -> None:
    """`end.two-reports`: the end of the service asks for two reports, until both are sent."""
    ended = an_ended_file(report=ServiceReport())
    late = a_context(now=at(DUE_ON + timedelta(days=1)))
    assert {"report.due", "billing.due"} <= set(keys(check(ended, late)))
    one = replace(ended, report=a_full_report(sent=a_sending()))
    assert keys(check(one, late)) == ["billing.due"]
    both = replace(one, billing=a_billing())
    assert [_stage(file) for file in (ended, one, both)] == [*[Stage.ENDED] * 2, Stage.REPORTED]
    assert check(both, late) == ()


def _stage(file: OrderFile) -> Stage:
    return stage_of(file, HourRule(), no_shows=False)


def test_end_feedback() -> None:
    """`end.feedback`: after the end the client is asked to fill in the city's feedback form."""
    [found] = check(an_ended_file(order=an_ended_order(feedback_asked_on=None)), a_context())
    assert found.key == "feedback.asked"
    assert _says(found).section == "feedback"


def test_report_baseline() -> None:
    """`report.baseline`: the starting situation and the shared goal are two parts of the report."""
    for part in ("baseline", "goal"):
        [found] = gate(an_ended_file(report=a_full_report(**{part: ""})), a_context())
        assert found.key == f"report.{part}"
        assert _says(found).section == "service-report"


def test_report_sessions() -> None:
    """`report.sessions`: the report tells what was done at each meeting, meeting by meeting."""
    for missing in three_sessions():
        rest = tuple(session for session in three_sessions() if session != missing)
        found = gate(an_ended_file(report=a_full_report(rest)), a_context())
        assert keys(found) == ["report.sessions"]
        assert found[0].message.params["on"] == missing.on
        assert _says(found[0]).section == "service-report"


def test_report_actions() -> None:
    """`report.actions`: the report tells concrete measures."""
    [found] = gate(an_ended_file(report=a_full_report(actions="ok")), a_context())
    assert found.key == "report.actions"
    assert _says(found).section == "service-report"


def test_report_factors() -> None:
    """`report.factors`: what affects employment is told if anything came up, and if not, that."""
    [found] = gate(an_ended_file(report=a_full_report(factors="-")), a_context())
    assert found.key == "report.factors"
    assert _says(found).section == "service-report"
    for answer in ("ei tullut esiin", "Asiakkaalla ei ole ajokorttia."):
        assert gate(an_ended_file(report=a_full_report(factors=answer)), a_context()) == ()


def test_report_follow_up() -> None:
    """`report.follow-up`: the plan says what the client does next and by when."""
    plans = {
        "Asiakas hakee varastotyötä.": ["report.follow_up.when"],
        "Toukokuun loppuun mennessä.": ["report.follow_up.what"],
        "": ["report.follow_up.what", "report.follow_up.when"],
        "Asiakas hakee varastotyötä toukokuussa.": [],
        "Asiakas soittaa työnantajalle ensi viikolla.": [],
    }
    for plan, expected in plans.items():
        found = gate(an_ended_file(report=a_full_report(follow_up=plan)), a_context())
        assert keys(found) == expected, plan
        assert all(_says(each).section == "service-report" for each in found)


def test_report_due() -> None:
    """`report.due`: the report is delivered at the latest one week after the end."""
    in_time = a_context(now=at(DUE_ON))
    late = a_context(now=at(DUE_ON + timedelta(days=1)))
    [soon] = of_rule("report.due", an_ended_file(), in_time)
    assert soon.severity is Severity.WARNING
    [found] = of_rule("report.due", an_ended_file(), late)
    assert (found.key, found.severity, found.deadline) == ("report.due", Severity.ERROR, True)
    assert found.message.params["on"] == DUE_ON
    assert _says(found).section == "service-report"
    assert of_rule("report.due", an_ended_file(report=a_full_report(sent=a_sending())), late) == ()


def test_report_purpose() -> None:
    """`report.purpose`: the city goes on with the client from the report, so it needs a plan."""
    nothing = a_full_report(follow_up="ei tullut esiin")
    found = gate(an_ended_file(report=nothing), a_context())
    assert keys(found) == ["report.follow_up.what", "report.follow_up.when"]


def test_end_is_recorded_before_the_report() -> None:
    """The report tells of a service that has ended, since its deadline is counted from the end."""
    found = gate(a_running_file(report=a_full_report()), a_context())
    assert keys(found) == ["report.ended"]
