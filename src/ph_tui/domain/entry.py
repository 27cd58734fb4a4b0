"""The lines that people type: a log entry, a series of sessions, a new moment, a day.

Owns the grammar `[order|client] [day] start-end|duration text`. What is not understood is refused
with what was understood; nothing is swallowed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from ph_tui.domain.entry_parts import (
    SHOWN,
    DayPart,
    Span,
    TimePart,
    looks_like_part,
    take_day,
    take_time,
)
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.text import clean_prose

ANY_TIME: Span = (None, None)
SERIES_LIMIT = 60
"""Sessions that one series may plan."""

_SERIES = re.compile(r"(?:[x×]\s*(\d{1,4})|(\d{1,4})\s*[x×])$", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True)
class EntryReading:
    """How a line was understood."""

    target: str | None
    """The order number or client code at its beginning, when one was asked for."""
    on: date
    start: time | None
    end: time | None
    minutes: int
    note: str
    """What was done, as typed but for control characters."""


@dataclass(frozen=True)
class Moment:
    """A day, clock times, or both."""

    on: date | None
    start: time | None
    end: time | None


def read_entry(
    text: str, *, today: date, order_span: Span = ANY_TIME, with_target: bool
) -> EntryReading:
    """Read one log entry; BadInput tells what was understood and what was not."""
    rest = text.strip()
    target: str | None = None
    if with_target:
        target, _, rest = rest.partition(" ")
        rest = rest.lstrip()
    if not rest:
        raise BadInput(Message("error.entry.empty"))
    day = take_day(rest, today, order_span)
    rest = day.rest if day else rest
    length = take_time(rest)
    if length is None:
        raise BadInput(_no_time(rest, day))
    note = clean_prose(length.rest)
    if looks_like_part(note):
        raise BadInput(_left_over(note, day.on if day else today, length))
    on = day.on if day else today
    return EntryReading(target, on, length.start, length.end, length.minutes, note)


def read_series(
    text: str, *, today: date, order_span: Span = ANY_TIME
) -> tuple[tuple[date, time, time], ...]:
    """Read `ke 9-11 x8` or `24.4. 9-11 x8`: weekly moments from the next such day on."""
    rest = text.strip()
    count = 1
    if match := _SERIES.search(rest):
        count = int(match[1] or match[2])
        rest = rest[: match.start()].rstrip()
    if not 0 < count <= SERIES_LIMIT:
        raise BadInput(Message("error.entry.series_count", count=count, limit=SERIES_LIMIT))
    moment = _moment(rest, today, order_span)
    if moment.on is None or moment.start is None or moment.end is None:
        raise BadInput(Message("error.entry.series", text=text.strip()[:SHOWN]))
    return tuple(
        (moment.on + timedelta(weeks=week), moment.start, moment.end) for week in range(count)
    )


def read_moment(text: str, *, today: date, order_span: Span = ANY_TIME) -> Moment:
    """Read where to move a session: `25.4. 10-12`, `to 9-11` (the coming one), a day or a time."""
    moment = _moment(text.strip(), today, order_span)
    if moment.on is None and moment.start is None:
        raise BadInput(Message("error.entry.moment", text=text.strip()[:SHOWN]))
    return moment


def read_day(text: str, *, today: date, order_span: Span = ANY_TIME) -> date:
    """Read one day and nothing else."""
    typed = text.strip()
    bare = f"{typed}." if re.fullmatch(r"\d{1,2}\.\d{1,2}", typed, re.ASCII) else typed
    day = take_day(bare, today, order_span)
    if day is None or day.rest:
        raise BadInput(Message("error.entry.day", text=typed[:SHOWN]))
    return day.on


def _moment(text: str, today: date, span: Span) -> Moment:
    day = take_day(text, today, span, coming=True)
    rest = day.rest if day else text
    length = take_time(rest)
    left = length.rest if length else rest
    if left or (length and length.start is None):
        raise BadInput(Message("error.entry.moment", text=text[:SHOWN]))
    return Moment(
        day.on if day else None,
        length.start if length else None,
        length.end if length else None,
    )


def _no_time(rest: str, day: DayPart | None) -> Message:
    if day is None:
        return Message("error.entry.no_time", text=rest[:SHOWN])
    return Message("error.entry.no_time_after_day", on=day.on, text=rest[:SHOWN])


def _left_over(note: str, on: date, length: TimePart) -> Message:
    if length.start and length.end:
        return Message(
            "error.entry.left_over", on=on, start=length.start, end=length.end, text=note[:SHOWN]
        )
    return Message(
        "error.entry.left_over_duration", on=on, minutes=length.minutes, text=note[:SHOWN]
    )
