"""On which days banks pay in Finland. Loads the calendar of holidays only when it is asked."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from holidays import HolidayBase

_SATURDAY = 5


def banking_day(on: date) -> date:
    """The day itself, or the next one on which banks are open."""
    while on.weekday() >= _SATURDAY or on in _holidays():
        on += timedelta(days=1)
    return on


@cache
def _holidays() -> HolidayBase:
    """The public holidays of Finland; each year is reckoned when it is first asked for."""
    from holidays import country_holidays

    return country_holidays("FI")
