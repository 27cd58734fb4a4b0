"""The base of every stored value: text is cleaned where it enters, whatever door it came through.

Knows nothing of orders; the fields that may hold several lines are named by each value itself.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, ClassVar

from ph_tui.domain.text import clean_line, clean_prose

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Value:
    """A frozen value whose text holds no control, bidi or zero-width characters."""

    PROSE: ClassVar[frozenset[str]] = frozenset()
    """The fields that keep their line breaks; every other text is one line."""

    def __post_init__(self) -> None:
        for name, clean in _cleaners(type(self)):
            value = getattr(self, name)
            cleaned = clean(value)
            if cleaned != value:
                object.__setattr__(self, name, cleaned)


_CLEANERS: dict[type[Value], tuple[tuple[str, Callable[[str], str]], ...]] = {}


def _cleaners(kind: type[Value]) -> tuple[tuple[str, Callable[[str], str]], ...]:
    """The text fields of a value, each with what cleans it; found once, used at every load."""
    if kind not in _CLEANERS:
        texts = [field.name for field in fields(kind) if field.type in {"str", str}]
        _CLEANERS[kind] = tuple(
            (name, clean_prose if name in kind.PROSE else clean_line) for name in texts
        )
    return _CLEANERS[kind]
