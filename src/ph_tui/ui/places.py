"""What the top line tells and the number keys jump to; knows no screen by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class Place:
    """What a number key opens; `title` is a message id, `screen` makes its first screen."""

    key: str
    id: str
    title: str
    screen: Callable[[], Screen[Any]]


@dataclass(frozen=True, slots=True)
class Heading:
    """The right side of the top line: period, user and local wall time; empty text is left out."""

    period: str
    user: str
    now: datetime
