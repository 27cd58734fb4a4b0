"""What the handbook's reader tells of one fact: our words, who says so, where it applies here.

Owns the choice and the layout; knows no widget and no desk.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.ui.kit.lines import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ph_tui.desk.handbook import FactRow
    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.messages import Message
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces

PLACE_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "today": "1",
        "orders": "2",
        "order": "2 enter",
        "log": "3",
        "report": "2",
        "money": "4",
        "popup": "5",
        "marketing": "6",
        "handbook": "H",
    }
)
"""The keys that lead to each place where a fact can apply."""
ACTION_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "orders.new": "n",
        "orders.edit": "E",
        "orders.end": "e",
        "orders.feedback": "f",
        "orders.report": "r",
        "orders.bill": "b",
        "orders.bonus": "B",
        "orders.invoice": "i",
        "orders.copy": "Y",
        "money.run": "I",
    }
)
"""The keys of the actions that facts name."""
_LABEL = 12


class Reading(NamedTuple):
    """What is told of a fact."""

    row: FactRow
    edition: Edition
    rules: Sequence[Message]
    """What the rules are called that look after it."""
    beside: Sequence[Message]
    """What else belongs to it, such as when the office is open."""


def reading_lines(reading: Reading, words: Words, width: int) -> Iterator[Pieces]:
    """Yield a fact in lines: what is said, then who says so and what becomes of it."""
    row, lang = reading.row, words.lang
    for line in wrapped(row.fact.said_in(lang), width):
        yield [(line, "strong")]
    yield []
    office = [words(told) for told in reading.beside]
    yield from _labelled(words.say("ui.handbook.office"), office, width)
    applies = row.applies
    if applies is not None:
        where = [*_keys(applies.place, applies.action), (f"ph-tui {applies.command}", "dim")]
        label = words.say("ui.handbook.applies")
        yield [(f"{label:<{_LABEL}}", "dim"), (words(applies.place_name), "accent"), *where]
        yield from _labelled("", [words(applies.told)], width)
    if reading.rules:
        titles = " · ".join(words(title) for title in reading.rules)
        yield from _labelled(words.say("ui.handbook.rules"), [titles], width)
    sources = [words(reading.edition.citation_words(key, lang)) for key in row.fact.cites]
    yield from _labelled(words.say("ui.handbook.source"), sources, width)
    yield from _labelled(words.say("ui.handbook.key_of_fact"), [row.fact.key], width)


def _keys(place: str, action: str) -> list[Piece]:
    pressed = [PLACE_KEYS[place], *filter(None, [ACTION_KEYS.get(action, "")])]
    return [("  ", ""), (" ".join(pressed), "strong"), ("   ", "")]


def _labelled(label: str, texts: Sequence[str], width: int) -> Iterator[Pieces]:
    """A label, and texts beside it on lines of their own."""
    for text in texts:
        for line in wrapped(text, width - _LABEL):
            yield [(f"{label:<{_LABEL}}", "dim"), (line, "")]
            label = ""
