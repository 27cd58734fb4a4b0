"""Today: what must happen, in order."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ph_tui.desk.agenda import AgendaKind, Band
from ph_tui.desk.orders import NewOrder
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile


def things(desk: Desk) -> list[tuple[Band, AgendaKind]]:
    """Band and kind of everything on the agenda."""
    return [(item.band, item.kind) for item in desk.agenda.gather().items]


def test_a_new_order_is_accepted_then_contacted_then_planned(desk: Desk) -> None:
    """One step at a time, today."""
    order_id = desk.orders.add(NewOrder("tehotreeni", "A.K.", "4711")).order.id
    assert things(desk) == [(Band.TODAY, AgendaKind.ACCEPT)]
    desk.orders.accept(order_id)
    assert things(desk) == [(Band.TODAY, AgendaKind.CONTACT)]
    desk.orders.contact(order_id)
    assert things(desk) == [(Band.TODAY, AgendaKind.PLAN)]


def test_planned_sessions_come_up_a_week_ahead_and_wait_for_their_log(
    desk: Desk, order: OrderFile
) -> None:
    """Yesterday's unlogged session is late, today's are today's, next month's is silent."""
    desk.sessions.plan(order.order.id, "23.4. 9-11 x1")
    desk.sessions.plan(order.order.id, "24.4. 9-11 x1")
    desk.sessions.plan(order.order.id, "24.4. 13-15 x1")
    desk.sessions.plan(order.order.id, "26.4. 9-11 x1")
    desk.sessions.plan(order.order.id, "24.5. 9-11 x1")
    assert things(desk) == [
        (Band.LATE, AgendaKind.LOG),
        (Band.TODAY, AgendaKind.LOG),
        (Band.TODAY, AgendaKind.SESSION),
        (Band.WEEK, AgendaKind.SESSION),
    ]


def test_an_ended_order_shows_its_report_with_the_gaps_by_the_deadline(
    desk: Desk, order: OrderFile
) -> None:
    """A report that is overdue stands first, and says what it lacks."""
    desk.sessions.log(desk.sessions.read("4711 9.4. 9-11 CV"))
    desk.orders.end(order.order.id, date(2024, 4, 10))
    report = desk.agenda.gather().items[0]
    assert (report.band, report.kind, report.on) == (
        Band.LATE,
        AgendaKind.REPORT,
        date(2024, 4, 17),
    )
    assert {"report.goal", "report.sessions", "report.factors"} <= set(report.gaps)


def test_a_late_report_stands_there_though_the_order_was_never_accepted(desk: Desk) -> None:
    """What was left out before takes no deadline off the list."""
    order_id = desk.orders.add(NewOrder("tehotreeni", "A.K.", "4711")).order.id
    desk.orders.end(order_id, date(2024, 4, 10))
    assert things(desk)[0] == (Band.LATE, AgendaKind.REPORT)


def test_feedback_that_was_waived_is_not_asked_for(desk: Desk, order: OrderFile) -> None:
    """It leaves the list with the sent report."""
    order_id = order.order.id
    desk.orders.end(order_id)
    for key in ("baseline", "goal", "sessions", "actions", "factors", "follow_up.what"):
        desk.reports.waive(order_id, f"report.{key}", "keskeytyi heti")
    desk.reports.waive(order_id, "report.follow_up.when", "keskeytyi heti")
    desk.reports.waive(order_id, "feedback.asked", "asiakas ei halunnut")
    desk.reports.send(order_id, Words("fi"))
    assert things(desk) == []


def test_feedback_is_asked_for_once_the_service_has_ended(desk: Desk, order: OrderFile) -> None:
    """Asked once, it is off the list."""
    desk.orders.end(order.order.id)
    assert (Band.TODAY, AgendaKind.FEEDBACK) in things(desk)
    desk.orders.ask_feedback(order.order.id)
    assert (Band.TODAY, AgendaKind.FEEDBACK) not in things(desk)


def test_a_declined_order_asks_for_nothing(desk: Desk, order: OrderFile) -> None:
    """Nothing was coached, nothing is reported."""
    desk.orders.decline(order.order.id, "sai töitä")
    assert things(desk) == []


def test_the_month_counts_the_minutes_held_in_it(desk: Desk, order: OrderFile) -> None:
    """March and plans do not count."""
    desk.sessions.log(desk.sessions.read("4711 28.3. 9-11 CV"))
    desk.sessions.log(desk.sessions.read("4711 9.4. 9-11.30 CV"))
    desk.sessions.plan(order.order.id, "26.4. 9-11 x1")
    assert desk.agenda.gather().month_minutes == 150


def test_a_coach_sees_only_the_own_orders_when_asked_so(desk: Desk, order: OrderFile) -> None:
    """`mine` is by the order's coach."""
    desk.orders.add(NewOrder("suuntaa", "M.V.", "4720", coach="olli"))
    assert len(desk.agenda.gather(coach="olli").items) == 1
    assert len(desk.agenda.gather().items) == 2


def test_a_glance_tells_the_same_without_opening_an_order(
    desk: Desk, order: OrderFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first moment shows what the index knows: things, days and hours; the rest comes after."""
    desk.sessions.log(desk.sessions.read("4711 9.4. 9-11 CV"))
    desk.sessions.plan(order.order.id, "24.4. 13-15 x1")
    ended = desk.orders.add(NewOrder("suuntaa", "M.V.", "4720"))
    desk.orders.accept(ended.order.id)
    desk.orders.end(ended.order.id, date(2024, 4, 23))
    whole = desk.agenda.gather()
    monkeypatch.setattr(desk._core.store, "load", None)
    glance = desk.agenda.glance()
    assert not glance.is_whole
    assert glance.items == tuple(i._replace(session_id="", gaps=()) for i in whole.items)
    assert [item.number for item in glance.items if item.start] == [2]


def test_an_order_that_cannot_be_read_leaves_the_others_on_the_agenda(
    desk: Desk, order: OrderFile, tmp_path: Path
) -> None:
    """One file cut in half must not take the day away from everybody."""
    desk.sessions.plan(order.order.id, "24.4. 13-15 x1")
    other = desk.orders.add(NewOrder("suuntaa", "M.V.", "4720")).order.id
    desk.agenda.gather()
    desk._core.store._orders._read.clear()
    (tmp_path / "data" / "orders" / f"{order.order.id}.json").write_text('{"meta"')
    assert [item.order.id for item in desk.agenda.gather().items] == [other]
    assert len(desk.broken()) == 1
