"""The money screen's figures: orders by money state, sums by month and service, bonuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tests.desk.billing_story import BONUS, billed, claimed, ended, settle

from ph_tui.desk.desk import Desk
from ph_tui.domain.money.standing import MoneyState

if TYPE_CHECKING:
    from ph_tui.desk.money import Overview

OpenDesk = Callable[..., Desk]


def standing(overview: Overview) -> dict[str, tuple[list[str], Decimal]]:
    """The numbers of the orders in each state that has any, and what they come to."""
    return {
        group.state.value: ([row.number for row in group.rows], group.total)
        for group in overview.groups
        if group.rows
    }


def test_each_order_stands_in_one_state(desk: Desk, open_desk: OpenDesk) -> None:
    """From what is to be reported to what is paid, and overdue by the day alone."""
    settle(desk)
    ended(desk, "1")
    files = [billed(desk, number) for number in "23456"]
    for file in files[1:]:
        desk.invoices.create(file.order.id)
    for number in (1002, 1003, 1004):
        desk.invoices.send(number)
    desk.invoices.pay(1004)
    net, total = Decimal("279.00"), Decimal("345.96")
    expected = {
        "to_report": (["1"], net),
        "to_invoice": (["2"], net),
        "created": (["3"], total),
        "invoiced": (["4", "5"], 2 * total),
        "paid": (["6"], total),
    }
    assert standing(desk.money.overview()) == expected
    later = standing(open_desk(moment="2024-05-16T12:00").money.overview())
    assert later["overdue"] == (["4", "5"], 2 * total)
    assert [group.state for group in desk.money.overview().groups] == list(MoneyState)[1:]


def test_months_and_services_are_summed_from_the_invoices(desk: Desk, open_desk: OpenDesk) -> None:
    """A credit note takes off what its invoice has put on, in its own month."""
    settle(desk)
    desk.services.set_fields("uutta", {"price": "50"})
    desk.invoices.create(billed(desk, "1").order.id)
    desk.invoices.create(billed(desk, "2").order.id)
    open_desk(moment="2024-05-02T12:00").invoices.credit(1001)
    found = [
        (each.month, each.service, each.invoices, each.net) for each in desk.money.overview().months
    ]
    assert found == [
        (date(2024, 4, 1), "tyohaun-tehotreeni", 2, Decimal("558.00")),
        (date(2024, 5, 1), "tyohaun-tehotreeni", 0, Decimal("-279.00")),
    ]


def test_bonuses_that_nobody_has_claimed(desk: Desk) -> None:
    """Of ended services, until the claim is sent."""
    settle(desk)
    first, second = billed(desk, "1"), billed(desk, "2")
    claimed(desk, first.order.id)
    desk.bonuses.claim(second.order.id, BONUS)
    (unclaimed,) = desk.money.overview().unclaimed
    assert (unclaimed.order.number, unclaimed.bonus.amount) == ("2", Decimal(300))


def test_a_coach_sees_the_own_ones(desk: Desk, open_desk: OpenDesk) -> None:
    """Orders and invoices of others are left out."""
    settle(desk)
    desk.invoices.create(billed(desk, "1").order.id)
    desk.invoices.create(billed(open_desk("olli"), "2").order.id)
    own = desk.money.overview(coach="olli")
    assert standing(own)["created"][0] == ["2"]
    assert sum(each.invoices for each in own.months) == 1


def test_no_order_is_opened_for_the_sums(desk: Desk, monkeypatch: object) -> None:
    """The rows of orders and invoices are enough, however many years there are."""
    settle(desk)
    desk.invoices.create(billed(desk, "1").order.id)
    desk.services.remove_bonus("tehotreeni", BONUS)
    desk.money.overview()
    desk._core.store.load = None  # type: ignore[method-assign,assignment]
    assert desk.money.overview().group(MoneyState.CREATED).total == Decimal("345.96")
