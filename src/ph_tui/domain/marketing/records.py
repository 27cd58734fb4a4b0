"""What the company has done to take part with its services, period by period.

Owns the records; how far an application is follows from its days, in `standing`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from ph_tui.domain.contract_periods import ContractPeriod
from ph_tui.domain.marketing.materials import (
    Brochure,
    OwnMarketing,
    Post,
    VideoRecord,
    refuse_long,
)
from ph_tui.domain.values import Value
from ph_tui.domain.waivers import Waiver


@dataclass(frozen=True)
class Participation(Value):
    """Taking part with one service in one contract period."""

    PROSE: ClassVar[frozenset[str]] = frozenset({"note"})

    id: str
    period_id: str
    service: str
    """The service's code."""
    edition_id: str
    applied_on: date | None = None
    approved_on: date | None = None
    rejected_on: date | None = None
    withdrawn_on: date | None = None
    """When the company decided not to take part, whether it had applied or not."""
    note: str = ""
    brochure: Brochure = field(default_factory=Brochure)
    video: VideoRecord = field(default_factory=VideoRecord)
    posts: tuple[Post, ...] = ()
    own: OwnMarketing = field(default_factory=OwnMarketing)
    waivers: tuple[Waiver, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        refuse_long({"note": self.note})


@dataclass(frozen=True)
class FeedbackSummary(Value):
    """The summary of the clients' feedback that the city sent for one period."""

    PROSE: ClassVar[frozenset[str]] = frozenset({"text"})

    id: str
    period_id: str
    filed_on: date
    by: str = ""
    """Whose login filed it."""
    name: str = ""
    """Of the file that it came in."""
    text: str = ""
    """The summary itself, when it is text."""
    paper: str = ""
    """The digest under which the file is kept, when it is none."""


@dataclass(frozen=True)
class ServiceRecords:
    """Everything in the file of the services."""

    periods: tuple[ContractPeriod, ...] = ()
    participations: tuple[Participation, ...] = ()
    summaries: tuple[FeedbackSummary, ...] = ()
