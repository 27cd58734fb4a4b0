"""Sessions: the meetings of an order, planned and held, in local wall time of Europe/Helsinki.

Knows one session and how it lies beside another; what a set of sessions must fulfil is in
`completeness`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.values import Value

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

ZONE_NAME = "Europe/Helsinki"
DAY_MINUTES = 24 * 60
NOTE_LIMIT = 20_000
"""Characters that one note may hold: about six pages."""


class SessionState(StrEnum):
    """Whether a session is still to come, took place, or the client stayed away."""

    PLANNED = "planned"
    HELD = "held"
    NO_SHOW = "no_show"


@cache
def zone() -> ZoneInfo:
    """The time zone that all wall times are read in."""
    from zoneinfo import ZoneInfo

    return ZoneInfo(ZONE_NAME)


def wall_time(on: date, at: time) -> datetime:
    """A wall time of Helsinki as an aware point in time."""
    return datetime.combine(on, at, tzinfo=zone())


def minutes_between(on: date, start: time, end: time) -> int:
    """Minutes that pass between two wall times of one day, a clock change included."""
    passed = wall_time(on, end).astimezone(UTC) - wall_time(on, start).astimezone(UTC)
    return round(passed.total_seconds() / 60)


@dataclass(frozen=True)
class Session(Value):
    """One meeting with the client."""

    PROSE: ClassVar[frozenset[str]] = frozenset({"note"})

    id: str
    """Our own id, unique in the order."""
    on: date
    """The day, in Helsinki."""
    start: time | None
    """Wall time, or None when only a duration was told."""
    end: time | None
    """Wall time, given exactly when `start` is."""
    minutes: int
    """How long it lasted, or is planned to last; 1 to 1440."""
    state: SessionState
    """Planned, held or no-show."""
    coach: str
    """The login of the coach who holds it."""
    note: str = ""
    """What was done, Markdown."""
    group: bool = False
    """A group session: the coach meets several clients at the same time."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.start is None) != (self.end is None):
            raise BadInput(Message("error.session.half_time"))
        if self.start is not None and self.end is not None:
            if self.end <= self.start:
                raise BadInput(
                    Message("error.session.end_before_start", start=self.start, end=self.end)
                )
            object.__setattr__(self, "minutes", minutes_between(self.on, self.start, self.end))
        if not 0 < self.minutes <= DAY_MINUTES:
            raise BadInput(Message("error.session.minutes", minutes=self.minutes))
        if len(self.note) > NOTE_LIMIT:
            raise BadInput(
                Message("error.session.note_length", length=len(self.note), limit=NOTE_LIMIT)
            )

    @property
    def over_at(self) -> datetime:
        """When it is over: its end, or the end of its day when only a duration is known."""
        return wall_time(self.on, self.end or time(23, 59, 59))

    def overlaps(self, other: Session) -> bool:
        """Whether both take up the same minutes; sessions without clock times never do."""
        if self.on != other.on or not (self.start and self.end and other.start and other.end):
            return False
        return self.start < other.end and other.start < self.end

    @property
    def takes_its_coach(self) -> bool:
        """Whether it keeps a known coach from meeting anyone else at the time."""
        return bool(self.coach) and not self.group and self.state is not SessionState.NO_SHOW

    def clashes(self, other: Session) -> bool:
        """Whether one coach would have to be in both at the same time."""
        both = self.takes_its_coach and other.takes_its_coach
        return both and self.coach == other.coach and self.overlaps(other)


def in_order(sessions: tuple[Session, ...]) -> tuple[Session, ...]:
    """Sessions as they follow each other in time."""
    return tuple(sorted(sessions, key=lambda session: (session.on, session.start or time(0))))


def held(sessions: tuple[Session, ...]) -> tuple[Session, ...]:
    """The sessions that took place, in order of time."""
    return in_order(tuple(s for s in sessions if s.state is SessionState.HELD))
