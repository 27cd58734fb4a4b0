"""The rules of the order contract: number, acceptance, contact, period, feedback."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.domain.completeness.asking import ids, keys, of_rule
from tests.factories import (
    ENDED_ON,
    a_context,
    a_period,
    a_running_file,
    a_session,
    an_ended_file,
    an_ended_order,
    an_order,
    three_sessions,
)

from ph_tui.domain.completeness import check
from ph_tui.domain.findings import Severity, Source
from ph_tui.domain.orders import Ending, EndKind, OrderFile
from ph_tui.domain.reports import ServiceReport
from ph_tui.domain.sessions import SessionState

DECLINED = Ending(ENDED_ON, EndKind.DECLINED, "Asiakas valitsi toisen palvelun.")


def test_a_new_order_has_no_findings() -> None:
    """An order that has just come in is not faulty: what to do with it is its next step."""
    new = OrderFile(an_order(number="", accepted_on=None, contacted_on=None))
    assert check(new, a_context()) == ()


def test_an_accepted_order_needs_its_number() -> None:
    """The number may be unknown until the contract is accepted, not after that."""
    [found] = of_rule("order.number", OrderFile(an_order(number="")))
    assert found.severity is Severity.WARNING
    assert (found.location.document, found.location.field) == ("order", "number")
    assert (found.citation.source, found.citation.section) == (Source.HANDBOOK, "invoicing")
    assert found.fix == "orders.number"


def test_an_ended_order_needs_its_number() -> None:
    """A service that has ended needs its number whether or not acceptance was recorded."""
    order = an_ended_order(number="", accepted_on=None)
    assert of_rule("order.number", OrderFile(order))


def test_a_number_belongs_to_one_order() -> None:
    """Two orders with one number is told with how many others there are."""
    found = of_rule("order.number", a_running_file(), a_context(same_number=("b" * 32, "c" * 32)))
    assert ids(found) == ["rule.order.number.shared"]
    assert found[0].message.params["n"] == 2


@pytest.mark.parametrize("step", ["accepted", "contacted"])
def test_a_step_before_the_first_session_is_recorded(step: str) -> None:
    """Sessions on an order that was not accepted, or whose client was not contacted, are told."""
    file = replace(a_running_file(), order=an_order(**{f"{step}_on": None}))
    found = of_rule(f"order.{step}", file)
    assert ids(found) == [f"rule.order.{step}"]
    assert found[0].citation.section == "memo"


@pytest.mark.parametrize("step", ["accepted", "contacted"])
def test_a_step_after_the_first_session_is_told(step: str) -> None:
    """A step recorded for a later day than the first session is told with both days."""
    file = replace(a_running_file(), order=an_order(**{f"{step}_on": date(2024, 3, 7)}))
    [found] = of_rule(f"order.{step}", file)
    assert found.message.id == f"rule.order.{step}.late"
    assert found.message.params["first"] == date(2024, 3, 6)
    assert found.fix == "orders.edit"


@pytest.mark.parametrize("step", ["accepted", "contacted"])
def test_a_step_on_the_day_of_the_first_session_is_in_time(step: str) -> None:
    """An order may be accepted and begun on one day."""
    file = replace(a_running_file(), order=an_order(**{f"{step}_on": date(2024, 3, 6)}))
    assert not of_rule(f"order.{step}", file)


def test_a_planned_session_counts_as_the_first_one() -> None:
    """A session in the calendar is enough: the order is to be accepted before it."""
    planned = a_session(1, state=SessionState.PLANNED)
    file = OrderFile(an_order(accepted_on=None), (planned,))
    assert of_rule("order.accepted", file)


def test_a_session_outside_the_contract_period() -> None:
    """Coaching is carried out inside the contract period; the finding names both of its ends."""
    file = a_running_file(sessions=(a_session(1, on=date(2024, 7, 1)),))
    [found] = of_rule("order.inside_period", file)
    assert found.message.id == "rule.order.inside_period"
    assert found.message.params["start"] == a_period().starts
    assert found.message.params["end"] == a_period().ends
    assert found.location.field == file.sessions[0].id
    assert found.fix == "sessions.edit"


@pytest.mark.parametrize("on", [date(2024, 3, 3), date(2024, 6, 1)])
def test_a_session_outside_the_orders_own_dates(on: date) -> None:
    """Inside the period, a session still lies between the order's first and last day."""
    file = a_running_file(sessions=(a_session(1, on=on),))
    [found] = of_rule("order.inside_period", file)
    assert found.message.id in {"rule.order.inside_period.early", "rule.order.inside_period.late"}


def test_an_order_that_runs_over_the_end_of_its_period() -> None:
    """The order's own dates lie inside the period: each one outside is told by its name."""
    order = an_order(received_on=date(2023, 12, 29), start=date(2023, 12, 30), end=date(2024, 7, 1))
    found = of_rule("order.inside_period", OrderFile(order))
    assert [each.location.field for each in found] == ["received_on", "start", "end"]


def test_a_service_that_ended_after_the_orders_last_day() -> None:
    """The end of the service is a day of the service as well."""
    order = an_order(ending=Ending(date(2024, 6, 3)))
    [found] = of_rule("order.inside_period", OrderFile(order))
    assert found.location.field == "ending"


@pytest.mark.parametrize("day", ["start", "end"])
def test_the_first_and_the_last_day_are_inside(day: str) -> None:
    """A contract period includes both of its ends."""
    period = a_period()
    on = period.starts if day == "start" else period.ends
    file = OrderFile(an_order(start=None, end=None), (a_session(1, on=on),))
    assert not of_rule("order.inside_period", file)


def test_a_no_show_outside_the_period_is_no_coaching() -> None:
    """A session that did not take place can't lie outside the period."""
    file = a_running_file(sessions=(a_session(1, on=date(2024, 7, 1), state=SessionState.NO_SHOW),))
    assert not of_rule("order.inside_period", file)


def test_without_a_recorded_period_only_the_orders_dates_count() -> None:
    """What the company has not recorded is not held against an order."""
    file = a_running_file(order=an_order(start=None, end=None))
    context = a_context(period=None)
    assert not of_rule("order.inside_period", file, context)


@pytest.mark.parametrize("how", [EndKind.FINISHED, EndKind.INTERRUPTED])
def test_feedback_is_asked_for_once_the_service_has_ended(how: EndKind) -> None:
    """A service that ended in either way is followed by the city's feedback form."""
    order = an_ended_order(ending=Ending(ENDED_ON, how, "Syy."), feedback_asked_on=None)
    [found] = of_rule("feedback.asked", an_ended_file(order=order))
    assert found.severity is Severity.WARNING
    assert found.citation.section == "feedback"
    assert found.fix == "orders.feedback"


def test_feedback_is_not_asked_for_while_the_service_runs() -> None:
    """Nobody is asked how a service was before it has ended."""
    assert not of_rule("feedback.asked", a_running_file())


def test_a_declined_order_wants_nothing() -> None:
    """An order that came to nothing needs no number, no steps, no report and no feedback."""
    order = an_order(number="", accepted_on=None, contacted_on=None, ending=DECLINED)
    assert check(OrderFile(order), a_context()) == ()
    cancelled = a_session(1, on=date(2024, 7, 1), state=SessionState.PLANNED)
    begun = ServiceReport(goal="Tavoitteena on työpaikka.")
    assert check(OrderFile(order, (cancelled,), begun), a_context()) == ()
    accepted = an_order(number="", ending=DECLINED)
    assert check(OrderFile(accepted), a_context()) == ()


def test_the_findings_of_a_neglected_order_come_in_the_order_of_the_rules() -> None:
    """The list reads from the contract over the sessions to the report."""
    order = an_ended_order(number="", accepted_on=None, contacted_on=None, feedback_asked_on=None)
    file = an_ended_file(order=order, sessions=three_sessions())
    assert keys(check(file, a_context())) == [
        "order.number",
        "order.accepted",
        "order.contacted",
        "feedback.asked",
    ]
