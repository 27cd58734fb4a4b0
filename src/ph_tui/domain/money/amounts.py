"""Euros and cents: rounded half up, at the places where money is rounded and nowhere else."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
PRICE_LIMIT = Decimal(100_000)
"""Euros; every price and bonus is below it."""


def to_cents(amount: Decimal) -> Decimal:
    """An amount of euros to the cent, half up: 197.625 is 197.63."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def check_euros(amount: Decimal) -> None:
    """Refuse a price that is nothing, too much, or not in whole cents; raises BadInput."""
    is_price = amount.is_finite() and 0 < amount < PRICE_LIMIT
    if not is_price or amount != to_cents(amount):
        raise BadInput(Message("error.money.amount", amount=str(amount), limit=int(PRICE_LIMIT)))
