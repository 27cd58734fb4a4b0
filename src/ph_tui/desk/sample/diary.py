"""When coaches meet their clients: weekly rhythms, groups, and hours that are taken.

Owns the rule that a coach is in one place at a time. Knows no order and no text.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from random import Random

_STARTS = (
    time(8, 30),
    time(9),
    time(10),
    time(10, 30),
    time(12),
    time(12, 30),
    time(13),
    time(14),
    time(14, 30),
    time(15),
)
_CLOSES = 16 * 60 + 30
"""Minutes after midnight when the last session is over."""
_WEEK = 5


class Rhythm(NamedTuple):
    """When a client is met."""

    weekdays: tuple[int, ...]
    """Monday is 0."""
    start: time
    minutes: int
    group: bool


@dataclass(frozen=True)
class _Group:
    """The group of a service; each coach's meets on other weekdays."""

    weekdays: tuple[int, ...]
    start: time
    minutes: int


_GROUPS = {
    "tyoelaman-suomi": _Group((1, 3), time(9), 150),
    "hyvinvoinnilla-tyoelamaan": _Group((2,), time(13), 120),
}


class Diary:
    """The hours of all coaches."""

    def __init__(self, coaches: tuple[str, ...], rng: Random) -> None:
        self._places = {coach: number for number, coach in enumerate(coaches)}
        self._rng = rng
        self._taken: defaultdict[tuple[str, date], list[tuple[int, int]]] = defaultdict(list)

    def group_of(self, coach: str, service: str) -> Rhythm | None:
        """When a coach's group of a service meets; None when the service has no groups."""
        group = _GROUPS.get(service)
        if group is None:
            return None
        days = sorted((day + self._places[coach]) % _WEEK for day in group.weekdays)
        return Rhythm(tuple(days), group.start, group.minutes, group=True)

    def rhythm(self, weekday: int | None, lengths: tuple[int, ...], *, often: bool) -> Rhythm:
        """A rhythm for one client, on a weekday if that matters; `often` is twice a week."""
        day = self._rng.randrange(_WEEK) if weekday is None else weekday
        days = {day, (day + self._rng.choice((2, 3))) % _WEEK} if often else {day}
        minutes = self._rng.choice(lengths)
        return Rhythm(tuple(sorted(days)), self._rng.choice(_STARTS), minutes, group=False)

    def book(self, coach: str, rhythm: Rhythm, on: date) -> time | None:
        """Take the hours of one session near its usual time; None when that day is full."""
        if rhythm.group:
            return rhythm.start
        usual = _minute(rhythm.start)
        for start in sorted(_STARTS, key=lambda at: abs(_minute(at) - usual)):
            begins, ends = _minute(start), _minute(start) + rhythm.minutes
            if ends <= _CLOSES and not self._is_taken(coach, on, begins, ends):
                self._taken[coach, on].append((begins, ends))
                return start
        return None

    def taken_start(self, coach: str, on: date) -> time | None:
        """When a coach's first client of a day comes; None on a day without one."""
        begins = min((begin for begin, _ in self._taken[coach, on]), default=None)
        return None if begins is None else time(*divmod(begins, 60))

    def _is_taken(self, coach: str, on: date, begins: int, ends: int) -> bool:
        groups = (self.group_of(coach, service) for service in _GROUPS)
        reserved = (
            (_minute(group.start), _minute(group.start) + group.minutes)
            for group in groups
            if group and on.weekday() in group.weekdays
        )
        taken = (*self._taken[coach, on], *reserved)
        return any(begins < other_end and other < ends for other, other_end in taken)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
