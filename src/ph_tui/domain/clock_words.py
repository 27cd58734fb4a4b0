"""Clock times and durations as people type them: `9-11.30`, `klo 9–11`, `2 h 30 min`, `1,5h`.

Owns the signs between two times and the units of a duration. It knows no day and no session.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from decimal import ROUND_HALF_UP, Decimal

from ph_tui.domain.day_words import quoted
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message

DAY_MINUTES = 24 * 60

_HOUR_MINUTES = 60
_DASH = r"\s*[-\u2010-\u2015\u2212]\s*"
_MINUS = r"[-\u2013\u2212]"
_AT = r"(?:(?:klo|kello|at)\b\.?\s*)"
_END = r"(?=[\s,;]|[.:](?:\s|$)|$)"
_CLOCK = r"([0-9]{1,2})(?:[.:]([0-9]{2}))?"
_NUMBER = r"[0-9]{1,9}"
_HOURS = r"\s*(?:h|t|tuntia|tunti|hours?|hrs?)"
_MINUTES = r"\s*(?:min|m|minuuttia|minuutti|mins|minutes?)"

_SPAN = rf"(?i){_AT}?{_CLOCK}{_DASH}{_AT}?{_CLOCK}{_END}"
_DURATION = (
    rf"(?i)(?:(?P<hours>{_NUMBER}){_HOURS}\s*)?(?P<minutes>{_NUMBER}){_MINUTES}{_END}"
    rf"|(?P<short>{_NUMBER})h(?P<rest>[0-9]{{1,2}}){_END}"
    rf"|(?P<all>{_NUMBER}(?:[.,]{_NUMBER})?){_HOURS}{_END}"
)
_LOOKS_LIKE_TIME = (
    rf"(?i)(?:klo|kello)\b|at\s+[0-9]|{_MINUS}[0-9]|[0-9]{{1,2}}{_DASH}[0-9]"
    r"|[0-9]{1,2}[.:][0-9]{2}(?![0-9])"
    rf"|[0-9]+(?:[.,][0-9]+)?(?:{_HOURS}|{_MINUTES})\b"
    rf"|(?:{_MINUS}\s*)?[0-9]+\s*$"
    r"|[x×]\s?[0-9]+\b|[0-9]+\s?[x×](?!\w)"
)
_FRAGMENT = rf"(?i){_AT}?(?:[x×]\s(?=[0-9]))?\S+(?:{_DASH}\S+)?"


@dataclass(frozen=True, slots=True)
class Timing:
    """From when to when, or for how long: either both clock times or `minutes`."""

    start: time | None
    end: time | None
    minutes: int
    """The duration, 1 to 1440; 0 beside clock times, where the day decides."""


def take_timing(text: str, pos: int) -> tuple[Timing, int] | None:
    """The times or the duration that begin at `pos` and the place behind; None when none do.

    Raises BadInput for what was meant as one and can't be.
    """
    if span := re.compile(_SPAN).match(text, pos):
        return _timing_of(span), span.end()
    if duration := re.compile(_DURATION).match(text, pos):
        return Timing(None, None, _minutes_of(duration)), duration.end()
    if looks_like_time(text, pos):
        raise BadInput(Message("error.entry.time", got=fragment(text, pos)))
    return None


def is_timing(text: str) -> bool:
    """Whether a text begins with two clock times or a duration, possible or not."""
    return bool(re.compile(_SPAN).match(text) or re.compile(_DURATION).match(text))


def looks_like_time(text: str, pos: int) -> bool:
    """Whether what begins at `pos` is a time, a duration or a count of times, or was meant so."""
    return bool(re.compile(_LOOKS_LIKE_TIME).match(text, pos))


def fragment(text: str, pos: int) -> str:
    """The word at `pos`, or the two around a dash, for a message to quote."""
    match = re.compile(_FRAGMENT).match(text, pos)
    return quoted(match.group().strip() if match else text[pos:])


def _timing_of(match: re.Match[str]) -> Timing:
    start, end = (_clock(match, group) for group in (1, 3))
    if end <= start:
        raise BadInput(Message("error.session.end_before_start", start=start, end=end))
    return Timing(start, end, 0)


def _clock(match: re.Match[str], group: int) -> time:
    hour, minute = match[group], match[group + 1]
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        got = match.string[match.start(group) : match.end(group + 1 if minute else group)]
        raise BadInput(Message("error.entry.no_such_time", got=got)) from None


def _minutes_of(match: re.Match[str]) -> int:
    if hours := match["all"]:
        exact = Decimal(hours.replace(",", ".")) * _HOUR_MINUTES
        minutes = int(exact.to_integral_value(ROUND_HALF_UP))
    else:
        whole, rest = match["hours"] or match["short"], match["minutes"] or match["rest"]
        minutes = int(whole or 0) * _HOUR_MINUTES + int(rest)
    if not 0 < minutes <= DAY_MINUTES:
        raise BadInput(Message("error.session.minutes", minutes=minutes))
    return minutes
