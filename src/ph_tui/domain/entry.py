"""The one-line entry: `[order|client] [day] start-end|duration text`, and its relatives.

Owns the order of the parts and the rule that what was not understood is refused, never swallowed.
It must not know whether an order or a client of the name exists, nor what is allowed to be logged.
Patterns are compiled, and kept by `re`, when they are first needed: every start imports this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from ph_tui.domain.clock_words import Timing, fragment, is_timing, looks_like_time, take_timing
from ph_tui.domain.day_words import is_plain_day, looks_like_day, quoted, read_day, take_day
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.sessions import minutes_between
from ph_tui.domain.text import clean_line, clean_prose

if TYPE_CHECKING:
    from ph_tui.domain.day_words import Span

__all__ = ["EntryReading", "Moment", "read_day", "read_entry", "read_moment", "read_series"]

LONGEST_SERIES = 60
"""Meetings that one series may plan: more than a year of weeks."""

_WEEK = timedelta(days=7)
_TARGET = r"\S+"
_GAP = r"[\s,;:]*"
_BEFORE_NOTE = r"[.,;:]?\s*"
_COUNT = r"(?i)(?:[x×*]\s?([0-9]{1,9})|([0-9]{1,9})\s?(?:x|×|krt|kertaa|times))$"


@dataclass(frozen=True, slots=True)
class EntryReading:
    """A one-line entry, understood."""

    target: str | None
    """The order number or client code, as typed."""
    on: date
    start: time | None
    """Wall time, or None when only a duration was told."""
    end: time | None
    """Wall time, given exactly when `start` is."""
    minutes: int
    """How long, 1 to 1440."""
    note: str
    """The rest, as typed."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, clock times, or both."""

    on: date | None
    start: time | None
    end: time | None


def read_entry(
    text: str, *, today: date, order_span: Span | None = None, with_target: bool
) -> EntryReading:
    """Read a whole entry; `with_target` expects an order number or client code as its first word.

    A weekday is the latest one, today included. Without a target the first part is the day or the
    time; a target is None when the entry begins with one of them all the same. Raises BadInput.
    """
    line = clean_prose(text).lstrip()
    if not line:
        raise BadInput(Message("error.entry.empty"))
    target, pos = _take_target(line) if with_target else (None, 0)
    day = take_day(line, pos, today=today, order_span=order_span, ahead=False)
    on, pos = (day[0], _skip(_GAP, line, day[1])) if day else (today, pos)
    timed = take_timing(line, pos)
    if timed is None:
        raise _no_timing(line, pos, _understood(target, on if day else None))
    timing, pos = timed
    pos = _skip(_BEFORE_NOTE, line, pos)
    if looks_like_time(line, pos) or looks_like_day(line, pos):
        seen = _understood(target, on, timing)
        raise BadInput(Message("error.entry.left_over", got=fragment(line, pos), understood=seen))
    minutes = _minutes_on(on, timing)
    return EntryReading(target, on, timing.start, timing.end, minutes, line[pos:])


def read_moment(text: str, *, today: date, order_span: Span | None = None) -> Moment:
    """Read `25.4. 10-12`, a day alone or clock times alone; a weekday is the next one.

    Today is the next such day too. Raises BadInput; so does anything that is left over.
    """
    line = clean_line(text)
    if not line:
        raise BadInput(Message("error.entry.no_moment"))
    day = take_day(line, 0, today=today, order_span=order_span, ahead=True)
    on, pos = (day[0], _skip(_GAP, line, day[1])) if day else (None, 0)
    if pos == len(line):
        return Moment(on, None, None)
    start, end, pos = _take_clock(line, pos, on)
    if pos < len(line):
        raise _extra(line, pos, _understood(on, Timing(start, end, 0)))
    return Moment(on, start, end)


def read_series(
    text: str, *, today: date, order_span: Span | None = None
) -> list[tuple[date, time, time]]:
    """Read `ke 9-11 x8`: a meeting a week, the first on the next such day, today included.

    Without a count it is one meeting. Raises BadInput.
    """
    line = clean_line(text)
    day = take_day(line, 0, today=today, order_span=order_span, ahead=True) if line else None
    if day is None:
        raise BadInput(Message("error.entry.no_series"))
    on, pos = day[0], _skip(_GAP, line, day[1])
    start, end, pos = _take_clock(line, pos, on)
    count = 1
    if pos < len(line):
        counted = re.compile(_COUNT).match(line, pos)
        if counted is None:
            raise _extra(line, pos, _understood(on, Timing(start, end, 0)))
        count = int(counted[1] or counted[2])
    if not 1 <= count <= LONGEST_SERIES:
        raise BadInput(Message("error.entry.count", got=line[pos:], most=LONGEST_SERIES))
    return [(on + week * _WEEK, start, end) for week in range(count)]


def _take_target(line: str) -> tuple[str | None, int]:
    word = re.compile(_TARGET).match(line)
    if word is None or is_plain_day(word.group()) or is_timing(line):
        return None, 0
    return word.group().rstrip(",;:") or None, _skip(_GAP, line, word.end())


def _take_clock(line: str, pos: int, on: date | None) -> tuple[time, time, int]:
    """Two clock times and the place of what follows; a duration alone raises BadInput."""
    timed = take_timing(line, pos)
    if timed is None:
        raise _no_timing(line, pos, _understood(on))
    timing, pos = timed
    if timing.start is None or timing.end is None:
        raise BadInput(Message("error.entry.clock_needed", got=quoted(line)))
    return timing.start, timing.end, _skip(_GAP, line, pos)


def _minutes_on(on: date, timing: Timing) -> int:
    """The minutes of a timing on a day; the hour that a clock change skips has none."""
    if timing.start is None or timing.end is None:
        return timing.minutes
    minutes = minutes_between(on, timing.start, timing.end)
    if minutes <= 0:
        raise BadInput(Message("error.entry.skipped_hour", on=on))
    return minutes


def _no_timing(line: str, pos: int, understood: Message) -> BadInput:
    if pos == len(line):
        return BadInput(Message("error.entry.no_time", understood=understood))
    got = fragment(line, pos)
    return BadInput(Message("error.entry.not_time", got=got, understood=understood))


def _extra(line: str, pos: int, understood: Message) -> BadInput:
    got = fragment(line, pos)
    return BadInput(Message("error.entry.extra", got=got, understood=understood))


def _understood(*parts: str | date | Timing | None) -> Message:
    """What was read so far, as one message for another to quote."""
    read: Message | None = None
    for part in parts:
        if part is None:
            continue
        told = _told(part) if isinstance(part, Timing) else Message("error.entry.part", part=part)
        read = Message("error.entry.parts", parts=read, part=told) if read else told
    return read or Message("error.entry.nothing")


def _told(timing: Timing) -> Message:
    if timing.start is None or timing.end is None:
        return Message("error.entry.minutes", minutes=timing.minutes)
    return Message("error.entry.span", start=timing.start, end=timing.end)


def _skip(pattern: str, line: str, pos: int) -> int:
    found = re.compile(pattern).match(line, pos)
    return found.end() if found else pos
