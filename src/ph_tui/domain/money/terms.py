"""What the company charges: prices, tax and bonuses by service, and what counts as billable."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.money.amounts import check_euros
from ph_tui.domain.money.vat import VatTreatment
from ph_tui.domain.values import Value


@dataclass(frozen=True)
class ServiceTerms(Value):
    """How one coaching service is charged, whatever the period."""

    service: str
    """The service's code."""
    vat: VatTreatment = VatTreatment.STANDARD
    vat_reason: str = ""
    """Printed on the invoice; required when exempt."""
    bill_no_shows: bool = False
    """Whether a session that the client missed is billed like a held one."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.vat is VatTreatment.EXEMPT and not self.vat_reason:
            raise BadInput(Message("error.vat.reason_missing"))


@dataclass(frozen=True)
class Price(Value):
    """The hourly price of a service in one contract period, or in all without one of their own."""

    service: str
    period_id: str
    """Empty: every period without a price of its own."""
    amount: Decimal
    """Euros a service hour, without VAT."""

    def __post_init__(self) -> None:
        super().__post_init__()
        check_euros(self.amount)


@dataclass(frozen=True)
class Bonus(Value):
    """A bonus that a service description promises."""

    PROSE: ClassVar[frozenset[str]] = frozenset({"terms"})

    service: str
    period_id: str
    """Empty: every period."""
    name: str
    amount: Decimal
    """Euros without VAT."""
    terms: str = ""
    """When it may be claimed, as the company writes it down."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.name:
            raise BadInput(Message("error.bonus.name_missing"))
        check_euros(self.amount)
