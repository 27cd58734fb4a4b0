"""What the row of an order tells of its money."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from tests.factories import (
    DUE_ON,
    a_billing,
    a_bonus,
    a_claim,
    a_reported_file,
    a_running_file,
    a_sending,
    a_session,
    a_step,
    an_ended_file,
    an_ended_order,
    an_invoice,
    an_invoiced_file,
    row_facts,
)
from tests.strategies import order_files

from ph_tui.domain.money.making import credit_of
from ph_tui.domain.money.standing import MoneyState
from ph_tui.domain.money.terms import ServiceTerms
from ph_tui.domain.orders import Ending, EndKind
from ph_tui.domain.sessions import SessionState
from ph_tui.domain.summaries import (
    is_late,
    is_open,
    is_running,
    money_state_at,
    step_at,
    summarise,
)

FACTS = row_facts(billing_due=DUE_ON, price=Decimal(62), bonuses=(a_bonus(),))
PAY_BY = date(2024, 5, 3)


def test_a_running_order_tells_nothing_of_money() -> None:
    """Nothing is due or ready before the service has ended."""
    row = summarise(a_running_file(), FACTS)
    assert (row.money, row.net_to_invoice, row.open_total, row.unclaimed) == ("", "", "", 0)
    assert (row.billing_due, row.pay_by, row.invoice_numbers) == ("", "", "")


def test_the_billing_report_is_due_until_it_is_sent() -> None:
    """It is late on the day after its last one, as the service report is."""
    row = summarise(an_ended_file(report=replace(an_ended_file().report, sent=a_sending())), FACTS)
    assert (row.billing_due, row.deadline) == ("2024-04-17", "2024-04-17")
    assert (is_late(row, DUE_ON), is_late(row, date(2024, 4, 18))) == (False, True)
    sent = summarise(a_reported_file(), FACTS)
    assert (sent.billing_due, sent.deadline, sent.billing_sent_on) == ("", "", "2024-04-12")
    assert not is_late(sent, date(2024, 4, 18))


def test_the_nearer_of_two_deadlines_is_the_deadline() -> None:
    """Where an edition gives the two reports different days."""
    facts = FACTS._replace(report_due=date(2024, 4, 24))
    assert summarise(an_ended_file(), facts).deadline == "2024-04-17"


def test_what_is_ready_to_be_invoiced() -> None:
    """The hours at the order's price or the service's, and each claim that was sent."""
    reported = a_reported_file()
    assert summarise(an_ended_file(), FACTS).net_to_invoice == "372.00"
    assert summarise(reported, FACTS).net_to_invoice == "372.00"
    assert summarise(reported, FACTS._replace(price=None)).net_to_invoice == ""
    own = replace(reported, order=an_ended_order(price=Decimal("50.50")))
    assert summarise(own, FACTS).net_to_invoice == "303.00"
    claimed = replace(reported, claims=(a_claim(),))
    assert summarise(claimed, FACTS).net_to_invoice == "672.00"
    assert summarise(replace(claimed, invoices=(an_invoice(),)), FACTS).net_to_invoice == "300.00"


def test_a_day_outside_the_table_of_rates_breaks_no_list() -> None:
    """There is nothing to invoice, and the gate says why."""
    log = (a_session(1, on=date(2012, 5, 2)),)
    file = a_reported_file(sessions=log, billing=a_billing(log))
    assert summarise(file, FACTS).net_to_invoice == ""


def test_what_is_still_to_be_paid() -> None:
    """Of the invoices that were sent and stand, with tax; the first day by which one is due."""
    created = a_reported_file(invoices=(an_invoice(),))
    assert (summarise(created, FACTS).open_total, summarise(created, FACTS).pay_by) == ("", "")
    file = a_reported_file(claims=(a_claim(),))
    bonus = an_invoice(file, claim_id="1", number=1002, sent=a_step(), pay_by=date(2024, 5, 2))
    both = replace(file, invoices=(an_invoice(sent=a_step()), bonus))
    row = summarise(both, FACTS)
    assert (row.open_total, row.pay_by) == ("833.28", "2024-05-02")
    assert (row.invoice_numbers, row.deadline) == ("1001 1002", "2024-05-02")
    paid = replace(both, invoices=(both.invoices[0], replace(bonus, paid=a_step())))
    assert summarise(paid, FACTS).open_total == "461.28"


def test_a_credited_invoice_asks_for_nothing() -> None:
    """Its number stays known, and the hours are to be invoiced again."""
    gone = an_invoice(sent=a_step(), credited_by=1002)
    note = credit_of(an_invoice(), number=1002, on=gone.on, made=a_step())
    row = summarise(a_reported_file(invoices=(gone, note)), FACTS)
    assert (row.open_total, row.pay_by, row.invoice_numbers) == ("", "", "1001 1002")
    assert (row.money, row.net_to_invoice) == (MoneyState.TO_INVOICE, "372.00")


def test_an_invoice_is_overdue_on_the_day_after_its_last_day() -> None:
    """By the clock alone; other invoices of the order do not hide it."""
    row = summarise(an_invoiced_file(), FACTS)
    assert row.pay_by == PAY_BY.isoformat()
    assert money_state_at(row, PAY_BY) is MoneyState.INVOICED
    assert money_state_at(row, date(2024, 5, 4)) is MoneyState.OVERDUE
    more = summarise(an_invoiced_file(claims=(a_claim(),)), FACTS)
    assert money_state_at(more, PAY_BY) is MoneyState.TO_INVOICE
    assert money_state_at(more, date(2024, 5, 4)) is MoneyState.OVERDUE


@pytest.mark.parametrize(
    ("changes", "unclaimed"),
    [
        ({}, 1),
        ({"claims": (a_claim(sent=False),)}, 1),
        ({"claims": (a_claim(),)}, 0),
        ({"order": an_ended_order(client_code="poistettu-0a1b2c3d")}, 0),
        (
            {"order": an_ended_order(ending=Ending(date(2024, 4, 10), EndKind.DECLINED, "Ei."))},
            0,
        ),
    ],
)
def test_bonuses_that_nobody_claimed(changes: dict[str, object], unclaimed: int) -> None:
    """A claim counts once it was sent; an order that came to nothing has none."""
    file = replace(a_reported_file(), **changes)  # type: ignore[arg-type] # by name
    assert summarise(file, FACTS).unclaimed == unclaimed


def test_a_follow_up_outlives_the_order() -> None:
    """An order that is done otherwise stays open until the claim was sent or let go."""
    paid = a_reported_file(invoices=(an_invoice(sent=a_step(), paid=a_step()),))
    assert not is_open(summarise(paid, FACTS))
    waiting = a_claim(sent=False, follow_up_on=date(2024, 7, 1))
    row = summarise(replace(paid, claims=(waiting,)), FACTS)
    assert (row.follow_up_on, is_open(row)) == ("2024-07-01", True)


def test_an_invoice_that_waits_for_its_payment_keeps_the_order_open() -> None:
    """The service is over, the order is not."""
    row = summarise(an_invoiced_file(), FACTS)
    assert is_open(row)
    assert not is_running(row)


def test_no_shows_alone_are_billed_where_the_company_does_so() -> None:
    """Otherwise the order is done once it is reported."""
    log = (a_session(1, state=SessionState.NO_SHOW),)
    file = an_ended_file(sessions=log)
    assert summarise(file, FACTS).money == MoneyState.NONE
    billing = FACTS._replace(terms=ServiceTerms("x", bill_no_shows=True))
    row = summarise(file, billing)
    assert (row.money, row.net_to_invoice) == (MoneyState.TO_REPORT, "124.00")


def test_nothing_more_is_billed_of_an_erased_client() -> None:
    """What was invoiced is still to be paid."""
    erased = an_ended_order(client_code="poistettu-0a1b2c3d")
    row = summarise(a_reported_file(order=erased), FACTS)
    assert (row.money, row.net_to_invoice, row.billing_due) == ("", "", "")
    invoiced = summarise(an_invoiced_file(order=erased), FACTS)
    assert (invoiced.money, invoiced.open_total) == (MoneyState.INVOICED, "461.28")


@given(order_files)
def test_every_order_has_a_row(file: object) -> None:
    """Whatever stands in an order file, the list can show it at any moment."""
    row = summarise(file, FACTS)  # type: ignore[arg-type] # drawn
    assert money_state_at(row, DUE_ON) in set(MoneyState)
    assert step_at(row, a_step().at)
    assert "" not in {row.id, row.stage, row.step}
