"""What holds of every log, rule and price, not only of examples."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.factories import (
    a_billing,
    a_paying_context,
    a_reported_file,
    a_session,
    a_step,
    an_ended_order,
    an_invoice,
    row_facts,
)
from tests.strategies import hour_rules, prices

from ph_tui.domain.completeness import Gate, check, gate
from ph_tui.domain.money.making import credit_of
from ph_tui.domain.money.reckoning import changed_since, figures_of, hour_groups
from ph_tui.domain.money.terms import ServiceTerms
from ph_tui.domain.money.vat import VatTreatment
from ph_tui.domain.orders import Ending, OrderFile
from ph_tui.domain.service_hours import HourRule, service_hours
from ph_tui.domain.sessions import Session, SessionState
from ph_tui.domain.summaries import summarise

if TYPE_CHECKING:
    from ph_tui.domain.money.invoices import Invoice

CENT = Decimal("0.01")
END = date(2024, 10, 31)
treatments = st.sampled_from(VatTreatment)
sessions = st.builds(
    a_session,
    id=st.uuids().map(str),
    on=st.dates(date(2024, 8, 1), END),
    start=st.none(),
    end=st.none(),
    minutes=st.integers(1, 24 * 60),
    state=st.sampled_from(SessionState),
)
logs = st.lists(sessions, max_size=12, unique_by=lambda session: session.id).map(tuple)
"""Logs over the change of the standard rate, sessions of every state in any order."""


def an_invoice_of(
    log: tuple[Session, ...], rule: HourRule, price: Decimal, treatment: VatTreatment
) -> tuple[OrderFile, Invoice | None]:
    """The reported order and its invoice; None where there is nothing to bill."""
    billing = a_billing(log, rule)
    order = an_ended_order(ending=Ending(END), end=END)
    file = a_reported_file(order=order, sessions=log, billing=billing)
    assert billing.sent
    if not billing.sent.figures.hours:
        return file, None
    reason = "Arvonlisäverolain 39 §" if treatment is VatTreatment.EXEMPT else ""
    terms = ServiceTerms("x", treatment, reason)
    return file, an_invoice(file, a_paying_context(price=price, terms=terms))


@given(logs, hour_rules, prices, treatments)
def test_an_invoice_bills_the_hours_of_its_report(
    log: tuple[Session, ...], rule: HourRule, price: Decimal, treatment: VatTreatment
) -> None:
    """The quantities of its lines are the report's hours, to the hundredth."""
    file, invoice = an_invoice_of(log, rule, price, treatment)
    assert file.billing.sent
    if invoice is not None:
        quantity = sum(line.quantity for line in invoice.lines)
        assert quantity == file.billing.sent.figures.hours
        assert all(line.quantity > 0 for line in invoice.lines)


@given(logs, hour_rules, prices, treatments)
def test_net_and_tax_are_the_total_to_the_cent(
    log: tuple[Session, ...], rule: HourRule, price: Decimal, treatment: VatTreatment
) -> None:
    """And no sum is more than half a cent from what it was rounded from."""
    _, invoice = an_invoice_of(log, rule, price, treatment)
    if invoice is None:
        return
    assert invoice.net + invoice.tax == invoice.total
    assert invoice.net == sum(line.net for line in invoice.lines)
    for line in invoice.lines:
        assert abs(line.quantity * line.unit_price - line.net) <= CENT / 2
    for each in invoice.vat_sums:
        assert abs(each.net * each.percent / 100 - each.vat) <= CENT / 2
    for amount in (invoice.net, invoice.tax, invoice.total):
        assert amount == amount.quantize(CENT)


@given(logs, hour_rules, treatments, st.booleans())
def test_no_session_is_billed_twice_or_dropped(
    log: tuple[Session, ...], rule: HourRule, treatment: VatTreatment, no_shows: bool
) -> None:
    """Each billable session is one row, and its minutes are in one group of one rate."""
    figures = figures_of(log, rule, no_shows=no_shows)
    states = {SessionState.HELD} | ({SessionState.NO_SHOW} if no_shows else set())
    expected = {session.id for session in log if session.state in states}
    assert Counter(row.session_id for row in figures.rows) == Counter(expected)
    groups = hour_groups(figures, treatment)
    assert sum(group.minutes for group in groups) == figures.minutes
    for row in figures.rows:
        assert sum(group.first_on <= row.on <= group.last_on for group in groups) == 1


@given(logs, hour_rules, treatments)
def test_groups_are_never_negative_and_add_up(
    log: tuple[Session, ...], rule: HourRule, treatment: VatTreatment
) -> None:
    """Whatever rounding does, the last group takes a remainder and gives none."""
    figures = figures_of(log, rule, no_shows=False)
    groups = hour_groups(figures, treatment)
    assert all(group.hours >= 0 for group in groups)
    assert sum(group.hours for group in groups) == figures.hours
    assert figures.hours == service_hours(figures.minutes, rule)


@given(logs, hour_rules, prices, treatments)
def test_a_credit_note_takes_everything_back(
    log: tuple[Session, ...], rule: HourRule, price: Decimal, treatment: VatTreatment
) -> None:
    """Invoice and credit note come to nothing, line by line."""
    _, invoice = an_invoice_of(log, rule, price, treatment)
    if invoice is None:
        return
    note = credit_of(invoice, number=1002, on=invoice.on, made=a_step())
    pairs = zip(invoice.lines, note.lines, strict=True)
    assert all(a.quantity + b.quantity == 0 and a.net + b.net == 0 for a, b in pairs)
    assert invoice.total + note.total == 0
    assert note.net + note.tax == note.total


@given(logs, hour_rules, prices, treatments)
def test_what_is_made_passes_its_own_rules(
    log: tuple[Session, ...], rule: HourRule, price: Decimal, treatment: VatTreatment
) -> None:
    """Neither an invoice nor its credit note brings up a finding about money."""
    file, invoice = an_invoice_of(log, rule, price, treatment)
    if invoice is None:
        return
    note = credit_of(invoice, number=1002, on=invoice.on, made=a_step())
    for made in ((invoice,), (replace(invoice, credited_by=1002), note)):
        found = check(replace(file, invoices=made), a_paying_context(hour_rule=rule, price=price))
        assert [each for each in found if each.key.startswith(("invoice", "billing"))] == []


@given(logs, logs, hour_rules)
def test_a_report_is_stale_when_its_rows_have_changed_and_only_then(
    log: tuple[Session, ...], later: tuple[Session, ...], rule: HourRule
) -> None:
    """The order of logging is no change."""
    billing = a_billing(log, rule)
    assert billing.sent
    now = figures_of(later, rule, no_shows=False)
    before = set(billing.sent.figures.rows)
    assert changed_since(billing.sent, now) is (set(now.rows) != before)
    assert not changed_since(billing.sent, figures_of(log[::-1], rule, no_shows=False))


@given(logs, hour_rules, prices, treatments)
def test_the_row_tells_what_the_invoice_will_come_to(
    log: tuple[Session, ...], rule: HourRule, price: Decimal, treatment: VatTreatment
) -> None:
    """The list shows the net of the very invoice, and the gate is shut exactly for nothing."""
    file, invoice = an_invoice_of(log, rule, price, treatment)
    reason = "Arvonlisäverolain 39 §" if treatment is VatTreatment.EXEMPT else ""
    terms = ServiceTerms("x", treatment, reason)
    row = summarise(file, row_facts(rule=rule, price=price, terms=terms))
    context = a_paying_context(hour_rule=rule, price=price, terms=terms)
    shut = gate(file, context, Gate.INVOICE)
    assert row.net_to_invoice == (str(invoice.net) if invoice and invoice.net else "")
    assert [each.location.field for each in shut] == ([] if invoice else ["zero"])
