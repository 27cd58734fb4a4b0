"""A week of meetings as it happened: its days, the sums and what takes place at the same time.

Pure: the sessions come from `SessionDesk.week`. Owns which days a week shows and what counts into
its sums; knows no store and no words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ph_tui.domain.sessions import Session, SessionState
from ph_tui.domain.summaries import OrderSummary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ph_tui.desk.sessions import LoggedSession

WORKDAYS = 5


@dataclass(frozen=True)
class WeekEntry:
    """One session of the week."""

    order: OrderSummary
    session: Session
    clashes: bool
    """Its coach would have to be in two places."""
    counts: bool = True
    """Whether its minutes are part of the sums: those of a substitute are not one's own."""

    @property
    def substitute(self) -> str:
        """Who has the session, where that is not the order's coach."""
        coach = self.session.coach
        return coach if coach not in {"", self.order.coach} else ""


@dataclass(frozen=True)
class WeekDay:
    """One day and its sessions in order of time."""

    on: date
    entries: tuple[WeekEntry, ...]

    @property
    def held_minutes(self) -> int:
        """Minutes of the sessions held."""
        return _minutes(self.entries, SessionState.HELD)


@dataclass(frozen=True)
class Week:
    """Monday to Friday, and what there is on the weekend."""

    monday: date
    days: tuple[WeekDay, ...]

    @property
    def sunday(self) -> date:
        """The last day of the week, whether it shows or not."""
        return self.monday + timedelta(days=6)

    @property
    def number(self) -> int:
        """The number of the week in its year, by ISO 8601."""
        return self.monday.isocalendar().week

    @property
    def is_empty(self) -> bool:
        """Whether the week has no session at all."""
        return not any(day.entries for day in self.days)

    @property
    def held_minutes(self) -> int:
        """Minutes of the sessions held."""
        return sum(day.held_minutes for day in self.days)

    @property
    def planned_minutes(self) -> int:
        """Minutes of the sessions that are planned, those that wait for their log included."""
        return sum(_minutes(day.entries, SessionState.PLANNED) for day in self.days)


def arranged(day: date, sessions: Sequence[LoggedSession], coach: str | None = None) -> Week:
    """The week around a day, of sessions that lie in it and are in order of time.

    With `coach` only this coach's count into the sums.
    """
    monday = day - timedelta(days=day.weekday())
    days = []
    for offset in range(7):
        on = monday + timedelta(days=offset)
        of_day = [logged for logged in sessions if logged.session.on == on]
        if of_day or offset < WORKDAYS:
            entries = tuple(
                WeekEntry(s.order, s.session, _clashes(s, of_day), _counts(s.session, coach))
                for s in of_day
            )
            days.append(WeekDay(on, entries))
    return Week(monday, tuple(days))


def _clashes(logged: LoggedSession, of_day: Iterable[LoggedSession]) -> bool:
    return any(logged.session.clashes(other.session) for other in of_day if other is not logged)


def _counts(session: Session, coach: str | None) -> bool:
    return coach is None or session.coach in {"", coach}


def _minutes(entries: Iterable[WeekEntry], state: SessionState) -> int:
    counted = (entry.session for entry in entries if entry.counts)
    return sum(session.minutes for session in counted if session.state is state)
