"""Contract periods: the short spans in which orders are made and coaching is carried out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.values import Value


@dataclass(frozen=True)
class ContractPeriod(Value):
    """One contract period of the city, under one edition of its handbook."""

    id: str
    """Such as `2024-1`."""
    starts: date
    ends: date
    """The last day, included."""
    edition_id: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.id:
            raise BadInput(Message("error.period.id_missing"))
        if self.ends < self.starts:
            raise BadInput(
                Message("error.period.ends_before_start", start=self.starts, end=self.ends)
            )

    def covers(self, on: date) -> bool:
        """Whether a day lies inside the period."""
        return self.starts <= on <= self.ends


def assumed_period(on: date, edition_id: str) -> ContractPeriod:
    """The half-year around a day: what is assumed until the company adds a period."""
    half = 1 if on.month <= 6 else 2
    starts = date(on.year, 1, 1) if half == 1 else date(on.year, 7, 1)
    ends = date(on.year, 6, 30) if half == 1 else date(on.year, 12, 31)
    return ContractPeriod(f"{on.year}-{half}", starts, ends, edition_id)


def period_on(on: date, periods: tuple[ContractPeriod, ...], edition_id: str) -> ContractPeriod:
    """The period that covers a day: the one that began last, else the assumed half-year."""
    covering = [period for period in periods if period.covers(on)]
    if covering:
        return max(covering, key=lambda period: period.starts)
    return assumed_period(on, edition_id)


def half_year_named(period_id: str, edition_id: str) -> ContractPeriod | None:
    """The half-year that an id such as `2023-2` names; None for an id of another kind."""
    year, _, half = period_id.partition("-")
    if not (year.isascii() and year.isdigit() and len(year) == 4 and half in {"1", "2"}):
        return None
    if year < "1000":
        return None
    return assumed_period(date(int(year), 1 if half == "1" else 7, 1), edition_id)
