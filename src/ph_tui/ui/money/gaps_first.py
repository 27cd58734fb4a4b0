"""A screen of money, on which the gravest finding of an order is what keeps it from an invoice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.ui.money.overview_pane import gaps_of
from ph_tui.ui.orders.acting_screen import ActingScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ph_tui.domain.findings import Finding


class GapsFirst(ActingScreen):
    """A screen with the money of orders on it."""

    def findings_of(self, order_id: str) -> Sequence[Finding]:
        """What keeps the order's hours from being invoiced, else what is found in it."""
        return gaps_of(self.desk, order_id) or super().findings_of(order_id)
