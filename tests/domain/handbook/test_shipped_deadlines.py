"""The deadlines of the edition of 1.1.2024; each test is named after the fact's key."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ph_tui.domain.handbook.keys import Anchor, DeadlineKey, Side, Step
from ph_tui.domain.iso_period import IsoPeriod

if TYPE_CHECKING:
    from ph_tui.domain.handbook.edition import Edition


def test_report_due(edition: Edition) -> None:
    """The service report is due one week after the service ended."""
    deadline = edition.deadline(DeadlineKey.SERVICE_REPORT)
    assert (deadline.period, deadline.side) == (IsoPeriod(days=7), Side.AFTER)
    assert deadline.anchor is Anchor.SERVICE_END
    assert deadline.due(date(2024, 4, 24)) == date(2024, 5, 1)
    assert deadline.cites == ("service-report",)


def test_billing_due(edition: Edition) -> None:
    """The billing report is due one week after the service ended, and before any invoice."""
    deadline = edition.deadline(DeadlineKey.BILLING_REPORT)
    assert deadline.due(date(2024, 4, 24)) == date(2024, 5, 1)
    assert deadline.anchor is Anchor.SERVICE_END
    assert deadline.precedes is Step.INVOICING
    assert deadline.cites == ("billing-report",)


def test_brochure_due(edition: Edition) -> None:
    """The brochure is due one week after the approval."""
    deadline = edition.deadline(DeadlineKey.BROCHURE)
    assert deadline.due(date(2024, 2, 23)) == date(2024, 3, 1)
    assert deadline.anchor is Anchor.APPROVAL
    assert deadline.cites == ("memo", "general")


def test_application_closes(edition: Edition) -> None:
    """Applications close two months before the contract period ends."""
    deadline = edition.deadline(DeadlineKey.APPLICATION)
    assert (deadline.period, deadline.side) == (IsoPeriod(months=2), Side.BEFORE)
    assert deadline.due(date(2024, 6, 30)) == date(2024, 4, 30)
    assert deadline.due(date(2024, 12, 31)) == date(2024, 10, 31)
    assert deadline.cites == ("general",)


def test_popup_lead(edition: Edition) -> None:
    """A pop-up is booked two weeks before its day at the latest."""
    deadline = edition.deadline(DeadlineKey.POPUP_BOOKING)
    assert deadline.due(date(2024, 5, 10)) == date(2024, 4, 26)
    assert edition.popup_lead == IsoPeriod(days=14)
    assert deadline.cites == ("popup",)


@pytest.mark.parametrize("key", DeadlineKey)
def test_only_the_billing_report_precedes_a_step(edition: Edition, key: DeadlineKey) -> None:
    """The handbook ties no other deadline to a step."""
    precedes = edition.deadline(key).precedes
    assert (precedes is not None) is (key is DeadlineKey.BILLING_REPORT)
