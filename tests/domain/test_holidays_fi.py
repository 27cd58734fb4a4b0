"""Finland's public holidays, each by a name that both languages have words for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polib
import pytest

import ph_tui.l10n
from ph_tui.domain.day_words import YEARS
from ph_tui.domain.holidays_fi import NAMES, UNNAMED, holiday_key, holiday_name, is_holiday
from ph_tui.domain.messages import Message

LOCALES = Path(ph_tui.l10n.__file__).parent / "locales"


@pytest.mark.parametrize(
    ("on", "key"),
    [
        (date(2024, 1, 6), "epiphany"),
        (date(2024, 3, 29), "good_friday"),
        (date(2024, 5, 9), "ascension_day"),
        (date(2024, 6, 21), "midsummer_eve"),
        (date(2024, 12, 6), "independence_day"),
        (date(2024, 12, 24), "christmas_eve"),
        (date(2025, 6, 20), "midsummer_eve"),
        (date(2008, 5, 1), "ascension_day"),
    ],
)
def test_a_holiday_has_a_name(on: date, key: str) -> None:
    """The eves of Midsummer and Christmas count; of two on one day the one that moves is told."""
    assert (is_holiday(on), holiday_key(on)) == (True, key)
    assert holiday_name(on) == Message(f"word.holiday.{key}")


@pytest.mark.parametrize("on", [date(2024, 5, 10), date(2024, 5, 12), date(1, 1, 1), date.max])
def test_other_days_are_none(on: date) -> None:
    """A Sunday alone is no holiday, and far from our time none is known."""
    assert (is_holiday(on), holiday_key(on), holiday_name(on)) == (False, "", None)


def test_every_holiday_of_the_calendar_is_known_by_name() -> None:
    """No year that a day may lie in has a holiday that we have no word for."""
    from holidays import country_holidays

    found = country_holidays("FI", years=YEARS, language="fi")
    assert {name for on in found for name in found.get_list(on)} == set(NAMES)


@pytest.mark.parametrize("lang", ["fi", "en"])
@pytest.mark.parametrize("key", [*NAMES.values(), UNNAMED])
def test_every_name_is_said(lang: str, key: str) -> None:
    """In sentences, and in the calendar, where no more than fourteen cells are to be had."""
    word = polib.pofile(str(LOCALES / lang / "word.po")).find(f"word.holiday.{key}")
    cell = polib.pofile(str(LOCALES / lang / "ui.po")).find(f"ui.popup.holiday.{key}")
    assert word is not None
    assert cell is not None
    assert 0 < len(cell.msgstr) <= 14
