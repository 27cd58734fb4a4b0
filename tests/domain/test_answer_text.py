"""Which texts say something, which say "none", and which speak of health."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.text import health_words, is_none_answer, is_real_text

IDLE = """-|–|—|.|…|...|?|!|x|X|xxx|ok|OK|Ok.|okei|n/a|N/A|tbd|ei|joo|12|1.|[tavoite]
|<tavoite>|{tavoite}|{{tavoite}}|«tavoite»|[...]|Tavoite: [tavoite]
|**Tavoite:** {tavoite}|TODO|XXX|TODO: kirjoita tavoite|FIXME|#|# |##|# Tavoite|**|---
|- [ ]|- [x]|>|```|* |[]()|👍|&nbsp;|<!-- tavoite -->|kesken|testi|lorem ipsum
|(ei vielä kirjoitettu)|(not written yet)|Kirjoita tähän tavoite|_Täydennä tähän…_|write here"""
REAL = """Työllistyi.|CV|CV:n päivitys|Hakee töitä|Ei ole|ei tullut esiin
|Teimme TODO-listan|He left early.|Tavoite: löytää työ|[CV](https://example.org) valmis
|3 hakemusta|Asiakas hakee [määrä] paikkaa|好的|None came up|# Tavoite¶Hakee töitä
|Vaihe [x] tehty|<lab> on paikka|Hakemus on vielä kirjoitettu kesken|Kirjoittaa tähän asti itse"""
NONE = """ei tullut esiin|Ei tullut esiin.|ei noussut esiin|Ei noussut esille mitään
|ei ilmennyt|Ei ilmennyt mitään erityistä.|asiakas ei halunnut
|Asiakas ei halunnut jatkosuunnitelmaa.|ei ole|Ei ollut|Ei mitään|*Ei tullut esiin*
|Ei esteitä|Palvelun aikana ei tullut esiin työllistymiseen vaikuttavia seikkoja.
|Ei ole mitään lisättävää|Ei tullut esiin, asiakas ei halunnut keskustella.|none came up
|Nothing came up.|None|Nothing to report|the client did not want
|The client didn’t want to.|No factors affecting employment came up."""
NOT_NONE = """|-|ok|ei|no|n/a|Asiakkaalla ei ole ajokorttia
|Ei tullut esiin, mutta kielitaito on heikko|Asiakas hakee työtä
|Asiakas ei halunnut yötyötä|The client has no driving licence|Ei työkokemusta"""


def listed(table: str) -> list[str]:
    """The examples that `|` divides; a line break is layout, `¶` stands for one."""
    return [example.replace("¶", "\n") for example in table.replace("\n", "").split("|")]


@pytest.mark.parametrize("text", ["", " ", "\n\t", *listed(IDLE)])
def test_marks_and_left_overs_are_no_text(text: str) -> None:
    """A mark, `ok`, a left-over of a template or Markdown without words says nothing."""
    assert not is_real_text(text)


@pytest.mark.parametrize("text", listed(REAL))
def test_a_short_sentence_is_text(text: str) -> None:
    """A short answer in words is one, brackets and headings beside it or not."""
    assert is_real_text(text)


@given(st.text(st.characters(categories=("P", "S", "Z", "N"), exclude_characters="&"), max_size=40))
def test_signs_and_digits_alone_are_no_text(text: str) -> None:
    """Without a letter nothing is said."""
    assert not is_real_text(text)


@given(st.text(max_size=200))
def test_a_sentence_after_anything_is_text(text: str) -> None:
    """A real sentence on a line of its own stays one, whatever stands above it."""
    assert is_real_text(f"{text}\n\nAsiakas päivitti ansioluettelon")


@pytest.mark.parametrize("text", listed(NONE))
def test_none_in_words_is_an_answer(text: str) -> None:
    """Saying in words that nothing came up, or that the client did not want to, is an answer."""
    assert is_none_answer(text)
    assert is_real_text(text)


@pytest.mark.parametrize("text", listed(NOT_NONE))
def test_a_fact_with_a_negation_is_not_none(text: str) -> None:
    """A mark says nothing, and a sentence that denies one thing still tells something."""
    assert not is_none_answer(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Diagnoosi ja MASENNUKSEN lääkitys", ("diagnoosi", "masennuksen", "lääkitys")),
        ("Selkäsairaus; alkoholinkäyttö, alkoholinkäyttö", ("selkäsairaus", "alkoholinkäyttö")),
        ("Hän on raskaana. Päihteet, mielenterveys.", ("raskaana", "päihteet", "mielenterveys")),
        ("Depression and medication, sick leave", ("depression", "medication", "sick")),
        ("Sairaanhoitajan työ sairaalassa, raskaan nosturin ajo, kuntouttava työtoiminta", ()),
        ("Haki töitä terveyskeskuksesta ja kävi lääkärin haastattelussa", ()),
        ("", ()),
    ],
)
def test_words_of_health_are_told(text: str, found: tuple[str, ...]) -> None:
    """Illness, intoxicants and pregnancy are sensitive; the professions around them are not."""
    assert health_words(text) == found
