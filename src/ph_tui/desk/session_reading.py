"""A typed line understood as a session, before anything is saved.

Owns which order is meant, and which planned session the line goes on with.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from ph_tui.desk.session_lookups import SessionLookups
from ph_tui.domain.entry import read_entry
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.sessions import Session, SessionState
from ph_tui.domain.summaries import OrderSummary

if TYPE_CHECKING:
    from ph_tui.domain.orders import OrderFile


@dataclass(frozen=True)
class Reading:
    """How a typed line was understood, before anything is saved."""

    order: OrderSummary
    on: date
    start: time | None
    end: time | None
    minutes: int
    note: str
    continues: str
    """The id of the planned session that this turns into a held one; empty for a new session."""


class SessionReader(SessionLookups):
    """Reads what a person types of a session."""

    def read(self, text: str, order_id: str | None = None) -> Reading:
        """Understand `[order|client] [day] time text`; the order is left out when it is known."""
        rest = text
        if order_id is None:
            target, _, rest = text.strip().partition(" ")
            if not target:
                raise BadInput(Message("error.entry.empty"))
            row = self._core.resolve(target)
        else:
            row = self._core.row(order_id)
        file = self._core.store.load(row.id)
        span = (file.order.start, file.order.end)
        entry = read_entry(rest, today=self._core.today, order_span=span, with_target=False)
        continued = planned_match(file, entry.on, entry.start, entry.end)
        return Reading(
            row,
            entry.on,
            entry.start,
            entry.end,
            entry.minutes,
            entry.note,
            continued.id if continued else "",
        )


def planned_match(
    file: OrderFile, on: date, start: time | None, end: time | None
) -> Session | None:
    """The planned session that a log entry continues: it overlaps, or is that day's only one."""
    same_day = [s for s in file.sessions if s.on == on and s.state is SessionState.PLANNED]
    if start is not None and end is not None:
        for session in same_day:
            if session.start and session.end and session.start < end and start < session.end:
                return session
    return same_day[0] if len(same_day) == 1 else None
