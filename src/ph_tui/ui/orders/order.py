"""One order: its keys, and what is done to the row under the cursor of each of its lists.

Owns which key makes sense where; how the order shows is in `showing`, what is done to it in
`actions`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from ph_tui.domain.handbook.keys import FormKind
from ph_tui.domain.orders import EndKind
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.orders import order_keys
from ph_tui.ui.orders.contact_details import ROW
from ph_tui.ui.orders.showing import ShownOrder
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.saving.undoing import ask_to_take_back

if TYPE_CHECKING:
    from textual.binding import BindingType

    from ph_tui.desk.history import HistoryEntry
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.orders import Order
    from ph_tui.ui.orders.info import InfoRow
    from ph_tui.ui.report.standing import SectionMark

_ONCE = (order_keys.ACCEPT, order_keys.CONTACT, order_keys.END, order_keys.FEEDBACK)


class OrderScreen(ShownOrder):
    """The order."""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        order_keys.ACCEPT,
        order_keys.CONTACT,
        order_keys.LOG,
        order_keys.HOLD,
        order_keys.REPORT,
        order_keys.END,
        order_keys.FEEDBACK,
        order_keys.RECEIVED,
        order_keys.MISS,
        order_keys.MOVE,
        order_keys.PLAN,
        Key("t", "tab('sessions')", "ui.key.tab_sessions", id="order.sessions", shown=False),
        order_keys.BILL,
        Key("I", "tab('info')", "ui.key.tab_info", id="order.info"),
        Key("h", "tab('history')", "ui.key.tab_history", id="order.history"),
        Key("y", "contact_details", "ui.key.contact_details", id="order.contact_details"),
        order_keys.COPY,
        order_keys.EDIT_SESSION,
        order_keys.EDIT,
        order_keys.REMOVE_SESSION,
        order_keys.HAND_HERE,
        order_keys.INVOICE._replace(shown=False),
        order_keys.BONUS,
        order_keys.PAY,
        order_keys.TERMS,
        *(order_keys.again(key) for key in _ONCE),
        Key("left", "step_tab(-1)", "ui.key.tab_left", quiet=True),
        Key("right", "step_tab(1)", "ui.key.tab_right", quiet=True),
    )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Put the keys of what is still to be done on the line; the others only answer."""
        if action == "contact_details":
            return self._tab == "info"
        if action == "receive_feedback":
            return self._file is not None and _waits_for_feedback(self._file.order)
        if self._file and action in {key.action for key in _ONCE}:
            return bool(parameters) == _is_done(self._file.order, action)
        return super().check_action(action, parameters)

    def action_report(self) -> None:
        """Open the report; its tab is what one comes back to."""
        self.action_tab("report")
        super().action_report()

    def action_bill(self) -> None:
        """Show the billing tab."""
        self.action_tab("billing")

    def action_copy(self) -> None:
        """Walk through the form of the tab that shows, or ask which form it shall be."""
        from ph_tui.ui.copying.begin import FormHere

        match self._tab:
            case "report":
                self.copying.walk(self._order_id, FormHere(FormKind.SERVICE_REPORT))
            case "billing":
                onward = self.billing.action_submit if self.billing.can_submit else None
                self.copying.walk(self._order_id, self.billing.form_here, onward=onward)
            case _:
                super().action_copy()

    @on(LineList.Picked, "#sessions")
    def edit_picked(self) -> None:
        """Edit the picked session."""
        with self.app.telling():
            self.action_edit_session()

    @on(LineList.Picked, "#report")
    def write_section(self, event: LineList.Picked[SectionMark]) -> None:
        """Open the report."""
        del event
        with self.app.telling():
            super().action_report()

    def action_contact_details(self) -> None:
        """Show how the client is reached, or hide it."""
        with self.app.telling():
            self._contact.toggle(self._order_id)

    @on(LineList.Picked, "#info")
    def edit_fields(self, event: LineList.Picked[InfoRow]) -> None:
        """Edit the fields of the order, or the contact details of its client."""
        with self.app.telling():
            if event.row.key == ROW:
                self._contact.toggle(self._order_id)
            elif event.row.key.startswith(ROW):
                self._contact.edit(self._order_id)
            else:
                self.action_edit()

    @on(LineList.Picked, "#history")
    def take_back(self, event: LineList.Picked[HistoryEntry]) -> None:
        """Ask whether the picked step shall be undone."""
        ask_to_take_back(self, event.row)

    @on(LineList.Picked, "#findings")
    def mend_picked(self, event: LineList.Picked[Finding]) -> None:
        """Do what mends the picked finding."""
        with self.app.telling():
            self.mend(event.row)


def _is_done(order: Order, action: str) -> bool:
    """Whether a step needs no key on the line any more; a declined order needs none at all."""
    done = {
        order_keys.ACCEPT.action: order.accepted_on,
        order_keys.CONTACT.action: order.contacted_on,
        order_keys.END.action: order.ending,
        # nobody is asked for feedback while the service goes on
        order_keys.FEEDBACK.action: order.feedback_asked_on or order.ending is None,
    }
    declined = order.ending is not None and order.ending.how is EndKind.DECLINED
    return declined or bool(done[action])


def _waits_for_feedback(order: Order) -> bool:
    """Whether the client was asked and has not told of having given the feedback."""
    return order.feedback_asked_on is not None and order.feedback_received_on is None
