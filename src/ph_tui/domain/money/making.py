"""How an invoice is made from an order and the company's terms, and how one is taken back.

Everything that will be printed is taken over into the invoice. Whether one may be made is decided
at the gate in `completeness`; here only what can't be reckoned is refused. Knows no counter: the
number is handed in, and 0 makes a draft that nobody can pay.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.money.invoices import BuyerFacts, Invoice, InvoiceKind
from ph_tui.domain.money.payment_days import banking_day
from ph_tui.domain.money.reckoning import bonus_line, hours_lines, totals, vat_sums
from ph_tui.domain.money.references import payment_reference
from ph_tui.domain.money.standing import price_of

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.domain.completeness.context import Context
    from ph_tui.domain.money.invoices import InvoiceLine, InvoiceStep
    from ph_tui.domain.orders import OrderFile


def make(
    file: OrderFile,
    context: Context,
    *,
    number: int,
    on: date,
    made: InvoiceStep,
    claim_id: str = "",
) -> Invoice:
    """The invoice of the hours of an order, or of one of its bonus claims.

    Raises Refused when there is no report or no price, when nothing was billable, and for a day
    before the report was sent.
    """
    lines = _bonus_lines(file, context, on, claim_id) if claim_id else _lines(file, context, on)
    sums = vat_sums(lines)
    net, tax, total = totals(sums)
    due = on + timedelta(days=context.company.payment_days)
    return Invoice(
        number=number,
        kind=InvoiceKind.BONUS if claim_id else InvoiceKind.HOURS,
        on=on,
        due_date=due,
        pay_by=banking_day(due),
        payment_reference=payment_reference(number) if number else "",
        order_number=file.order.number,
        buyer_reference=reference_of(file, context),
        seller=context.company,
        buyer=_buyer(context),
        vat=context.terms.vat,
        vat_reason=context.terms.vat_reason,
        lines=lines,
        vat_sums=sums,
        net=net,
        tax=tax,
        total=total,
        made=made,
        claim_id=claim_id,
    )


def reference_of(file: OrderFile, context: Context) -> str:
    """The reference that the buyer asks for on every invoice of this order's service."""
    edition = context.edition
    return edition.buyer.buyer_reference(edition.service(file.order.service))


def credit_of(invoice: Invoice, *, number: int, on: date, made: InvoiceStep) -> Invoice:
    """The credit note that takes a whole invoice back; Refused when it no longer stands."""
    if not invoice.stands:
        raise Refused(Message("error.invoice.not_standing", number=invoice.number))
    if on < invoice.on:
        raise Refused(Message("error.invoice.credit_before", on=on, first=invoice.on))
    return replace(
        invoice,
        number=number,
        kind=InvoiceKind.CREDIT,
        on=on,
        due_date=on,
        pay_by=on,
        payment_reference=payment_reference(number),
        lines=tuple(
            replace(line, quantity=-line.quantity, net=-line.net) for line in invoice.lines
        ),
        vat_sums=tuple(replace(each, net=-each.net, vat=-each.vat) for each in invoice.vat_sums),
        net=-invoice.net,
        tax=-invoice.tax,
        total=-invoice.total,
        made=made,
        credits=invoice.number,
        sent=None,
        paid=None,
    )


def _lines(file: OrderFile, context: Context, on: date) -> tuple[InvoiceLine, ...]:
    sending, price = file.billing.sent, price_of(file.order, context.price)
    if sending is None:
        raise Refused(Message("rule.invoice.gate.billing"))
    if price is None:
        raise Refused(Message("rule.invoice.gate.price"))
    _refuse_before(sending.on, on)
    name = context.edition.service(file.order.service).name
    if lines := hours_lines(sending.figures, price, context.terms.vat, name):
        return lines
    raise Refused(Message("rule.invoice.gate.zero"))


def _bonus_lines(
    file: OrderFile, context: Context, on: date, claim_id: str
) -> tuple[InvoiceLine, ...]:
    claim = next((claim for claim in file.claims if claim.id == claim_id), None)
    ending = file.order.ending
    if claim is None or claim.sent is None or ending is None:
        raise Refused(Message("rule.invoice.gate.claim"))
    _refuse_before(claim.sent.on, on)
    return (bonus_line(claim.sent.amount, ending.on, context.terms.vat, claim.bonus),)


def _refuse_before(sent_on: date, on: date) -> None:
    """Refuse an invoice of a day before its report: without the report nothing is paid."""
    if on < sent_on:
        raise Refused(Message("error.invoice.before_report", on=on, sent=sent_on))


def _buyer(context: Context) -> BuyerFacts:
    buyer = context.edition.buyer
    return BuyerFacts(
        name=buyer.name,
        unit=buyer.unit,
        business_id=buyer.business_id,
        ovt=buyer.ovt,
        operator=buyer.operator,
        operator_id=buyer.operator_id,
    )
