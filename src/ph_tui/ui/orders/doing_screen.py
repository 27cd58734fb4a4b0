"""A screen with orders or sessions on it: what is under its cursor, and who does things to that.

Owns when each of those who do something is loaded; which key does what is for `acting_screen`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ph_tui.ui.saving.live import LiveScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ph_tui.domain.findings import Finding
    from ph_tui.domain.sessions import Session
    from ph_tui.ui.copying.begin import Copying
    from ph_tui.ui.money.actions import MoneyActions
    from ph_tui.ui.orders.actions import OrderActions
    from ph_tui.ui.orders.feedback import FeedbackActions
    from ph_tui.ui.sessions.actions import SessionActions


class DoingScreen(LiveScreen[None]):
    """A screen that says what is under its cursor, and has what can be done to it at hand."""

    @cached_property
    def orders_do(self) -> OrderActions:
        """What can be done to orders; loaded when the first thing is done."""
        from ph_tui.ui.orders.actions import OrderActions

        return OrderActions(self, self.desk, self.show_saved)

    @cached_property
    def sessions_do(self) -> SessionActions:
        """What can be done to sessions; loaded when the first thing is done."""
        from ph_tui.ui.sessions.actions import SessionActions

        return SessionActions(self, self.desk, self.show_saved, self.go_to_session)

    @cached_property
    def feedback_do(self) -> FeedbackActions:
        """What can be done for the feedback of clients; loaded when the first is asked."""
        from ph_tui.ui.orders.feedback import FeedbackActions

        return FeedbackActions(self, self.desk, self.show_saved)

    @cached_property
    def copying(self) -> Copying:
        """The copy walk; loaded when the first form is filled in."""
        from ph_tui.ui.copying.begin import Copying

        return Copying(self, self.desk, with_link=self.feedback_do.with_link)

    @cached_property
    def money_do(self) -> MoneyActions:
        """What can be done for the money of orders; loaded when the first thing is done."""
        from ph_tui.ui.money.actions import MoneyActions

        return MoneyActions(self, self.desk, self.show_saved)

    def order_here(self) -> str | None:
        """Return the id of the order under the cursor."""
        return None

    def session_here(self) -> tuple[str, str] | None:
        """Return the ids of the session under the cursor: its order's and its own."""
        return None

    def finding_here(self) -> Finding | None:
        """Return the finding under the cursor, where findings are listed."""
        return None

    def findings_of(self, order_id: str) -> Sequence[Finding]:
        """What is found in an order, the gravest first."""
        from ph_tui.ui.telling.finding_lines import gravest_first

        return gravest_first(self.desk.validation.check_order(order_id))

    def go_to(self, order_id: str) -> None:
        """Put the cursor on an order that was just taken in."""

    def go_to_session(self, session: Session) -> None:
        """Put the cursor on a session that was just logged or changed, where sessions show."""

    def show_billing(self, order_id: str, row_key: str = "") -> None:
        """Show the billing tab of an order, the cursor on one of its rows."""
        from ph_tui.ui.orders.order import OrderScreen

        self.desk.orders.load(order_id)
        screen = OrderScreen(self.desk, order_id, tab="billing", row_key=row_key)
        self.app.push_screen(screen)

    def mend(self, finding: Finding) -> None:
        """Do what mends a finding, as far as there is one thing that does."""
        from ph_tui.ui.orders.mending import mend

        mend(self, finding)
