"""Views, filters and columns of the order list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ph_tui.desk.order_list import Listed, Sort, State, View, listed, ordered, selected
from ph_tui.desk.orders import NewOrder
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile


@pytest.fixture
def orders(desk: Desk, order: OrderFile) -> list[Listed]:
    """Three orders: Maija's running one, Olli's new one, a late one."""
    desk.orders.edit(order.order.id, {"start": "1.2.2024"})
    desk.sessions.log(desk.sessions.read("4711 9.4. 9-11 CV"))
    desk.orders.add(NewOrder("suuntaa", "M.V.", "999", coach="olli"))
    late = desk.orders.add(NewOrder("hyvinv", "Ä.Ö.", "4698")).order.id
    desk.orders.accept(late)
    desk.orders.end(late, desk.today.replace(day=1))
    return listed(desk.orders.summaries(), desk.now, Words("fi"))


def numbers(orders: list[Listed]) -> list[str]:
    """The numbers in the list's order."""
    return [order.row.number for order in orders]


def test_each_order_stands_in_a_state(orders: list[Listed]) -> None:
    """A sign to trust before any colour."""
    states = {order.row.number: order.state for order in orders}
    assert states == {"4711": State.DUE, "999": State.DUE, "4698": State.LATE}


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        (View.ALL, {"4711", "999", "4698"}),
        (View.MINE, {"4711", "4698"}),
        (View.LATE, {"4698"}),
        (View.OPEN, {"4711", "999", "4698"}),
    ],
)
def test_a_view_shows_its_orders(orders: list[Listed], view: View, shown: set[str]) -> None:
    """The saved views."""
    assert set(numbers(selected(orders, view=view, user="maija"))) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ak", {"4711"}),
        ("AK tehotreeni", {"4711"}),
        ("ao", {"4698"}),
        ("myohassa", {"4698"}),
        ("olli", {"999"}),
        ("47 hyv", set()),
        ("", {"4711", "999", "4698"}),
    ],
)
def test_a_filter_needs_every_word_without_case_and_diacritics(
    orders: list[Listed], text: str, shown: set[str]
) -> None:
    """Typed in a hurry, found all the same."""
    assert set(numbers(selected(orders, view=View.ALL, user="maija", text=text))) == shown


def test_numbers_sort_by_value(orders: list[Listed]) -> None:
    """999 comes before 4698."""
    assert numbers(ordered(orders, Sort.NUMBER)) == ["999", "4698", "4711"]
    assert numbers(ordered(orders, Sort.NUMBER, reverse=True)) == ["4711", "4698", "999"]


@pytest.mark.parametrize("sort", list(Sort))
def test_every_column_sorts(orders: list[Listed], sort: Sort) -> None:
    """No column loses an order."""
    assert len(ordered(orders, sort)) == 3
