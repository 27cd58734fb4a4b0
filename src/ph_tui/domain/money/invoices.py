"""Invoices and credit notes: frozen when they are made, then only sent, paid or credited.

Everything that is printed is in the value, so that a later change of price, profile or log alters
no invoice that has a number. Nothing on it names a client.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from ph_tui.domain.money.company import CompanyProfile
from ph_tui.domain.money.vat import VatTreatment
from ph_tui.domain.values import Value


class InvoiceKind(StrEnum):
    """What an invoice is for."""

    HOURS = "hours"
    BONUS = "bonus"
    CREDIT = "credit"


class InvoiceState(StrEnum):
    """Where an invoice stands, derived from its facts and today."""

    CREATED = "created"
    SENT = "sent"
    OVERDUE = "overdue"
    PAID = "paid"
    CREDITED = "credited"


class Unit(StrEnum):
    """What a line counts."""

    HOURS = "h"
    PIECES = "pcs"


@dataclass(frozen=True)
class InvoiceLine(Value):
    """One line: a stretch of service under one tax rate, or one bonus."""

    text: str
    """In Finnish: the service's exact name, or the bonus's."""
    first_on: date
    last_on: date
    quantity: Decimal
    """Two decimals; negative on a credit note."""
    unit: Unit
    unit_price: Decimal
    """Euros without VAT."""
    vat_percent: Decimal
    net: Decimal
    """Euros, quantity times price to the cent."""


@dataclass(frozen=True)
class VatSum(Value):
    """The tax of all lines under one rate."""

    percent: Decimal
    net: Decimal
    vat: Decimal


@dataclass(frozen=True)
class BuyerFacts(Value):
    """The buyer as the edition of the order has it."""

    name: str
    unit: str
    business_id: str
    ovt: str
    operator: str
    operator_id: str


@dataclass(frozen=True)
class InvoiceStep(Value):
    """That a person recorded something that happened to an invoice."""

    on: date
    by: str
    at: datetime
    """Aware."""


@dataclass(frozen=True)
class Invoice(Value):
    """One invoice of one order, or the credit note of one."""

    number: int
    """Our own, gapless over the whole company."""
    kind: InvoiceKind
    on: date
    due_date: date
    """As it is printed: calendar days after `on`."""
    pay_by: date
    """The same, or the next banking day; overdue only after it."""
    payment_reference: str
    """Finnish reference number, digits with the check digit, no spaces."""
    order_number: str
    buyer_reference: str
    seller: CompanyProfile
    buyer: BuyerFacts
    vat: VatTreatment
    vat_reason: str
    lines: tuple[InvoiceLine, ...]
    vat_sums: tuple[VatSum, ...]
    """By rate, in the order of the lines."""
    net: Decimal
    tax: Decimal
    total: Decimal
    made: InvoiceStep
    claim_id: str = ""
    """Of the bonus claim, when the kind is bonus."""
    credits: int = 0
    """The number of the invoice that this one takes back; 0 when it takes back none."""
    credited_by: int = 0
    """The number of the credit note that takes this one back."""
    sent: InvoiceStep | None = None
    paid: InvoiceStep | None = None

    @property
    def stands(self) -> bool:
        """Whether it still asks for money or got it: neither a credit note nor credited."""
        return self.kind is not InvoiceKind.CREDIT and not self.credited_by

    def state(self, today: date) -> InvoiceState:
        """Where it stands on a day."""
        if self.credited_by:
            return InvoiceState.CREDITED
        if self.paid is not None:
            return InvoiceState.PAID
        if self.sent is None:
            return InvoiceState.CREATED
        is_late = self.kind is not InvoiceKind.CREDIT and today > self.pay_by
        return InvoiceState.OVERDUE if is_late else InvoiceState.SENT
