"""The clock that the desk reckons with: the real one, or a moment that stands still."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.sessions import wall_time, zone


class Clock(Protocol):
    """Tells the moment, in Helsinki."""

    def now(self) -> datetime:
        """The aware wall time of Helsinki."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The moment now."""
        return datetime.now(zone())


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still: for rehearsal, tests and pictures."""

    moment: datetime

    def now(self) -> datetime:
        """Always the same moment."""
        return self.moment


def clock_at(text: str | None) -> Clock:
    """The system clock, or one fixed to `2024-04-24` (at noon) or `2024-04-24T14:02`."""
    if not text:
        return SystemClock()
    from ph_tui.domain.day_words import YEARS

    try:
        moment = _read(text)
    except (ValueError, OverflowError) as error:
        raise BadInput(Message("error.clock.unreadable", text=text)) from error
    if moment.year not in YEARS:
        first, last = YEARS[0], YEARS[-1]
        raise BadInput(Message("error.entry.year", on=moment.date(), first=first, last=last))
    return FixedClock(moment)


def _read(text: str) -> datetime:
    if len(text) == len("2024-04-24"):
        return wall_time(date.fromisoformat(text), time(12))
    moment = datetime.fromisoformat(text)
    return moment.astimezone(zone()) if moment.tzinfo else moment.replace(tzinfo=zone())
