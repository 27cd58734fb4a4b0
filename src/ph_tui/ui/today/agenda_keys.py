"""The keys of Today, and which of them make sense for the thing under the cursor.

Owns the order of the keys on the line and what is offered where; what a key does is the screen's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk.agenda_items import OrderItem
from ph_tui.desk.agenda_kinds import AgendaKind
from ph_tui.domain.money.standing import MoneyState
from ph_tui.domain.stages import Stage
from ph_tui.domain.summaries import is_running
from ph_tui.ui.kit.keys import Key
from ph_tui.ui.orders import order_keys
from ph_tui.ui.program.filtered_screen import filter_key
from ph_tui.ui.today.agenda_words import MEETINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.agenda_items import AgendaItem

PLACES = {
    **dict.fromkeys(
        (AgendaKind.APPLY, AgendaKind.DECISION, AgendaKind.BROCHURE, AgendaKind.SUMMARY),
        "marketing",
    ),
    **dict.fromkeys((AgendaKind.POPUP_BOOK, AgendaKind.POPUP), "popup"),
}
"""Where what belongs to no order is done."""
TODAY_KEYS = (
    order_keys.HOLD,
    order_keys.ACCEPT,
    order_keys.REPORT,
    order_keys.BILL,
    order_keys.INVOICE,
    order_keys.PAY._replace(shown=True),
    order_keys.BONUS._replace(shown=True),
    Key("v", "open_place_of('marketing')", "ui.place.marketing", id="today.services"),
    Key("p", "open_place_of('popup')", "ui.place.popup", id="today.stands"),
    order_keys.CONTACT,
    order_keys.FEEDBACK,
    order_keys.RECEIVED,
    order_keys.MISS,
    order_keys.MOVE,
    order_keys.PLAN,
    order_keys.END,
    order_keys.LOG,
    order_keys.NEW,
    Key("o,w", "whose", "ui.key.whose", id="today.whose"),
    Key("s", "sums", "ui.agenda.key.sums", id="today.sums"),
    filter_key("today.filter"),
    order_keys.HAND,
    order_keys.TERMS,
    order_keys.COPY,
    order_keys.EDIT,
)
_COACHED = {Stage.IN_PROGRESS, Stage.ENDED, Stage.REPORTED, Stage.INVOICED, Stage.PAID}
_OVER = _COACHED - {Stage.IN_PROGRESS}
_POSSIBLE: dict[str, Callable[[OrderItem], bool]] = {
    "hold": lambda item: item.kind in MEETINGS,
    "miss": lambda item: item.kind in MEETINGS,
    "move": lambda item: item.kind in MEETINGS,
    "accept": lambda item: not item.order.accepted_on,
    "contact": lambda item: is_running(item.order) and not item.order.contacted_on,
    "plan": lambda item: is_running(item.order),
    "end": lambda item: is_running(item.order),
    "report": lambda item: item.order.stage in _COACHED,
    "ask_feedback": lambda item: (
        item.kind is AgendaKind.REMIND
        or (item.order.stage in _OVER and not item.order.feedback_asked_on)
    ),
    "receive_feedback": lambda item: item.kind is AgendaKind.REMIND,
    "bill": lambda item: item.order.stage in _COACHED,
    "invoice": lambda item: item.order.money in {MoneyState.TO_INVOICE, MoneyState.CREATED},
    "pay": lambda item: item.order.open_total != "",
    "claim_bonus": lambda item: item.order.unclaimed > 0 or item.kind is AgendaKind.BONUS,
    "edit": lambda _: True,
    "hand": lambda _: True,
    "copy": lambda _: True,
}
"""What of all that can be done to an order makes sense where it stands: only that is offered."""


def is_possible(
    action: str, parameters: tuple[object, ...], item: AgendaItem | None
) -> bool | None:
    """Return whether an action makes sense for a thing; None for one that is not about it."""
    if action == "open_place_of":
        return item is not None and PLACES.get(item.kind) == parameters[0]
    possible = _POSSIBLE.get(action)
    if possible is None:
        return None
    return isinstance(item, OrderItem) and possible(item)
