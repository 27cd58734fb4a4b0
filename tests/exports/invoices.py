"""Invented invoices for the tests of what they are printed on: one of each kind of tax."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tests.factories import at

from ph_tui.domain.money.company import CompanyProfile
from ph_tui.domain.money.invoices import (
    BuyerFacts,
    Invoice,
    InvoiceKind,
    InvoiceLine,
    InvoiceStep,
    Unit,
)
from ph_tui.domain.money.reckoning import totals, vat_sums
from ph_tui.domain.money.references import payment_reference
from ph_tui.domain.money.vat import VatTreatment

ON = date(2024, 9, 26)
DUE = date(2024, 10, 17)
SELLER = CompanyProfile(
    name="Valmennus Suunta Oy",
    business_id="1234567-1",
    vat_id="FI12345671",
    iban="FI3715903000000776",
    bic="NDEAFIHH",
    street="Yliopistonkatu 12 B 34",
    postcode="40100",
    town="Jyväskylä",
    einvoice_address="003712345671",
    operator_id="003721291126",
    email="laskut@suunta.example",
    phone="040 123 4567",
    contact="Maija Mäkelä",
)
BUYER = BuyerFacts(
    name="Jyväskylän kaupunki",
    unit="Elinkeino- ja työllisyyspalvelut / Työllisyyspalvelut",
    business_id="0174666-4",
    ovt="003701746664200",
    operator="CGI",
    operator_id="003703575029",
)


def a_line(**changes: Any) -> InvoiceLine:
    """Sixteen hours of coaching in September 2024."""
    line = InvoiceLine(
        text="Työhaun tehotreeni",
        first_on=date(2024, 9, 3),
        last_on=date(2024, 9, 24),
        quantity=Decimal("16.00"),
        unit=Unit.HOURS,
        unit_price=Decimal("62.00"),
        vat_percent=Decimal("25.5"),
        net=Decimal("992.00"),
    )
    return replace(line, **changes)


def an_invoice(*lines: InvoiceLine, **changes: Any) -> Invoice:
    """The invoice of these lines, of one standard line by default; its sums follow from them."""
    lines = lines or (a_line(),)
    sums = vat_sums(lines)
    net, tax, total = totals(sums)
    invoice = Invoice(
        number=1001,
        kind=InvoiceKind.HOURS,
        on=ON,
        due_date=DUE,
        pay_by=DUE,
        payment_reference=payment_reference(1001),
        order_number="4711",
        buyer_reference="Dynaaminen pienhankinta / Työhaun tehotreeni",
        seller=SELLER,
        buyer=BUYER,
        vat=VatTreatment.STANDARD,
        vat_reason="",
        lines=lines,
        vat_sums=sums,
        net=net,
        tax=tax,
        total=total,
        made=InvoiceStep(ON, "maija", at(ON)),
    )
    return replace(invoice, **changes)


def with_two_rates() -> Invoice:
    """A service over the change of the standard rate on 1 September 2024."""
    before = a_line(
        first_on=date(2024, 8, 13),
        last_on=date(2024, 8, 27),
        quantity=Decimal("5.75"),
        vat_percent=Decimal(24),
        net=Decimal("356.50"),
    )
    after = a_line(quantity=Decimal("10.50"), net=Decimal("651.00"))
    return an_invoice(before, after)


def exempt() -> Invoice:
    """A service without tax by law."""
    return an_invoice(
        a_line(vat_percent=Decimal(0)),
        vat=VatTreatment.EXEMPT,
        vat_reason="Sosiaalihuoltopalvelu, arvonlisäverolain 37 §",
    )


def not_registered() -> Invoice:
    """A seller who is not liable for the tax."""
    return an_invoice(
        a_line(vat_percent=Decimal(0)),
        vat=VatTreatment.NOT_REGISTERED,
        seller=replace(SELLER, vat_id=""),
    )


def a_bonus() -> Invoice:
    """The invoice of a bonus."""
    line = a_line(
        text="Työllistymisbonus",
        first_on=date(2024, 9, 24),
        quantity=Decimal("1.00"),
        unit=Unit.PIECES,
        unit_price=Decimal("150.00"),
        net=Decimal("150.00"),
    )
    return an_invoice(line, kind=InvoiceKind.BONUS, claim_id="1", number=1003)


def a_credit_note() -> Invoice:
    """What takes the invoice of two rates back."""
    lines = (
        replace(line, quantity=-line.quantity, net=-line.net) for line in with_two_rates().lines
    )
    return an_invoice(
        *lines,
        number=1002,
        kind=InvoiceKind.CREDIT,
        credits=1001,
        payment_reference=payment_reference(1002),
    )


EACH_KIND = {
    "standard": an_invoice(),
    "two rates": with_two_rates(),
    "exempt": exempt(),
    "not registered": not_registered(),
    "bonus": a_bonus(),
    "credit note": a_credit_note(),
}
