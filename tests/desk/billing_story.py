"""A company that has settled what an invoice needs, and orders on their way to one.

Each step is a use case of the desk: what stands here is what a person would do.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ph_tui.desk.orders import NewOrder

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile

PROFILE = {
    "name": "Valmennus Koivunen Oy",
    "business_id": "1234567-1",
    "iban": "FI37 1590 3000 0007 76",
    "bic": "NDEAFIHH",
    "street": "Kauppakatu 1 A 2",
    "postcode": "40100",
    "town": "Jyväskylä",
}
BONUS = "Työllistyminen"
ENDED = date(2024, 4, 23)


def settle(desk: Desk) -> None:
    """Give the company its profile, a price and a bonus."""
    desk.company.set(PROFILE)
    desk.services.set_fields("tehotreeni", {"price": "62"})
    desk.services.add_bonus("tehotreeni", BONUS, "300", "Työsuhde yli kolme kuukautta.")


def ended(desk: Desk, number: str = "4711", client: str = "A.K.") -> OrderFile:
    """An order with two sessions held, four and a half hours, whose service ended yesterday."""
    start = desk.today - timedelta(days=40)
    order_id = desk.orders.add(NewOrder("tehotreeni", client, number, start=start)).order.id
    desk.orders.accept(order_id)
    desk.orders.contact(order_id)
    desk.sessions.log(desk.sessions.read("16.4. 9-11 CV", order_id))
    desk.sessions.log(desk.sessions.read("23.4. 9-11.30 Hakemukset", order_id))
    return desk.orders.end(order_id, ENDED)


def billed(desk: Desk, number: str = "4711", client: str = "A.K.") -> OrderFile:
    """The same with its billing report sent today."""
    return desk.billing.send(ended(desk, number, client).order.id)


def claimed(desk: Desk, order_id: str) -> OrderFile:
    """With the bonus claimed today."""
    desk.bonuses.claim(order_id, BONUS, "Työ alkoi 22.4.2024.")
    return desk.bonuses.send(order_id, "1")
