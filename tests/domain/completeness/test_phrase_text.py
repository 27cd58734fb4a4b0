"""Unedited phrases answer nothing: neither alone, nor beside what somebody has written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.completeness.asking import at_gate, keys, of_rule
from tests.factories import a_context, a_full_report, an_edition, an_ended_file

from ph_tui.domain.completeness import Context, gate, section_findings
from ph_tui.domain.completeness.phrase_text import PhraseTexts, own_text, phrase_texts, words_in
from ph_tui.domain.findings import Severity
from ph_tui.domain.phrases import FIELD_NAMES, Phrase, PhraseField
from ph_tui.domain.reports import ReportSection, ServiceReport
from ph_tui.domain.text import is_real_text
from ph_tui.l10n.words import Words

SECTION_RULES = {
    ReportSection.BASELINE: "report.baseline",
    ReportSection.GOAL: "report.goal",
    ReportSection.SESSIONS: "report.sessions",
    ReportSection.ACTIONS: "report.actions",
    ReportSection.FACTORS: "report.factors",
    ReportSection.FOLLOW_UP: "report.follow_up.what",
}
CLIENT, COACH = "A.K.", "maija"
SERVICES = [service.name for service in an_edition().services]
KNOWN = {
    PhraseField.CLIENT: frozenset({words_in(CLIENT)}),
    PhraseField.COACH: frozenset({words_in(COACH)}),
    PhraseField.SERVICE: frozenset(map(words_in, SERVICES)),
}
GOAL = Phrase("t", "T", "Tavoitteena on [mitä] viimeistään [milloin]. Sitä seurattiin aina.")
NUMBERS = st.decimals(0, 999, places=2).map(lambda number: str(number).replace(".", ","))
WORDS = st.sampled_from(["asiakas", "hakee", "työtä", "Palvelu", "alkoi", "2024", "h", "CV", "ja"])
FIELDS = st.sampled_from(sorted(FIELD_NAMES)).map("{{{}}}".format)
PLACES = st.sampled_from(
    ["[mitä]", "[mitä](https://example.org)", "[milloin, missä]", "___", "[…]"]
)
JOINTS = st.sampled_from([" ", " ", ", ", ". ", ": ", "\n", "\n\n- ", "! ", " **"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """The text of a phrase: words, fields and places in any order, with any marks between them."""
    parts = draw(st.lists(st.tuples(st.one_of(WORDS, WORDS, FIELDS, PLACES), JOINTS), min_size=1))
    return "".join(part + joint for part, joint in parts).strip()


@st.composite
def values(draw: st.DrawFn) -> dict[PhraseField, str]:
    """What an order may say now or later; some of it may be missing."""
    words = Words(draw(st.sampled_from(["fi", "en"])))
    found = {
        PhraseField.CLIENT: CLIENT,
        PhraseField.COACH: COACH,
        PhraseField.SERVICE: draw(st.sampled_from(SERVICES)),
        PhraseField.START: words.date(date(2024, 1, 1) + timedelta(draw(st.integers(0, 900)))),
        PhraseField.END: words.date(date(2024, 1, 1) + timedelta(draw(st.integers(0, 900)))),
        PhraseField.ORDERED: draw(NUMBERS),
        PhraseField.HOURS: draw(NUMBERS),
        PhraseField.MEETINGS: str(draw(st.integers(0, 99))),
    }
    missing = draw(st.sets(st.sampled_from(PhraseField)))
    return {field: value for field, value in found.items() if field not in missing}


def phrase(text: str) -> Phrase:
    """A phrase with a text."""
    return Phrase("malli", "Malli", text)


def knowing(*texts: str) -> Context:
    """What the rules know at a company with phrases."""
    return a_context(phrases=phrase_texts(map(phrase, texts)))


@given(st.lists(texts(), min_size=1, max_size=4), values(), st.data())
def test_phrases_as_they_are_put_in_say_nothing(
    all_of_them: list[str], order: dict[PhraseField, str], data: st.DataObject
) -> None:
    """Whatever stands in their fields, in any order, in upper case, wrapped in another way."""
    put = data.draw(st.lists(st.sampled_from(all_of_them), min_size=1, max_size=4))
    text = "\n\n".join(phrase(each).filled(order) for each in put)
    text = data.draw(st.sampled_from([text, text.upper(), text.replace("\n", " ")]))
    left = own_text(text, phrase_texts(map(phrase, all_of_them)), KNOWN)
    assert not is_real_text(left)


@given(st.lists(texts(), min_size=1, max_size=3), values(), st.data())
def test_every_word_that_no_phrase_has_is_kept(
    all_of_them: list[str], order: dict[PhraseField, str], data: st.DataObject
) -> None:
    """Before, between and behind phrases."""
    own = data.draw(st.lists(st.sampled_from(["Kokiksi", "ravintolaan", "kevät"]), min_size=1))
    pieces = [phrase(each).filled(order) for each in all_of_them] + own
    text = "\n".join(data.draw(st.permutations(pieces)))
    left = own_text(text, phrase_texts(map(phrase, all_of_them)), KNOWN)
    assert [word for word in left.split() if word in own] == [
        word for word in text.split() if word in own
    ]


@given(st.text(), st.lists(texts(), max_size=3))
def test_any_text_can_be_looked_at(text: str, all_of_them: list[str]) -> None:
    """Nothing comes in that was not there, and without phrases nothing goes."""
    left = own_text(text, phrase_texts(map(phrase, all_of_them)), KNOWN)
    assert len(left) <= len(text)
    assert own_text(text, PhraseTexts(), KNOWN) == text


@given(texts(), values(), st.sampled_from(ReportSection))
def test_a_section_of_nothing_but_phrases_shuts_the_gate(
    text: str, order: dict[PhraseField, str], section: ReportSection
) -> None:
    """In the editor and at the gate it lacks what an empty one lacks."""
    report = a_full_report().with_text(section, phrase(text).filled(order))
    file = an_ended_file(report=report)
    assert at_gate(SECTION_RULES[section], file, knowing(text))
    assert SECTION_RULES[section] in keys(section_findings(file, knowing(text), section))
    assert of_rule(SECTION_RULES[section], file, knowing(text))


def test_a_finding_tells_that_the_phrases_in_the_section_do_not_count() -> None:
    """Whoever sees text there would wonder why it is missing."""
    file = an_ended_file(report=a_full_report(goal=GOAL.text))
    (found,) = of_rule("report.goal", file, knowing(GOAL.text))
    assert found.message.id == "rule.report.only_phrases"


@pytest.mark.parametrize(
    "goal",
    [
        "Tavoitteena on kokin työ viimeistään kesäkuussa. Sitä seurattiin aina.",
        "Tavoitteena on 3 hakemusta viimeistään [milloin]. Sitä seurattiin aina.",
        "Tavoitteena on viimeistään. Sitä ei seurattu aina.",
        "Kokin työ. Sitä seurattiin aina.",
    ],
)
def test_a_sentence_counts_once_a_word_in_it_is_another(goal: str) -> None:
    """Filled in, written beside, or written anew."""
    file = an_ended_file(report=a_full_report(goal=goal))
    assert not of_rule("report.goal", file, knowing(GOAL.text))


def test_the_time_in_a_phrase_is_no_time_of_the_plan() -> None:
    """The follow-up plan has its own day."""
    text = "Asiasta puhutaan toukokuun loppuun mennessä."
    plan = f"{text} Asiakas hakee kolmea paikkaa."
    file = an_ended_file(report=a_full_report(follow_up=plan))
    assert of_rule("report.follow_up.when", file, knowing(text))
    assert not of_rule("report.follow_up.what", file, knowing(text))


def test_a_meeting_is_not_told_by_a_phrase_below_its_heading() -> None:
    """The log's own note was empty, and still nobody has said what was done."""
    text = "Keskusteltiin työnhausta."
    report = a_full_report()
    heading = report.sessions.split("\n")[0]
    rest = report.sessions.partition("\n### ")[2]
    file = an_ended_file(report=replace(report, sessions=f"{heading}\n\n{text}\n\n### {rest}"))
    found = at_gate("report.sessions", file, knowing(text))
    assert "rule.report.sessions.untold" in [each.message.id for each in found]


@pytest.mark.parametrize(
    ("goal", "severity"),
    [
        ("Kokin työ [milloin].", Severity.ERROR),
        ("Kokin työ […].", Severity.ERROR),
        ("Kokin työ ___ mennessä.", Severity.ERROR),
        ("Kokin työ [alku].", Severity.ERROR),
        ("Kokin työ [katso liite].", Severity.WARNING),
    ],
)
def test_a_place_that_is_not_filled_in_is_found(goal: str, severity: Severity) -> None:
    """What a phrase has left open shuts the gate; what only looks so is a warning."""
    file = an_ended_file(report=a_full_report(goal=f"Tavoite.\n{goal}"))
    context = knowing(GOAL.text)
    (found,) = of_rule("report.unfilled", file, context)
    assert (found.severity, found.location.field, found.location.line) == (severity, "goal", 2)
    assert ("report.unfilled" in keys(gate(file, context))) is (severity is Severity.ERROR)
    assert "report.unfilled" in keys(section_findings(file, context, ReportSection.GOAL))
    assert "report.unfilled" not in keys(section_findings(file, context, ReportSection.ACTIONS))


def test_a_report_that_nobody_has_begun_has_no_places() -> None:
    """There is nothing to fill in."""
    assert not of_rule("report.unfilled", an_ended_file(report=ServiceReport()))
