"""Days as people type them: `eilen`, `ma`, `23.4.`, `23.4.2024`, `2024-04-23`, `yesterday`.

Owns the words and signs that name one day, and which year and week they mean. It knows nothing of
sessions, and no clock: today is always given.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TypeAlias

from ph_tui.domain.errors import BadInput
from ph_tui.domain.folding import folded
from ph_tui.domain.messages import Message
from ph_tui.domain.text import clean_line

Span: TypeAlias = tuple[date | None, date | None]
"""The first and the last day of something; None is open."""

LONGEST_QUOTE = 40
"""Characters of what was typed that a message repeats."""

YEARS = range(2000, 2100)
"""The years that a day may lie in."""
_WEEK = 7
_CENTURY = 2000
_RELATIVE = {
    "toissapaivana": -2,
    "eilen": -1,
    "tanaan": 0,
    "huomenna": 1,
    "ylihuomenna": 2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
}
_FINNISH = ("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai")
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = (
    {name[:2]: number for number, name in enumerate(_FINNISH)}
    | {name + ending: number for number, name in enumerate(_FINNISH) for ending in ("", "na")}
    | {name[:3]: number for number, name in enumerate(_ENGLISH)}
    | {name: number for number, name in enumerate(_ENGLISH)}
    | {"tues": 1, "thur": 3, "thurs": 3}
)
_ALSO_WORDS = {*_FINNISH, *_ENGLISH, "to", "sat"}
_LONG_WEEKDAYS = {name for name in _WEEKDAYS if len(name) > len("thurs")}

_WORD = r"[^\W\d_]{1,15}(?![\w'’-])"
_DATE = (
    r"(?:(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4}|[0-9]{2})?"
    r"|(?P<iso_year>[0-9]{4})-(?P<iso_month>[0-9]{1,2})-(?P<iso_day>[0-9]{1,2}))(?=[\s,;:]|$)"
)
_LOOKS_LIKE_DATE = r"[0-9]{1,2}(?:\.[0-9]{1,2}\.|/[0-9]{1,2}\b)|[0-9]{4}-[0-9]{1,2}-"
_WITHOUT_POINT = r"[0-9]{1,2}\.[0-9]{1,2}"
_IN_ENGLISH = r"([0-9]{1,2}) ([A-Za-z]{3})[a-z]*(?: ([0-9]{4}))?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIRST = r"\S+"
_BREAK = r"\s+"


def read_day(
    text: str, *, today: date, order_span: Span | None = None, ahead: bool = False
) -> date:
    """The day that a whole text names; `order_span` gives a date without a year its year.

    The last point of `23.4.` may be left out, and `23 Apr 2024` is read as it is shown in English.
    A weekday is the latest one, today included, or with `ahead` the next one. Raises BadInput.
    """
    line = clean_line(text)
    if re.fullmatch(_WITHOUT_POINT, line):
        line += "."
    line = _in_figures(line)
    found = take_day(line, 0, today=today, order_span=order_span, ahead=ahead)
    if found is None or line[found[1] :].strip():
        raise BadInput(Message("error.entry.day", got=quoted(line)))
    return found[0]


def _in_figures(line: str) -> str:
    """A date with the English name of its month in the form that is read everywhere."""
    match = re.fullmatch(_IN_ENGLISH, line)
    if match is None or match[2].casefold() not in _MONTHS:
        return line
    return f"{match[1]}.{_MONTHS.index(match[2].casefold()) + 1}.{match[3] or ''}"


def take_day(
    text: str, pos: int, *, today: date, order_span: Span | None, ahead: bool
) -> tuple[date, int] | None:
    """The day that begins at `pos` and the place behind it; None when no day begins there.

    A date that does not exist, and a weekday that is not the date's, raise BadInput.
    """
    word = re.compile(_WORD).match(text, pos)
    number = _WEEKDAYS.get(folded(word.group())) if word else None
    if word is None or number is None:
        return _take_plain_day(text, pos, today, order_span)
    end = word.end() + text.startswith(".", word.end())
    dated = _take_date(text, _after_gap(text, end), today, order_span)
    if dated is None:
        return _nearest(number, today, ahead=ahead), end
    if dated[0].weekday() != number:
        raise BadInput(Message("error.entry.weekday", got=word.group(), on=dated[0]))
    return dated


def looks_like_day(text: str, pos: int) -> bool:
    """Whether what begins at `pos` is a day, or was meant to be one.

    The name of a weekday, `to` and `sat` begin sentences too, and are taken for words of one.
    """
    if word := re.compile(_WORD).match(text, pos):
        name = folded(word.group())
        return name in _RELATIVE or (name in _WEEKDAYS and name not in _ALSO_WORDS)
    return bool(re.compile(_LOOKS_LIKE_DATE).match(text, pos))


def is_plain_day(word: str) -> bool:
    """Whether a word is a day and can't be a client code: `eilen`, `maanantai`, `23.4.`."""
    if not re.compile(_WORD).fullmatch(word):
        return bool(re.compile(_DATE).fullmatch(word))
    return folded(word) in _RELATIVE.keys() | _LONG_WEEKDAYS


def quoted(text: str) -> str:
    """The beginning of what was typed, on one line and short enough for a message."""
    text = re.compile(_BREAK).sub(" ", text[: LONGEST_QUOTE + 1])
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def _take_plain_day(
    text: str, pos: int, today: date, order_span: Span | None
) -> tuple[date, int] | None:
    word = re.compile(_WORD).match(text, pos)
    if word and folded(word.group()) in _RELATIVE:
        return today + timedelta(days=_RELATIVE[folded(word.group())]), word.end()
    return _take_date(text, pos, today, order_span)


def _take_date(
    text: str, pos: int, today: date, order_span: Span | None
) -> tuple[date, int] | None:
    match = re.compile(_DATE).match(text, pos)
    if match is None:
        if re.compile(_LOOKS_LIKE_DATE).match(text, pos) and (
            token := re.compile(_FIRST).match(text, pos)
        ):
            raise BadInput(Message("error.entry.day", got=quoted(token.group())))
        return None
    day, month = (int(match[part] or match[f"iso_{part}"]) for part in ("day", "month"))
    year = match["year"] or match["iso_year"]
    if year is None:
        on = _in_span(month, day, today, order_span or (None, None))
    else:
        on = _existing(int(year) + (_CENTURY if len(year) == len("24") else 0), month, day)
    if on is None:
        raise BadInput(Message("error.entry.no_such_day", got=quoted(match.group())))
    if on.year not in YEARS:
        raise BadInput(Message("error.entry.year", on=on, first=YEARS[0], last=YEARS[-1]))
    return on, match.end()


def _in_span(month: int, day: int, today: date, span: Span) -> date | None:
    """The date in the year that lies inside the span, the nearest to today; else this year's."""
    first, last = span
    years = {today.year + step for step in (-1, 0, 1)}
    years |= {edge.year + step for edge in span if edge for step in (-1, 0, 1)}
    inside = [
        on
        for on in (_existing(year, month, day) for year in years)
        if on and (first is None or first <= on) and (last is None or on <= last)
    ]
    if span == (None, None) or not inside:
        return _existing(today.year, month, day)
    return min(inside, key=lambda on: abs(on - today))


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(weekday: int, today: date, *, ahead: bool) -> date:
    if ahead:
        return today + timedelta(days=(weekday - today.weekday()) % _WEEK)
    return today - timedelta(days=(today.weekday() - weekday) % _WEEK)


def _after_gap(text: str, pos: int) -> int:
    while text.startswith(" ", pos):
        pos += 1
    return pos
