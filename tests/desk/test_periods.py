"""Contract periods: added, changed, removed, several side by side."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ph_tui.domain.errors import BadInput, PhTuiError, Refused

if TYPE_CHECKING:
    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile

FIRST, LAST = date(2024, 7, 1), date(2024, 12, 31)


def test_a_period_is_changed_and_removed(desk: Desk) -> None:
    """Its days can be moved; one that nothing belongs to goes."""
    services = desk.services
    services.add_period("2024-2", FIRST, LAST)
    assert services.edit_period("2024-2", ends=date(2025, 1, 31)).ends == date(2025, 1, 31)
    assert services.edit_period("2024-2", starts=date(2024, 8, 1)).ends == date(2025, 1, 31)
    services.remove_period("2024-2")
    assert [each.id for each in services.periods()] == ["2024-1"]


def test_a_period_does_not_end_before_it_starts(desk: Desk) -> None:
    """Neither a new one nor one that is changed; nothing is saved."""
    with pytest.raises(BadInput, match="ends_before_start"):
        desk.services.add_period("2024-2", LAST, FIRST)
    desk.services.add_period("2024-2", FIRST, LAST)
    with pytest.raises(BadInput, match="ends_before_start"):
        desk.services.edit_period("2024-2", ends=date(2024, 6, 30))
    assert desk.services.periods()[-1].ends == LAST


@pytest.mark.parametrize("period_id", ["", "kausi 2", "x" * 41])
def test_a_period_has_a_short_name(desk: Desk, period_id: str) -> None:
    """Without spaces, so that it can be typed."""
    with pytest.raises(BadInput):
        desk.services.add_period(period_id, FIRST, LAST)


def test_a_name_is_given_once(desk: Desk) -> None:
    """A second period of the same id is refused."""
    desk.services.add_period("2024-2", FIRST, LAST)
    with pytest.raises(Refused, match="id_used"):
        desk.services.add_period("2024-2", FIRST, LAST)


def test_a_period_with_orders_stays(desk: Desk, order: OrderFile) -> None:
    """What orders were made in can't be taken away from them."""
    desk.services.add_period("2024-1", date(2024, 1, 1), date(2024, 6, 30))
    with pytest.raises(Refused, match="has_orders"):
        desk.services.remove_period(order.order.period_id)


def test_a_period_with_applications_stays(desk: Desk) -> None:
    """Nor can what was applied for in it."""
    desk.services.add_period("2024-2", FIRST, LAST)
    desk.marketing.apply("tehotreeni", None, "2024-2")
    with pytest.raises(Refused, match="has_records"):
        desk.services.remove_period("2024-2")
    desk.marketing.undo()
    desk.services.remove_period("2024-2")


@pytest.mark.parametrize("period_id", ["2024-1", "2031-1"])
def test_only_an_added_period_is_changed(desk: Desk, period_id: str) -> None:
    """The assumed one of today is nobody's, and an unknown one is named as such."""
    with pytest.raises(PhTuiError, match="not_added"):
        desk.services.edit_period(period_id, ends=LAST)
    with pytest.raises(PhTuiError, match="not_added"):
        desk.services.remove_period(period_id)


def test_side_by_side_the_one_that_began_last_is_current(open_desk: OpenDesk) -> None:
    """Two periods may cover a day; on the day after, the current one is another."""
    desk = open_desk()
    desk.services.add_period("pitka", date(2024, 1, 1), date(2024, 12, 31))
    desk.services.add_period("lyhyt", date(2024, 4, 1), date(2024, 4, 30))
    assert desk.marketing.overview().period.id == "lyhyt"
    assert open_desk(moment="2024-05-01T00:00").marketing.overview().period.id == "pitka"


def test_a_change_of_periods_can_be_taken_back(desk: Desk) -> None:
    """Like every other step of the services."""
    desk.services.add_period("2024-2", FIRST, LAST)
    desk.services.edit_period("2024-2", ends=date(2025, 1, 31))
    desk.marketing.undo()
    assert desk.services.periods()[-1].ends == LAST
