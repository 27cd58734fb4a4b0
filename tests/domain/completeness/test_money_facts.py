"""What the handbook says of billing and invoices: a test for each fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from tests.domain.completeness.asking import ids, keys, of_rule
from tests.factories import (
    DUE_ON,
    EDITION_ID,
    a_billing,
    a_claim,
    a_paying_context,
    a_reported_file,
    a_session,
    a_step,
    an_ended_file,
    an_ended_order,
    an_invoice,
    an_invoiced_file,
    at,
    row_facts,
    three_sessions,
)

from ph_tui.domain.completeness import Gate, gate
from ph_tui.domain.findings import Finding, Severity, Source
from ph_tui.domain.money.invoices import BuyerFacts
from ph_tui.domain.money.standing import MoneyState, invoice_of
from ph_tui.domain.sessions import SessionState
from ph_tui.domain.summaries import summarise

CONTEXT = a_paying_context()


def _section(found: Finding) -> str:
    """The section of the handbook that a finding cites."""
    assert (found.citation.source, found.citation.edition_id) == (Source.HANDBOOK, EDITION_ID)
    return found.citation.section


def test_billing_actual_hours() -> None:
    """`billing.actual-hours`: the hours that were held are billed, not those that were ordered."""
    planned = a_session(2, state=SessionState.PLANNED)
    missed = a_session(3, state=SessionState.NO_SHOW)
    log = (a_session(1), planned, missed)
    file = a_reported_file(sessions=log, billing=a_billing(log))
    assert file.order.ordered_hours == 20
    assert sum(line.quantity for line in an_invoice(file).lines) == 2


def test_billing_due() -> None:
    """`billing.due`: delivered before invoicing, and at the latest one week after the end."""
    [found] = gate(an_ended_file(), CONTEXT, Gate.INVOICE)
    assert found.message.id == "rule.invoice.gate.billing"
    in_time = a_paying_context(now=at(DUE_ON))
    late = a_paying_context(now=at(DUE_ON + timedelta(days=1)))
    [warning] = of_rule("billing.due", an_ended_file(), in_time)
    [error] = of_rule("billing.due", an_ended_file(), late)
    assert (warning.severity, error.severity) == (Severity.WARNING, Severity.ERROR)
    assert (error.message.params["on"], _section(error)) == (DUE_ON, "billing-report")


def test_billing_bonus() -> None:
    """`billing.bonus`: claimed by a second report: the right service, its bonus, the details."""
    right = a_claim(sent=False)
    first = a_reported_file(claims=(right,))
    assert gate(first, CONTEXT, Gate.CLAIM, "1") == ()
    wrong = replace(right, bonus="Muu", details="")
    found = gate(replace(first, claims=(wrong,)), CONTEXT, Gate.CLAIM, "1")
    assert ids(found) == ["rule.billing.bonus", "rule.billing.bonus.details"]
    assert {_section(each) for each in found} == {"billing-report"}
    without = an_ended_file(claims=(right,))
    assert ids(gate(without, CONTEXT, Gate.CLAIM, "1")) == ["rule.billing.bonus.first"]


def test_invoice_per_order() -> None:
    """`invoice.per-order`: one for the hours of an order, one for each claim, with its number."""
    file = a_reported_file(claims=(a_claim(), a_claim(id="2", bonus="Opinnot")))
    claims = ("", "1", "2")
    made = tuple(
        an_invoice(file, claim_id=claim_id, number=1001 + n) for n, claim_id in enumerate(claims)
    )
    assert {invoice.order_number for invoice in made} == {"4711"}
    invoiced = replace(file, invoices=made)
    assert tuple(invoice_of(invoiced, claim_id) for claim_id in claims) == made
    nameless = replace(file, order=an_ended_order(number=""))
    [found] = gate(nameless, CONTEXT, Gate.INVOICE)
    assert (found.key, _section(found)) == ("order.number", "invoicing")


def test_invoice_monthly() -> None:
    """`invoice.monthly`: each month those ready are sent, so it is known which are."""
    facts = row_facts(price=Decimal(62))
    states = {
        MoneyState.TO_REPORT: an_ended_file(),
        MoneyState.TO_INVOICE: a_reported_file(),
        MoneyState.CREATED: a_reported_file(invoices=(an_invoice(),)),
        MoneyState.INVOICED: an_invoiced_file(),
        MoneyState.PAID: a_reported_file(invoices=(an_invoice(sent=a_step(), paid=a_step()),)),
    }
    assert [summarise(file, facts).money for file in states.values()] == list(states)
    assert summarise(a_reported_file(), facts).net_to_invoice == "372.00"


def test_invoice_buyer() -> None:
    """`invoice.buyer`: every invoice goes to the city's unit, by its OVT id and operator."""
    assert an_invoice().buyer == BuyerFacts(
        name="Jyväskylän kaupunki",
        unit="Elinkeino- ja työllisyyspalvelut / Työllisyyspalvelut",
        business_id="0174666-4",
        ovt="003701746664200",
        operator="CGI",
        operator_id="003703575029",
    )


def test_invoice_reference() -> None:
    """`invoice.reference`: the fixed words, a slash and the exact name of the service."""
    names = {
        "uutta-suuntaa": "Uutta suuntaa",
        "tyohaun-tehotreeni": "Työhaun tehotreeni",
        "hyvinvoinnilla-tyoelamaan": "Hyvinvoinnilla työelämään",
        "tyoelaman-suomi": "Työelämän suomen kieltä",
    }
    assert list(names) == list(CONTEXT.edition.service_codes)
    for code, name in names.items():
        file = a_reported_file(order=an_ended_order(service=code))
        invoice = an_invoice(file)
        assert invoice.buyer_reference == f"Dynaaminen pienhankinta / {name}"
        assert {line.text for line in invoice.lines} == {name}
        wrong = replace(invoice, buyer_reference=name)
        [found] = of_rule("invoice.reference", replace(file, invoices=(wrong,)), CONTEXT)
        assert _section(found) == "invoicing"


def test_a_changed_session_asks_for_a_new_report() -> None:
    """`billing.actual-hours`: a report that the log no longer bears is not invoiced."""
    file = a_reported_file(sessions=three_sessions()[:2])
    [found] = gate(file, CONTEXT, Gate.INVOICE)
    assert (keys((found,)), _section(found)) == (["billing.stale"], "billing-report")
