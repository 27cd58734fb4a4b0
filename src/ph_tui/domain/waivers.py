"""A finding that does not stand: who has set it aside, and why. Knows no rule and no record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ph_tui.domain.values import Value


@dataclass(frozen=True)
class Waiver(Value):
    """A finding that a person has set aside, with the reason."""

    key: str
    """The finding's key."""
    field: str
    """The session, the report section or the post that it is about; empty for the whole."""
    by: str
    at: datetime
    why: str
