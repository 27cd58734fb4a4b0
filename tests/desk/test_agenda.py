"""Today: what must happen, in order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tests.desk.billing_story import BONUS, billed, claimed, ended, settle

from ph_tui.desk.agenda import AgendaKind, Band, OrderItem
from ph_tui.desk.orders import NewOrder
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile


def things(desk: Desk) -> list[tuple[Band, AgendaKind]]:
    """Band and kind of everything on the agenda."""
    return [(item.band, item.kind) for item in desk.agenda.gather().items]


def of_orders(desk: Desk) -> tuple[OrderItem, ...]:
    """The things of orders on the agenda."""
    return tuple(each for each in desk.agenda.gather().items if isinstance(each, OrderItem))


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
    report = of_orders(desk)[0]
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
    whole = of_orders(desk)
    monkeypatch.setattr(desk._core.store, "load", None)
    glance = desk.agenda.glance()
    assert not glance.is_whole
    told = [item for item in glance.items if isinstance(item, OrderItem)]
    assert told == [item._replace(session_id="", gaps=()) for item in whole]
    assert [item.number for item in told if item.start] == [2]


def test_an_order_that_cannot_be_read_leaves_the_others_on_the_agenda(
    desk: Desk, order: OrderFile, tmp_path: Path
) -> None:
    """One file cut in half must not take the day away from everybody."""
    desk.sessions.plan(order.order.id, "24.4. 13-15 x1")
    other = desk.orders.add(NewOrder("suuntaa", "M.V.", "4720")).order.id
    desk.agenda.gather()
    desk._core.store._orders._read.clear()
    (tmp_path / "data" / "orders" / f"{order.order.id}.json").write_text('{"meta"')
    assert [item.order.id for item in of_orders(desk)] == [other]
    assert len(desk.broken()) == 1


def test_money_follows_the_reports(desk: Desk, open_desk: OpenDesk) -> None:
    """A billing report by its deadline, an invoice this month, one that was not paid in time."""
    settle(desk)
    file = billed(desk)
    ended(desk, "4712")
    assert (Band.WEEK, AgendaKind.BILLING) in things(desk)
    assert things(desk).count((Band.WEEK, AgendaKind.INVOICE)) == 1
    desk.invoices.create(file.order.id)
    assert things(desk).count((Band.WEEK, AgendaKind.INVOICE)) == 1
    desk.invoices.send(1001)
    assert AgendaKind.INVOICE not in {kind for _, kind in things(desk)}
    assert AgendaKind.OVERDUE not in {kind for _, kind in things(open_desk(moment="2024-05-15"))}
    (item,) = (
        item
        for item in of_orders(open_desk(moment="2024-05-16"))
        if item.kind is AgendaKind.OVERDUE
    )
    assert (item.band, item.on, item.invoice) == (Band.LATE, date(2024, 5, 15), 1001)


def test_an_invoice_tells_what_it_lacks(desk: Desk) -> None:
    """Once, however many things are missing; a glance opens no order for it."""
    file = billed(desk)
    for agenda, gaps in ((desk.agenda.gather(), ("invoice.gate",)), (desk.agenda.glance(), ())):
        (item,) = (item for item in agenda.items if item.kind is AgendaKind.INVOICE)
        assert isinstance(item, OrderItem)
        assert (item.order.id, item.gaps) == (file.order.id, gaps)


def test_the_sums_of_today(desk: Desk) -> None:
    """What stands on no invoice, what is not paid, and bonuses; at a glance the same."""
    settle(desk)
    first, second = billed(desk, "1"), billed(desk, "2")
    ended(desk, "3")
    desk.invoices.create(first.order.id)
    desk.invoices.send(1001)
    claimed(desk, second.order.id)
    for agenda in (desk.agenda.gather(), desk.agenda.glance()):
        assert (agenda.uninvoiced.count, agenda.uninvoiced.euros) == (2, Decimal("858.00"))
        assert (agenda.open_invoices.count, agenda.open_invoices.euros) == (1, Decimal("345.96"))
        assert agenda.unclaimed == 2


def test_a_claim_is_looked_at_again_on_its_day(desk: Desk) -> None:
    """The follow-up outlives the order's end; until there is a day the bonus waits in the week."""
    settle(desk)
    order_id = billed(desk).order.id
    assert (Band.WEEK, AgendaKind.BONUS) in things(desk)
    desk.bonuses.claim(order_id, BONUS, follow_up_on=date(2024, 4, 24))
    assert (Band.TODAY, AgendaKind.BONUS) in things(desk)
    desk.bonuses.follow_up(order_id, "1", date(2024, 10, 1))
    assert (Band.LATER, AgendaKind.BONUS) in things(desk)


def test_an_erased_clients_invoice_is_still_owed(desk: Desk, open_desk: OpenDesk) -> None:
    """Nothing else of the order is left to do, but its payment is missed when it is late."""
    settle(desk)
    desk.invoices.create(billed(desk).order.id)
    desk.invoices.send(1001)
    desk.erasing.erase("A.K.")
    late = open_desk(moment="2024-05-16").agenda.gather()
    assert [item.kind for item in late.items] == [AgendaKind.OVERDUE]
    assert late.open_invoices.count == 1
