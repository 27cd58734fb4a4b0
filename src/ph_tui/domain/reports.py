"""The service report: six fields in five sections, what was sent, and what was taken from the log.

Knows the shape of a report; whether it is complete is decided in `completeness`, how it follows the
log in `report_log`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.papers import Paper
from ph_tui.domain.values import Value

SECTION_LIMIT = 100_000
"""Characters that one section may hold."""


class ReportSection(StrEnum):
    """The fields of a service report, in the order of the city's form."""

    BASELINE = "baseline"
    GOAL = "goal"
    SESSIONS = "sessions"
    ACTIONS = "actions"
    FACTORS = "factors"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True)
class SessionStamp(Value):
    """Marks the state in which a session was taken from the log into the report."""

    session_id: str
    on: date
    start: time | None
    digest: str
    """Of everything in the session that the report tells."""
    note_digest: str
    """Of the note alone: tells whether the report's text was edited since."""


@dataclass(frozen=True)
class SentFigures(Value):
    """What the head of a report tells of the log."""

    meetings: int
    """How many sessions were held."""
    hours: Decimal
    """Service hours, by the rule of the service."""
    first_on: date | None
    last_on: date | None


@dataclass(frozen=True)
class Sending(Value):
    """The record that a person handed the report in; the text is locked as it was then."""

    PROSE: ClassVar[frozenset[str]] = frozenset({"text", "receipt"})

    on: date
    by: str
    """The login of who sent it."""
    at: datetime
    """When it was recorded, aware."""
    text: str
    """The whole report as Markdown, as it was sent."""
    receipt: str = ""
    """What the city's form answered."""
    figures: SentFigures | None = None
    """Those of the report as it was sent; None where only its text was kept."""
    paper: Paper | None = None
    """The receipt as a file."""


@dataclass(frozen=True)
class Reopening(Value):
    """A sent report that was opened again, with the reason and what had been sent."""

    at: datetime
    by: str
    why: str
    sending: Sending


@dataclass(frozen=True)
class ServiceReport(Value):
    """The report of one order; each field is Markdown."""

    PROSE: ClassVar[frozenset[str]] = frozenset(section.value for section in ReportSection)

    baseline: str = ""
    goal: str = ""
    sessions: str = ""
    actions: str = ""
    factors: str = ""
    follow_up: str = ""
    stamps: tuple[SessionStamp, ...] = ()
    """Which sessions the sessions field tells of, in which state."""
    sent: Sending | None = None
    reopenings: tuple[Reopening, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        for section in ReportSection:
            length = len(self.text(section))
            if length > SECTION_LIMIT:
                raise BadInput(
                    Message("error.report.section_length", length=length, limit=SECTION_LIMIT)
                )

    def text(self, section: ReportSection) -> str:
        """The Markdown of one section."""
        value: str = getattr(self, section.value)
        return value

    def with_text(self, section: ReportSection, text: str) -> ServiceReport:
        """This report with another text in one section."""
        changes: dict[str, Any] = {section.value: text}
        return replace(self, **changes)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been written yet."""
        return not any(self.text(section).strip() for section in ReportSection)
