"""How far a participation is, and by when something is to be done: all derived, nothing stored.

Pure: the period, the edition and the day of today are given.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ph_tui.domain.handbook.keys import DeadlineKey

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.marketing.records import Participation


class ApplicationState(StrEnum):
    """How far the application with one service is."""

    OPEN = "open"
    """Not applied for, and it still can be."""
    CLOSED = "closed"
    """Not applied for, and it is too late."""
    APPLIED = "applied"
    """The answer is not known."""
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class DeliveryState(StrEnum):
    """How far something that is handed to the city is."""

    NOTHING = "nothing"
    """Not begun, and not obligatory or not yet."""
    BEGUN = "begun"
    DUE = "due"
    """Obligatory, and still in time."""
    LATE = "late"
    DELIVERED = "delivered"


def application_state(
    participation: Participation | None, period: ContractPeriod, edition: Edition, today: date
) -> ApplicationState:
    """How far an application is; None stands for a service without any record."""
    if participation is not None:
        if participation.withdrawn_on:
            return ApplicationState.WITHDRAWN
        if participation.approved_on:
            return ApplicationState.APPROVED
        if participation.rejected_on:
            return ApplicationState.REJECTED
        if participation.applied_on:
            return ApplicationState.APPLIED
    is_open = today <= last_day_to_apply(period, edition)
    return ApplicationState.OPEN if is_open else ApplicationState.CLOSED


def last_day_to_apply(period: ContractPeriod, edition: Edition) -> date:
    """The last day on which the city takes an application for a period."""
    return edition.deadline(DeadlineKey.APPLICATION).due(period.ends)


def brochure_due(participation: Participation, edition: Edition) -> date | None:
    """The last day for the brochure; None as long as there is no approval that stands."""
    approved = participation.approved_on
    if approved is None or participation.withdrawn_on:
        return None
    return edition.deadline(DeadlineKey.BROCHURE).due(approved)


def brochure_state(participation: Participation, edition: Edition, today: date) -> DeliveryState:
    """How far the brochure is."""
    brochure, due = participation.brochure, brochure_due(participation, edition)
    if brochure.delivered_on:
        return DeliveryState.DELIVERED
    if due is not None:
        return DeliveryState.LATE if today > due else DeliveryState.DUE
    return DeliveryState.BEGUN if brochure.place or brochure.ticked else DeliveryState.NOTHING
