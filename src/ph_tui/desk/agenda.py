"""Today: what must happen, in order, gathered from every order; nothing is entered here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.errors import DataError
from ph_tui.domain.sessions import SessionState
from ph_tui.domain.stages import NextStep, Stage
from ph_tui.domain.summaries import OrderSummary, is_over, is_running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.desk.core import Core
    from ph_tui.domain.sessions import Session


class Band(StrEnum):
    """How near a thing is, in the order that Today shows them."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


class AgendaKind(StrEnum):
    """What is to be done."""

    ACCEPT = "accept"
    CONTACT = "contact"
    PLAN = "plan"
    SESSION = "session"
    LOG = "log"
    END = "end"
    REPORT = "report"
    FEEDBACK = "feedback"


class AgendaItem(NamedTuple):
    """One thing that must happen."""

    band: Band
    kind: AgendaKind
    order: OrderSummary
    on: date | None
    """The deadline, or the day of the session."""
    start: time | None = None
    end: time | None = None
    session_id: str = ""
    number: int = 0
    """Which session of the order it is, counted from 1."""
    gaps: tuple[str, ...] = ()
    """The keys of the findings that keep a report from being sent."""


@dataclass(frozen=True)
class Agenda:
    """Everything that Today shows."""

    today: date
    items: tuple[AgendaItem, ...]
    month_minutes: int
    """Minutes of the sessions held in this month; 0 at a glance."""
    is_whole: bool = True
    """False at a glance."""

    def count(self, band: Band) -> int:
        """How many things lie in a band."""
        return sum(item.band is band for item in self.items)


class AgendaDesk:
    """Gathers the agenda."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def gather(self, *, coach: str | None = None) -> Agenda:
        """The agenda of today, of one coach or of the whole company.

        Orders that can't be read are left out.
        """
        rows = self._core.store.open_orders()
        items = self._ordered(rows, coach, opens=True)
        return Agenda(self._core.today, items, self._month_minutes(coach))

    def glance(self, *, coach: str | None = None) -> Agenda:
        """What the rows alone tell of today, for the first moment: no order is opened.

        Of each order only the first planned session is there, without its id; a report's gaps and
        the minutes of the month are still unknown.
        """
        rows = self._core.store.open_orders()
        items = self._ordered(rows, coach, opens=False)
        return Agenda(self._core.today, items, 0, is_whole=False)

    def session_of(self, item: AgendaItem) -> str:
        """The id of the planned session that a thing of a glance means; empty when it is gone."""
        for session in self._core.sessions_of(item.order):
            is_planned = session.state is SessionState.PLANNED
            if is_planned and (session.on, session.start) == (item.on, item.start):
                return session.id
        return ""

    def _ordered(
        self, rows: list[OrderSummary], coach: str | None, *, opens: bool
    ) -> tuple[AgendaItem, ...]:
        mine = [row for row in rows if coach in {None, row.coach}]
        return tuple(sorted((i for row in mine for i in self._items(row, opens)), key=_urgency))

    def _items(self, row: OrderSummary, opens: bool) -> Iterator[AgendaItem]:
        step = NextStep(row.step)
        if step in {NextStep.ACCEPT, NextStep.CONTACT, NextStep.PLAN}:
            begun = step is NextStep.PLAN and row.sessions > 0
            yield AgendaItem(Band.WEEK if begun else Band.TODAY, AgendaKind(step.value), row, None)
        if is_running(row) and row.next_on:
            yield from self._sessions(row) if opens else self._first_session(row)
        if step is NextStep.END:
            due = date.fromisoformat(row.deadline) if row.deadline else None
            yield AgendaItem(self._band(due, Band.WEEK), AgendaKind.END, row, due)
        if row.report_due:
            due = date.fromisoformat(row.report_due)
            gaps = self._gaps(row) if opens else ()
            yield AgendaItem(self._band(due), AgendaKind.REPORT, row, due, gaps=gaps)
        if _waits_for_feedback(row):
            yield AgendaItem(Band.TODAY, AgendaKind.FEEDBACK, row, None)

    def _sessions(self, row: OrderSummary) -> Iterator[AgendaItem]:
        """The planned sessions up to a week ahead; those that are over wait for their log entry."""
        core = self._core
        horizon = core.today + timedelta(days=7)
        if row.next_on > horizon.isoformat():
            return
        counted = [s for s in self._core.sessions_of(row) if s.state is not SessionState.NO_SHOW]
        for number, session in enumerate(counted, start=1):
            if session.state is SessionState.PLANNED and session.on <= horizon:
                yield self._session_item(row, session, number)

    def _session_item(self, row: OrderSummary, session: Session, number: int) -> AgendaItem:
        over = session.over_at <= self._core.now
        return AgendaItem(
            self._band(session.on),
            AgendaKind.LOG if over else AgendaKind.SESSION,
            row,
            session.on,
            session.start,
            session.end,
            session.id,
            number,
        )

    def _first_session(self, row: OrderSummary) -> Iterator[AgendaItem]:
        """The same as far as the row tells; its number is right while no session was left out."""
        on = date.fromisoformat(row.next_on)
        if on <= self._core.today + timedelta(days=7):
            kind = AgendaKind.LOG if is_over(row, self._core.now) else AgendaKind.SESSION
            start, end = _clock(row.next_start), _clock(row.next_end)
            yield AgendaItem(self._band(on), kind, row, on, start, end, number=row.held + 1)

    def _gaps(self, row: OrderSummary) -> tuple[str, ...]:
        from ph_tui.domain.completeness import gate

        try:
            file = self._core.store.load(row.id)
            keys = [finding.key for finding in gate(file, self._core.context(file, days=()))]
        except DataError:
            return ()
        return tuple(dict.fromkeys(keys))

    def _band(self, on: date | None, without: Band = Band.TODAY) -> Band:
        """The band of a day: this week means the seven days after today."""
        if on is None:
            return without
        today = self._core.today
        if on <= today:
            return Band.LATE if on < today else Band.TODAY
        return Band.WEEK if on <= today + timedelta(days=7) else Band.LATER

    def _month_minutes(self, coach: str | None) -> int:
        today = self._core.today
        first = today.replace(day=1)
        return sum(
            session.minutes
            for row in self._core.store.meeting_between(first, today, coach=coach)
            for session in self._core.sessions_of(row)
            if session.state is SessionState.HELD
            and first <= session.on <= today
            and coach in {None, session.coach}
        )


def _clock(text: str) -> time | None:
    return time.fromisoformat(text) if text else None


def _waits_for_feedback(row: OrderSummary) -> bool:
    """Whether the service has taken place and the client is still to be asked for feedback."""
    if row.stage == Stage.REPORTED and row.step == NextStep.NONE:
        return False
    return row.stage in {Stage.ENDED, Stage.REPORTED} and not row.feedback_asked_on


_BANDS = list(Band)


def _urgency(item: AgendaItem) -> tuple[int, str, str, str]:
    """Bands in order; in a band by day and hour, what has no day last."""
    day = item.on.isoformat() if item.on else "9999"
    return _BANDS.index(item.band), day, str(item.start or "24"), item.order.number
