"""What is somebody's own in a text, and what only stands in the company's phrases.

A sentence of a phrase counts as nothing until a word in it is changed: upper and lower case, marks
and line breaks make no difference, nor do the values in the places of its fields. Owns that
comparison. It must not know where phrases come from, nor what a rule makes of what is left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ph_tui.domain.phrases import (
    FIELD,
    FIELD_NAMES,
    Phrase,
    PhraseField,
    Placeholder,
    placeholders,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n+")
_MONTHS = frozenset(
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
)
_SHORT_NUMBER, _DATE = 2, 3
_NUMBERS = {
    PhraseField.START: _DATE,
    PhraseField.END: _DATE,
    PhraseField.ORDERED: _SHORT_NUMBER,
    PhraseField.HOURS: _SHORT_NUMBER,
    PhraseField.MEETINGS: 1,
}
"""The fields that hold numbers, and of how many words such a value has at most: it may grow later,
while the values of the others are known."""

_Unit: TypeAlias = "tuple[str | PhraseField, ...]"
"""The words of one sentence of a phrase, with its fields."""
Known: TypeAlias = Mapping[PhraseField, frozenset[tuple[str, ...]]]
"""The words of each value that may stand in the place of a field."""


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


def words_in(value: str) -> tuple[str, ...]:
    """A value as it is compared."""
    return tuple(word.folded for word in _words(value))


@dataclass(frozen=True)
class PhraseTexts:
    """All phrases of the company, ready to be looked for in a text."""

    units: Mapping[str | PhraseField, tuple[_Unit, ...]] = field(default_factory=dict)
    """The sentences by what they begin with."""
    places: frozenset[str] = frozenset()
    """What they leave to be filled in, in lower case."""


def phrase_texts(phrases: Iterable[Phrase]) -> PhraseTexts:
    """Take phrases apart into sentences."""
    units: dict[str | PhraseField, dict[_Unit, None]] = {}
    places = {f"[{name}]" for name in FIELD_NAMES}
    texts = [phrase.text for phrase in phrases]
    for text in texts:
        places |= {place.text.casefold() for place in placeholders(text)}
    for text in texts:
        for unit in _units(text, places):
            units.setdefault(unit[0], {})[unit] = None
    return PhraseTexts({key: tuple(found) for key, found in units.items()}, frozenset(places))


def own_text(text: str, phrases: PhraseTexts, known: Known) -> str:
    """A text without the words that only stand in phrases; marks and line breaks stay."""
    if not (phrases.units or phrases.places):
        return text
    words = list(_words(text, phrases.places))
    folded = [word.folded for word in words]
    reached = 0
    gone = [(each.start, each.end) for each in _known_places(text, phrases.places)]
    for at, word in enumerate(words):
        starts = (word.folded, *PhraseField)
        units = (unit for start in starts for unit in phrases.units.get(start, ()))
        reached = max(reached, *(_end(unit, folded, at, known) for unit in units), at)
        if reached > at:
            gone.append((word.start, word.end))
    return _without(gone, text)


def _without(gone: Iterable[tuple[int, int]], text: str) -> str:
    """A text with nothing in some places, which do not overlap."""
    pieces, at = [], 0
    for start, end in sorted(gone):
        pieces.append(text[at:start])
        at = end
    return "".join((*pieces, text[at:]))


def _known_places(text: str, places: frozenset[str]) -> Iterator[Placeholder]:
    return (each for each in placeholders(text, places) if each.text.casefold() in places)


def _end(unit: _Unit, words: Sequence[str], at: int, known: Known) -> int:
    """Where a sentence that begins at a word ends at the furthest; 0 when it does not."""
    ends = {at}
    for part in unit:
        if isinstance(part, PhraseField):
            ends = {end for each in ends for end in _value_ends(part, words, each, known)}
        else:
            ends = {each + 1 for each in ends if each < len(words) and words[each] == part}
        if not ends:
            return 0
    end = max(ends)
    return end if _is_phrase(unit, words[at:end]) else 0


def _is_phrase(unit: _Unit, words: Sequence[str]) -> bool:
    """Whether words that fit a sentence are its own: mere digits could be anybody's."""
    return any(part not in _NUMBERS for part in unit) or not _MONTHS.isdisjoint(words)


def _value_ends(part: PhraseField, words: Sequence[str], at: int, known: Known) -> Iterator[int]:
    """Where the value of a field may end; it may be missing, and a place in its stead."""
    yield at
    for value in known.get(part, ()):
        if tuple(words[at : at + len(value)]) == value:
            yield at + len(value)
    for word in words[at : at + _NUMBERS.get(part, 0)]:
        if not (word.isdigit() or word in _MONTHS):
            return
        at += 1
        yield at


def _units(text: str, places: Set[str]) -> Iterator[_Unit]:
    """The sentences of a phrase."""
    bare = _without(((place.start, place.end) for place in placeholders(text, places)), text)
    for sentence in _SENTENCE_END.split(bare):
        if unit := tuple(_parts(sentence)):
            yield unit


def _parts(sentence: str) -> Iterator[str | PhraseField]:
    at = 0
    for named in FIELD.finditer(sentence):
        yield from words_in(sentence[at : named.start()])
        yield FIELD_NAMES[named[1].casefold()]
        at = named.end()
    yield from words_in(sentence[at:])


def _words(text: str, places: frozenset[str] = frozenset()) -> Iterator[_Word]:
    """The words of a text but for those in places that are still to be filled in."""
    at = 0
    for start, end, _ in (*placeholders(text, places), (len(text), len(text), "")):
        for word in _WORD.finditer(text, at, start):
            yield _Word(word.group().casefold(), word.start(), word.end())
        at = end
