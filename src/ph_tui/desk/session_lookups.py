"""Which sessions there are: one by its id, those of an order, those of a week.

Owns the asking; what is saved of a session is in `sessions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ph_tui.desk.labels import SHORT_ID, label_of
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.sessions import Session, in_order
from ph_tui.domain.summaries import OrderSummary

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.desk.core import Core


@dataclass(frozen=True)
class LoggedSession:
    """A session beside the order that it belongs to."""

    order: OrderSummary
    session: Session


class SessionLookups:
    """The questions about sessions."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def locate(self, session_id: str) -> LoggedSession:
        """Find a session by its id alone: the id begins like its order's."""
        for row in self._core.store.starting_with(session_id[:SHORT_ID].lower()):
            for session in self._core.store.load(row.id).sessions:
                if session.id == session_id:
                    return LoggedSession(row, session)
        raise BadInput(Message("error.session.unknown", id=session_id[:40]))

    def of_order(self, order_id: str) -> tuple[LoggedSession, ...]:
        """The sessions of one order, in order of time."""
        row = self._core.row(order_id)
        sessions = self._core.store.load(order_id).sessions
        return tuple(LoggedSession(row, session) for session in in_order(sessions))

    def between(
        self, first: date, last: date, *, coach: str | None = None
    ) -> tuple[LoggedSession, ...]:
        """All sessions from one day to another, both included, in order of time.

        With `coach` those of this coach and of this coach's orders. Those of orders that can't be
        read are left out.
        """
        found = [
            LoggedSession(row, session)
            for row in self._core.store.meeting_between(first, last, coach=coach)
            for session in self._core.sessions_of(row)
            if first <= session.on <= last and coach in {None, session.coach, row.coach}
        ]
        return tuple(sorted(found, key=_moment_of))

    def week(self, day: date, *, coach: str | None = None) -> tuple[LoggedSession, ...]:
        """The sessions of the week around a day, Monday to Sunday.

        With `coach` those that are this coach's, and those of the own orders that a substitute has.
        """
        monday = day - timedelta(days=day.weekday())
        return self.between(monday, monday + timedelta(days=6), coach=coach)


def _moment_of(entry: LoggedSession) -> tuple[str, str, str]:
    session = entry.session
    return session.on.isoformat(), str(session.start or ""), label_of(entry.order)
