"""The city's summary of a period's feedback: from when, and for how long, it is waited for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ph_tui.domain.contract_periods import ContractPeriod

AWAITED_DAYS = 365
"""For so long after a period a summary is waited for."""


def awaited_from(period: ContractPeriod) -> date:
    """The day from which a period's summary can be expected."""
    return period.ends + timedelta(days=1)


def is_awaited(period: ContractPeriod, today: date) -> bool:
    """Whether it is time for a period's summary, and not too late to wait for it."""
    return 0 <= (today - awaited_from(period)).days < AWAITED_DAYS
