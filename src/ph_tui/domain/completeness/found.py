"""What the function of a rule says of what it found."""

from __future__ import annotations

from dataclasses import dataclass

from ph_tui.domain.findings import Severity
from ph_tui.domain.messages import Message


@dataclass(frozen=True)
class Found:
    """What a rule's function says; the registry adds what is the same for all of its findings."""

    message: Message
    document: str
    """As in `Location`."""
    field: str = ""
    line: int | None = None
    severity: Severity | None = None
    """Where it differs from the rule's own."""
    fix: str | None = None
    """Where it differs from the rule's own."""
