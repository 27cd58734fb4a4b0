"""The calendar of stands: every slot of every day is one thing, and days are counted as days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import a_booking, an_edition

from ph_tui.domain.holidays_fi import is_holiday
from ph_tui.domain.popup.bookings import BookingState
from ph_tui.domain.popup.calendar import (
    SlotStatus,
    day_of,
    first_free,
    last_booking_day,
    month_of,
)

if TYPE_CHECKING:
    from ph_tui.domain.popup.calendar import Day

LEAD = an_edition().popup_lead
TODAY = date(2024, 4, 24)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def of(on: date, *bookings: object, today: date = TODAY) -> Day:
    """One day in the built-in edition."""
    return day_of(on, an_edition(), bookings, today)  # type: ignore[arg-type]


def statuses(day: Day) -> list[str]:
    """What the slots of a day are."""
    return [slot.status.value for slot in day.slots]


@pytest.mark.parametrize(
    ("on", "last"),
    [
        (date(2024, 5, 10), date(2024, 4, 26)),
        (date(2024, 4, 8), date(2024, 3, 25)),  # over the change to summer time
        (date(2024, 11, 4), date(2024, 10, 21)),  # and back
        (date(2024, 3, 14), date(2024, 2, 29)),  # to a leap day
        (date(2023, 3, 14), date(2023, 2, 28)),
        (date(2025, 1, 7), date(2024, 12, 24)),  # over the year's end, to Christmas Eve
    ],
)
def test_the_last_booking_day_is_fourteen_days_before(on: date, last: date) -> None:
    """Whatever lies between: the clocks, a leap day, the year's end."""
    assert last_booking_day(on, LEAD) == last


@given(today=DAYS, on=DAYS)
def test_every_pair_of_dates_is_too_soon_or_not_by_their_days(today: date, on: date) -> None:
    """Fourteen days of the calendar are enough, thirteen are not."""
    assert (of(on, today=today).slots[0].status is SlotStatus.TOO_SOON) is (
        0 <= (on - today).days < 14 and on.isoweekday() <= 5 and not is_holiday(on)
    )


def test_a_slot_is_one_thing() -> None:
    """Free, asked for, confirmed, of others, holiday, too soon, past, or no day for stands."""
    assert statuses(of(date(2024, 5, 10))) == ["free", "free"]
    assert statuses(of(date(2024, 5, 10), a_booking())) == ["requested", "free"]
    sure = a_booking(state=BookingState.CONFIRMED, slot="13-15")
    assert statuses(of(date(2024, 5, 10), sure)) == ["free", "confirmed"]
    assert statuses(of(date(2024, 5, 10), a_booking(others=True))) == ["others", "free"]
    gone = a_booking(state=BookingState.CANCELLED)
    assert statuses(of(date(2024, 5, 10), gone)) == ["free", "free"]
    assert statuses(of(date(2024, 6, 21))) == ["holiday", "holiday"]
    assert statuses(of(date(2024, 5, 7))) == ["too_soon", "too_soon"]
    assert statuses(of(TODAY)) == ["too_soon", "too_soon"]
    assert statuses(of(date(2024, 4, 23))) == ["past", "past"]
    assert statuses(of(date(2024, 5, 11))) == ["closed", "closed"]


def test_what_was_booked_is_told_on_any_day() -> None:
    """A stand that was held, one on a holiday and one of a slot that the edition has lost."""
    held = a_booking(on=date(2024, 4, 11), state=BookingState.CONFIRMED)
    assert statuses(of(held.on, held)) == ["confirmed", "past"]
    eve = a_booking(on=date(2024, 6, 21))
    assert statuses(of(eve.on, eve)) == ["requested", "holiday"]
    odd = a_booking(slot="8-9")
    assert [slot.slot for slot in of(odd.on, odd).slots] == ["8-9", "10-12", "13-15"]


@given(on=DAYS, today=DAYS, kept=st.sampled_from(["", "ours", "sure", "others"]))
def test_every_slot_has_a_status_and_its_booking(on: date, today: date, kept: str) -> None:
    """The statuses leave nothing out, and a slot that somebody keeps is never told as free."""
    state = BookingState.CONFIRMED if kept == "sure" else BookingState.REQUESTED
    stand = a_booking(on=on, state=state, others=kept == "others")
    day = of(on, *([stand] if kept else []), today=today)
    first, second = day.slots
    told = {"ours": "requested", "sure": "confirmed", "others": "others"}
    assert (first.booking == stand) is bool(kept)
    assert first.status.value == (told[kept] if kept else second.status.value)
    assert second.booking is None


@pytest.mark.parametrize(
    ("year", "month", "days", "weeks"),
    [(2024, 5, 23, 5), (2024, 2, 21, 5), (2021, 2, 20, 4), (2026, 8, 21, 5), (2024, 12, 22, 5)],
)
def test_a_month_has_its_weekdays(year: int, month: int, days: int, weeks: int) -> None:
    """Monday to Friday, week by week; days of other months are left out."""
    made = month_of(date(year, month, 1), lambda _: an_edition(), (), TODAY)
    assert made.weekdays == (1, 2, 3, 4, 5)
    assert (len(made.days), len(made.weeks)) == (days, weeks)
    assert all(day.on.month == month and day.on.isoweekday() <= 5 for day in made.days)
    for week in made.weeks:
        assert [day.on.isoweekday() for day in week if day] == [
            number for number, day in zip(made.weekdays, week, strict=True) if day
        ]


def test_a_booked_saturday_has_a_column() -> None:
    """What stands in the records is never out of sight, whatever the edition says."""
    stand = a_booking(on=date(2024, 5, 11))
    made = month_of(date(2024, 5, 1), lambda _: an_edition(), [stand], TODAY)
    assert made.weekdays == (1, 2, 3, 4, 5, 6)
    assert [slot.booking for day in made.days for slot in day.slots if slot.booking] == [stand]


@pytest.mark.parametrize("first", [date(1, 1, 1), date(9999, 12, 1)])
def test_the_edges_of_the_calendar_have_months_too(first: date) -> None:
    """The first month of all and the last one can be shown."""
    assert month_of(first, lambda _: an_edition(), (), TODAY).days


def test_the_first_free_slot_is_found() -> None:
    """Past what is too soon, what somebody has, and a holiday."""
    taken = [a_booking(on=date(2024, 5, 8), slot=slot) for slot in ("10-12", "13-15")]
    found = first_free(TODAY, lambda _: an_edition(), taken, TODAY)
    assert found is not None
    assert (found.on, found.slot) == (date(2024, 5, 10), "10-12")
    never = an_edition().model_copy(
        update={"popup": an_edition().popup.model_copy(update={"weekdays": ()})}
    )
    assert first_free(TODAY, lambda _: never, (), TODAY) is None
