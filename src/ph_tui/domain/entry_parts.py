"""The parts of a typed line: days, clock times and durations, read off its beginning.

Knows what a part looks like in Finnish and English; how parts make up a line is in `entry`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TypeAlias

from ph_tui.domain.errors import BadInput
from ph_tui.domain.folding import folded
from ph_tui.domain.messages import Message

Span: TypeAlias = tuple[date | None, date | None]
"""The first and the last day of an order, where they are known."""

SHOWN = 40
"""Characters of what could not be read that a message repeats."""

_RELATIVE = {
    "tanaan": 0,
    "today": 0,
    "eilen": -1,
    "yesterday": -1,
    "toissapaivana": -2,
    "huomenna": 1,
    "tomorrow": 1,
    "ylihuomenna": 2,
}
_WEEKDAYS = (
    ("ma", "maanantai", "maanantaina", "mon", "monday"),
    ("ti", "tiistai", "tiistaina", "tue", "tuesday"),
    ("ke", "keskiviikko", "keskiviikkona", "wed", "wednesday"),
    ("to", "torstai", "torstaina", "thu", "thursday"),
    ("pe", "perjantai", "perjantaina", "fri", "friday"),
    ("la", "lauantai", "lauantaina", "sat", "saturday"),
    ("su", "sunnuntai", "sunnuntaina", "sun", "sunday"),
)
_NEVER_A_NOTE = {*_RELATIVE, "ma", "ti", "ke", "pe", "la", "su"}
"""Day words that no note begins with; `to` and whole weekday names may."""

_END = r"(?=[\s,;]|$)"
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})" + _END, re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?" + _END, re.ASCII)
_CLOCK = r"(\d{1,2})(?:[.:](\d{2}))?"
_SPAN = re.compile(rf"(?:klo\s*)?{_CLOCK}\s*[-–—]\s*{_CLOCK}{_END}", re.ASCII | re.IGNORECASE)
_HOURS = r"(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:h|t|tuntia?|hours?)"
_MINUTES = r"(\d{1,5})\s*(?:min(?:uuttia?|utes?)?)"
_DURATION = re.compile(
    rf"(?:{_HOURS}(?:\s*{_MINUTES})?|{_MINUTES}){_END}", re.ASCII | re.IGNORECASE
)
_LIKE_TIME = re.compile(
    r"(?:klo\b\s*)?(?:\d{1,2}[.:]\d{2}|\d{1,2}\s*[-–—]\s*\d{1,2}|\d{1,2}\.\d{1,2}\.|\d{4}-\d{2})",
    re.ASCII | re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,;]+")


@dataclass(frozen=True)
class Part:
    """Something read off the beginning of a text, and what is left of it."""

    rest: str


@dataclass(frozen=True)
class DayPart(Part):
    """A day."""

    on: date


@dataclass(frozen=True)
class TimePart(Part):
    """Clock times, or a duration alone."""

    start: time | None
    end: time | None
    minutes: int


def take_day(text: str, today: date, span: Span, *, coming: bool = False) -> DayPart | None:
    """Read a day; None when the text does not begin with one, BadInput when it can't exist.

    A weekday is the latest one up to today, or with `coming` the next one from today on.
    """
    if match := _ISO.match(text):
        year, month, day = (int(group) for group in match.groups())
        return DayPart(_rest(text, match), _existing(match.group(), year, month, day))
    if match := _DOTTED.match(text):
        on = _dotted(match, today, span)
        return DayPart(_rest(text, match), on)
    word = _WORD.match(text)
    if word is None:
        return None
    name = folded(word.group())
    if name in _RELATIVE:
        return DayPart(_rest(text, word), today + timedelta(days=_RELATIVE[name]))
    weekday = _weekday(name)
    if weekday is None:
        return None
    away = (weekday - today.weekday()) % 7 if coming else -((today.weekday() - weekday) % 7)
    return DayPart(_rest(text, word), today + timedelta(days=away))


def take_time(text: str) -> TimePart | None:
    """Read `9-11.30`, `klo 9:00–11:30`, `2 h 30 min` or `90min`; None when it is none of these."""
    if match := _SPAN.match(text):
        start = _clock(match.group(), match[1], match[2])
        end = _clock(match.group(), match[3], match[4])
        if end <= start:
            raise BadInput(Message("error.session.end_before_start", start=start, end=end))
        minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
        return TimePart(_rest(text, match), start, end, minutes)
    if match := _DURATION.match(text):
        hours = float((match[1] or "0").replace(",", "."))
        minutes = round(hours * 60) + int(match[2] or match[3] or 0)
        if not 0 < minutes <= 24 * 60:
            raise BadInput(Message("error.session.minutes", minutes=minutes))
        return TimePart(_rest(text, match), None, None, minutes)
    return None


def looks_like_part(text: str) -> bool:
    """Whether a note begins like a day or a time, which then was not understood."""
    if _LIKE_TIME.match(text) or _DURATION.match(text):
        return True
    word = _WORD.match(text)
    name = folded(word.group()) if word else ""
    return name in _NEVER_A_NOTE


def _rest(text: str, match: re.Match[str]) -> str:
    return text[match.end() :].lstrip(" \t\n,;")


def _weekday(name: str) -> int | None:
    for number, names in enumerate(_WEEKDAYS):
        if name in names:
            return number
    return None


def _clock(text: str, hour: str, minute: str | None) -> time:
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        raise BadInput(Message("error.entry.no_such_time", text=text[:SHOWN])) from None


def _existing(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise BadInput(Message("error.entry.no_such_day", text=text[:SHOWN])) from None


def _dotted(match: re.Match[str], today: date, span: Span) -> date:
    """A date without a year lies inside the order when it can, else in the current year."""
    day, month = int(match[1]), int(match[2])
    if match[3]:
        return _existing(match.group(), int(match[3]), month, day)
    first, last = span[0] or date.min, span[1] or date.max
    if span != (None, None):
        around = sorted({today.year - 1, today.year, today.year + 1, *_years(span)})
        inside = [on for year in around if (on := _date(year, month, day)) and first <= on <= last]
        if inside:
            return min(inside, key=lambda on: abs(on - today))
    return _existing(match.group(), today.year, month, day)


def _years(span: Span) -> list[int]:
    return [on.year for on in span if on]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
