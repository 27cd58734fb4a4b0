"""On which days banks pay in Finland."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ph_tui.domain.holidays_fi import is_holiday

if TYPE_CHECKING:
    from datetime import date

_SATURDAY = 5


def banking_day(on: date) -> date:
    """The day itself, or the next one on which banks are open."""
    while on.weekday() >= _SATURDAY or is_holiday(on):
        on += timedelta(days=1)
    return on
