"""Time expressions in free text: whether a sentence says by when something happens.

Owns the Finnish and English words and signs that name a date, a week, a month, a season or a span
from now. It finds that there is a time, not which day is meant: no clock comes near it, and a time
of day is no answer to "when".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

_LEAP_YEAR = 2024
_LAST_WEEK = 53

_FI_MONTHS = "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu"
_EN_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_CAPITALS = ("May", "March")
_EN_NAMES = (
    r"(?:january|february|[Mm]arch|april|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|May)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})"
_ORDINAL_DAY = _DAY + r"(?:st|nd|rd|th)?"

_CLOCK = r"\b(?:klo|kello)\s*\d{1,2}(?:[.:]\d\d)?(?:\s*[-–]\s*\d{1,2}(?:[.:]\d\d)?)?"
_DATES = (
    (
        rf"(?<![\d.,:]){_DAY}\.(?P<month>\d{{1,2}})"
        r"(?:\.(?P<year>\d{4}|\d\d)?(?!\d)|(?=\s+(?:mennessä|asti|saakka|alkaen)\b))"
    ),
    rf"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d{{1,2}})-{_DAY}(?![\d-])",
    rf"(?<![\d/]){_DAY}/(?P<month>\d{{1,2}})/(?P<year>\d{{4}})(?![\d/])",
    r"(?<![\d/])(?P<month>\d{1,2})/(?P<year>20\d\d)(?![\d/])",
    rf"\b{_ORDINAL_DAY}\s+(?:of\s+)?(?P<name>{_EN_NAMES})",
    rf"\b(?P<name>{_EN_NAMES})\s+{_ORDINAL_DAY}\b(?!\.\d)",
    rf"\b(?:by|on|until|till|before|from)\s+(?:the\s+)?{_ORDINAL_DAY}\s+(?:of\s+)?(?P<name>[Mm]ay)\b",
    rf"\b(?:by|on|until|till|before|from)\s+(?P<name>[Mm]ay)\s+{_ORDINAL_DAY}\b",
    rf"\b(?P<name>(?:{_FI_MONTHS.replace(' ', '|')})kuun)\s+{_DAY}\.",
    (
        r"(?<!ensi )(?<!tällä )(?<!tämän )(?<!next )(?<!this )\b"
        r"(?:vko|vk|viikko|viikon|viikolla|viikoilla|viikkoon|viikolle|wk|week)\.?\s*(?P<week>\d{1,2})\b"
    ),
    r"\b20\d\d-?w(?P<week>\d\d)\b",
)

_FI_SPRING = r"kevä(?:t(?:tä)?|ä(?:n|llä|ltä|lle|nä|ksi|stä|ssä|seen))"
_FI_SEASON = (
    rf"{_FI_SPRING}|(?:kesä|syksy)(?:n|ä|än|yn|llä|ltä|lle|nä|ksi|stä|ssä)?"
    r"|talv(?:i|e(?:n|a|en|lla|lta|lle|na|ksi|sta|ssa))"
)
_FI_WEEKDAY = (
    r"(?:maanantai|tiistai|torstai|perjantai|lauantai|sunnuntai)(?:n|na|ta|hin|ksi|sta|lle|sin)?"
    r"|keskiviik(?:ko(?:na|on|a|isin)?|on|oksi|osta|olle)"
)
_FI_COUNT = (
    r"(?:(?:\d{1,3}(?:\s*[-–]\s*\d{1,3})?|yhden|kahden|kolmen|neljän|viiden|kuuden|seitsemän"
    r"|kahdeksan|yhdeksän|kymmenen|parin|muutaman|puolen)\s+)?"
)
_FINNISH = (
    rf"(?:{_FI_MONTHS.replace(' ', '|')})kuu(?:n|ta|ssa|sta|hun|lle|lla|lta|ksi|na)?(?:kin)?",
    rf"(?:alku|loppu|keski)?(?:{_FI_SEASON})|(?:alku|loppu)(?:vuo|viiko|viikko|kuu)\w*",
    r"joulu(?:n|na|ksi|un|a)|juhannu\w+|pääsiäi\w+|vap(?:pu(?:na|un|a)?|un|uksi)|uuteen\s+vuoteen",
    r"(?:kesä|syys|talvi|hiihto|joulu)loma(?:n|an|lla|ksi|sta)?",
    _FI_WEEKDAY,
    r"(?:yli)?huomenna|(?:yli)?huomise(?:en|n|ksi)|tänään|viikonlop(?:pu(?:na|un|a)|un|uksi)",
    (
        r"(?:ensi|seuraava(?:lla|n|na|ksi|ssa|an)|tuleva(?:lla|n|na|ssa)|kuluva(?:lla|n|na)|tällä|tämä"
        r"|tämän|tänä|tässä)\s+(?:viik(?:ko|olla|on|oksi|koon)|viikonlop\w+|kuussa|kuun|kuuhun"
        rf"|kuukau\w+|vuo(?:nna|den|teen|tena|si)|luku(?:vuo|kau)\w+|{_FI_SEASON}|{_FI_WEEKDAY})"
    ),
    (
        rf"{_FI_COUNT}(?:(?:arki|työ)?päivän|viikon|kuukauden|vuoden|(?:kk|vko|vk|vrk)(?::?n)?)\s+"
        r"(?:kuluttua|päästä|sisällä|sisään|kuluessa|aikana|päähän|jälkeen)"
    ),
    (
        r"(?:viikon|kuun|kuukauden|vuoden|(?:sopimus|luku)?kauden)\s+"
        r"(?:loppuun|lopussa|lopulla|alussa|alkuun|alku\w+|loppu\w+|puoliväli\w+|vaihte\w+)"
    ),
    r"vuo(?:nna|den|teen)\s+20\d\d|20\d\d\s+mennessä",
    r"lähi(?:päiv|viikko|viikoi|kuukau)\w+",
)

_EN_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_EN_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|(?:a\s+)?couple\s+of"
    r"|a\s+few|few|half\s+an?)"
)
_EN_UNIT = r"(?:business\s+|working\s+|school\s+)?(?:days?|weeks?|months?|years?|fortnight)\b"
_EN_PERIOD = r"week|weekend|month|year|quarter|term|semester|spring|summer|autumn|winter"
_VERB = r"(?!\s+(?:be|have|apply|need|change|not|also|still|well|help|take|want|or|go|come|get)\b)"
_ENGLISH = (
    r"january|february|april|june|july|august|september|october|november|december|March",
    (
        r"(?:in|by|until|till|during|since|early|late|mid|(?:end|start|beginning|middle)\s+of)[\s-]+"
        rf"[Mm](?:ay|arch)\b{_VERB}"
    ),
    r"(?:of|before|after|late|from|through|this|next|to)\s+(?:May|March)\b",
    r"[Mm](?:ay|arch),?\s+20\d\d",
    (
        r"(?:in|by|until|till|before|after|during|this|coming|early|late|for)\s+(?:the\s+|next\s+)?"
        r"(?:spring|summer|autumn|winter)\b(?!\s+(?:jobs?|work|courses?|schools?|camps?|clothes)\b)"
    ),
    r"(?:this|next|coming|in\s+the|by)\s+fall",
    r"christmas|easter|midsummer|new\s+year",
    _EN_WEEKDAY,
    r"tomorrow|today|tonight",
    rf"(?:next|this|coming|following)\s+(?:school\s+)?(?:{_EN_PERIOD})",
    (
        rf"(?:in|within|after|during)\s+(?:about\s+)?{_EN_COUNT}(?:\s*(?:to|or|-|–)\s*{_EN_COUNT})?"
        rf"\s+{_EN_UNIT}"
    ),
    rf"(?:in|within|over|during)\s+the\s+(?:next|coming|following)\s+(?:{_EN_COUNT}\s+)?{_EN_UNIT}",
    rf"{_EN_COUNT}\s+{_EN_UNIT}\s+(?:from\s+(?:now|today)|later)",
    rf"(?:end|beginning|start|middle)\s+of\s+(?:(?:the|this|next)\s+)?(?:school\s+)?(?:{_EN_PERIOD})",
    r"(?:in|by|before|until|during)\s+20\d\d",
)


@dataclass(frozen=True, slots=True)
class TimeWord:
    """Where a text says when, and in which words."""

    start: int
    end: int
    text: str


def finds_time(text: str) -> TimeWord | None:
    """The first time expression of a text, in Finnish or English, or None.

    A date that does not exist is none, nor is a time of day.
    """
    start = 0
    for paragraph in _compiled(r"(\n[ \t]*\n)").split(text):
        if not paragraph.isspace() and (spans := _spans(paragraph)):
            first, last = (start + place for place in min(spans))
            return TimeWord(first, last, text[first:last])
        start += len(paragraph)
    return None


def _spans(paragraph: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []

    def take(match: re.Match[str]) -> str:
        if _exists(match):
            found.append(match.span())
        return _blank(match)

    rest = _folded(paragraph)
    if _compiled("[0-9]").search(rest):
        rest = _compiled(_CLOCK).sub(_blank, rest)
        for pattern in _DATES:
            rest = _compiled(pattern).sub(take, rest)
    words = _compiled(rf"\b(?:{'|'.join(_FINNISH + _ENGLISH)})\b").search(rest)
    return [*found, words.span()] if words else found


def _folded(text: str) -> str:
    """The text in lower case but for May and March, whose capital tells them from the verbs."""
    parts = _compiled(r"\b(May|March)\b").split(text)
    lowered = "".join(part if part in _CAPITALS else part.lower() for part in parts)
    return lowered if len(lowered) == len(text) else text


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match.group())


def _exists(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    if week := parts.get("week"):
        return 1 <= int(week) <= _LAST_WEEK
    year = parts.get("year") or str(_LEAP_YEAR)
    month = parts.get("month") or _month_of(parts.get("name") or "")
    try:
        date(int(year) or _LEAP_YEAR, int(month), int(parts.get("day") or 1))
    except ValueError:
        return False
    return True


def _month_of(name: str) -> int:
    lowered = name.lower()
    finnish = (lowered.startswith(stem) for stem in _FI_MONTHS.split())
    names = finnish if lowered.endswith("kuun") else (m == lowered[:3] for m in _EN_MONTHS.split())
    return 1 + list(names).index(True)
