"""From the life of an order to its file: sessions with notes, hours, and a report as far as it is.

Owns what coaches have written down of each kind of order. It gives no numbers and sends no report.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.labels import SHORT_ID
from ph_tui.desk.sample.kinds import INTERRUPTED, Kind
from ph_tui.desk.sample.phrases import COMMON, SERVICES, Phrases, filled, texts_of
from ph_tui.desk.sample.workdays import is_workday
from ph_tui.domain.orders import Ending, EndKind, Order, OrderFile
from ph_tui.domain.report_log import fill
from ph_tui.domain.reports import ReportSection, ServiceReport
from ph_tui.domain.sessions import Session, SessionState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

    from ph_tui.desk.sample.life import Life, Meeting
    from ph_tui.domain.contract_periods import ContractPeriod

_HOURS = (4, 6, 8, 10, 12, 15, 18, 20, 24, 30, 36, 40, 50, 60)
"""What is ordered, in service hours."""
_PROMPT, _REMINDED = 120, 180
"""Of 256 clients who are asked so many answer by themselves; the next are reminded."""
_PRICES = ("58.00", "62.00", "64.50")


@dataclass(frozen=True)
class Client:
    """One client's part in the sample."""

    code: str
    field: dict[str, str]
    """The forms of the field of work."""
    interruption: dict[str, str]
    """Why the service would be broken off, and what the report says then."""


class _Feedback(NamedTuple):
    """What became of asking for feedback."""

    reminded: date | None = None
    received: date | None = None


class Recorder:
    """Writes the files of one contract period."""

    def __init__(self, period: ContractPeriod, phrases: Phrases, rng: Random, today: date) -> None:
        self._period = period
        self._today = today
        self._phrases = phrases
        self._rng = rng

    def file(self, life: Life, client: Client, coach: str, service: str) -> OrderFile:
        """The order file of a life, without an order number and with its report unsent."""
        order_id = f"{self._rng.getrandbits(128):032x}"
        name = service if service in SERVICES else SERVICES[0]
        feedback = self._feedback(life, order_id)
        sessions = self._sessions(life, client, coach, name, order_id[:SHORT_ID])
        order = Order(
            id=order_id,
            service=service,
            client_code=client.code,
            period_id=self._period.id,
            edition_id=self._period.edition_id,
            ordered_hours=self._hours(life),
            start=life.start,
            end=life.end,
            price=Decimal(self._rng.choice(_PRICES)) if self._rng.random() < 0.2 else None,
            coach=coach,
            case_coach=self._phrases.deal(COMMON, "case_coaches"),
            received_on=life.received,
            accepted_on=life.accepted,
            contacted_on=life.contacted,
            ending=self._ending(life, client),
            feedback_asked_on=life.asked,
            feedback_reminded_on=feedback.reminded,
            feedback_received_on=feedback.received,
        )
        return OrderFile(order, sessions, self._report(life, client, name, sessions))

    def _feedback(self, life: Life, order_id: str) -> _Feedback:
        """What follows once the client is asked: most answer by themselves, some when reminded."""
        if life.asked is None:
            return _Feedback()
        chance = int(order_id[:2], 16)
        if chance < _PROMPT:
            return _Feedback(received=self._by_now(life.asked, 1 + chance % 5))
        if chance >= _REMINDED:
            return _Feedback()
        reminded = self._by_now(life.asked, 8)
        return _Feedback(reminded, self._by_now(life.asked, 9 + chance % 3) if chance % 2 else None)

    def _by_now(self, since: date, days: int) -> date | None:
        """So many days later; None when that is still to come."""
        on = since + timedelta(days=days)
        return on if on <= self._today else None

    def _hours(self, life: Life) -> Decimal:
        minutes = sum(m.minutes for m in life.meetings if m.state is not SessionState.NO_SHOW)
        if life.kind is Kind.USED_UP:
            return Decimal(minutes) / 60
        if life.kind is Kind.OVERRUN:
            return Decimal(minutes) / 60 - 1
        more = self._rng.choice((0, 0, 1, 2)) if life.meetings else self._rng.randint(4, 8)
        enough = [hours for hours in _HOURS if hours * 60 >= minutes]
        return Decimal(enough[more])

    def _ending(self, life: Life, client: Client) -> Ending | None:
        if life.ended is None:
            return None
        if life.kind is Kind.DECLINED:
            return Ending(life.ended, EndKind.DECLINED, self._phrases.deal(COMMON, "declined"))
        if life.kind in INTERRUPTED:
            return Ending(life.ended, EndKind.INTERRUPTED, client.interruption["reason"])
        return Ending(life.ended)

    def _sessions(
        self, life: Life, client: Client, coach: str, name: str, prefix: str
    ) -> tuple[Session, ...]:
        notes = iter(self._notes(life, client, name))
        ids = self._rng.sample(range(16**6), len(life.meetings))
        return tuple(
            _session(meeting, f"{prefix}-{number:06x}", coach, self._note(meeting, notes.__next__))
            for meeting, number in zip(life.meetings, ids, strict=True)
        )

    def _note(self, meeting: Meeting, told: Callable[[], str]) -> str:
        match meeting.state:
            case SessionState.HELD:
                return told()
            case SessionState.NO_SHOW:
                note: str = self._phrases.deal(COMMON, "no_shows")
                return note
            case SessionState.PLANNED:
                return ""

    def _notes(self, life: Life, client: Client, name: str) -> list[str]:
        """A note for each session that was held, in order of time."""
        held = [meeting for meeting in life.meetings if meeting.state is SessionState.HELD]
        if held and held[0].group:
            notes = self._group_notes(life, held, texts_of(name)["group"])
        else:
            ended = life.ended is not None and life.kind not in INTERRUPTED
            course = self._phrases.course(name, len(held), ended=ended)
            notes = [f"{note}{self._phrases.remark('remarks', 0.35)}" for note in course]
        if life.kind is Kind.LATE_GAPS and len(notes) > 2:
            notes[-2] = ""
        return [filled(note, client.field) for note in notes]

    def _group_notes(self, life: Life, held: list[Meeting], themes: list[str]) -> list[str]:
        """The theme of the group's day, the same for all who were there, and a word on this one."""
        weekdays = sorted({meeting.on.weekday() for meeting in held})
        monday = self._period.starts - timedelta(days=self._period.starts.weekday())
        notes = []
        for meeting in held:
            weeks = (meeting.on - monday).days // 7
            place = weeks * len(weekdays) + weekdays.index(meeting.on.weekday())
            remark = self._phrases.remark("group_remarks", 0.7)
            notes.append(f"{themes[place % len(themes)]}{remark}")
        common = texts_of(COMMON)
        notes[0] = f"{common['group_first']} {notes[0]}"
        if life.ended and life.kind not in INTERRUPTED and len(notes) > 1:
            notes[-1] += f" {common['group_last']}"
        return notes

    def _report(
        self, life: Life, client: Client, name: str, sessions: tuple[Session, ...]
    ) -> ServiceReport:
        """As far as a report of this kind has come."""
        report = ServiceReport()
        if life.ended is None or life.kind in {Kind.ENDED_EMPTY, Kind.LATE_EMPTY, Kind.DECLINED}:
            return report
        taken = sessions[:-1] if life.kind is Kind.LATE_GAPS else sessions
        report = fill(report, taken)
        for section in (ReportSection.BASELINE, ReportSection.GOAL, ReportSection.ACTIONS):
            text = filled(self._phrases.deal(name, section.value), client.field)
            report = report.with_text(section, text)
        if life.kind in {Kind.ENDED_HALF, Kind.INTERRUPTED}:
            return replace(report, actions="")
        if life.kind is Kind.LATE_GAPS:
            return replace(report, follow_up=texts_of(name)["vague_follow_up"])
        return self._completed(report, life, client, name)

    def _completed(
        self, report: ServiceReport, life: Life, client: Client, name: str
    ) -> ServiceReport:
        broken_off = life.kind in INTERRUPTED
        own = client.interruption
        factors = own["factors"] if broken_off else self._phrases.deal(name, "factors")
        plan = own["follow_up"] if broken_off else self._phrases.deal(name, "follow_up")
        day = (life.ended or life.received) + timedelta(days=self._rng.randint(14, 35))
        while not is_workday(day):
            day += timedelta(days=1)
        return replace(
            report,
            actions=filled(own["actions"], client.field) if broken_off else report.actions,
            factors=filled(factors, client.field),
            follow_up=filled(plan, client.field, day),
        )


def _session(meeting: Meeting, session_id: str, coach: str, note: str) -> Session:
    start = datetime.combine(meeting.on, meeting.start)
    end = (start + timedelta(minutes=meeting.minutes)).time()
    return Session(
        session_id,
        meeting.on,
        meeting.start,
        end,
        meeting.minutes,
        meeting.state,
        coach,
        note,
        meeting.group,
    )
