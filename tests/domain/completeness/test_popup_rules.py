"""The rules of stands: what each finds, before booking and after, and by whose word."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import a_booking, an_edition

from ph_tui.domain.completeness.popup_rules import (
    POPUP_RULES,
    BookingCase,
    booking_findings,
    first_objection,
)
from ph_tui.domain.findings import Severity, Source
from ph_tui.domain.popup.bookings import BookingState

if TYPE_CHECKING:
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.popup.bookings import PopUpBooking

TODAY = date(2024, 4, 24)
FRIDAY = date(2024, 5, 10)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def found(
    booking: PopUpBooking, *others: PopUpBooking, today: date = TODAY, is_new: bool = True
) -> tuple[Finding, ...]:
    """What the rules find in a booking."""
    return booking_findings(BookingCase(booking, an_edition(), today, others, is_new=is_new))


def keys(*args: Any, **how: Any) -> list[str]:
    """The keys of what they find."""
    return [finding.key for finding in found(*args, **how)]


def test_a_stand_in_order_has_no_finding() -> None:
    """Before it is booked and once it stands."""
    assert keys(a_booking()) == keys(a_booking(), is_new=False) == []


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"slot": "11-13"}, "popup.slot"),
        ({"slot": ""}, "popup.slot"),
        ({"on": date(2024, 5, 11)}, "popup.weekday"),
        ({"on": date(2024, 5, 7)}, "popup.lead"),
        ({"on": date(2024, 4, 23)}, "popup.lead"),
        ({"on": date(2024, 6, 21)}, "popup.holiday"),
    ],
)
def test_each_rule_finds_its_own(changes: dict[str, Any], key: str) -> None:
    """One thing that is wrong is one finding, with the handbook's section and fact."""
    (finding,) = found(a_booking(**changes))
    assert finding.key == key
    assert (finding.citation.source, finding.citation.section) == (Source.HANDBOOK, "popup")
    assert finding.citation.fact == ("popup.lead" if key == "popup.lead" else "popup.slots")
    assert finding.location.document == "popup"
    assert finding.location.subject == a_booking().id
    is_warning = key == "popup.holiday"
    assert finding.severity is (Severity.WARNING if is_warning else Severity.ERROR)


def test_popup_slots() -> None:
    """On weekdays at 10–12 and 13–15, and the same slot to one alone."""
    booked = [keys(a_booking(on=FRIDAY + timedelta(days=n))) for n in range(7)]
    assert booked == [[], ["popup.weekday"], ["popup.weekday"], [], [], [], []]
    assert [keys(a_booking(slot=slot)) for slot in ("10-12", "13-15")] == [[], []]
    assert keys(a_booking(), a_booking(id="other")) == ["popup.clash"]
    assert keys(a_booking(), a_booking(id="other", slot="13-15")) == []
    assert keys(a_booking(), a_booking(id="other", state=BookingState.CANCELLED)) == []


@given(today=DAYS, on=DAYS)
def test_popup_lead(today: date, on: date) -> None:
    """Over every pair of dates: fourteen days of the calendar are in time, fewer never are."""
    stand = a_booking(on=on)
    assert ("popup.lead" in keys(stand, today=today)) is ((on - today).days < 14)
    later = keys(stand, today=today, is_new=False)
    assert ("popup.lead" in later) is (0 <= (on - today).days < 14)
    sure = a_booking(on=on, state=BookingState.CONFIRMED)
    assert "popup.lead" not in keys(sure, today=today, is_new=False)


def test_what_others_have_is_only_where_and_when() -> None:
    """Neither the lead nor a holiday is our matter then."""
    assert keys(a_booking(others=True, on=date(2024, 5, 1))) == []
    assert keys(a_booking(others=True, on=date(2024, 5, 11))) == ["popup.weekday"]


def test_what_is_over_or_cancelled_is_left_alone() -> None:
    """Nothing can be mended there any more."""
    wrong = {"slot": "8-9", "on": date(2024, 4, 20)}
    assert keys(a_booking(**wrong), is_new=False) == []
    gone = a_booking(on=date(2024, 5, 11), state=BookingState.CANCELLED)
    assert keys(gone, is_new=False) == []


def test_an_error_is_told_before_a_warning() -> None:
    """A holiday that is too near can't be booked at all, so that is what is said."""
    near = found(a_booking(on=date(2024, 5, 1)))
    first = first_objection(near)
    assert first is not None
    assert first.key == "popup.lead"
    assert first_objection(found(a_booking())) is None


@pytest.mark.parametrize("rule", POPUP_RULES, ids=lambda rule: rule.key)
def test_every_rule_says_what_it_is_for(rule: Any) -> None:
    """The function's own sentence documents the rule; its fact stands in the edition."""
    assert (rule.find.__doc__ or "").strip().endswith(".")
    assert an_edition().fact(rule.fact).key == rule.fact
    assert an_edition().section(rule.section).key == rule.section
