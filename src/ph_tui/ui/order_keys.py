"""The keys for orders and sessions: one declaration for every screen on which they work.

A screen lists those it has in the order in which it needs them; `ActingScreen` has the actions.
"""

from __future__ import annotations

from ph_tui.ui.keys import Key

NEW = Key("n", "new_order", "ui.key.new_order", twin="f3", id="orders.new")
ACCEPT = Key("a", "accept", "ui.key.accept_order", twin="f4", id="orders.accept")
CONTACT = Key("c", "contact", "ui.key.contact", id="orders.contact")
LOG = Key("l", "log", "ui.key.log", twin="f6", id="orders.log")
PLAN = Key("p", "plan", "ui.key.plan", twin="f7", id="orders.plan")
END = Key("e", "end", "ui.key.end", id="orders.end")
REPORT = Key("r", "report", "ui.key.report", twin="f8", id="orders.report")
FEEDBACK = Key("f", "ask_feedback", "ui.key.feedback", id="orders.feedback")
HAND = Key("h", "hand", "ui.key.hand", id="orders.hand", shown=False)
HAND_HERE = HAND._replace(keys="o")
"""On the order itself, where `h` is its history."""
EDIT = Key("E", "edit", "ui.key.edit_order", id="orders.edit", shown=False)
HOLD = Key("d", "hold", "ui.key.hold", id="sessions.hold")
MISS = Key("x", "miss", "ui.key.miss", id="sessions.miss")
MOVE = Key("m", "move", "ui.key.move", id="sessions.move")
EDIT_SESSION = Key("E", "edit_session", "ui.key.edit_session", id="sessions.edit", shown=False)
REMOVE_SESSION = Key(
    "D,delete", "remove_session", "ui.key.remove_session", id="sessions.remove", shown=False
)
UNDO = Key("u", "undo", "ui.key.undo", id="history.undo", shown=False)
REDO = Key("U", "redo", "ui.key.redo", id="history.redo", shown=False)
RESCUE = Key("L", "rescue", "ui.key.rescue", id="drafts.rescue", shown=False)


def again(key: Key) -> Key:
    """Return the key for what is done already: off the key line, but it answers."""
    return key._replace(action=f"{key.action}(True)", id=f"{key.id}_again", shown=False)
