"""Value added tax: how a service is treated, and the standard rate of a day.

The treatment is the company's own decision; the rates are law and stand in a dated table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message


class VatTreatment(StrEnum):
    """How the tax of a service is treated."""

    STANDARD = "standard"
    EXEMPT = "exempt"
    """Exempt by law, with the reason printed."""
    NOT_REGISTERED = "not_registered"
    """The company is not in the register of those liable for the tax."""


@dataclass(frozen=True)
class StandardRate:
    """The standard rate from a day on."""

    starts: date
    percent: Decimal


STANDARD_RATES = (
    StandardRate(date(2013, 1, 1), Decimal(24)),
    StandardRate(date(2024, 9, 1), Decimal("25.5")),
)
"""Finland's standard rates, the oldest first; before the first one nothing is billed."""


def standard_rate(on: date) -> Decimal:
    """The standard rate of a day of service, in per cent; Refused before the table begins."""
    for rate in reversed(STANDARD_RATES):
        if rate.starts <= on:
            return rate.percent
    raise Refused(Message("error.vat.outside_table", on=on, first=STANDARD_RATES[0].starts))


def rate_on(treatment: VatTreatment, on: date) -> Decimal:
    """The rate of a service on a day, in per cent; zero unless the standard rate applies."""
    return standard_rate(on) if treatment is VatTreatment.STANDARD else Decimal(0)
