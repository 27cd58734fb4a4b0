"""What kinds of orders a company has, how many of each, and whose they are.

Knows no dates and no texts.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import cycle
from typing import NamedTuple


class Kind(StrEnum):
    """How far an order has come, and what is the matter with it."""

    NEW = "new"
    ACCEPTED = "accepted"
    CONTACTED = "contacted"
    PLANNED = "planned"
    RUNNING = "running"
    UNLOGGED = "unlogged"
    """A session is over that nobody has logged."""
    NO_SHOWS = "no_shows"
    DOUBLE_BOOKED = "double_booked"
    """A planned session lies on top of another client's."""
    USED_UP = "used_up"
    """All ordered hours are used, the end is not recorded."""
    OVERRUN = "overrun"
    """More hours than were ordered."""
    ENDED_EMPTY = "ended_empty"
    ENDED_HALF = "ended_half"
    ENDED_READY = "ended_ready"
    """The report is complete and can be sent."""
    LATE_GAPS = "late_gaps"
    LATE_EMPTY = "late_empty"
    INTERRUPTED = "interrupted"
    INTERRUPTED_SENT = "interrupted_sent"
    SENT = "sent"
    SENT_UNASKED = "sent_unasked"
    """The client was not asked for feedback."""
    DECLINED = "declined"


WAITING = frozenset({Kind.NEW, Kind.ACCEPTED, Kind.CONTACTED, Kind.PLANNED, Kind.DECLINED})
"""The kinds of which no session was held."""
GOING_ON = frozenset(
    {
        Kind.RUNNING,
        Kind.UNLOGGED,
        Kind.NO_SHOWS,
        Kind.DOUBLE_BOOKED,
        Kind.USED_UP,
        Kind.OVERRUN,
    }
)
"""The kinds whose service has begun and whose end is not recorded."""
SENT = frozenset({Kind.SENT, Kind.SENT_UNASKED, Kind.INTERRUPTED_SENT})
"""The kinds whose report is sent."""
INTERRUPTED = frozenset({Kind.INTERRUPTED, Kind.INTERRUPTED_SENT})
"""The kinds whose service was broken off."""


LESSER = (Kind.RUNNING, Kind.PLANNED, Kind.CONTACTED, Kind.ACCEPTED, Kind.NEW)
"""What an order is instead in a period that is too young for its kind."""
PAST_LESSER = (Kind.DECLINED, Kind.NEW)
"""The same in a period that is over."""


class Role(NamedTuple):
    """One order to be made."""

    kind: Kind
    coach: str


_MIX = {
    Kind.RUNNING: 13,
    Kind.NEW: 4,
    Kind.ENDED_HALF: 3,
    Kind.ENDED_READY: 2,
    Kind.ENDED_EMPTY: 2,
    Kind.LATE_GAPS: 2,
    Kind.ACCEPTED: 3,
    Kind.CONTACTED: 2,
    Kind.PLANNED: 4,
    Kind.UNLOGGED: 3,
    Kind.NO_SHOWS: 3,
    Kind.USED_UP: 2,
    Kind.SENT: 8,
    Kind.INTERRUPTED: 1,
    Kind.OVERRUN: 1,
    Kind.SENT_UNASKED: 1,
    Kind.DECLINED: 3,
    Kind.INTERRUPTED_SENT: 1,
    Kind.LATE_EMPTY: 1,
    Kind.DOUBLE_BOOKED: 1,
}
"""Sixty orders of a running contract period; a smaller company has the first kinds."""
_PAST_MIX = (*[Kind.SENT] * 17, *[Kind.INTERRUPTED_SENT] * 2, Kind.DECLINED)
"""Twenty orders of a contract period that is over."""


def running_roles(count: int, coaches: tuple[str, ...]) -> tuple[Role, ...]:
    """The orders of the contract period of today: the first of each kind is the first coach's."""
    kinds = [kind for number in range(max(_MIX.values())) for kind in _having(number)]
    takers = cycle((*coaches[1:], coaches[0], *coaches[1:]))
    roles = []
    for number, kind in zip(range(count), cycle(kinds), strict=False):
        roles.append(Role(kind, coaches[0] if number < len(_MIX) else next(takers)))
    return tuple(roles)


def past_roles(count: int, coaches: tuple[str, ...]) -> tuple[Role, ...]:
    """The orders of a contract period that is over."""
    pairs = zip(range(count), cycle(_PAST_MIX), cycle(coaches), strict=False)
    return tuple(Role(kind, coach) for _, kind, coach in pairs)


def _having(number: int) -> list[Kind]:
    return [kind for kind, count in _MIX.items() if count > number]
