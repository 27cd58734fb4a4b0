"""A contract period as today sees it: the working days behind and ahead.

Knows days only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ph_tui.desk.sample.workdays import workdays


@dataclass(frozen=True)
class Season:
    """The days of one contract period."""

    starts: date
    ends: date
    today: date
    """The day that is reckoned with; the last day of a period that is over."""
    past: tuple[date, ...]
    """The working days up to today, included."""
    ahead: tuple[date, ...]
    """The working days after today."""

    @classmethod
    def of(cls, starts: date, ends: date, today: date) -> Season:
        """The season of a period that today lies in or after."""
        day = min(today, ends)
        return cls(
            starts, ends, day, workdays(starts, day), workdays(day + timedelta(days=1), ends)
        )

    def clipped(self, on: date) -> date:
        """The day itself, or the edge of the period that it lies beyond."""
        return min(max(on, self.starts), self.ends)
