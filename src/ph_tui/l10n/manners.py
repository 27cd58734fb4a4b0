"""How each language writes dates, clock times and numbers.

Owns the tables and signs of a language, as plain data that needs no catalogue. It knows no
sentence and no message.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"


class Manner(NamedTuple):
    """The writing habits of one language; the patterns are for `str.format`."""

    date: str
    """A whole date, of `day`, `month` and `year`."""
    day: str
    """A date without its year, of `day` and `month`."""
    moment: str
    """A date and a clock time, of `date` and `clock`."""
    money: str
    """Euros, of `amount`."""
    percent: str
    """Percent, of `number`."""
    months: tuple[str, ...]
    """How a month stands in a date, January first."""
    weekdays: tuple[str, ...]
    """Short weekdays, Monday first."""
    clock_point: str
    decimal_point: str
    thousands: str


_FINNISH = Manner(
    date="{day}.{month}.{year}",
    day="{day}.{month}.",
    moment="{date} klo {clock}",
    money=f"{{amount}}{NO_BREAK}€",
    percent=f"{{number}}{NO_BREAK}%",
    months=tuple(str(month) for month in range(1, 13)),
    weekdays=("ma", "ti", "ke", "to", "pe", "la", "su"),
    clock_point=".",
    decimal_point=",",
    thousands=NO_BREAK,
)

_ENGLISH = Manner(
    date="{day} {month} {year}",
    day="{day} {month}",
    moment="{date} {clock}",
    money="€{amount}",
    percent="{number}%",
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    clock_point=":",
    decimal_point=".",
    thousands=",",
)

MANNERS: Mapping[str, Manner] = MappingProxyType({"fi": _FINNISH, "en": _ENGLISH})
