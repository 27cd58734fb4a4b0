"""The base of every stored value: text is cleaned where it enters, whatever door it came through.

Knows nothing of orders; the fields that may hold several lines are named by each value itself.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum
from typing import ClassVar

from ph_tui.domain.text import clean_line, clean_prose


@dataclass(frozen=True)
class Value:
    """A frozen value whose text holds no control, bidi or zero-width characters."""

    PROSE: ClassVar[frozenset[str]] = frozenset()
    """The fields that keep their line breaks; every other text is one line."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str) and not isinstance(value, Enum):
                clean = clean_prose(value) if field.name in self.PROSE else clean_line(value)
                if clean != value:
                    object.__setattr__(self, field.name, clean)
