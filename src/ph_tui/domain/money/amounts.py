"""Euros and cents: rounded half up, at the places where money is rounded and nowhere else."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ZERO = Decimal("0.00")


def to_cents(amount: Decimal) -> Decimal:
    """An amount of euros to the cent, half up: 197.625 is 197.63."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)
