"""The keys that it takes to get paid, from the end of a service of eight meetings on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.ui.desks import desk_app, order_id
from tests.ui.money.ledger import TREENI, an_order_of, desk_on, settled
from tests.ui.snapshots import SMALL, settle

from ph_tui.ui.orders.list import OrdersScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile

NUMBER = 4711
BUDGET = {"billing": 9, "invoice": 13, "paid": 2}
"""Control keys; what is typed as content would not count."""


class Counted:
    """Presses keys and counts them."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self._pilot, self.count = pilot, 0

    async def press(self, *keys: str) -> None:
        """Press keys, each with all that comes of it."""
        for key in keys:
            self.count += 1
            await self._pilot.press(key)
            await settle(self._pilot)

    def taken(self) -> int:
        """How many keys were pressed since the last time."""
        count, self.count = self.count, 0
        return count


def an_ended_desk(tmp_path: Path) -> Desk:
    """A desk with one order: eight meetings held, the service ended yesterday."""
    desk = desk_on(tmp_path)
    desk._core.store.change_settings(settled)
    ended = desk.today - timedelta(days=1)
    desk._core.store.create(an_order_of(NUMBER, "A.K.", TREENI, 16, ended.isoformat()))
    return desk


def file_of(desk: Desk) -> OrderFile:
    """The order as it is stored."""
    return desk.orders.load(order_id(NUMBER))


async def test_from_the_end_of_the_service_to_the_payment(tmp_path: Path) -> None:
    """Each stage takes at most the keys of its budget, the copy walks of the forms included."""
    desk = an_ended_desk(tmp_path)
    app = desk_app(desk, "orders", lambda: OrdersScreen(desk, pane_delay=0))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        keys = Counted(pilot)
        await keys.press("b", "Y", *["y"] * 4, "S", "enter", "enter")
        assert file_of(desk).billing.sent is not None
        assert keys.taken() <= BUDGET["billing"]
        await keys.press("i", "enter", "Y", *["y"] * 7, "S", "enter")
        (invoice,) = file_of(desk).invoices
        assert invoice.sent is not None
        assert keys.taken() <= BUDGET["invoice"]
        await keys.press("P", "enter")
        (invoice,) = file_of(desk).invoices
        assert invoice.paid is not None
        assert invoice.paid.on == date(2024, 4, 24)
        assert keys.taken() <= BUDGET["paid"]


def test_the_walks_of_the_test_are_as_long_as_the_forms(tmp_path: Path) -> None:
    """Each field that the walk stops at was counted."""
    from ph_tui.domain.handbook.keys import FormKind
    from ph_tui.l10n.words import Words

    desk = an_ended_desk(tmp_path)
    desk.billing.send(order_id(NUMBER))
    desk.invoices.create(order_id(NUMBER))
    file, words = file_of(desk), Words("fi")
    walked = {
        kind: sum(field.walked for field in desk.forms.fields(file, kind, words))
        for kind in (FormKind.BILLING_REPORT, FormKind.PORTAL)
    }
    assert walked == {FormKind.BILLING_REPORT: 4, FormKind.PORTAL: 7}
