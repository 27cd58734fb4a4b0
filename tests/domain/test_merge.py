"""Two people's changes of one text: put together without a word lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.merge import Dispute, merged, unmarked

SENTENCES = ("Yksi.", "Kaksi on tässä!", "Kolme", "- neljä", "Viisi? ", "\n", "\n\n", "  Kuusi.")
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(SENTENCES), max_size=12).map(" ".join)
)
BEFORE = "Asiakas hakee varastotyötä. Hän on ollut työttömänä.\n\nTavoite on avoin."


def words(text: str) -> set[str]:
    """The words of a text."""
    return set(text.split())


@given(TEXTS, TEXTS)
def test_a_side_that_changed_nothing_gives_way(before: str, other: str) -> None:
    """The result is the other side's text, to the last space."""
    assert merged(before, before, other).text == other
    assert merged(before, other, before).text == other
    assert merged(before, other, other).text == other


@given(TEXTS, TEXTS, TEXTS)
def test_no_word_that_anybody_wrote_is_lost(before: str, mine: str, theirs: str) -> None:
    """Whatever is new in either text, and whatever both have kept, stands in the result."""
    result = words(merged(before, mine, theirs).text)
    assert (words(mine) | words(theirs)) - words(before) <= result
    assert words(mine) & words(theirs) <= result


@given(TEXTS, TEXTS, TEXTS)
def test_it_does_not_matter_who_is_asked(before: str, mine: str, theirs: str) -> None:
    """Seen from the other side the same places are disputed, and the rest reads the same."""
    here, there = merged(before, mine, theirs), merged(before, theirs, mine)
    turned = [p if isinstance(p, str) else Dispute(p.before, p.theirs, p.mine) for p in there.parts]
    assert list(here.parts) == turned


@given(TEXTS, TEXTS, TEXTS)
def test_marks_come_off_again(before: str, mine: str, theirs: str) -> None:
    """Without its marks the marked text is the merged one."""
    merge = merged(before, mine, theirs)
    assert unmarked(merge.marked("oma", "olli"), "oma", "olli") == merge.text


@pytest.mark.parametrize(
    ("mine", "theirs", "result"),
    [
        (
            BEFORE.replace("varastotyötä", "kaupan työtä"),
            BEFORE.replace("avoin", "selvä"),
            "Asiakas hakee kaupan työtä. Hän on ollut työttömänä.\n\nTavoite on selvä.",
        ),
        (
            BEFORE.replace("varastotyötä", "kaupan työtä"),
            BEFORE.replace("työttömänä", "koulussa"),
            "Asiakas hakee kaupan työtä. Hän on ollut koulussa.\n\nTavoite on avoin.",
        ),
        (
            f"Alku. {BEFORE}",
            f"{BEFORE} Loppu.",
            f"Alku. {BEFORE} Loppu.",
        ),
    ],
    ids=["two paragraphs", "two sentences", "both ends"],
)
def test_changes_of_different_sentences_go_together(mine: str, theirs: str, result: str) -> None:
    """Nothing has to be asked."""
    merge = merged(BEFORE, mine, theirs)
    assert merge.text == result
    assert merge.clashes == ()


def test_the_same_sentence_stays_in_both_versions() -> None:
    """They stand one after the other, marked by who wrote them."""
    merge = merged(
        "Alku. Avoin. Loppu.", "Alku. Hakee varastoon. Loppu.", "Alku. Hakee kauppaan. Loppu."
    )
    assert merge.clashes == (Dispute("Avoin.", "Hakee varastoon.", "Hakee kauppaan."),)
    assert merge.text == "Alku. Hakee varastoon. Hakee kauppaan. Loppu."
    marked = "Alku. ‹oma: Hakee varastoon.› ‹olli: Hakee kauppaan.› Loppu."
    assert merge.marked("oma", "olli") == marked


def test_what_one_deletes_and_the_other_changes_stays() -> None:
    """A deletion does not win over a sentence that somebody has just written."""
    merge = merged("Alku. Avoin.", "Alku.", "Alku. Selvä.")
    assert merge.text == "Alku. Selvä."
    assert len(merge.clashes) == 1


def test_brackets_of_ones_own_are_no_marks() -> None:
    """A text that has such brackets is shown without marks, so that they stay."""
    merge = merged("a.", "‹oma: b›.", "c.")
    assert merge.marked("oma", "olli") == merge.text == "‹oma: b›. c."


def test_half_a_mark_is_no_text() -> None:
    """When the end of a mark was deleted in the hurry, its beginning goes too."""
    assert unmarked("‹oma: Yksi. Kaksi.", "oma", "olli") == "Yksi. Kaksi."


@pytest.mark.parametrize("unit", ["\n", "a\n", "a. ", "Sana ja toinen. ", "- rivi\n\n"])
def test_the_longest_sections_take_no_time(unit: str) -> None:
    """A section as long as any may be, of one thing again and again, is merged in a moment."""
    before = (unit * 100_000)[:100_000]
    middle = len(before) // 2
    began = time.perf_counter()
    merged(before, f"{before[:middle]}X. {before[middle:]}", f"{before}Y.")
    assert time.perf_counter() - began < 2
