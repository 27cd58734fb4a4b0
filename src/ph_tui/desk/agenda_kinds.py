"""The kinds of things that must happen."""

from __future__ import annotations

from enum import StrEnum


class AgendaKind(StrEnum):
    """What is to be done."""

    ACCEPT = "accept"
    CONTACT = "contact"
    PLAN = "plan"
    SESSION = "session"
    LOG = "log"
    END = "end"
    REPORT = "report"
    BILLING = "billing"
    FEEDBACK = "feedback"
    INVOICE = "invoice"
    OVERDUE = "overdue"
    BONUS = "bonus"
    """A bonus to be claimed, or the day to look at a claim's grounds again."""
    REMIND = "remind"
    """A client who was asked for feedback and has not answered."""
    APPLY = "apply"
    """The last day to apply with a service."""
    DECISION = "decision"
    """An application whose answer is not known."""
    BROCHURE = "brochure"
    POPUP_BOOK = "popup_book"
    """A stand that is still to be in the city's calendar."""
    POPUP = "popup"
    """The stand itself."""
    SUMMARY = "summary"
    """The feedback of a period that has ended."""


WAITING = frozenset({AgendaKind.REMIND, AgendaKind.SUMMARY, AgendaKind.DECISION})
"""What waits on somebody else: its day is no deadline, so it is never late."""
