"""One check over everything, order by order, in a thread; the screen looks on and may stop it.

Owns how far it is and what was found so far; knows no widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.errors import DataError

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.messages import Message
    from ph_tui.domain.summaries import OrderSummary


class CheckRun:
    """A check of the orders of one coach, or of all, and of what belongs to no order."""

    def __init__(self, desk: Desk, coach: str | None) -> None:
        self._desk, self._coach = desk, coach
        self._stops = False
        self.total = self.done = 0
        self.found: list[Finding] = []
        self.orders: dict[str, OrderSummary] = {}
        """The rows of the orders, by their ids."""
        self.unread: tuple[Message, ...] = ()
        """Why some of what belongs to no order is not among what was checked."""

    def work(self) -> None:
        """Check until all is done or nobody wants to know any more."""
        try:
            self._work()
        except DataError as error:
            self.unread = (error.message,)

    def _work(self) -> None:
        desk = self._desk
        self.orders = {row.id: row for row in desk.orders.summaries()}
        ids = desk.validation.order_ids(coach=self._coach)
        self.total = len(ids)
        for order_id in ids:
            if self._stops:
                return
            self.found += desk.validation.check_order(order_id)
            self.done += 1
        self.found += desk.validation.check_beside()
        self.unread = desk.validation.unread()

    def renew(self, order_id: str, findings: tuple[Finding, ...]) -> None:
        """Take other findings of one order in the place of those before, at the same height."""
        places = [n for n, each in enumerate(self.found) if each.location.order_id == order_id]
        at = places[0] if places else len(self.found)
        others = [each for each in self.found if each.location.order_id != order_id]
        self.found = [*others[:at], *findings, *others[at:]]

    def stop(self) -> None:
        """Stop it at the next order."""
        self._stops = True
