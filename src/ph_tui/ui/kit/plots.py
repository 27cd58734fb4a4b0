"""Small plots of a few cells, told by their shapes: they read without colour and at any width."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS = "▁▂▃▄▅▆▇█"
_NOTHING = "·"
_BLOCK = "▇"
_FULL, _EMPTY = "▰", "▱"
_ZERO = Decimal(0)


def sparkline(amounts: Sequence[Decimal]) -> str:
    """Return a cell for each amount, the greatest the highest; a dot where there is nothing."""
    most = max(amounts, default=_ZERO)
    return "".join(_cell(amount, most) for amount in amounts)


def _cell(amount: Decimal, most: Decimal) -> str:
    if amount <= 0:
        return _NOTHING
    return _STEPS[int((len(_STEPS) - 1) * amount / most)]


def bar(amount: Decimal, most: Decimal, cells: int) -> str:
    """Return a bar as long as the amount is of the greatest; whatever is above nothing shows."""
    if amount <= 0 or most <= 0:
        return ""
    return _BLOCK * max(int(cells * amount / most + Decimal("0.5")), 1)


def gauge(ratio: Decimal, cells: int) -> tuple[str, str]:
    """Return the full and the empty part of a gauge; it is full only at the whole."""
    full = min(max(int(cells * ratio), int(ratio > 0)), cells)
    return _FULL * full, _EMPTY * (cells - full)
