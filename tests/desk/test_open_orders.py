"""The rows that the first paint needs, without reading all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk.orders import NewOrder

if TYPE_CHECKING:
    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile


def test_an_order_is_open_as_long_as_anything_is_left_to_do(desk: Desk, order: OrderFile) -> None:
    """A declined order is done; taken up again it is open."""
    other = desk.orders.add(NewOrder("suuntaa", "M.V.", "999")).order.id

    def open_numbers() -> set[str]:
        return {row.number for row in desk.orders.summaries(only_open=True)}

    assert open_numbers() == {"4711", "999"}
    desk.orders.decline(other, "Asiakas ei tullut.")
    assert open_numbers() == {"4711"}
    assert {row.number for row in desk.orders.summaries()} == {"4711", "999"}
    desk.orders.resume(other)
    assert open_numbers() == {"4711", "999"}
    assert order.order.number == "4711"


def test_whoever_has_an_order_has_one_of_their_own(open_desk: OpenDesk, order: OrderFile) -> None:
    """Maija took it in, Olli has none; an ended one counts as well."""
    maija, olli = open_desk("maija"), open_desk("olli")
    assert maija.orders.has_own()
    assert not olli.orders.has_own()
    maija.orders.decline(order.order.id, "Asiakas ei tullut.")
    assert maija.orders.has_own()
    maija.orders.hand(order.order.id, "olli")
    assert olli.orders.has_own()
    assert not maija.orders.has_own()
