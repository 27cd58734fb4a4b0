"""What is known of orders without opening one: the rows that lists and the first picture need.

Owns the asking only; how a row comes to be is for the domain, where it is kept for the store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ph_tui.desk.core import Core
    from ph_tui.domain.summaries import OrderSummary


class OrderRows:
    """The rows of the orders."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def has_own(self) -> bool:
        """Whether any order is in the hands of whoever sits here."""
        return self._core.store.has_order_of(self._core.user)

    def summaries(self, *, only_open: bool = False) -> list[OrderSummary]:
        """A row of every order, or of each with which anything is left to do."""
        store = self._core.store
        return store.open_orders() if only_open else store.summaries()

    def row(self, order_id: str) -> OrderSummary | None:
        """The row of one order; None when it is gone."""
        return self._core.store.row(order_id)
