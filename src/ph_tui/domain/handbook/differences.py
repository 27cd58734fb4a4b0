"""What differs between two editions, value by value, each told in a sentence.

Walks over both at once, whatever an edition is made of: nothing that differs stays untold. How a
value is put into words is in `difference_words`. Loads pydantic with the editions that it is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from ph_tui.domain.handbook.difference_words import (
    entry_key,
    entry_name,
    entry_word,
    value_word,
)
from ph_tui.domain.handbook.forms import BilingualProse
from ph_tui.domain.handbook.shapes import Bilingual, Part
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.messages import Param

Words: TypeAlias = "Bilingual | BilingualProse | None"

_BILINGUAL = (Bilingual, BilingualProse)
_WORDS = ("fi", "en")


class Difference(NamedTuple):
    """One thing that is otherwise in the later edition."""

    key: str
    """Where it stands, entries by their own keys: `deadlines.brochure.period`."""
    message: Message


class Place(NamedTuple):
    """Where in an edition the walk stands."""

    key: str
    owner: str
    """What kind of part it is, such as `buyer` or `services`."""
    name: Param
    """What the part is called, when there are several of its kind."""

    def value(self, field: str) -> str:
        """The dotted key of a value of the part."""
        return f"{self.key}.{field}".lstrip(".")

    def called(self, field: str) -> Message:
        """What a value of the part is called."""
        return Message(f"word.differs.{self.owner}.{field}", name=self.name)


def differences(before: Edition, after: Edition, lang: str) -> tuple[Difference, ...]:
    """Everything in which the later of two editions differs, in the order of an edition's file.

    Words are told in `lang`; those of the other language only where they alone have changed.
    """
    walk = _Walk(before, after, lang)
    return tuple(walk.part(Place("", "edition", ""), before, after))


class _Walk:
    """The walk over two editions."""

    def __init__(self, before: Edition, after: Edition, lang: str) -> None:
        self._before, self._after, self._lang = before, after, lang

    def part(self, place: Place, before: Part, after: Part) -> Iterator[Difference]:
        """What differs in one part."""
        fields = list(type(before).model_fields)
        if isinstance(before, _BILINGUAL) and isinstance(after, _BILINGUAL):
            yield from self._words(place, "words", before, after)
            fields = [field for field in fields if field not in _WORDS]
        for field in fields:
            old, new = getattr(before, field), getattr(after, field)
            if old != new:
                yield from self._value(place, field, old, new)

    def _value(
        self, place: Place, field: str, before: object, after: object
    ) -> Iterator[Difference]:
        both = before, after
        if any(isinstance(each, _BILINGUAL) for each in both):
            yield from self._words(place, field, *cast("tuple[Words, Words]", both))
        elif isinstance(before, Part) and isinstance(after, Part):
            yield from self.part(Place(place.value(field), field, ""), before, after)
        elif isinstance(before, tuple) and isinstance(after, tuple) and _are_entries(field, both):
            yield from self._entries(place, field, before, after)
        else:
            old = value_word(field, before, self._before, self._lang)
            new = value_word(field, after, self._after, self._lang)
            yield _changed(place, field, place.called(field), old, new)

    def _words(self, place: Place, field: str, before: Words, after: Words) -> Iterator[Difference]:
        """Two texts in two languages: told in the reader's, else in the one that has changed."""
        other = next(lang for lang in _WORDS if lang != self._lang)
        for lang in (self._lang, other):
            old, new = (each.said_in(lang) if each else None for each in (before, after))
            if old != new:
                called = place.called(field)
                if lang == other:
                    called = Message(f"word.differs.other.{lang}", what=called)
                old_word = value_word(field, old, self._before, lang)
                new_word = value_word(field, new, self._after, lang)
                yield _changed(place, field, called, old_word, new_word)
                return

    def _entries(
        self, place: Place, field: str, before: Sequence[object], after: Sequence[object]
    ) -> Iterator[Difference]:
        """Entries by their keys: gone, new, otherwise; and those that stay in another order."""
        old, new = ({entry_key(each): each for each in entries} for entries in (before, after))
        gone, come = [k for k in old if k not in new], [k for k in new if k not in old]
        if field == "slots" and len(gone) == len(come):
            for was, now in zip(gone, come, strict=True):
                key = f"{field}.{was}"
                called = place.called("slot")
                yield _changed(place, key, called, self._told(old[was]), self._told(new[now]))
            gone, come = [], []
        for what, keys, entries in (("removed", gone, old), ("added", come, new)):
            for key in keys:
                message_id = f"word.differs.{what}.{place.owner}.{field}"
                told = Message(message_id, value=self._told(entries[key]), name=place.name)
                yield Difference(place.value(f"{field}.{key}"), told)
        yield from self._both(place, field, old, new)

    def _both(
        self, place: Place, field: str, old: dict[str, object], new: dict[str, object]
    ) -> Iterator[Difference]:
        """What differs in the entries that both editions have, and in their order."""
        stay = [key for key in old if key in new]
        for key in stay:
            was, now = old[key], new[key]
            if isinstance(was, Part) and isinstance(now, Part) and was != now:
                yield from self.part(self._entry(place, field, was), was, now)
        if stay != [key for key in new if key in old]:
            message = Message("word.differs.moved", what=place.called(field))
            yield Difference(place.value(field), message)

    def _entry(self, place: Place, field: str, entry: Part) -> Place:
        name = entry_name(entry, self._lang)
        if place.name:
            name = Message("word.differs.inside", outer=place.name, inner=name)
        return Place(place.value(f"{field}.{entry_key(entry)}"), field, name)

    def _told(self, entry: object) -> Param:
        return entry_word(entry, self._lang)


def _are_entries(field: str, both: tuple[object, object]) -> bool:
    """Whether a list has entries with keys of their own; weekdays are their own keys."""
    return field == "weekdays" or any(
        isinstance(entry, Part) for each in both if isinstance(each, tuple) for entry in each
    )


def _changed(place: Place, field: str, what: Message, before: Param, after: Param) -> Difference:
    message = Message("word.differs.changed", what=what, before=before, after=after)
    return Difference(place.value(field), message)
