"""Text blocks of the company: how their files are read, and what is put in their places."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.errors import BadInput
from ph_tui.domain.phrases import (
    FIELD_NAMES,
    PHRASE_LIMIT,
    Phrase,
    PhraseField,
    placeholders,
    read_phrase,
)
from ph_tui.domain.reports import ReportSection

CODES = ("tyohaun-tehotreeni", "uutta-suuntaa")
GOOD = """---
otsikko: Mitattava tavoite
osiot: Tavoite, follow_up
palvelut: uutta-suuntaa
---

Palvelu {Palvelu} alkoi {alku}.
"""


def refusal(text: str) -> BadInput:
    """The error with which a file is refused."""
    with pytest.raises(BadInput) as error:
        read_phrase("malli.md", text, CODES)
    return error.value


def test_a_file_has_a_head_and_a_text() -> None:
    """Finnish and English words may be mixed, upper case makes no difference."""
    phrase = read_phrase("tavoite.md", GOOD, CODES)
    assert (phrase.name, phrase.title) == ("tavoite", "Mitattava tavoite")
    assert phrase.sections == {ReportSection.GOAL, ReportSection.FOLLOW_UP}
    assert phrase.services == {"uutta-suuntaa"}
    assert phrase.text == "Palvelu {Palvelu} alkoi {alku}."


def test_a_file_without_a_head_is_for_everything() -> None:
    """Its name is its title; what an editor puts before the text does no harm."""
    phrase = read_phrase("lyhyt.md", "\ufeffLisätietoja antaa {valmentaja}.\r\n", CODES)
    assert (phrase.title, phrase.text) == ("lyhyt", "Lisätietoja antaa {valmentaja}.")
    assert phrase.fits("uutta-suuntaa", ReportSection.GOAL)


def test_a_phrase_fits_what_its_head_names() -> None:
    """Both the service and the section count."""
    phrase = read_phrase("tavoite.md", GOOD, CODES)
    assert phrase.fits("uutta-suuntaa", ReportSection.GOAL)
    assert not phrase.fits("uutta-suuntaa", ReportSection.ACTIONS)
    assert not phrase.fits("tyohaun-tehotreeni", ReportSection.GOAL)


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("---\notsikko: A\n\nTeksti.", "head_open", 1),
        ("---\notsikko: A\nväri: punainen\n---\nTeksti.", "head_word", 3),
        ("---\npelkkä sana\n---\nTeksti.", "head_word", 2),
        ("---\npalvelut: olematon\n---\nTeksti.", "services", 2),
        ("---\n\nosiot: tavoite, muu\n---\nTeksti.", "sections", 3),
        ("---\notsikko: A\n---\nTeksti.\nHän on {nimi}.", "field", 5),
        ("Hän on {}.", "field", 1),
    ],
)
def test_a_refusal_names_file_and_line(text: str, what: str, line: int) -> None:
    """The person who wrote the file finds the place."""
    message = refusal(text).message
    assert message.id == f"error.phrase.{what}"
    assert (message.params["file"], message.params["line"]) == ("malli.md", line)


@pytest.mark.parametrize("text", ["", " \n\n", "---\notsikko: A\n---\n\n"])
def test_a_phrase_without_a_text_is_refused(text: str) -> None:
    """There would be nothing to put in."""
    assert refusal(text).message.id == "error.phrase.empty"


def test_a_text_that_is_too_long_is_refused() -> None:
    """A section has its bounds, and so has what goes into it."""
    assert refusal("a" * (PHRASE_LIMIT + 1)).message.id == "error.phrase.too_long"


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    """A file of the company may hold anything; a refusal is a sentence, never a crash."""
    with suppress(BadInput):
        assert read_phrase("malli.md", text, CODES).text.strip()


@pytest.mark.parametrize("name", FIELD_NAMES)
def test_every_field_is_filled_by_its_finnish_and_its_english_name(name: str) -> None:
    """A value that the order has takes its place; one that it lacks leaves a place to fill."""
    phrase = Phrase("a", "A", f"Arvo {{{name}}}.")
    assert phrase.filled({FIELD_NAMES[name]: "x"}) == "Arvo x."
    assert phrase.filled({}) == f"Arvo [{name}]."


def test_every_field_has_two_names() -> None:
    """One in each language."""
    assert set(FIELD_NAMES.values()) == set(PhraseField)
    assert len(FIELD_NAMES) == 2 * len(PhraseField)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Asiakas hakee [ala] työtä.", ["[ala]"]),
        ("[…] ja ___", ["[…]", "___"]),
        ("Puhelin: _____.", ["_____"]),
        ("- [ ] tekemättä\n- [x] tehty", []),
        ("[ohje](https://example.org) ja [^1]", []),
        ("___vahva___ ja snake___case", []),
        ("[]", []),
    ],
)
def test_what_is_still_to_be_filled_in(text: str, found: list[str]) -> None:
    """Boxes of a list, links, footnotes and marks of emphasis are no such places."""
    assert [place.text for place in placeholders(text)] == found
