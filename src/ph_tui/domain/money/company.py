"""The company's own profile: everything that an invoice says of its sender.

Each field is checked as it is typed by `checked`; an incomplete profile is no error until an
invoice needs it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.values import Value

PAYMENT_DAYS = 21
PAYMENT_DAYS_LIMIT = 365
FIRST_INVOICE = 1001
"""So that the payment reference of the very first invoice is long enough."""
INVOICE_LIMIT = 10**15


@dataclass(frozen=True)
class CompanyProfile(Value):
    """Who sends the invoices; each text is empty until it is known."""

    name: str = ""
    business_id: str = ""
    """Y-tunnus, with its hyphen."""
    vat_id: str = ""
    """Such as `FI01746664`."""
    iban: str = ""
    """Without spaces."""
    bic: str = ""
    street: str = ""
    """At most 35 characters: what an e-invoice carries."""
    postcode: str = ""
    town: str = ""
    einvoice_address: str = ""
    operator_id: str = ""
    """The e-invoice operator's id."""
    email: str = ""
    phone: str = ""
    contact: str = ""
    """Whom to ask about an invoice."""
    payment_days: int = PAYMENT_DAYS
    """Term of payment, calendar days."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 1 <= self.payment_days <= PAYMENT_DAYS_LIMIT:
            raise BadInput(Message("error.company.payment_days", limit=PAYMENT_DAYS_LIMIT))
