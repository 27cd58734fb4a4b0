"""The days on which people work: Monday to Friday without Finland's public holidays.

Knows years and days only; no company and no clock.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_FIXED = ((1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26))
"""Month and day of the holidays that never move, Christmas Eve included."""
_FROM_EASTER = (-2, 1, 39)
"""Days from Easter Sunday to Good Friday, Easter Monday and Ascension Day."""
_FRIDAY, _SATURDAY = 4, 5


def is_workday(on: date) -> bool:
    """Whether people work on a day."""
    return on.weekday() < _SATURDAY and on not in _holidays(on.year)


def workdays(first: date, last: date) -> tuple[date, ...]:
    """The working days from one day to another, both included."""
    count = (last - first).days + 1
    days = (first + timedelta(days=number) for number in range(count))
    return tuple(day for day in days if is_workday(day))


@cache
def _holidays(year: int) -> frozenset[date]:
    easter = _easter(year)
    fixed = {date(year, month, day) for month, day in _FIXED}
    moving = {easter + timedelta(days=days) for days in _FROM_EASTER}
    return frozenset(fixed | moving | {_midsummer_eve(year)})


def _midsummer_eve(year: int) -> date:
    """The Friday from 19 to 25 June."""
    first = date(year, 6, 19)
    return first + timedelta(days=(_FRIDAY - first.weekday()) % 7)


def _easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian reckoning."""
    golden, century = year % 19, year // 100
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    letter = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    shift = (golden + 11 * epact + 22 * letter) // 451
    month, day = divmod(epact + letter - 7 * shift + 114, 31)
    return date(year, month, day + 1)
