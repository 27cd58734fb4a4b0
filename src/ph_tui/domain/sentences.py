"""A text as its sentences, and what of them is new beside another text.

Pure. Owns where a sentence ends; knows nothing of who wrote what.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_PIECE = re.compile(r"\n+|[ \t]+|[^\n]*?[.!?…](?=[ \t\n]|$)|[^\n]+")
_MANY = 4000
"""Pieces from which on those that come again and again are not compared: that would take long."""


class Hunk(NamedTuple):
    """The old pieces from `start` to `end` became the new ones from `lo` to `hi`."""

    start: int
    end: int
    lo: int
    hi: int


def pieces_of(text: str) -> list[str]:
    """Sentences, and the white space between them; together they are the text."""
    return _PIECE.findall(text)


def hunks_of(before: Sequence[str], after: Sequence[str]) -> list[Hunk]:
    """Where pieces differ, in order."""
    matcher = SequenceMatcher(a=before, b=after, autojunk=len(after) > _MANY)
    return [Hunk(*place) for tag, *place in matcher.get_opcodes() if tag != "equal"]


def joined(texts: Iterable[str]) -> str:
    """Texts in one, with a space where two words would run into each other."""
    whole: list[str] = []
    for text in texts:
        if whole and text and not (whole[-1][-1].isspace() or text[0].isspace()):
            whole.append(" ")
        if text:
            whole.append(text)
    return "".join(whole)


def holds(whole: str, text: str) -> bool:
    """Whether every sentence of a text stands in another one."""
    return _sentences(text) <= _sentences(whole)


def _sentences(text: str) -> set[str]:
    return {piece.strip() for piece in pieces_of(text)} - {""}


def novelties(before: str, text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text in order, each with whether it is not in the one before."""
    new = pieces_of(text)
    hunks = hunks_of(pieces_of(before), new)
    fresh = {place for hunk in hunks for place in range(hunk.lo, hunk.hi)}
    yield from ((piece, place in fresh) for place, piece in enumerate(new))
