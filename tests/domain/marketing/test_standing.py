"""How far a participation is, and its deadlines over month ends, leap days and year ends."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import EDITION_ID, a_participation, a_period, an_edition

from ph_tui.domain.contract_periods import ContractPeriod
from ph_tui.domain.marketing.materials import Brochure
from ph_tui.domain.marketing.standing import (
    ApplicationState,
    DeliveryState,
    application_state,
    brochure_due,
    brochure_state,
    last_day_to_apply,
)

if TYPE_CHECKING:
    from ph_tui.domain.marketing.records import Participation

DAYS = st.dates(date(1990, 1, 1), date(2120, 12, 31))


def period_to(ends: date) -> ContractPeriod:
    """A period that ends on a day."""
    return ContractPeriod("kausi", ends - timedelta(days=100), ends, EDITION_ID)


@pytest.mark.parametrize(
    ("ends", "last"),
    [
        (date(2024, 12, 31), date(2024, 10, 31)),
        (date(2024, 6, 30), date(2024, 4, 30)),
        (date(2024, 4, 30), date(2024, 2, 29)),
        (date(2023, 4, 30), date(2023, 2, 28)),
        (date(2024, 4, 29), date(2024, 2, 29)),
        (date(2024, 2, 29), date(2023, 12, 29)),
        (date(2024, 1, 31), date(2023, 11, 30)),
        (date(2024, 3, 31), date(2024, 1, 31)),
    ],
)
def test_applications_close_two_months_before_the_period_ends(ends: date, last: date) -> None:
    """The same day two months before, or that month's last day."""
    assert last_day_to_apply(period_to(ends), an_edition()) == last


@given(DAYS)
def test_the_last_day_lies_two_months_before_on_any_day(ends: date) -> None:
    """Two calendar months before, and never in a third month."""
    last = last_day_to_apply(period_to(ends), an_edition())
    months = (ends.year - last.year) * 12 + ends.month - last.month
    assert months == 2
    assert last.day == min(ends.day, monthrange(last.year, last.month)[1])


@given(DAYS)
def test_a_brochure_is_due_seven_days_after_approval(approved: date) -> None:
    """Seven days of the calendar, over leap days, changes of the clocks and year ends."""
    record = a_participation(approved_on=approved)
    due = brochure_due(record, an_edition())
    assert due is not None
    assert due - approved == timedelta(days=7)
    assert due.weekday() == approved.weekday()
    assert brochure_state(record, an_edition(), due) is DeliveryState.DUE
    late = brochure_state(record, an_edition(), due + timedelta(days=1))
    assert late is DeliveryState.LATE


NEW = a_participation(applied_on=None, approved_on=None)


@pytest.mark.parametrize(
    ("record", "today", "state"),
    [
        (None, date(2024, 4, 30), ApplicationState.OPEN),
        (None, date(2024, 5, 1), ApplicationState.CLOSED),
        (NEW, date(2024, 4, 30), ApplicationState.OPEN),
        (NEW, date(2024, 5, 1), ApplicationState.CLOSED),
        (a_participation(approved_on=None), date(2024, 5, 1), ApplicationState.APPLIED),
        (a_participation(), date(2024, 5, 1), ApplicationState.APPROVED),
        (
            a_participation(approved_on=None, rejected_on=date(2024, 2, 1)),
            date(2024, 5, 1),
            ApplicationState.REJECTED,
        ),
        (
            a_participation(withdrawn_on=date(2024, 2, 1)),
            date(2024, 5, 1),
            ApplicationState.WITHDRAWN,
        ),
    ],
)
def test_an_application_is_as_far_as_its_days_tell(
    record: Participation | None, today: date, state: ApplicationState
) -> None:
    """The state follows from the days alone; what was never applied for is open, then closed."""
    assert application_state(record, a_period(), an_edition(), today) is state


def test_a_brochure_without_an_approval_is_not_due() -> None:
    """Before an approval, and once the company does not take part, nothing is owed."""
    edition = an_edition()
    assert brochure_due(a_participation(approved_on=None), edition) is None
    assert brochure_due(a_participation(withdrawn_on=date(2024, 2, 1)), edition) is None
    begun = a_participation(approved_on=None, brochure=Brochure(place="esite.pdf"))
    assert brochure_state(begun, edition, date(2024, 5, 1)) is DeliveryState.BEGUN


def test_a_delivered_brochure_is_never_late() -> None:
    """What was delivered after its day is delivered all the same."""
    record = a_participation(brochure=Brochure(delivered_on=date(2024, 3, 1)))
    assert brochure_state(record, an_edition(), date(2024, 5, 1)) is DeliveryState.DELIVERED
