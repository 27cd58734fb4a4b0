"""The public holidays of Finland, each by a name that both languages have words for.

Loads the calendar of holidays only when it is asked; a year is reckoned when it is first asked for.
It covers the default category: the eves of Midsummer and Christmas are among them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

NAMES: Mapping[str, str] = {
    "Uudenvuodenpäivä": "new_year",
    "Loppiainen": "epiphany",
    "Pitkäperjantai": "good_friday",
    "Pääsiäispäivä": "easter_sunday",
    "Toinen pääsiäispäivä": "easter_monday",
    "Vappu": "may_day",
    "Helatorstai": "ascension_day",
    "Helluntaipäivä": "pentecost",
    "Juhannusaatto": "midsummer_eve",
    "Juhannuspäivä": "midsummer_day",
    "Pyhäinpäivä": "all_saints",
    "Itsenäisyyspäivä": "independence_day",
    "Jouluaatto": "christmas_eve",
    "Joulupäivä": "christmas_day",
    "Tapaninpäivä": "boxing_day",
}
"""The calendar's own names, and what each is called here."""
UNNAMED = "other"
"""A holiday that a later calendar has added."""


def is_holiday(on: date) -> bool:
    """Whether a day is a public holiday; Sundays are none for that alone."""
    return bool(_names_of(on.year).get(on))


def holiday_key(on: date) -> str:
    """What the holiday of a day is called here; empty when it is none."""
    name = _names_of(on.year).get(on)
    return NAMES.get(name, UNNAMED) if name else ""


def holiday_name(on: date) -> Message | None:
    """The name of a day's holiday; None when it is none."""
    key = holiday_key(on)
    return Message(f"word.holiday.{key}") if key else None


@cache
def _names_of(year: int) -> dict[date, str]:
    """The holidays of one year; of two on one day the one that moves."""
    from holidays import country_holidays

    found = country_holidays("FI", years=year, language="fi")
    return {on: found.get_list(on)[0] for on in found}
