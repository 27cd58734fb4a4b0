"""The keys for orders and sessions: one declaration for every screen on which they work.

A screen lists those it has in the order in which it needs them; `ActingScreen` has the actions.
"""

from __future__ import annotations

from ph_tui.ui.handbook import opening
from ph_tui.ui.kit.keys import Key

NEW = Key("n", "new_order", "ui.key.new_order", twin="f3", id="orders.new")
ACCEPT = Key("a", "accept", "ui.key.accept_order", twin="f4", id="orders.accept")
CONTACT = Key("c", "contact", "ui.key.contact", id="orders.contact")
LOG = Key("l", "log", "ui.key.log", twin="f6", id="orders.log")
PLAN = Key("p", "plan", "ui.key.plan", twin="f7", id="orders.plan")
END = Key("e", "end", "ui.key.end", id="orders.end")
REPORT = Key("r", "report", "ui.key.report", twin="f8", id="orders.report")
BILL = Key("b", "bill", "ui.key.bill", id="orders.bill")
INVOICE = Key("i", "invoice", "ui.key.invoice", id="orders.invoice")
BONUS = Key("B", "claim_bonus", "ui.money.key.bonus", id="orders.bonus", shown=False)
PAY = Key("P", "pay", "ui.money.key.pay", id="orders.pay", shown=False)
TERMS = Key("T", "terms", "ui.key.terms", id="orders.terms", shown=False)
COMPANY = Key("F", "company", "ui.key.company", id="company.edit", shown=False)
FEEDBACK = Key("f", "ask_feedback", "ui.key.feedback", id="orders.feedback")
RECEIVED = Key("R", "receive_feedback", "ui.key.feedback_received", id="feedback.received")
HAND = Key("h", "hand", "ui.key.hand", id="orders.hand", shown=False)
HAND_HERE = HAND._replace(keys="o")
"""On the order itself, where `h` is its history."""
HAND_SESSION = HAND._replace(keys="o,h", id="sessions.hand", shown=True)
"""On meetings, which are handed one by one."""
EDIT = Key("E", "edit", "ui.key.edit_order", id="orders.edit", shown=False)
COPY = Key("Y", "copy", "ui.key.copy", id="orders.copy", shown=False)
HOLD = Key("d", "hold", "ui.key.hold", id="sessions.hold")
MISS = Key("x", "miss", "ui.key.miss", id="sessions.miss")
MOVE = Key("m", "move", "ui.key.move", id="sessions.move")
EDIT_SESSION = Key("E", "edit_session", "ui.key.edit_session", id="sessions.edit", shown=False)
REMOVE_SESSION = Key(
    "D,delete", "remove_session", "ui.key.remove_session", id="sessions.remove", shown=False
)
HANDBOOK = opening.HANDBOOK
TAKE_IN = Key("O", "import_file", "ui.key.import", id="orders.import", shown=False)
RESCUE = Key("L", "rescue", "ui.key.rescue", id="drafts.rescue", shown=False)


def again(key: Key) -> Key:
    """Return the key for what is done already: off the key line, but it answers."""
    return key._replace(action=f"{key.action}(True)", id=f"{key.id}_again", shown=False)
