"""What invented coaches write: the texts of the sample company, dealt so that they seldom repeat.

Owns the reading of `texts/*.toml` and the filling of their places. Knows no order.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from random import Random

COMMON = "common"
SERVICES = (
    "tyohaun-tehotreeni",
    "uutta-suuntaa",
    "hyvinvoinnilla-tyoelamaan",
    "tyoelaman-suomi",
)
"""The services that have texts of their own."""
_MONTHS = (
    "tammi",
    "helmi",
    "maalis",
    "huhti",
    "touko",
    "kesä",
    "heinä",
    "elo",
    "syys",
    "loka",
    "marras",
    "joulu",
)


@cache
def texts_of(name: str) -> dict[str, Any]:
    """The texts of a service, or those that all have in common."""
    file = files("ph_tui.desk.sample") / "texts" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


class Phrases:
    """Deals texts like cards: none comes again before all others of its pile have come."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._piles: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)

    def deal(self, name: str, part: str) -> Any:
        """The next text of a part of a service's texts, or of those in common."""
        pile = self._piles[name, part]
        if not pile:
            pile += texts_of(name)[part]
            self._rng.shuffle(pile)
        return pile.pop()

    def remark(self, part: str, chance: float) -> str:
        """A remark behind a note, or nothing, as chance has it."""
        return f" {self.deal(COMMON, part)}" if self._rng.random() < chance else ""

    def course(self, name: str, count: int, *, ended: bool) -> list[str]:
        """The notes of so many sessions in a row: a beginning, what usually follows, an end."""
        middle: Sequence[str] = texts_of(name)["middle"]
        inner = max(0, count - (2 if ended and count > 2 else 1))
        chosen = sorted(self._rng.sample(range(len(middle)), min(inner, len(middle))))
        notes = [self.deal(name, "first"), *(middle[place] for place in chosen)]
        if ended and count > 2:
            notes.append(self.deal(name, "last"))
        return notes[:count]


def filled(text: str, field: dict[str, str], day: date | None = None) -> str:
    """A text about a client of some field of work; a day fills the places of a time."""
    if day is None:
        return text.format(**field)
    return text.format(**field, pvm=f"{day.day}.{day.month}.", kuun=f"{_MONTHS[day.month - 1]}kuun")
