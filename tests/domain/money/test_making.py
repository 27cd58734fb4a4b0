"""How an invoice is made, credited, and what it takes over into itself."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal

import pytest
from tests.factories import (
    a_billing,
    a_claim,
    a_company,
    a_full_report,
    a_paying_context,
    a_reported_file,
    a_session,
    a_step,
    an_ended_order,
    an_invoice,
    an_order,
)

from ph_tui.domain.errors import Refused
from ph_tui.domain.money.billing import BillingReport
from ph_tui.domain.money.invoices import InvoiceKind, InvoiceState
from ph_tui.domain.money.making import credit_of, make
from ph_tui.domain.money.terms import ServiceTerms
from ph_tui.domain.money.vat import VatTreatment
from ph_tui.domain.orders import Ending, OrderFile
from ph_tui.domain.sessions import SessionState

ON = date(2024, 4, 12)


def test_an_invoice_of_hours() -> None:
    """Six hours at 62 €, the tax of the days of service, twenty-one days to pay."""
    invoice = an_invoice()
    assert (invoice.kind, invoice.number, invoice.on) == (InvoiceKind.HOURS, 1001, ON)
    [line] = invoice.lines
    assert (line.text, line.quantity, line.unit_price) == (
        "Työhaun tehotreeni",
        Decimal(6),
        Decimal(62),
    )
    assert (line.first_on, line.last_on) == (date(2024, 3, 6), date(2024, 4, 3))
    assert (invoice.net, invoice.tax, invoice.total) == (
        Decimal("372.00"),
        Decimal("89.28"),
        Decimal("461.28"),
    )
    assert (invoice.due_date, invoice.pay_by) == (date(2024, 5, 3), date(2024, 5, 3))
    assert invoice.payment_reference == "10016"
    assert invoice.order_number == "4711"
    assert (invoice.seller, invoice.buyer.business_id) == (a_company(), "0174666-4")


def test_the_printed_due_date_stays_when_banks_are_closed() -> None:
    """Overdue begins only after the next banking day."""
    context = a_paying_context(company=a_company(payment_days=14))
    invoice = an_invoice(context=context, on=ON)
    assert invoice.due_date == date(2024, 4, 26)
    holiday = an_invoice(context=a_paying_context(company=a_company(payment_days=19)))
    assert (holiday.due_date, holiday.pay_by) == (date(2024, 5, 1), date(2024, 5, 2))
    sent = replace(holiday, sent=a_step())
    assert sent.state(date(2024, 5, 2)) is InvoiceState.SENT
    assert sent.state(date(2024, 5, 3)) is InvoiceState.OVERDUE


def test_an_order_may_have_its_own_price() -> None:
    """It goes before the price of the service."""
    invoice = an_invoice(a_reported_file(order=an_ended_order(price=Decimal("50.50"))))
    assert invoice.net == Decimal("303.00")


def test_the_reason_is_taken_over_when_the_service_is_exempt() -> None:
    """There is no tax, and the invoice says why."""
    terms = ServiceTerms("x", VatTreatment.EXEMPT, "Arvonlisäverolain 39 §")
    invoice = an_invoice(context=a_paying_context(terms=terms))
    assert (invoice.vat, invoice.vat_reason) == (VatTreatment.EXEMPT, "Arvonlisäverolain 39 §")
    assert (invoice.tax, invoice.total) == (Decimal(0), Decimal("372.00"))


def test_an_invoice_of_a_bonus() -> None:
    """One piece, as it was claimed, taxed by the end of the service."""
    file = a_reported_file(claims=(a_claim(),))
    invoice = an_invoice(file, claim_id="1")
    assert (invoice.kind, invoice.claim_id) == (InvoiceKind.BONUS, "1")
    [line] = invoice.lines
    assert (line.text, line.quantity) == ("Työllistyminen", Decimal(1))
    assert (line.first_on, line.last_on) == (date(2024, 4, 10), date(2024, 4, 10))
    assert (invoice.net, invoice.tax) == (Decimal("300.00"), Decimal("72.00"))


def test_a_draft_has_no_number_to_pay_by() -> None:
    """It shows everything else that the invoice will say."""
    draft = make(a_reported_file(), a_paying_context(), number=0, on=ON, made=a_step())
    assert (draft.number, draft.payment_reference, draft.net) == (0, "", Decimal("372.00"))


@pytest.mark.parametrize(
    ("file", "changes", "message"),
    [
        (a_reported_file(billing=BillingReport()), {}, "rule.invoice.gate.billing"),
        (a_reported_file(), {"price": None}, "rule.invoice.gate.price"),
        (a_reported_file(billing=a_billing(())), {}, "rule.invoice.gate.zero"),
    ],
)
def test_what_can_not_be_reckoned_is_refused(
    file: OrderFile, changes: dict[str, object], message: str
) -> None:
    """Without a report, a price or an hour there is no invoice, whoever asks."""
    with pytest.raises(Refused) as refused:
        an_invoice(file, a_paying_context(**changes))
    assert refused.value.message.id == message


@pytest.mark.parametrize("claims", [(), (a_claim(sent=False),)])
def test_a_bonus_that_was_not_claimed_is_not_invoiced(claims: tuple[object, ...]) -> None:
    """Neither one that nobody knows nor one that was only written."""
    with pytest.raises(Refused) as refused:
        an_invoice(a_reported_file(claims=claims), claim_id="1")
    assert refused.value.message.id == "rule.invoice.gate.claim"


@pytest.mark.parametrize("claim_id", ["", "1"])
def test_an_invoice_is_not_older_than_its_report(claim_id: str) -> None:
    """The report comes before the invoice; on one day both are in time."""
    file = a_reported_file(claims=(a_claim(),))
    with pytest.raises(Refused) as refused:
        make(
            file,
            a_paying_context(),
            number=1001,
            on=date(2024, 4, 11),
            made=a_step(),
            claim_id=claim_id,
        )
    assert refused.value.message.id == "error.invoice.before_report"


def test_a_later_change_alters_no_invoice_that_was_made() -> None:
    """Nothing that is printed is looked up again."""
    before = an_invoice()
    file = a_reported_file(invoices=(before,), sessions=())
    assert file.invoices == (an_invoice(),)


def test_nothing_on_an_invoice_names_the_client() -> None:
    """Neither a code nor a word of the log or the report."""
    order = an_order(client_code="XQZ", ending=Ending(date(2024, 4, 10)), case_coach="QZX")
    log = (a_session(1, note="ZQX"), a_session(2, state=SessionState.NO_SHOW, note="ZQX"))
    file = OrderFile(order, log, a_full_report(log), billing=a_billing(log))
    text = str(asdict(an_invoice(file)))
    assert not any(word in text for word in ("XQZ", "QZX", "ZQX"))


def test_a_credit_note_has_its_own_number_and_reference() -> None:
    """It takes back the whole invoice and names it; nobody owes it to us."""
    invoice = an_invoice(sent=a_step(), paid=a_step())
    note = credit_of(invoice, number=1007, on=date(2024, 5, 2), made=a_step(date(2024, 5, 2)))
    assert (note.kind, note.number, note.credits) == (InvoiceKind.CREDIT, 1007, 1001)
    assert note.payment_reference == "10074"
    assert (note.net, note.tax, note.total) == (-invoice.net, -invoice.tax, -invoice.total)
    assert (note.sent, note.paid, note.credited_by) == (None, None, 0)
    assert note.state(date(2030, 1, 1)) is InvoiceState.CREATED
    assert replace(note, sent=a_step()).state(date(2030, 1, 1)) is InvoiceState.SENT


def test_an_invoice_is_credited_once() -> None:
    """Neither one that was credited nor a credit note is taken back."""
    invoice = an_invoice()
    note = credit_of(invoice, number=1002, on=ON, made=a_step())
    for gone in (note, replace(invoice, credited_by=1002)):
        with pytest.raises(Refused) as refused:
            credit_of(gone, number=1003, on=ON, made=a_step())
        assert refused.value.message.id == "error.invoice.not_standing"


def test_a_credit_note_is_not_older_than_its_invoice() -> None:
    """What was not invoiced yet can't be taken back."""
    with pytest.raises(Refused) as refused:
        credit_of(an_invoice(), number=1002, on=date(2024, 4, 11), made=a_step())
    assert refused.value.message.id == "error.invoice.credit_before"
