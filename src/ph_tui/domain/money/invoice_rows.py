"""What lists and sums need of an invoice: a few facts, as light as the row of its order.

Derived from the order file and kept only in an index that may be deleted at any time. Stdlib only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.domain.orders import OrderFile


class InvoiceRow(NamedTuple):
    """One invoice or credit note; days are ISO 8601 texts, amounts decimal ones."""

    number: int
    order_id: str
    kind: str
    claim_id: str
    service: str
    """The code of the order's service."""
    coach: str
    """Of the order."""
    on: str
    pay_by: str
    sent_on: str
    """Empty until it is sent."""
    paid_on: str
    credited_by: int
    net: str
    total: str

    @property
    def stands(self) -> bool:
        """Whether it still asks for money or got it."""
        return self.kind != "credit" and not self.credited_by

    @property
    def is_unpaid(self) -> bool:
        """Whether it was sent and is not paid yet."""
        return self.stands and bool(self.sent_on) and not self.paid_on

    def is_overdue(self, today: date) -> bool:
        """Whether it has not been paid by its last day."""
        return self.is_unpaid and self.pay_by < today.isoformat()


def invoice_rows_of(file: OrderFile) -> tuple[InvoiceRow, ...]:
    """The rows of an order's invoices."""
    return tuple(
        InvoiceRow(
            number=invoice.number,
            order_id=file.order.id,
            kind=invoice.kind.value,
            claim_id=invoice.claim_id,
            service=file.order.service,
            coach=file.order.coach,
            on=invoice.on.isoformat(),
            pay_by=invoice.pay_by.isoformat(),
            sent_on=invoice.sent.on.isoformat() if invoice.sent else "",
            paid_on=invoice.paid.on.isoformat() if invoice.paid else "",
            credited_by=invoice.credited_by,
            net=str(invoice.net),
            total=str(invoice.total),
        )
        for invoice in file.invoices
    )
