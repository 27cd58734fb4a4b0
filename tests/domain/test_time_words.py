"""Time expressions in the follow-up plan and elsewhere."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.time_words import finds_time

FINNISH = """1.5.|1.5.2024|1.5.24|29.2.|24.–26.4.|1.5 mennessä|5/2024|1/5/2024
|2024-05-01|2024-W20|viikoilla 20–22|vk 20|vko 20|vk20|viikolla 20|viikon 20 loppuun mennessä
|toukokuun 3. päivä|toukokuussa|toukokuun loppuun mennessä|heinäkuuhun asti
|elokuusta alkaen|kesään mennessä|keväällä|kevääseen mennessä|syksyyn mennessä
|talven aikana|loppukesästä|loppuvuodesta|juhannukseen mennessä|joulun jälkeen
|maanantaina|keskiviikkona|perjantaihin mennessä|maanantaisin|viikonloppuna|huomenna
|ylihuomenna|tänään|ensi viikolla|ensi kuussa|ensi vuonna|ensi keväänä|tällä viikolla
|seuraavan kuukauden aikana|ensi viikolla 60 hakemusta|kahden viikon päästä
|2 viikon kuluttua|1–2 viikon kuluttua|parin viikon sisällä|viikon kuluessa
|kuukauden sisällä|2 vk päästä|2 vkon päästä|puolen vuoden päästä|vuoden loppuun mennessä
|kuun lopussa
|vuonna 2025|lähiviikkoina|kahden¶viikon päästä"""
ENGLISH = """by 1 June|1st of June|June 1|June 1st, 2024|31 May|May 1|by 1 may|by may 5
|in May|by the end of May|end of may|mid-May|may 2025|by March|week 20|next week
|next Monday|this autumn|in the spring|during the summer|before Christmas|tomorrow
|on Monday|by Friday|in two weeks|In two weeks' time|in a month|in a fortnight
|within 3 months|in the next two weeks|a week from now|end of the month
|by the end of next week|by 2025"""
NONE = """|CV|Asiakas hakee töitä|3 paikkaa|4711|2024|20 %|1.5|1,5 h|1.5 h|2 h|9-11
|klo 9|klo 9–11|klo 9.10.|klo 9.10–10.12.|12/8|versio 1.2.3|10.1.1.1|1.5.20245
|040 123 4567|pian|heti|palvelun aikana|tapaamisen jälkeen|viikko|viikossa kaksi|kesätyö
|Hakee kesätyötä|joulukuusi|syyskuoriainen|talvirengas|may|you may apply
|The client may need 5 weeks|all 3 may apply|The job she is in may change
|wants to march on|summer|summer job|interested in summer jobs|spring into action
|fall asleep|monthly pay|second-hand"""
IMPOSSIBLE = """31.2.|30.2.2024|31.4.|29.2.2023|0.5.|32.1.|1.13.|99.99.9999|2024-13-01
|2024-02-30|31 June|June 31|30 February|week 60|vk 0|vk 54|toukokuun 35. päivä|2024-W60"""
MONTHS = "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu"
CASES = ("", "n", "ta", "ssa", "sta", "hun", "lle", "lla", "lta", "ksi", "na")


def listed(table: str) -> list[str]:
    """The examples that `|` divides; a line break is layout, `¶` stands for one."""
    return [example.replace("¶", "\n") for example in table.replace("\n", "").split("|")]


@pytest.mark.parametrize("text", [*listed(FINNISH), *listed(ENGLISH)])
def test_a_time_is_found(text: str) -> None:
    """Dates, weeks, months, seasons, weekdays and spans from now answer "when"."""
    found = finds_time(f"Hakee paikkaa {text}, sanoi.")
    assert found
    assert found.text == f"Hakee paikkaa {text}, sanoi."[found.start : found.end]


@pytest.mark.parametrize("text", listed(NONE))
def test_what_is_no_time_is_not_taken_for_one(text: str) -> None:
    """Numbers, times of day, compounds and the English verbs `may` and `march` say no "when"."""
    assert finds_time(text) is None


@pytest.mark.parametrize("text", listed(IMPOSSIBLE))
def test_a_date_that_does_not_exist_is_no_time(text: str) -> None:
    """The 31st of February is no answer, and the month inside it is none either."""
    assert finds_time(text) is None


@pytest.mark.parametrize("month", listed(MONTHS))
@pytest.mark.parametrize("case", CASES)
def test_every_finnish_month_is_known_in_every_case(month: str, case: str) -> None:
    """All months in the cases that people use, at the start of a sentence too."""
    assert finds_time(f"{month.capitalize()}kuu{case} on sovittu")


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(
        [
            "{0.day}.{0.month}.",
            "{0.day}.{0.month}.{0.year}",
            "{0:%Y-%m-%d}",
            "{0.day} {1}",
            "{1} {0.day}",
        ]
    ),
)
def test_every_date_is_found_whole(on: date, form: str) -> None:
    """Every date that exists is found, and all of it."""
    shown = form.format(on, calendar.month_name[on.month])
    found = finds_time(f"Valmis {shown} mennessä")
    assert found
    assert shown.startswith(found.text)
    assert len(found.text) >= len(shown) - len(" 2024")


@given(st.integers(1, 12), st.integers(1, 99))
def test_a_day_counts_when_its_month_has_it(month: int, day: int) -> None:
    """A date without its year counts exactly when a leap year has it."""
    assert bool(finds_time(f"{day}.{month}.")) == (day <= calendar.monthrange(2024, month)[1])


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    """Whatever is written, the place of what was found is right."""
    found = finds_time(text)
    assert found is None or text[found.start : found.end] == found.text


def test_the_first_time_of_several_is_told() -> None:
    """The first expression of a text is the one that is told."""
    found = finds_time("Soittaa huomenna ja hakee 1.5. mennessä")
    assert found
    assert found.text == "huomenna"
