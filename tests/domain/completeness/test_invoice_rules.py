"""The rules of invoices: what keeps one from being made, and what is wrong with one that was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.domain.completeness.asking import ids, keys, of_rule
from tests.factories import (
    a_billing,
    a_claim,
    a_company,
    a_paying_context,
    a_reported_file,
    a_session,
    a_step,
    a_waiver,
    an_ended_file,
    an_ended_order,
    an_invoice,
    an_invoiced_file,
)

from ph_tui.domain.completeness import RULES, Gate, check, gate, waivable
from ph_tui.domain.findings import Severity
from ph_tui.domain.messages import Message
from ph_tui.domain.money.billing import BillingReport
from ph_tui.domain.money.company import CompanyProfile
from ph_tui.domain.money.making import credit_of
from ph_tui.domain.money.terms import ServiceTerms
from ph_tui.domain.money.vat import VatTreatment
from ph_tui.domain.orders import Ending

if TYPE_CHECKING:
    from ph_tui.domain.completeness import Context
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.orders import OrderFile

CONTEXT = a_paying_context()


def at_invoice(
    file: OrderFile, context: Context = CONTEXT, claim_id: str = ""
) -> tuple[Finding, ...]:
    """What keeps an invoice from being made."""
    return gate(file, context, Gate.INVOICE, claim_id)


def places(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Where findings are: document and field."""
    return [(each.location.document, each.location.field) for each in found]


def test_an_order_with_everything_can_be_invoiced() -> None:
    """The hours and the bonus, each by its own report."""
    file = a_reported_file(claims=(a_claim(),))
    assert at_invoice(file) == ()
    assert at_invoice(file, claim_id="1") == ()


def test_the_number_of_the_order_is_an_error_now() -> None:
    """Without it nothing is paid; otherwise it is a warning."""
    file = a_reported_file(order=an_ended_order(number=""))
    [found] = at_invoice(file)
    assert (found.key, found.severity, found.fix) == (
        "order.number",
        Severity.ERROR,
        "orders.number",
    )
    assert places((found,)) == [("order", "number")]
    assert [each.severity for each in check(file, CONTEXT)] == [Severity.WARNING]
    assert not waivable("order.number")


def test_a_number_that_two_orders_bear_is_not_invoiced() -> None:
    """Nobody could tell whose invoice it is."""
    [found] = at_invoice(a_reported_file(), replace(CONTEXT, same_number=("b" * 32,)))
    assert found.message.id == "rule.order.number.shared"


def test_the_billing_report_comes_before_the_invoice() -> None:
    """Without it nothing is paid."""
    found = at_invoice(an_ended_file())
    assert ids(found) == ["rule.invoice.gate.billing"]
    assert places(found) == [("invoice", "billing")]
    assert found[0].fix == "orders.billing"


def test_the_claim_comes_before_the_invoice_of_its_bonus() -> None:
    """A claim that was only written, or that nobody knows, is not invoiced."""
    file = a_reported_file(claims=(a_claim(sent=False),))
    for claim_id in ("1", "2"):
        assert ids(at_invoice(file, claim_id=claim_id)) == ["rule.invoice.gate.claim"]


@pytest.mark.parametrize("billing", [BillingReport(), a_billing(())])
def test_nothing_is_not_invoiced(billing: BillingReport) -> None:
    """An order without hours, whether or not a report of none was sent."""
    found = at_invoice(a_reported_file(sessions=(), billing=billing))
    assert ids(found) == ["rule.invoice.gate.zero"]
    assert places(found) == [("invoice", "zero")]


def test_hours_have_a_price() -> None:
    """Of the service or of the order; a bonus needs none."""
    free = replace(CONTEXT, price=None)
    file = a_reported_file(claims=(a_claim(),))
    assert places(at_invoice(file, free)) == [("invoice", "price")]
    assert at_invoice(file, free, "1") == ()
    own = replace(file, order=an_ended_order(price=Decimal(60)))
    assert at_invoice(own, free) == ()


def test_the_profile_of_the_company_is_complete() -> None:
    """Each missing field is named by its own finding, for hours and bonus alike."""
    file = a_reported_file(claims=(a_claim(),))
    bare = replace(CONTEXT, company=CompanyProfile())
    fields = ["name", "business_id", "iban", "bic", "street", "postcode", "town"]
    expected = [("company", f"company.{field}") for field in fields]
    for claim_id in ("", "1"):
        assert places(at_invoice(file, bare, claim_id)) == expected
    [found] = at_invoice(file, replace(CONTEXT, company=a_company(iban="")))
    assert found.message.params["field"] == Message("word.company.iban")
    assert found.fix == "company.edit"


@pytest.mark.parametrize(
    ("field", "value"),
    [("business_id", "0174666-5"), ("iban", "FI3715903000000777"), ("bic", "NDEA")],
)
def test_the_numbers_of_the_company_are_right(field: str, value: str) -> None:
    """A wrong check digit, written into the file by hand, is found before it is printed."""
    found = at_invoice(a_reported_file(), replace(CONTEXT, company=a_company(**{field: value})))
    assert ids(found) == ["rule.invoice.gate.company.wrong"]
    assert places(found) == [("company", f"company.{field}")]


def test_a_company_without_e_invoices_can_make_invoices() -> None:
    """It uses the city's portal."""
    company = a_company(einvoice_address="", operator_id="")
    assert at_invoice(a_reported_file(), replace(CONTEXT, company=company)) == ()


@pytest.mark.parametrize("claim_id", ["", "1"])
def test_a_day_outside_the_table_of_rates_is_told(claim_id: str) -> None:
    """Of the first session, or of the end for a bonus; without tax no rate is needed."""
    old = date(2012, 12, 1)
    log = (a_session(1, on=old),)
    order = an_ended_order(ending=Ending(old))
    file = a_reported_file(order=order, sessions=log, billing=a_billing(log), claims=(a_claim(),))
    found = at_invoice(file, claim_id=claim_id)
    assert places(found) == [("invoice", "vat")]
    assert found[0].message.params["on"] == old
    untaxed = ServiceTerms("x", VatTreatment.NOT_REGISTERED)
    assert at_invoice(file, replace(CONTEXT, terms=untaxed), claim_id) == ()


def test_the_gate_of_invoices_can_not_be_waived() -> None:
    """Payment depends on it."""
    waivers = (
        a_waiver("invoice.gate"),
        a_waiver("invoice.gate", "billing"),
        a_waiver("order.number"),
        a_waiver("order.number", "number"),
    )
    file = an_ended_file(order=an_ended_order(number=""), waivers=waivers)
    assert keys(at_invoice(file)) == ["order.number", "invoice.gate"]


def test_what_an_invoice_needs_is_told_only_when_one_is_made() -> None:
    """An order that is reported has no findings because the company has no account yet."""
    bare = replace(CONTEXT, company=CompanyProfile(), price=None)
    assert check(a_reported_file(), bare) == ()


def test_no_other_gate_waits_for_an_invoice() -> None:
    """Reports are sent without prices and profiles."""
    bare = replace(CONTEXT, company=CompanyProfile(), price=None, bonuses=())
    assert gate(an_ended_file(), bare, Gate.REPORT) == ()
    assert gate(an_ended_file(), bare, Gate.BILLING) == ()
    shutting = {rule.key for rule in RULES if Gate.INVOICE in rule.gates}
    for other in (Gate.REPORT, Gate.CLAIM):
        assert not shutting & {rule.key for rule in RULES if other in rule.gates}


def test_a_wrong_buyer_reference_is_found() -> None:
    """It has to be exactly what the buyer asks for."""
    wrong = an_invoice(buyer_reference="Dynaaminen pienhankinta / Tehotreeni")
    [found] = of_rule("invoice.reference", a_reported_file(invoices=(wrong,)), CONTEXT)
    assert (found.message.id, found.location.field) == ("rule.invoice.reference", "1001")
    assert found.message.params["wanted"] == "Dynaaminen pienhankinta / Työhaun tehotreeni"


def test_a_wrong_payment_reference_is_found() -> None:
    """Its check digit is."""
    wrong = an_invoice(payment_reference="10017")
    [found] = of_rule("invoice.reference", a_reported_file(invoices=(wrong,)), CONTEXT)
    assert found.message.id == "rule.invoice.reference.payment"


def test_an_invoice_that_was_taken_back_is_left_alone() -> None:
    """What is wrong with it has been mended by the credit note."""
    wrong = an_invoice(buyer_reference="x")
    note = credit_of(wrong, number=1002, on=wrong.on, made=a_step())
    file = a_reported_file(invoices=(replace(wrong, credited_by=1002), note))
    assert of_rule("invoice.reference", file, CONTEXT) == ()


@pytest.mark.parametrize("field", ["net", "tax", "total"])
def test_a_wrong_total_is_found(field: str) -> None:
    """Each sum by itself."""
    invoice = an_invoice()
    wrong = replace(invoice, **{field: getattr(invoice, field) + Decimal("0.01")})
    [found] = of_rule("invoice.totals", a_reported_file(invoices=(wrong,)), CONTEXT)
    assert (found.severity, found.location.field) == (Severity.ERROR, "1001")
    assert not waivable("invoice.totals")


def test_a_wrong_line_or_tax_is_found() -> None:
    """A cent more on the line, a cent less of tax."""
    invoice = an_invoice()
    line, tax = invoice.lines[0], invoice.vat_sums[0]
    for wrong in (
        replace(invoice, lines=(replace(line, net=line.net + Decimal("0.01")),)),
        replace(invoice, vat_sums=(replace(tax, vat=tax.vat - Decimal("0.01")),)),
        replace(invoice, vat_sums=()),
    ):
        assert of_rule("invoice.totals", a_reported_file(invoices=(wrong,)), CONTEXT)
    assert of_rule("invoice.totals", an_invoiced_file(), CONTEXT) == ()
