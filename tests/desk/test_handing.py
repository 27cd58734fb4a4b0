"""Handing over: a meeting to a substitute, an order to another coach, and who sees it then."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ph_tui.desk.agenda_items import OrderItem
from ph_tui.desk.week import arranged
from ph_tui.domain.errors import BadInput, Refused

if TYPE_CHECKING:
    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile

TODAY = date(2024, 4, 24)


@pytest.fixture
def handed(desk: Desk, order: OrderFile) -> str:
    """Tomorrow's first of two meetings of Maija's order, handed to Olli; its id."""
    first, _ = desk.sessions.plan(order.order.id, "to 9-11 x2")
    return desk.handing.hand(order.order.id, first.session.id, " olli\n").session.id


def meetings(desk: Desk, coach: str) -> list[tuple[str, str]]:
    """The meetings on a coach's Today, each with its substitute."""
    items = (i for i in desk.agenda.gather(coach=coach).items if isinstance(i, OrderItem))
    return [(item.session_id, item.substitute) for item in items if item.session_id]


def test_both_see_a_handed_meeting(desk: Desk, handed: str, order: OrderFile) -> None:
    """On Today and in the week; nobody else, and the other meeting stays Maija's alone."""
    assert meetings(desk, "olli") == [(handed, "olli")]
    assert (handed, "olli") in meetings(desk, "maija")
    assert meetings(desk, "petra") == []
    for coach in ("olli", "maija"):
        assert [e.session.id for e in desk.sessions.week(TODAY, coach=coach)] == [handed]
    assert desk.orders.load(order.order.id).order.coach == "maija"


def test_a_substitutes_hours_are_not_ones_own(desk: Desk, handed: str) -> None:
    """The week of Maija shows Olli's meeting and counts it to Olli only."""
    sessions = desk.sessions.week(TODAY, coach="maija")
    assert arranged(TODAY, sessions, "maija").planned_minutes == 0
    assert arranged(TODAY, sessions, "olli").planned_minutes == 120
    assert arranged(TODAY, sessions).days[3].entries[0].substitute == "olli"


def test_what_was_held_keeps_who_held_it(desk: Desk, handed: str, order: OrderFile) -> None:
    """Whoever records it, and whoever gets the order later."""
    desk.sessions.hold(order.order.id, handed, "Hakemus.")
    desk.orders.hand(order.order.id, "petra")
    coaches = {s.id == handed: s.coach for s in desk.orders.load(order.order.id).sessions}
    assert coaches == {True: "olli", False: "petra"}
    with pytest.raises(Refused) as refused:
        desk.handing.hand(order.order.id, handed, "petra")
    assert refused.value.message.id == "error.session.not_to_hand"


def test_an_order_that_is_handed_leaves_the_substitutes_meetings(
    desk: Desk, handed: str, order: OrderFile
) -> None:
    """Only what its coach had goes along."""
    file = desk.orders.hand(order.order.id, "petra")
    assert sorted(session.coach for session in file.sessions) == ["olli", "petra"]


def test_nobody_and_whoever_has_it_are_refused(desk: Desk, handed: str, order: OrderFile) -> None:
    """An empty login, the same coach again; nothing is saved."""
    before = desk.orders.load(order.order.id)
    for login in ("", " \t\x1b"):
        with pytest.raises(BadInput):
            desk.handing.hand(order.order.id, handed, login)
        with pytest.raises(BadInput):
            desk.orders.hand(order.order.id, login)
    with pytest.raises(Refused):
        desk.handing.hand(order.order.id, handed, "olli")
    with pytest.raises(Refused):
        desk.orders.hand(order.order.id, "maija")
    assert desk.orders.load(order.order.id) == before


def test_the_history_tells_it_and_takes_it_back(desk: Desk, handed: str, order: OrderFile) -> None:
    """Who handed which meeting to whom; undo gives it back."""
    line = desk.history.of(order.order.id)[0]
    assert (line.by, line.what.id) == ("maija", "word.did.session_handed")
    assert dict(line.what.items) == {"coach": "olli", "on": date(2024, 4, 25)}
    desk.history.undo(order.order.id)
    assert {s.coach for s in desk.orders.load(order.order.id).sessions} == {"maija"}


def test_the_known_coaches_are_those_of_orders_and_meetings(
    desk: Desk, handed: str, open_desk: OpenDesk
) -> None:
    """And whoever sits here."""
    assert desk.handing.coaches() == ("maija", "olli")
    assert open_desk("petra").handing.coaches() == ("maija", "olli", "petra")
