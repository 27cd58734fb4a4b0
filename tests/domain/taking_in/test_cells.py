"""A cell means the same however it is written in a spreadsheet; what can't be read is refused."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.errors import BadInput
from ph_tui.domain.taking_in.cells import (
    Cell,
    CellError,
    amount_of,
    clock_of,
    day_of,
    hours_of,
    is_empty,
    minutes_in,
    text_of,
)

TODAY = date(2024, 4, 24)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(DAYS)
def test_a_day_is_the_same_in_every_form(on: date) -> None:
    """As a date, a moment, a serial number, ISO and Finnish text."""
    serial = (on - date(1899, 12, 30)).days
    forms: list[Cell] = [on, datetime(on.year, on.month, on.day), serial, float(serial)]  # noqa: DTZ001 - a wall time
    forms += [on.isoformat(), f"{on.day}.{on.month}.{on.year}", f"{on:%d.%m.%Y} 0:00", str(serial)]
    assert {day_of(form, today=TODAY) for form in forms} == {on}


@pytest.mark.parametrize("cell", ["eilen", "ma", "31.2.2024", "4/23/2024", 12, "n. toukokuu", True])
def test_what_is_no_day_is_refused(cell: Cell) -> None:
    """Words that mean another day each day, days that don't exist, small numbers."""
    with pytest.raises(BadInput):
        day_of(cell, today=TODAY)


def test_a_workbook_may_count_its_days_from_1904() -> None:
    """A serial number counts from the workbook's own first day."""
    assert day_of(43944, today=TODAY, epoch=date(1904, 1, 1)) == date(2024, 4, 24)


@pytest.mark.parametrize(
    "cell",
    [19.5, "19,5", "19.5", "19 h 30", "19 h 30 min", "19:30", "19,5 h", timedelta(hours=19.5)],
)
def test_hours_are_read_in_every_form(cell: Cell) -> None:
    """Numbers, durations and what people write."""
    assert hours_of(cell) == Decimal("19.5")


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("62,00 €", "62"), ("62 €/h", "62"), ("1 240,50", "1240.5"), ("1\u00a0240,50 €", "1240.5"),
        (0.1 + 0.2, "0.3"), (62, "62"),
    ],
)  # fmt: skip
def test_an_amount_needs_no_unit_and_has_no_dust(cell: Cell, amount: str) -> None:
    """Prices with their unit, thousands with spaces, binary fractions."""
    assert amount_of(cell) == Decimal(amount)


@pytest.mark.parametrize("cell", ["noin 20", "20-30", "", "1,240.50", "nan", True])
def test_what_is_no_number_is_refused(cell: Cell) -> None:
    """Nothing is guessed out of words."""
    with pytest.raises(BadInput):
        amount_of(cell)


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_a_clock_time_is_the_same_in_every_form(at: time) -> None:
    """As a time, a moment, a duration, the fraction of a day, and text."""
    minutes = at.hour * 60 + at.minute
    forms: list[Cell] = [at, datetime.combine(TODAY, at), timedelta(minutes=minutes)]
    forms += [f"{at.hour}.{at.minute:02}", f"{at:%H:%M}", f"klo {at:%H:%M}", f"{at:%H:%M:%S}"]
    forms += [minutes / 1440] if minutes else []
    assert {clock_of(form) for form in forms} == {at}


@pytest.mark.parametrize("cell", ["25", "9.75", "aamulla", 9.3, 24.0])
def test_what_is_no_clock_time_is_refused(cell: Cell) -> None:
    """`9.3` of a number cell may be 9.30 or 9.18: nobody knows."""
    with pytest.raises(BadInput):
        clock_of(cell)


def test_a_length_is_told_in_the_unit_of_its_column_or_its_own() -> None:
    """A bare number follows the column; `1 h 30` and `90 min` say it themselves."""
    assert minutes_in(1.5, unit=60) == minutes_in(90, unit=1) == minutes_in("1 h 30", unit=1) == 90
    assert minutes_in("90 min", unit=60) == 90
    with pytest.raises(BadInput):
        minutes_in(0.333, unit=60)


def test_a_formula_without_a_value_is_never_a_text() -> None:
    """`#N/A` is told, and never taken for a client's code."""
    with pytest.raises(BadInput) as refused:
        text_of(CellError("#N/A"))
    assert refused.value.message.params["code"] == "#N/A"


@given(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.datetimes()))
def test_nothing_in_a_cell_is_more_than_refused(cell: Cell) -> None:
    """Whatever stands in a cell is read or is BadInput."""
    for read in (amount_of, hours_of, clock_of, lambda c: day_of(c, today=TODAY)):
        try:
            read(cell)
        except BadInput:
            continue
    assert is_empty(cell) in {True, False}
