"""Periods of the calendar: the ISO 8601 durations in whole days and months, and their arithmetic.

Knows no holidays and no deadlines: a period moves a date, strictly by the calendar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_PATTERN = re.compile(r"P(?=\d)(?:(\d{1,4})W|(?:(\d{1,3})M)?(?:(\d{1,4})D)?)", re.ASCII)


@dataclass(frozen=True)
class IsoPeriod:
    """A span of whole months and days, never negative."""

    months: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        if self.months < 0 or self.days < 0:
            raise ValueError("a period is never negative")

    @classmethod
    def parse(cls, text: str) -> IsoPeriod:
        """Read `P7D`, `P1W`, `P2M` or `P1M14D`; anything else is a ValueError."""
        match = _PATTERN.fullmatch(text)
        if match is None:
            raise ValueError(f"not a period of months, weeks or days: {text!r}")
        weeks, months, days = (int(group or 0) for group in match.groups())
        return cls(months=months, days=weeks * 7 + days)

    def __str__(self) -> str:
        """The ISO 8601 text; weeks are written as days."""
        months = f"{self.months}M" if self.months else ""
        days = f"{self.days}D" if self.days or not self.months else ""
        return f"P{months}{days}"

    def after(self, on: date) -> date:
        """The day that lies this period after another.

        Months come first and end at the target month's last day, then the days; a day beyond the
        calendar's end is its last day.
        """
        return self._moved(on, 1)

    def before(self, on: date) -> date:
        """The day that lies this period before another, counted as `after` does, backwards."""
        return self._moved(on, -1)

    def _moved(self, on: date, way: int) -> date:
        try:
            moved = _months_on(on, way * self.months) if self.months else on
            return moved + timedelta(days=way * self.days)
        except (OverflowError, ValueError):
            return date.max if way > 0 else date.min


def _months_on(on: date, months: int) -> date:
    from pendulum import date as calendar_date

    moved = calendar_date(on.year, on.month, on.day).add(months=months)
    return date(moved.year, moved.month, moved.day)
