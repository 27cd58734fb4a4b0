"""Order notices: any text is read, what is found stands in it, and nothing is chosen for anyone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.notices.letters import LABELLED, PROSE, QUOTED_TABLE, TWO_OF_EACH
from tests.factories import an_edition
from tests.strategies import HOSTILE

from ph_tui.domain.notices.cleaning import LEFT_OUT, TEXT_LIMIT
from ph_tui.domain.notices.reading import read_notice
from ph_tui.domain.notices.rules import built_in_rules, read_rules
from ph_tui.domain.notices.values import NoticeField

if TYPE_CHECKING:
    from ph_tui.domain.notices.values import NoticeReading

TODAY = date(2024, 3, 5)
SERVICES = an_edition().services


def read(text: str, own: str = "") -> NoticeReading:
    """A text as it is read on 5 March 2024, by own rules too."""
    rules = built_in_rules().with_own(read_rules(own))
    return read_notice(text, services=SERVICES, rules=rules, today=TODAY)


def values(reading: NoticeReading) -> list[object]:
    """The one value of each field, None where there is not exactly one."""
    found = (reading.sure(field) for field in NoticeField)
    return [each.value if each else None for each in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            LABELLED,
            [
                *("4750", "tyohaun-tehotreeni", "A.K.", "20", date(2024, 3, 11), date(2024, 6, 30)),
                *("62,00", "Liisa Esimerkki"),
            ],
        ),
        (
            PROSE,
            [
                *("2024/4751", "uutta-suuntaa", "M.V.", "15", date(2024, 3, 18), date(2024, 5, 31)),
                *("58,50", "Oili Keksitty"),
            ],
        ),
        (
            QUOTED_TABLE,
            [
                *("JKL-4752", "tyoelaman-suomi", "S.Ä.", "30", date(2024, 4, 2), date(2024, 6, 28)),
                *("60.00", "Päivi Mallikas"),
            ],
        ),
    ],
)
def test_notices_of_every_shape_tell_all_of_an_order(text: str, told: list[object]) -> None:
    """Labels, running prose, and a quoted English table with what a mail program left in it."""
    assert values(read(text)) == told


def test_each_value_is_told_with_its_words() -> None:
    """A person sees which words were read."""
    reading = read(PROSE)
    hours = reading.sure(NoticeField.HOURS)
    assert hours
    assert reading.words(hours) == "laajuus on enintään 15"


def test_several_values_are_never_chosen_from() -> None:
    """Two numbers, two services, two sums of hours: all stay open, in the order of the text."""
    reading = read(TWO_OF_EACH)
    assert reading.open == (NoticeField.NUMBER, NoticeField.SERVICE, NoticeField.HOURS)
    assert [each.value for each in reading.of(NoticeField.NUMBER)] == ["4800", "4801"]
    assert reading.sure(NoticeField.SERVICE) is None


def test_the_same_value_twice_is_one() -> None:
    """`20` and `20,0 tuntia`, `A.K.` and `AK` leave nothing open."""
    reading = read("Tunnit: 20\nLaajuus 20,0 tuntia\nAsiakas: A.K.\nAsiakastunnus: AK\n")
    assert reading.open == ()
    assert values(reading)[2:4] == ["A.K.", "20"]


def test_a_personal_code_is_left_out_and_stops_nothing() -> None:
    """It is counted, not kept, and never a client's code."""
    reading = read("Tilaus 4711\nAsiakas: 131052-308T\nPalvelu: Uutta suuntaa")
    assert reading.left_out == 1
    assert "131052-308T" not in reading.text
    assert LEFT_OUT in reading.text
    assert reading.of(NoticeField.CLIENT) == ()
    assert values(reading)[:2] == ["4711", "uutta-suuntaa"]


@pytest.mark.parametrize(
    "text",
    [
        "Asiakas: Aino Keksitty",
        "Hyväksykää 8.3.2024 mennessä",
        "Tilaus 4.3.2024",
        "Uusi tilaus 20 h",
        "Kokonaishinta 1 240 €",
        "Palvelu: Kissanhoito",
        "Puhelinnumero: 0400000000",
        "kello 9.30",
    ],
)
def test_what_is_no_such_value_is_not_found(text: str) -> None:
    """A name is no code, a deadline no last day, a day no number, a total no price an hour."""
    found = {**read(text).found}
    if "20 h" in text:
        found.pop(NoticeField.HOURS)
    assert found == {}


def test_days_without_a_year_lie_near_today_and_in_order() -> None:
    """The last day follows the first, over New Year too."""
    reading = read("Palveluaika 4.11.–31.1.")
    assert values(reading)[4:6] == [date(2024, 11, 4), date(2025, 1, 31)]
    told = values(read("Palvelujakso: 4.11.–31.1.2025"))
    assert told[4:6] == [date(2024, 11, 4), date(2025, 1, 31)]


def test_own_patterns_stand_over_the_labels() -> None:
    """What the company knows of the city's letters decides."""
    own = """
[[labels]]
field = "case_coach"
words = ["verkkokaveri*"]

[[patterns]]
name = "dps"
field = "number"
regex = 'DPS (?P<value>\\d{4,8})'
"""
    reading = read("Tilaus 4711, DPS 90001. Verkkokaverina Oili Keksitty.", own)
    assert (values(reading)[0], values(reading)[7]) == ("90001", "Oili Keksitty")
    assert read("Tilaus 4711, DPS: ei ole.", own).sure(NoticeField.NUMBER)


def test_a_text_of_any_length_is_read_to_a_bound() -> None:
    """A thread of a year is cut, and it is said so."""
    reading = read("Tilaus 4711 \n" + "x " * TEXT_LIMIT)
    assert reading.is_cut
    assert values(reading)[0] == "4711"


_WORDS = st.sampled_from(
    [
        *("Tilausnumero:", "4711", "tilaus", "asiakas", "A.K.", "20 h", "tuntia", "4.3.", "alkaen"),
        *(
            "31.6.2024",
            "2024-13-01",
            "–",
            "|",
            "\t",
            "\n",
            "\n\n",
            ">",
            "= \n",
            "=C3",
            "hinta",
            "€",
        ),
        *("Uutta suuntaa", "Palvelu", "omavalmentaja", "Liisa", "131052-308T", "4 March", "29.2."),
        *HOSTILE,
    ]
)
any_text = st.one_of(
    st.text(max_size=300),
    st.lists(_WORDS, max_size=40).map(" ".join),
    st.lists(_WORDS).map("".join),
)


@settings(max_examples=150, deadline=None)
@given(any_text)
def test_whatever_the_text_reading_never_raises_and_finds_only_what_stands_there(text: str) -> None:
    """Each value is literally in the text that was read, or a day or a service told in words."""
    reading = read(text)
    for candidate in (each for found in reading.found.values() for each in found):
        literal = reading.text[candidate.start : candidate.end]
        assert literal.strip()
        assert candidate.told_from <= candidate.start < candidate.end <= candidate.told_to
        if isinstance(candidate.value, str) and candidate.value not in an_edition().service_codes:
            assert candidate.value == literal
    assert not any(0 < ord(char) < 32 and char not in "\n\t" for char in reading.text)


@settings(max_examples=60, deadline=None)
@given(any_text)
def test_the_words_come_from_the_letter_itself(text: str) -> None:
    """Without quote marks and encodings the words stand in the letter as it came."""
    plain = "".join(char for char in text if char.isprintable() and char not in "=>\xa0")
    reading = read(plain)
    if reading.text == plain.strip():
        for candidate in (each for found in reading.found.values() for each in found):
            assert plain.find(reading.text[candidate.start : candidate.end]) >= 0
