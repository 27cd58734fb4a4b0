"""What the values of an order look like in running text: numbers, codes, days, amounts, names.

Owns the patterns and the reading of days; which of them is meant is for who looks.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from ph_tui.domain.folding import folded

_MONTHS = (
    ("tammi", "january"), ("helmi", "february"), ("maalis", "march"), ("huhti", "april"),
    ("touko", "may"), ("kesä", "june"), ("heinä", "july"), ("elo", "august"),
    ("syys", "september"), ("loka", "october"), ("marras", "november"), ("joulu", "december"),
)  # fmt: skip
_FI_MONTH = "|".join(rf"{finnish}kuu" for finnish, _ in _MONTHS)
_EN_MONTH = "|".join(rf"{english[:3]}(?:{english[3:]})?" for _, english in _MONTHS)
_ENDS = r"(?![\w])"

_DAY = (
    r"(?:"
    r"[0-9]{1,2}\.[ ]?[0-9]{1,2}\.(?:[ ]?[0-9]{4}(?!\d)|[0-9]{2}(?!\d))?"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?!\d)"
    rf"|[0-9]{{1,2}}\.?[ ](?:{_FI_MONTH})ta(?:[ ][0-9]{{4}})?{_ENDS}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?[ ](?:of[ ])?(?:{_EN_MONTH})\.?(?:,?[ ][0-9]{{4}})?{_ENDS}"
    rf"|(?:{_EN_MONTH})\.?[ ][0-9]{{1,2}}(?:st|nd|rd|th)?(?:,?[ ][0-9]{{4}})?{_ENDS}"
    r")"
)
DAY = rf"(?<![\w./-]){_DAY}"
"""A day in digits or with the month in words; the year may be missing."""
SPAN = (
    rf"(?P<first>{DAY})(?:[ \t]*[-–—][ \t]*|\s+(?:to|until|till)\s+)"
    rf"(?P<last>{_DAY})"
)
"""A first and a last day."""

UNIT = r"(?:h|t|tuntia|tunnin|tunti|tunnit|hours?|hrs?)(?![\w/])"
_MONEY = r"(?:€|euroa?(?!\w)|eur(?!\w))"
_MEASURED = rf"(?![ \t]*(?:{UNIT}|{_MONEY}|%|kpl|min(?!\w)))"
NUMBER = rf"(?!{DAY})(?=[\w/.-]{{0,40}}\d)[^\W_](?:[\w/.-]{{0,38}}\w)?(?![\w/-]){_MEASURED}"
"""An order's number: a word with a digit in it that is no day and no amount."""
INITIALS = r"(?<![\w.])[A-ZÅÄÖ]\.[ ]?[A-ZÅÄÖ]\.(?!\w)"
CLIENT = (
    rf"(?:{INITIALS}|[A-ZÅÄÖ]{{2,4}}(?![\w/-])"
    rf"|(?!{DAY})(?=[\w-]{{0,20}}\d)[^\W_](?:[\w-]{{0,18}}\w)?(?![\w/.-]\d|\w){_MEASURED})"
)
"""A client's code or initials; a name is none."""
COUNT = rf"(?!{DAY})[0-9]{{1,4}}(?:[.,][0-9]{{1,2}})?(?![\d.,]*\d)"
HOURS = rf"{COUNT}(?![ \t]*(?:{_MONEY}|%|min(?!\w)))"
TOLD_HOURS = rf"(?<![\w.,:/–-])(?P<value>{COUNT})[ \t]*{UNIT}"
PRICE = rf"(?P<before>{_MONEY}[ \t]?)?(?P<value>{COUNT})(?![ \t]*{UNIT})"
TOLD_PRICE = (
    rf"(?<![\w.,])(?P<value>{COUNT})[ \t]*{_MONEY}[ \t]*"
    r"(?:(?:/|per)[ \t]*(?:h|t|tunti|hour)(?!\w)|tunnilta)"
)
_NAME = r"[A-ZÅÄÖÉÜ][^\W\d_]*(?:[-'’][^\W\d_]+)*"
PERSON = rf"{_NAME}(?:[ ]{_NAME}){{0,3}}"


class DayTold(NamedTuple):
    """A day as it is told; the year may be missing."""

    day: int
    month: int
    year: int | None

    def on(self, year: int) -> date | None:
        """The day, in this year where it tells none; None when there is no such day."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None


def day_told(text: str) -> DayTold | None:
    """What a text of the shape DAY tells; None when it names no month."""
    numbers = [int(digits) for digits in re.findall(r"[0-9]+", text)]
    month = _month_named(text)
    if month:
        day, year = numbers[0], numbers[1] if len(numbers) > 1 else None
    elif re.match(r"[0-9]{4}-", text):
        year, month, day = numbers
    else:
        day, month = numbers[:2]
        year = numbers[2] if len(numbers) > 2 else None
    if year is not None and year < 100:
        year += 2000
    if year is not None and not 2000 <= year < 2100:
        return None
    return DayTold(day, month, year) if DayTold(day, month, year).on(2024) else None


def _month_named(text: str) -> int:
    words = re.findall(r"[^\W\d_]{3,}", folded(text))
    for number, (finnish, english) in enumerate(_MONTHS, 1):
        for word in words:
            if word.startswith(folded(finnish) + "kuu") or word in {english, english[:3]}:
                return number
    return 0
