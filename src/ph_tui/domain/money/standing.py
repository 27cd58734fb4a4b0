"""How far an order has come from hours to money, by its facts.

Stdlib only and without heavy values: the stage of every order is derived with what stands here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ph_tui.domain.aliases import is_alias
from ph_tui.domain.service_hours import service_hours

if TYPE_CHECKING:
    from decimal import Decimal

    from ph_tui.domain.money.billing import BonusClaim
    from ph_tui.domain.money.invoices import Invoice
    from ph_tui.domain.orders import Order, OrderFile
    from ph_tui.domain.service_hours import HourRule


class MoneyState(StrEnum):
    """What is to be done next for the money of an order."""

    NONE = ""
    """Nothing: the service has not ended, or there is nothing to bill."""
    TO_REPORT = "to_report"
    TO_INVOICE = "to_invoice"
    CREATED = "created"
    """An invoice is made and still to be sent."""
    INVOICED = "invoiced"
    OVERDUE = "overdue"
    """Only by the day: the facts alone say invoiced."""
    PAID = "paid"


def has_ended(file: OrderFile) -> bool:
    """Whether a service that was begun has ended."""
    ending = file.order.ending
    return ending is not None and ending.how != "declined"


def is_billable(file: OrderFile, rule: HourRule, *, no_shows: bool) -> bool:
    """Whether an order has hours to bill: those that were reported, else those of its log."""
    if sent := file.billing.sent:
        return sent.figures.hours > 0
    states = {"held", "no_show"} if no_shows else {"held"}
    minutes = sum(session.minutes for session in file.sessions if session.state in states)
    return service_hours(minutes, rule) > 0


def invoice_of(file: OrderFile, claim_id: str = "") -> Invoice | None:
    """The invoice that stands for the hours of an order, or for one of its bonus claims."""
    found = (i for i in file.invoices if i.stands and i.claim_id == claim_id)
    return next(found, None)


def uninvoiced_claims(file: OrderFile) -> tuple[BonusClaim, ...]:
    """The bonus claims that were sent and have no invoice that stands."""
    return tuple(c for c in file.claims if c.sent and invoice_of(file, c.id) is None)


def unpaid(file: OrderFile) -> tuple[Invoice, ...]:
    """The invoices that were sent and are not paid yet."""
    return tuple(i for i in file.invoices if i.stands and i.sent and not i.paid)


def price_of(order: Order, settled: Decimal | None) -> Decimal | None:
    """Euros an hour: the order's own price goes before the one that is settled for its service."""
    return settled if order.price is None else order.price


def money_state(file: OrderFile, rule: HourRule, *, no_shows: bool) -> MoneyState:
    """What comes first of all that is to be done for the money of an order.

    Nothing more is billed once the client was erased.
    """
    if not is_alias(file.order.client_code):
        hours = has_ended(file) and is_billable(file, rule, no_shows=no_shows)
        if hours and file.billing.sent is None:
            return MoneyState.TO_REPORT
        if uninvoiced_claims(file) or (hours and invoice_of(file) is None):
            return MoneyState.TO_INVOICE
    standing = [invoice for invoice in file.invoices if invoice.stands]
    if any(invoice.sent is None for invoice in standing):
        return MoneyState.CREATED
    if unpaid(file):
        return MoneyState.INVOICED
    return MoneyState.PAID if standing else MoneyState.NONE
