"""The rules of invoices: what has to be there before one is made, and that those made are right.

Each function tells what one rule finds; severity, citation and fix stand in the registry. What only
an invoice needs is loaded once there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.completeness.found import Found
from ph_tui.domain.findings import Gate
from ph_tui.domain.messages import Message
from ph_tui.domain.money.amounts import to_cents
from ph_tui.domain.money.reckoning import totals, vat_sums
from ph_tui.domain.money.standing import price_of
from ph_tui.domain.money.vat import STANDARD_RATES, VatTreatment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ph_tui.domain.completeness.context import Case
    from ph_tui.domain.money.invoices import Invoice


def gate(case: Case) -> Iterator[Found]:
    """An invoice has its report, its price and a company whose every number is right."""
    if case.gate is not Gate.INVOICE:
        return
    from ph_tui.domain.money.profile_fields import is_right, label_of, missing

    yield from _claim(case) if case.claim_id else _hours(case)
    absent = missing(case.context.company)
    for field in absent:
        message = Message("rule.invoice.gate.company", field=label_of(field))
        yield Found(message, "company", f"company.{field}", fix="company.edit")
    for field in ("business_id", "iban", "bic"):
        if field not in absent and not is_right(case.context.company, field):
            message = Message("rule.invoice.gate.company.wrong", field=label_of(field))
            yield Found(message, "company", f"company.{field}", fix="company.edit")


def _hours(case: Case) -> Iterator[Found]:
    sent = case.file.billing.sent
    figures = sent.figures if sent else case.figures
    if not figures.hours:
        yield Found(Message("rule.invoice.gate.zero"), "invoice", "zero", fix="orders.log")
    elif sent is None:
        yield Found(Message("rule.invoice.gate.billing"), "invoice", "billing")
    if price_of(case.order, case.context.price) is None:
        yield Found(Message("rule.invoice.gate.price"), "invoice", "price", fix="orders.edit")
    if figures.rows:
        yield from _rate(case, figures.rows[0].on)


def _claim(case: Case) -> Iterator[Found]:
    claim = next((claim for claim in case.file.claims if claim.id == case.claim_id), None)
    if claim is None or claim.sent is None:
        yield Found(Message("rule.invoice.gate.claim"), "invoice", "claim")
    if case.order.ending:
        yield from _rate(case, case.order.ending.on)


def _rate(case: Case, on: date) -> Iterator[Found]:
    """The first day of service must lie in the table of tax rates, when the service is taxed."""
    first = STANDARD_RATES[0].starts
    if case.context.terms.vat is VatTreatment.STANDARD and on < first:
        yield Found(Message("rule.invoice.gate.vat", on=on, first=first), "invoice", "vat")


def reference(case: Case) -> Iterator[Found]:
    """An invoice that stands bears the buyer's reference and a right payment reference."""
    standing = [invoice for invoice in case.file.invoices if invoice.stands]
    if not standing:
        return
    from ph_tui.domain.money.making import reference_of
    from ph_tui.domain.money.references import is_payment_reference

    wanted = reference_of(case.file, case.context)
    for invoice in standing:
        if invoice.buyer_reference != wanted:
            message = Message("rule.invoice.reference", number=invoice.number, wanted=wanted)
            yield Found(message, "invoice", str(invoice.number))
        if not is_payment_reference(invoice.payment_reference):
            message = Message("rule.invoice.reference.payment", number=invoice.number)
            yield Found(message, "invoice", str(invoice.number))


def adds_up(case: Case) -> Iterator[Found]:
    """Every line, tax and total of an invoice follows from the quantities and prices on it."""
    for invoice in case.file.invoices:
        if not _adds_up(invoice):
            message = Message("rule.invoice.totals", number=invoice.number)
            yield Found(message, "invoice", str(invoice.number))


def _adds_up(invoice: Invoice) -> bool:
    sums = vat_sums(invoice.lines)
    return (
        all(line.net == to_cents(line.quantity * line.unit_price) for line in invoice.lines)
        and invoice.vat_sums == sums
        and (invoice.net, invoice.tax, invoice.total) == totals(sums)
    )
