"""Stage and next step follow from the facts alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from tests.factories import (
    a_billing,
    a_claim,
    a_reported_file,
    a_sending,
    a_step,
    an_invoice,
    an_invoiced_file,
    row_facts,
)

from ph_tui.domain.contract_periods import ContractPeriod, assumed_period, period_on
from ph_tui.domain.money.making import credit_of
from ph_tui.domain.orders import Ending, EndKind, Order, OrderFile
from ph_tui.domain.reports import Sending, ServiceReport
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.sessions import Session, SessionState, wall_time
from ph_tui.domain.stages import NextStep, Stage, next_step_of, stage_of
from ph_tui.domain.summaries import is_late, is_open, step_at, summarise
from ph_tui.domain.waivers import Waiver

DAY = date(2024, 4, 24)
HOUR = HourRule()
NEW = OrderFile(Order("0" * 32, "tehotreeni", "A.K.", "2024-1", "2024-01-01"))
PLANNED = Session("1", DAY, time(9), time(11), 0, SessionState.PLANNED, "maija")


def facts(file: OrderFile, **changes: object) -> OrderFile:
    """The order with other facts."""
    return replace(file, order=replace(file.order, **changes))  # type: ignore[arg-type] # by name


def stands(file: OrderFile) -> Stage:
    """The stage of an order whose service has hours of sixty minutes."""
    return stage_of(file, HOUR, no_shows=False)


def step_of(file: OrderFile) -> NextStep:
    """The next step of such an order."""
    return next_step_of(file, HOUR, no_shows=False)


def test_an_order_walks_through_its_stages() -> None:
    """From the notice to the payment, each fact moves it on."""
    seen = [(stands(NEW), step_of(NEW))]
    file = facts(NEW, accepted_on=DAY)
    seen.append((stands(file), step_of(file)))
    file = facts(file, contacted_on=DAY)
    seen.append((stands(file), step_of(file)))
    file = replace(file, sessions=(PLANNED,))
    seen.append((stands(file), step_of(file)))
    file = replace(file, sessions=(replace(PLANNED, state=SessionState.HELD),))
    seen.append((stands(file), step_of(file)))
    file = facts(file, ending=Ending(DAY))
    seen.append((stands(file), step_of(file)))
    sent = Sending(DAY, "maija", datetime(2024, 4, 24, tzinfo=UTC), "…")
    file = replace(file, report=ServiceReport(sent=sent))
    seen.append((stands(file), step_of(file)))
    file = replace(file, billing=a_billing(file.sessions))
    seen.append((stands(file), step_of(file)))
    file = facts(file, feedback_asked_on=DAY)
    seen.append((stands(file), step_of(file)))
    sent_invoice = an_invoice(sent=a_step())
    for invoice in (an_invoice(), sent_invoice, replace(sent_invoice, paid=a_step())):
        file = replace(file, invoices=(invoice,))
        seen.append((stands(file), step_of(file)))
    assert seen == [
        (Stage.RECEIVED, NextStep.ACCEPT),
        (Stage.ACCEPTED, NextStep.CONTACT),
        (Stage.CONTACTED, NextStep.PLAN),
        (Stage.CONTACTED, NextStep.MEET),
        (Stage.IN_PROGRESS, NextStep.END),
        (Stage.ENDED, NextStep.REPORT),
        (Stage.ENDED, NextStep.BILLING),
        (Stage.REPORTED, NextStep.FEEDBACK),
        (Stage.REPORTED, NextStep.INVOICE),
        (Stage.REPORTED, NextStep.INVOICE),
        (Stage.INVOICED, NextStep.PAYMENT),
        (Stage.PAID, NextStep.NONE),
    ]


def test_an_order_without_hours_needs_one_report_and_no_invoice() -> None:
    """No-shows count where the company bills them."""
    file = facts(NEW, accepted_on=DAY, ending=Ending(DAY), feedback_asked_on=DAY)
    missed = replace(PLANNED, state=SessionState.NO_SHOW)
    file = replace(file, sessions=(missed,), report=ServiceReport(sent=a_sending()))
    assert (stands(file), step_of(file)) == (Stage.REPORTED, NextStep.NONE)
    assert stage_of(file, HOUR, no_shows=True) is Stage.ENDED
    assert next_step_of(file, HOUR, no_shows=True) is NextStep.BILLING


def test_a_bonus_claim_that_was_sent_is_invoiced_too() -> None:
    """The hours being paid, the order is open until the bonus is paid as well."""
    paid = an_invoice(sent=a_step(), paid=a_step())
    file = a_reported_file(claims=(a_claim(),), invoices=(paid,))
    assert (stands(file), step_of(file)) == (Stage.PAID, NextStep.INVOICE)
    bonus = an_invoice(file, claim_id="1", number=1002, sent=a_step())
    waiting = replace(file, invoices=(paid, bonus))
    assert step_of(waiting) is NextStep.PAYMENT
    done = replace(file, invoices=(paid, replace(bonus, paid=a_step())))
    assert step_of(done) is NextStep.NONE


def test_a_credited_invoice_is_made_anew() -> None:
    """The credit note takes the order back to where the report was sent."""
    file = an_invoiced_file()
    note = credit_of(file.invoices[0], number=1002, on=DAY, made=a_step(DAY))
    gone = replace(file.invoices[0], credited_by=1002)
    credited = replace(file, invoices=(gone, note))
    assert (stands(credited), step_of(credited)) == (Stage.REPORTED, NextStep.INVOICE)


@pytest.mark.parametrize(
    ("ordered", "hour_minutes", "step"),
    [
        (None, 60, NextStep.END),
        (Decimal(2), 60, NextStep.END),
        (Decimal(3), 60, NextStep.PLAN),
        (Decimal("2.5"), 45, NextStep.END),
    ],
)
def test_the_service_is_to_be_ended_once_its_hours_are_used(
    ordered: Decimal | None, hour_minutes: int, step: NextStep
) -> None:
    """Until then more sessions are to be planned; two hours make 2.67 hours of 45 minutes."""
    file = facts(NEW, accepted_on=DAY, contacted_on=DAY, ordered_hours=ordered)
    file = replace(file, sessions=(replace(PLANNED, state=SessionState.HELD),))
    assert next_step_of(file, HourRule(hour_minutes), no_shows=False) is step


def test_a_declined_order_needs_nothing_more() -> None:
    """No report is written of a service that never began."""
    file = facts(NEW, ending=Ending(DAY, EndKind.DECLINED, "sai töitä"))
    assert (stands(file), step_of(file)) == (Stage.DECLINED, NextStep.NONE)
    assert not is_open(summarise(file, row_facts()))


def test_an_ended_service_is_reported_whatever_was_left_out_before() -> None:
    """Only the report has a last day; what was not recorded comes up again behind it."""
    ended = facts(NEW, ending=Ending(DAY))
    assert step_of(ended) is NextStep.REPORT
    sent = Sending(DAY, "maija", datetime(2024, 4, 24, tzinfo=UTC), "…")
    assert step_of(replace(ended, report=ServiceReport(sent=sent))) is NextStep.ACCEPT


def test_a_step_whose_finding_was_waived_is_not_waited_for() -> None:
    """An order on which nobody means to do more is done."""
    at = datetime(2024, 4, 24, tzinfo=UTC)
    keys = {"accepted": "order.accepted", "contacted": "order.contacted"}
    file = NEW
    for key, step in ((keys["accepted"], NextStep.CONTACT), (keys["contacted"], NextStep.PLAN)):
        file = replace(file, waivers=(*file.waivers, Waiver(key, "", "maija", at, "sovittu")))
        assert step_of(file) is step
    sent = ServiceReport(sent=Sending(DAY, "maija", at, "…"))
    file = replace(facts(file, ending=Ending(DAY)), report=sent)
    assert step_of(file) is NextStep.FEEDBACK
    waived = Waiver("feedback.asked", "", "maija", at, "ei tavoiteta")
    file = replace(file, waivers=(*file.waivers, waived))
    assert step_of(file) is NextStep.NONE


def test_a_planned_session_is_to_be_logged_from_its_end_on() -> None:
    """Until then it is to be met."""
    file = replace(facts(NEW, accepted_on=DAY, contacted_on=DAY), sessions=(PLANNED,))
    row = summarise(file, row_facts())
    assert step_at(row, wall_time(DAY, time(10, 59))) is NextStep.MEET
    assert step_at(row, wall_time(DAY, time(11))) is NextStep.LOG


def test_a_report_is_late_on_the_day_after_its_last_day() -> None:
    """The last day itself is in time."""
    file = facts(NEW, accepted_on=DAY, ending=Ending(DAY))
    row = summarise(file, row_facts(report_due=date(2024, 5, 1)))
    assert not is_late(row, date(2024, 5, 1))
    assert is_late(row, date(2024, 5, 2))


def test_the_half_year_is_assumed_until_a_period_covers_the_day() -> None:
    """Of two periods side by side, the one that began last counts."""
    assert assumed_period(date(2024, 6, 30), "e").id == "2024-1"
    assert assumed_period(date(2024, 7, 1), "e").id == "2024-2"
    long = ContractPeriod("long", date(2024, 1, 1), date(2024, 12, 31), "e")
    short = ContractPeriod("short", date(2024, 4, 1), date(2024, 5, 31), "e")
    assert period_on(DAY, (short, long), "e").id == "short"
    assert period_on(date(2024, 6, 1), (short, long), "e").id == "long"
    assert period_on(date(2025, 6, 1), (short, long), "e").id == "2025-1"
