"""Minutes to service hours: converted once, by the rule of the coaching service.

The handbook does not say how long a service hour is or how it is rounded, so the rule is a setting
with a visible default: sixty minutes, not rounded to any increment, two decimals half up.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import StrEnum

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message

CENT = Decimal("0.01")


class Rounding(StrEnum):
    """How a sum of minutes is brought to the increment."""

    NONE = "none"
    UP = "up"
    NEAREST = "nearest"
    DOWN = "down"


_MODES = {
    Rounding.UP: ROUND_CEILING,
    Rounding.NEAREST: ROUND_HALF_UP,
    Rounding.DOWN: ROUND_FLOOR,
}


@dataclass(frozen=True)
class HourRule:
    """What counts as one service hour of a coaching service."""

    hour_minutes: int = 60
    """Minutes in one service hour, 1-240."""
    increment: Decimal = Decimal("0.25")
    """Service hours, the step that `rounding` rounds to; unused when `rounding` is none."""
    rounding: Rounding = Rounding.NONE
    """How the sum is brought to the increment."""

    def __post_init__(self) -> None:
        if not 1 <= self.hour_minutes <= 240:
            raise BadInput(Message("error.hours.hour_minutes", minutes=self.hour_minutes))
        if not (self.increment.is_finite() and 0 < self.increment <= 8):
            raise BadInput(Message("error.hours.increment", increment=str(self.increment)))


def service_hours(minutes: int, rule: HourRule) -> Decimal:
    """Convert a sum of minutes to service hours with two decimals, rounding once."""
    exact = Decimal(minutes) / Decimal(rule.hour_minutes)
    mode = _MODES.get(rule.rounding)
    if mode is not None:
        exact = (exact / rule.increment).to_integral_value(rounding=mode) * rule.increment
    return exact.quantize(CENT, rounding=ROUND_HALF_UP)
