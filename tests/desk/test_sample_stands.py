"""The sample company's stands: believable on any day, and against no rule."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.desk.sample.stands import add_stands
from ph_tui.domain.errors import Refused
from ph_tui.domain.popup.bookings import BookingState

if TYPE_CHECKING:
    from ph_tui.domain.popup.bookings import PopUpBooking


def with_stands(folder: Path, today: date) -> Desk:
    """A desk with the sample's stands."""
    desk = Desk.open(folder / "data", "maija", clock_at(f"{today}T12:00"), cache=folder / "cache")
    add_stands(desk._core)
    return desk


def test_there_is_something_of_everything(tmp_path: Path) -> None:
    """Held and to come, confirmed and not, announced and not, ours and others', mine and not."""
    today = date(2024, 4, 24)
    desk = with_stands(tmp_path, today)
    ours: list[PopUpBooking] = [each for each in desk.popup.list() if each.is_ours]
    assert {each.on < today for each in ours} == {True, False}
    assert {each.state for each in ours} == {BookingState.CONFIRMED, BookingState.REQUESTED}
    assert {each.announced_on is None for each in ours} == {True, False}
    assert {each.coach for each in ours} == {"maija", "olli", "saara"}
    assert any(each.others for each in desk.popup.list())
    assert len(desk.popup.due()) >= 3


@hypothesis_settings(max_examples=25)
@given(today=st.dates(date(2024, 1, 1), date(2040, 12, 31)))
def test_no_rule_stands_against_them_on_any_day(today: date) -> None:
    """Whenever the sample is made: on working days, in time, each slot once."""
    with TemporaryDirectory() as folder:
        desk = with_stands(Path(folder), today)
        assert desk.popup.findings() == ()
        for each in desk.popup.list():
            assert each.requested_on is not None
            assert each.requested_on <= today
            assert each.others or each.on - each.requested_on >= timedelta(days=14)


def test_whoever_looks_has_nothing_to_undo(tmp_path: Path) -> None:
    """The stands were noted by a colleague: one key does not sweep them away."""
    desk = with_stands(tmp_path, date(2024, 4, 24))
    with pytest.raises(Refused):
        desk.popup.undo()
