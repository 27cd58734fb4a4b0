"""Findings: what a rule has to say about an order, where, how badly, and by whose word.

Knows no rule; the rules are in `completeness`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ph_tui.domain.messages import Message


class Severity(StrEnum):
    """What a finding does: keeps the gate shut, is shown, or is whispered in the editor."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Source(StrEnum):
    """Whose rule it is."""

    HANDBOOK = "handbook"
    LAW = "law"
    SETTINGS = "settings"
    NONE = "none"


class Gate(StrEnum):
    """What can't be done before certain rules hold."""

    REPORT = "report"
    """Sending the service report."""
    BILLING = "billing"
    """Sending the billing report."""
    CLAIM = "claim"
    """Sending a bonus claim."""
    INVOICE = "invoice"
    """Making an invoice, of the hours or of a bonus claim."""


@dataclass(frozen=True)
class Citation:
    """Where the rule comes from."""

    source: Source
    edition_id: str = ""
    section: str = ""
    """The handbook's section key, when the source is the handbook."""
    fact: str = ""
    """The key of what the handbook says there, where the rule rests on one thing."""


@dataclass(frozen=True)
class Location:
    """What the finding is about, precise enough for the editor to jump there."""

    order_id: str
    """Empty when it is about no order."""
    order_number: str
    document: str
    """`order`, `session`, `report`, `billing`, `claim`, `invoice` or `company`; of no order
    `application`, `brochure`, `video`, `posts`, `own_marketing`, `popup` or `feedback`."""
    field: str = ""
    """A field of the document, a section of the report, or the id of a session or a claim; of an
    invoice its number."""
    line: int | None = None
    """Counted from 1, where the field has lines."""
    subject: str = ""
    """Of a participation, a booking or a contract period the id, when it is about no order."""


@dataclass(frozen=True)
class Finding:
    """One thing that a rule found."""

    key: str
    severity: Severity
    message: Message
    location: Location
    citation: Citation = field(default_factory=lambda: Citation(Source.NONE))
    fix: str = ""
    """The id of the action that mends it, such as `orders.accept`."""
    deadline: bool = False
    """A lateness: told everywhere, but never a reason to keep a gate shut."""


def shuts_gate(finding: Finding) -> bool:
    """Whether this finding keeps a gate shut."""
    return finding.severity is Severity.ERROR and not finding.deadline
