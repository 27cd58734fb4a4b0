"""How far orders have come by today: received, accepted, contacted, met, ended, reported.

Owns what each kind of order has behind it, and that all of it lies inside the contract period.
Where a period is too young for a kind, the order has come less far. Knows no text.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from ph_tui.desk.sample.kinds import GOING_ON, INTERRUPTED, SENT, WAITING, Kind
from ph_tui.desk.sample.life import Life, Meeting
from ph_tui.desk.sample.workdays import is_workday
from ph_tui.domain.sessions import SessionState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from random import Random

    from ph_tui.desk.sample.diary import Diary, Rhythm
    from ph_tui.desk.sample.season import Season

_BEFORE_FIRST = 3
"""Working days of the period that pass before a first session at the earliest."""
_SHORTEST = 8
"""Working days from the first session that can be to the end of a service that is reported."""
_FRIDAY = 4
_YOUNG = 45
"""Working days; in a younger period all clients are met twice a week."""
_LENGTHS = {
    "tyohaun-tehotreeni": (60, 90, 120),
    "uutta-suuntaa": (60, 90, 90),
    "hyvinvoinnilla-tyoelamaan": (60, 90),
    "tyoelaman-suomi": (90, 120),
}
_USUAL_LENGTHS = (60, 90)
_WITHOUT_PLAN = {Kind.USED_UP, Kind.OVERRUN}
_UNASKED = {Kind.SENT_UNASKED, Kind.ENDED_EMPTY, Kind.LATE_EMPTY}
_ENDED_DAYS = {
    Kind.ENDED_EMPTY: (1, 4),
    Kind.ENDED_HALF: (4, 7),
    Kind.ENDED_READY: (2, 5),
    Kind.LATE_GAPS: (9, 13),
    Kind.LATE_EMPTY: (8, 16),
    Kind.INTERRUPTED: (1, 6),
}
"""How many days ago an order ended whose report is still to be sent."""


class LifeMaker:
    """Makes the lives of the orders of one season."""

    def __init__(self, season: Season, diary: Diary, rng: Random, lesser: tuple[Kind, ...]) -> None:
        """Take what an order is instead when there was no time for what it should have become."""
        self._season = season
        self._lesser = lesser
        self._met = 0
        self._diary = diary
        self._rng = rng

    def make(self, kind: Kind, coach: str, service: str) -> Life:
        """The life of one order: of the kind that is asked for, or of a lesser one."""
        for each in (kind, *self._lesser):
            life = self._life(each, coach, service)
            if life is not None:
                return life
        raise AssertionError("a new order can be made on any day")

    def _life(self, kind: Kind, coach: str, service: str) -> Life | None:
        if kind in GOING_ON:
            return self._running(kind, coach, service)
        if kind not in WAITING:
            return self._ended(kind, coach, service)
        life = self._waiting(kind)
        return self._with_plan(life, coach, service) if life and kind is Kind.PLANNED else life

    def _waiting(self, kind: Kind) -> Life | None:
        """An order without sessions, received a few working days ago."""
        past, pick = self._season.past, self._rng.randint
        if kind is not Kind.NEW and len(past) < 2:
            return None
        if not past:
            return self._dated(Life(kind, self._season.today))
        ago = {Kind.NEW: (0, 2), Kind.ACCEPTED: (1, 4), Kind.DECLINED: (5, 25)}.get(kind, (2, 7))
        steps = [max(0, len(past) - 1 - pick(*ago))]
        while len(steps) < 3:
            steps.append(min(len(past) - 1, steps[-1] + pick(1, 2)))
        received, accepted, last = (past[step] for step in steps)
        if kind is Kind.NEW:
            return self._dated(Life(kind, received))
        life = Life(kind, received, accepted)
        if kind is Kind.DECLINED:
            return replace(self._dated(life), ended=last)
        return self._dated(life if kind is Kind.ACCEPTED else replace(life, contacted=last))

    def _dated(self, life: Life) -> Life:
        """With the dates of a contract whose first session is still to come."""
        season = self._season
        monday = life.received + timedelta(days=14 - life.received.weekday())
        start = season.clipped(monday)
        end = season.clipped(start + timedelta(days=7 * self._rng.choice((8, 10, 12)) - 3))
        return replace(life, start=start, end=end)

    def _with_plan(self, life: Life, coach: str, service: str) -> Life | None:
        """The first sessions are agreed on, none was held."""
        days, rhythm = self._season.ahead[1:], self._rhythm(coach, service, None)
        planned = self._booked(coach, rhythm, days, self._rng.randint(2, 5), SessionState.PLANNED)
        if not planned:
            return None
        return self._framed(replace(life, meetings=planned))

    def _running(self, kind: Kind, coach: str, service: str) -> Life | None:
        """Some sessions were held, and the end of the service is not recorded."""
        season, pick = self._season, self._rng.randint
        rhythm = self._rhythm_of_running(kind, coach, service)
        least = 1 if kind in {Kind.RUNNING, Kind.DOUBLE_BOOKED} else 3
        seen = [day for day in season.past[_BEFORE_FIRST:] if day < season.today]
        held = self._booked_back(coach, rhythm, seen, pick(least, 7), SessionState.HELD)
        if len(held) < least:
            return None
        held = self._spoilt(kind, held)
        planned = () if kind in _WITHOUT_PLAN else self._coming(coach, rhythm)
        if kind is Kind.DOUBLE_BOOKED:
            planned = self._doubled(coach, planned)
        life = self._begun(kind, held[0].on)
        return self._framed(replace(life, meetings=(*held, *planned)))

    def _rhythm_of_running(self, kind: Kind, coach: str, service: str) -> Rhythm:
        """Every third client who goes on is met today as well, if today is a working day."""
        if kind in _WITHOUT_PLAN:
            return self._own_rhythm(service, None)._replace(minutes=120)
        self._met += 1
        if self._met % 3 != 1 or self._season.today not in self._season.past:
            return self._rhythm(coach, service, None)
        return self._own_rhythm(service, self._season.today.weekday())

    def _spoilt(self, kind: Kind, held: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
        """The sessions of which one was not logged yet, or one did not take place."""
        place = len(held) - 1 if kind is Kind.UNLOGGED else self._rng.randrange(1, len(held) + 1)
        state = {Kind.UNLOGGED: SessionState.PLANNED, Kind.NO_SHOWS: SessionState.NO_SHOW}.get(kind)
        if state is None:
            return held
        place = min(place, len(held) - 1)
        return (*held[:place], held[place]._replace(state=state), *held[place + 1 :])

    def _coming(self, coach: str, rhythm: Rhythm) -> tuple[Meeting, ...]:
        season, count = self._season, self._rng.randint(2, 5)
        days = [day for day in (season.today, *season.ahead) if is_workday(day)]
        return self._booked(coach, rhythm, days, count, SessionState.PLANNED)

    def _doubled(self, coach: str, planned: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
        """The last planned session on top of another client's, where the coach has any."""
        for day in self._season.ahead[1:10]:
            start = self._diary.taken_start(coach, day)
            if start and all(meeting.on != day for meeting in planned):
                clash = Meeting(day, start, 60, SessionState.PLANNED, group=False)
                return tuple(sorted((*planned[:-1], clash)))
        return planned

    def _ended(self, kind: Kind, coach: str, service: str) -> Life | None:
        """The end of the service is recorded; its report may be sent."""
        season, broken_off = self._season, kind in INTERRUPTED
        ended = self._end_of_service(kind)
        if ended is None:
            return None
        rhythm = self._rhythm(coach, service, ended.weekday())
        seen = [day for day in season.past[_BEFORE_FIRST:] if day <= ended]
        count = self._rng.randint(*((1, 3) if broken_off else (4, 9)))
        held = self._booked_back(coach, rhythm, seen, count, SessionState.HELD)
        if len(held) < (1 if broken_off else 2):
            return None
        asked = None if kind in _UNASKED else ended
        sent = self._sending(ended) if kind in SENT else None
        if kind in SENT and sent is None:
            return None
        life = replace(self._begun(kind, held[0].on), ended=ended, sent=sent, asked=asked)
        return self._framed(replace(life, meetings=held))

    def _sending(self, ended: date) -> date | None:
        """A working day of the week after the end, before today."""
        season, week = self._season, ended + timedelta(days=7)
        days = [day for day in season.past if ended < day <= week and day < season.today]
        return self._rng.choice(days) if days else None

    def _end_of_service(self, kind: Kind) -> date | None:
        """A working day; for a report that is sent, one with a working day before today."""
        season = self._season
        if kind in _ENDED_DAYS:
            least, most = _ENDED_DAYS[kind]
            latest = season.today - timedelta(days=self._rng.randint(least, most))
            days = [d for d in season.past if d <= latest and (season.today - d).days <= most + 3]
            return days[-1] if days else None
        settled = season.past[_BEFORE_FIRST + _SHORTEST : -3]
        return self._rng.choice(settled) if settled else None

    def _begun(self, kind: Kind, first: date) -> Life:
        """The steps before a first session, each on a working day of the period."""
        past = [day for day in self._season.past if day <= first]
        steps = [len(past) - 1]
        for least, most in ((2, 5), (0, 3), (0, 2)):
            steps.append(max(0, steps[-1] - self._rng.randint(least, most)))
        contacted, accepted, received = (past[step] for step in steps[1:])
        return Life(kind, received, accepted, contacted)

    def _framed(self, life: Life) -> Life:
        """With the dates of a contract around the sessions and the end of the service."""
        season, first, last = self._season, life.meetings[0].on, life.meetings[-1].on
        monday = first - timedelta(days=first.weekday())
        start = max(monday, life.accepted or monday, season.starts)
        after = max(last, life.ended or season.today) + timedelta(days=self._rng.randint(3, 21))
        friday = after + timedelta(days=(_FRIDAY - after.weekday()) % 7)
        return replace(life, start=start, end=season.clipped(friday))

    def _rhythm(self, coach: str, service: str, weekday: int | None) -> Rhythm:
        group = self._diary.group_of(coach, service)
        if group and self._rng.random() < 0.6:
            return group
        return self._own_rhythm(service, weekday)

    def _own_rhythm(self, service: str, weekday: int | None) -> Rhythm:
        often = len(self._season.past) < _YOUNG or self._rng.random() < 0.3
        return self._diary.rhythm(weekday, _LENGTHS.get(service, _USUAL_LENGTHS), often=often)

    def _booked_back(
        self, coach: str, rhythm: Rhythm, days: Sequence[date], count: int, state: SessionState
    ) -> tuple[Meeting, ...]:
        """The last sessions of a rhythm up to the end of some days, in order of time."""
        return self._booked(coach, rhythm, days[::-1], count, state)[::-1]

    def _booked(
        self, coach: str, rhythm: Rhythm, days: Sequence[date], count: int, state: SessionState
    ) -> tuple[Meeting, ...]:
        meetings: list[Meeting] = []
        for day in days:
            if len(meetings) == count:
                break
            if day.weekday() in rhythm.weekdays:
                start = self._diary.book(coach, rhythm, day)
                if start is not None:
                    meetings.append(Meeting(day, start, rhythm.minutes, state, rhythm.group))
        return tuple(meetings)
