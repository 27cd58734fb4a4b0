"""A screen on which things are done to the order or the session under the cursor.

Owns the actions behind the keys of `order_keys`; a subclass says what is under its cursor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ph_tui.ui.kit.keys import keys
from ph_tui.ui.orders import order_keys
from ph_tui.ui.orders.doing_screen import DoingScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

_ORDER_ACTIONS = {
    *("accept", "contact", "ask_feedback", "receive_feedback", "end", "hand", "edit"),
    *("log", "plan", "report", "copy"),
    *("bill", "invoice", "claim_bonus", "pay", "terms"),
}
_SESSION_ACTIONS = {"hold", "miss", "move", "edit_session", "remove_session"}


class ActingScreen(DoingScreen):
    """A screen on which keys do things to what is under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = keys(
        order_keys.RESCUE, order_keys.COMPANY, order_keys.HANDBOOK
    )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done to what is under the cursor."""
        if action in _ORDER_ACTIONS:
            return self.order_here() is not None
        if action in _SESSION_ACTIONS:
            return self.session_here() is not None
        if action == "handbook":
            return self.order_here() is not None or self.finding_here() is not None
        return super().check_action(action, parameters)

    def _to_order(self, act: Callable[[str], None]) -> None:
        order_id = self.order_here()
        if order_id is not None:
            act(order_id)

    def _to_session(self, act: Callable[[str, str], None]) -> None:
        here = self.session_here()
        if here is not None:
            act(*here)

    def action_new_order(self) -> None:
        """Take a new order in."""
        self.orders_do.new(self.go_to)

    def action_import_file(self) -> None:
        """Take orders or sessions in from a spreadsheet."""
        from ph_tui.ui.taking_in.overview import ImportScreen

        self.app.push_screen(ImportScreen(self.desk))

    def action_accept(self, _again: bool = False) -> None:
        """Record that the order was accepted in Cloudia."""
        self._to_order(self.orders_do.accept)

    def action_contact(self, _again: bool = False) -> None:
        """Record that the client was contacted."""
        self._to_order(self.orders_do.contact)

    def action_ask_feedback(self, _again: bool = False) -> None:
        """Record that the client was asked for feedback, or remind the one who has not answered."""
        self._to_order(self.feedback_do.ask_or_remind)

    def action_receive_feedback(self) -> None:
        """Record that the client has given the feedback."""
        self._to_order(self.feedback_do.receive)

    def action_end(self, _again: bool = False) -> None:
        """Record the end of the service."""
        self._to_order(self.orders_do.end)

    def action_hand(self) -> None:
        """Hand the planned session under the cursor to a substitute, else the order."""
        here, order_id = self.session_here(), self.order_here()
        if order_id is not None:
            self.orders_do.hand(order_id, here[1] if here else "")

    def action_edit(self) -> None:
        """Edit the fields of the order."""
        self._to_order(self.orders_do.edit)

    def action_report(self) -> None:
        """Open the report of the order."""
        self._to_order(self.orders_do.report)

    def action_copy(self) -> None:
        """Ask which of the order's forms is filled in, and walk through it."""
        self._to_order(self.copying.choose)

    def action_bill(self) -> None:
        """Show the billing report of the order."""
        self._to_order(self.money_do.bill)

    def action_invoice(self) -> None:
        """Invoice the order."""
        self._to_order(self.money_do.invoice)

    def action_claim_bonus(self) -> None:
        """Claim a bonus of the order."""
        self._to_order(self.money_do.claim_bonus)

    def action_pay(self) -> None:
        """Record that an invoice of the order was paid."""
        self._to_order(self.money_do.pay)

    def action_terms(self) -> None:
        """Edit price and tax of the order's service."""
        self._to_order(self.money_do.edit_terms)

    def action_company(self) -> None:
        """Edit the company's profile."""
        self.money_do.edit_company()

    def action_log(self) -> None:
        """Log a session of the order."""
        self._to_order(self.sessions_do.log)

    def action_plan(self) -> None:
        """Plan sessions of the order."""
        self._to_order(self.sessions_do.plan)

    def action_hold(self) -> None:
        """Record that the session was held."""
        self._to_session(self.sessions_do.hold)

    def action_miss(self) -> None:
        """Record that the client did not come to the session."""
        self._to_session(self.sessions_do.miss)

    def action_move(self) -> None:
        """Move the session."""
        self._to_session(self.sessions_do.move)

    def action_edit_session(self) -> None:
        """Edit the fields of the session."""
        self._to_session(self.sessions_do.edit)

    def action_remove_session(self) -> None:
        """Remove the session."""
        self._to_session(self.sessions_do.remove)

    def action_handbook(self) -> None:
        """Open the handbook at the finding under the cursor, else at the order's gravest."""
        from ph_tui.ui.handbook.opening import open_at_gravest, open_handbook

        finding, order_id = self.finding_here(), self.order_here()
        if finding is not None:
            open_handbook(self.app, self.desk, finding)
        elif order_id is not None:
            open_at_gravest(self.app, self.desk, lambda: self.findings_of(order_id))

    def action_rescue(self) -> None:
        """Show what was typed and not saved."""
        from ph_tui.ui.rescue.drafts import RescueScreen

        self.app.push_screen(RescueScreen(self.desk), lambda _: self.show_saved())
