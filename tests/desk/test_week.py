"""The week as it happened: days, sums, clashes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ph_tui.desk.orders import NewOrder
from ph_tui.desk.week import Week, arranged

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile

WEDNESDAY = date(2024, 4, 24)


def log(desk: Desk, *lines: str) -> None:
    """Log lines such as `4711 22.4. 9-11 CV`."""
    for line in lines:
        desk.sessions.log(desk.sessions.read(line))


def the_week(desk: Desk) -> Week:
    """The week of the tests."""
    return arranged(WEDNESDAY, desk.sessions.week(WEDNESDAY))


def test_a_week_has_five_days_and_a_weekend_only_when_it_was_worked(
    desk: Desk, order: OrderFile
) -> None:
    """An idle Saturday takes no line; a meeting on Sunday does."""
    days = [day.on for day in the_week(desk).days]
    assert days == [date(2024, 4, day) for day in range(22, 27)]
    log(desk, "4711 28.4. 9-11 CV")
    assert [day.on.day for day in the_week(desk).days] == [22, 23, 24, 25, 26, 28]


def test_a_week_tells_its_number_and_ends(desk: Desk) -> None:
    """The first week of a year may begin in the year before."""
    week = the_week(desk)
    assert (week.number, week.monday, week.sunday) == (17, date(2024, 4, 22), date(2024, 4, 28))
    assert arranged(date(2025, 1, 1), []).monday == date(2024, 12, 30)
    assert arranged(date(2025, 1, 1), []).number == 1


def test_sums_count_what_was_held_and_apart_from_it_what_is_planned(
    desk: Desk, order: OrderFile
) -> None:
    """A client who did not come counts into neither sum."""
    log(desk, "4711 22.4. 9-11.30 CV", "4711 22.4. 13-14 haku")
    desk.sessions.plan(order.order.id, "25.4. 9-11")
    missed = desk.sessions.plan(order.order.id, "23.4. 9-11")[0].session
    desk.sessions.miss(order.order.id, missed.id)
    week = the_week(desk)
    assert [day.held_minutes for day in week.days] == [210, 0, 0, 0, 0]
    assert (week.held_minutes, week.planned_minutes) == (210, 120)


def test_two_clients_of_one_coach_at_the_same_time_clash(desk: Desk, order: OrderFile) -> None:
    """What merely touches does not clash, nor what another coach does."""
    other = desk.orders.add(NewOrder("suuntaa", "M.V.", "4720")).order.id
    log(desk, "4711 22.4. 9-11 CV", "4720 22.4. 10-12 haku", "4720 22.4. 12-13 haku")
    desk.sessions.log(desk.sessions.read("4720 22.4. 8-10 haku"), coach="olli")
    clashing = [
        (entry.session.start.hour, entry.clashes)
        for entry in the_week(desk).days[0].entries
        if entry.session.start
    ]
    assert clashing == [(8, False), (9, True), (10, True), (12, False)]
    assert other


def test_an_empty_week_says_so(desk: Desk, order: OrderFile) -> None:
    """A plan is something."""
    assert the_week(desk).is_empty
    desk.sessions.plan(order.order.id, "25.4. 9-11")
    assert not the_week(desk).is_empty
