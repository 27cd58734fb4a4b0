"""Both languages are complete: no message is missing, unfinished, unused or unlike its twin."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from string import Formatter

import polib
import pytest

import ph_tui
from ph_tui.l10n.words import LANGUAGES, LOCALES

SOURCES = Path(ph_tui.__file__).parent
CATALOGUES = ("word", "error", "rule", "cli", "ui", "export")
ID = re.compile(rf"(?:{'|'.join(CATALOGUES)})\.[a-z0-9_.-]+")
FAMILY = re.compile(rf"(?:{'|'.join(CATALOGUES)})\.(?:[a-z0-9_.-]*[._])?")
"""How an id that is put together at run time begins."""


@cache
def entries(language: str) -> tuple[polib.POEntry, ...]:
    """Every message of a language, over all its catalogues."""
    files = sorted((LOCALES / language).glob("*.po"))
    return tuple(entry for file in files for entry in polib.pofile(str(file)) if not entry.obsolete)


@cache
def texts(language: str) -> dict[str, tuple[str, ...]]:
    """The texts of each message: one, or one per plural form."""
    return {
        entry.msgid: tuple(entry.msgstr_plural.values()) or (entry.msgstr,)
        for entry in entries(language)
    }


def places(message_texts: tuple[str, ...]) -> set[str]:
    """The names of the parameters that a message has places for."""
    parsed = (part for text in message_texts for part in Formatter().parse(text))
    return {name for _, name, _, _ in parsed if name is not None}


@cache
def used() -> tuple[frozenset[str], frozenset[str]]:
    """The ids that stand in the sources, and the beginnings of those put together at run time."""
    strings, families = set(), set()
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                families.add(str(node.values[0].value))
    literal = {text for text in strings if ID.fullmatch(text)}
    ids = frozenset(text for text in literal - families if not text.endswith((".", "_")))
    families |= {text for text in literal if text.endswith((".", "_"))}
    return ids, frozenset(text for text in families if FAMILY.fullmatch(text))


def test_every_message_that_is_said_is_in_the_catalogues() -> None:
    """An id in the sources that no catalogue has would stop the program at that sentence."""
    ids, families = used()
    known = texts("fi").keys()
    assert sorted(ids - known) == []
    assert [name for name in sorted(families) if not any(i.startswith(name) for i in known)] == []


def test_a_family_names_more_than_its_catalogue() -> None:
    """An id whose second word is put together at run time could be any: no test could follow it."""
    _, families = used()
    assert [name for name in sorted(families) if name.count(".") < 2] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_unused(language: str) -> None:
    """A sentence that nothing says any more goes."""
    ids, families = used()
    idle = [
        name for name in texts(language) if name not in ids and not name.startswith(tuple(families))
    ]
    assert idle == []


def test_both_languages_have_the_same_messages() -> None:
    """What Finnish says, English says too, and the other way round."""
    finnish, english = (set(texts(language)) for language in LANGUAGES)
    assert sorted(finnish ^ english) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_finished(language: str) -> None:
    """No text is empty, in doubt or there twice; each stands in the catalogue of its first word."""
    assert [
        e.msgid for e in entries(language) if e.fuzzy or not all(texts(language)[e.msgid])
    ] == []
    assert [
        name for name, count in Counter(e.msgid for e in entries(language)).items() if count > 1
    ] == []
    assert {file.stem for file in (LOCALES / language).glob("*.po")} == set(CATALOGUES)
    for name in CATALOGUES:
        ids = [entry.msgid for entry in polib.pofile(str(LOCALES / language / f"{name}.po"))]
        assert [i for i in ids if not (ID.fullmatch(i) and i.startswith(f"{name}."))] == []


def test_twins_have_the_same_places() -> None:
    """The parameters of a message stand in both languages, by the same plain names."""
    finnish, english = (texts(language) for language in LANGUAGES)
    twins = {
        name: (places(finnish[name]), places(english[name])) for name in finnish.keys() & english
    }
    assert {name: pair for name, pair in twins.items() if pair[0] != pair[1]} == {}
    names = {place for pair in twins.values() for place in pair[0]}
    assert [place for place in sorted(names) if not place.isidentifier()] == []


def test_a_plural_is_one_in_both_languages() -> None:
    """A message with a plural has it, with `n`, in Finnish and in English."""
    finnish, english = (
        {entry.msgid: entry.msgid_plural for entry in entries(language)} for language in LANGUAGES
    )
    assert {name for name in finnish if finnish[name] != english.get(name)} == set()
    plurals = [name for name, plural in finnish.items() if plural]
    assert [name for name in plurals if finnish[name] != name] == []
    assert [name for name in plurals if "n" not in places(texts("fi")[name])] == []
