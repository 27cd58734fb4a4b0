"""What the top line tells and the number keys jump to; knows no screen by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.screen import Screen


class Place(NamedTuple):
    """What a number key opens; `title` is a message id, `screen` makes its first screen."""

    key: str
    id: str
    title: str
    screen: Callable[[], Screen[Any]]


class Heading(NamedTuple):
    """The right side of the top line: period, user and local wall time; empty text is left out."""

    period: str
    user: str
    now: datetime
    notice: str = ""
    """What must not be overlooked, such as that nothing here is real: it is never left out."""
    notice_short: str = ""
    """The same where there is little room."""
