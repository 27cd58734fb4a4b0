"""The names that the program and an edition have in common: deadlines, anchors, checklists.

Plain words only, so that rules can name them without loading an edition.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SERVICE_PLACE = "{service}"
"""Where the buyer reference takes the name of the service."""


class DeadlineKey(StrEnum):
    """The deadlines that every edition states."""

    SERVICE_REPORT = "service_report"
    BILLING_REPORT = "billing_report"
    BROCHURE = "brochure"
    APPLICATION = "application"
    POPUP_BOOKING = "popup_booking"


class Anchor(StrEnum):
    """The day from which a deadline is counted."""

    SERVICE_END = "service_end"
    APPROVAL = "approval"
    PERIOD_END = "period_end"
    POPUP_DAY = "popup_day"


ANCHORS: Mapping[DeadlineKey, Anchor] = MappingProxyType(
    {
        DeadlineKey.SERVICE_REPORT: Anchor.SERVICE_END,
        DeadlineKey.BILLING_REPORT: Anchor.SERVICE_END,
        DeadlineKey.BROCHURE: Anchor.APPROVAL,
        DeadlineKey.APPLICATION: Anchor.PERIOD_END,
        DeadlineKey.POPUP_BOOKING: Anchor.POPUP_DAY,
    }
)
"""What the program counts each deadline from; an edition that says otherwise is refused."""


class Side(StrEnum):
    """On which side of its anchor a deadline lies."""

    AFTER = "after"
    BEFORE = "before"


class Step(StrEnum):
    """A step that something must precede, whatever the day."""

    INVOICING = "invoicing"


class ChecklistKey(StrEnum):
    """The kinds of marketing for which an edition has a checklist."""

    BROCHURE = "brochure"
    VIDEO = "video"
    POSTS = "posts"
    OWN_MARKETING = "own_marketing"
