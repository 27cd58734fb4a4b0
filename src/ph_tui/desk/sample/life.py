"""The life of an order in days, before anything is written down of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.sample.kinds import Kind

if TYPE_CHECKING:
    from ph_tui.domain.sessions import SessionState


class Meeting(NamedTuple):
    """One session as it stands in the calendar."""

    on: date
    start: time
    minutes: int
    state: SessionState
    group: bool


@dataclass(frozen=True)
class Life:
    """What has happened to one order by today."""

    kind: Kind
    received: date
    accepted: date | None = None
    contacted: date | None = None
    start: date | None = None
    end: date | None = None
    meetings: tuple[Meeting, ...] = ()
    ended: date | None = None
    sent: date | None = None
    asked: date | None = None
