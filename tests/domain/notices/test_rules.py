"""Own words and patterns for notices: what may stand in the file, and what is refused in it."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.notices.patience import LINE_LIMIT, is_patient
from ph_tui.domain.notices.rules import FILE_LIMIT, NoticeRules, built_in_rules, read_rules


def fault(text: str) -> tuple[str, str]:
    """The entry and the reason with which a file is refused."""
    with pytest.raises(BadInput) as refused:
        read_rules(text)
    params = refused.value.message.params
    assert (refused.value.message.id, params["file"]) == ("error.notices.refused", "notices.toml")
    reason = params["reason"]
    assert isinstance(reason, Message)
    return str(params["key"]), reason.id


def pattern(regex: str) -> str:
    """A file with one pattern."""
    return f"[[patterns]]\nname = 'oma'\nfield = 'number'\nregex = '''{regex}'''\n"


def test_the_built_in_rules_name_every_field() -> None:
    """Each field has words; an empty file of one's own adds none."""
    rules = built_in_rules()
    assert {labels.field for labels in rules.labels} >= {"number", "service", "client", "days"}
    assert read_rules("") == NoticeRules()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (pattern("(unclosed"), ("patterns.oma", "error.notices.not_regex")),
        (pattern(r"(\w+)*x"), ("patterns.oma", "error.notices.impatient")),
        (pattern(r"\d*"), ("patterns.oma", "error.notices.matches_nothing")),
        (pattern(r"x\d") * 2, ("patterns.2.name", "error.edition.repeated")),
        (
            "[[labels]]\nfield = 'hat'\nwords = ['x']",
            ("labels.1.field", "error.edition.not_allowed"),
        ),
        ("[[labels]]\nfield = 'end'\nwords = ['*']", ("labels.1.words.1", "error.notices.no_word")),
        ("[[labels]]\nfield = 'end'\nwords = []", ("labels.1.words", "error.edition.empty")),
        ("[[labels]]\nfeild = 'end'", ("labels.1.feild", "error.edition.unknown_key")),
        ("x =", ("1", "error.notices.syntax")),
        ("#" * (FILE_LIMIT + 1), ("–", "error.notices.too_long")),
    ],
)
def test_what_is_wrong_is_told_by_file_and_entry(text: str, told: tuple[str, str]) -> None:
    """One fault, the first, with the place where it is to be mended."""
    assert fault(text) == told


@pytest.mark.parametrize(
    "regex",
    [r"tilaus\s+(\d{4,8})", r"(?:nro|no)\.? (\w+)", r"[*+(]x", r"\(a+\)+ b", r"(?P<value>\d+)"],
)
def test_plain_patterns_are_patient(regex: str) -> None:
    """Signs in classes and behind a backslash are no repetitions."""
    assert is_patient(regex)


@pytest.mark.parametrize(
    "regex",
    [
        r"(a+)+b",
        r"(a|a)*b",
        r"(?:a?){50}b",
        r"((a{1,9})x?)+b",
        r".*.*.*.*x",
        r"(?x)(a+) +",
        r"(a)\1+",
    ],
)
def test_patterns_that_may_search_for_ever_are_not(regex: str) -> None:
    """Repetitions within repetitions, too many in a row, and what is not judged at all."""
    assert not is_patient(regex)


@settings(max_examples=120, deadline=None)
@given(st.text(alphabet="ab.*+?()|{},12[]^\\w", max_size=14), st.sampled_from("ab"))
def test_a_patient_pattern_is_done_in_a_moment(regex: str, letter: str) -> None:
    """On the longest line, of the worst kind: one letter, and at its end another."""
    try:
        compiled = re.compile(regex)
    except (re.error, OverflowError, FutureWarning):
        return
    if not is_patient(regex):
        return
    begun = time.process_time()
    compiled.search(letter * (LINE_LIMIT - 1) + "!")
    assert time.process_time() - begun < 2
