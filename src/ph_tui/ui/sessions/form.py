"""The form of a session: its fields as a person types them.

Owns which fields there are and how a value stands in its field; the reading is the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.ask_form import AskForm, Field
from ph_tui.ui.saving.form_settling import FormOf
from ph_tui.ui.telling.order_words import typed_day
from ph_tui.ui.telling.session_words import session_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.sessions import Session
    from ph_tui.l10n.words import Words

NAMES = ("on", "start", "end", "minutes", "note", "coach", "group")
_LINE_BREAK = " ⏎ "
_TIMES = {"start", "end"}


def field_texts(session: Session, words: Words) -> dict[str, str]:
    """Return the values of a session as its form shows them; a note's line breaks show as signs."""
    return {
        "on": typed_day(session.on),
        "start": words.clock(session.start).replace(":", ".") if session.start else "",
        "end": words.clock(session.end).replace(":", ".") if session.end else "",
        "minutes": "" if session.start else str(session.minutes),
        "note": session.note.replace("\n", _LINE_BREAK),
        "coach": session.coach,
        "group": words.say("ui.answer.yes") if session.group else "",
    }


def form_of(order_id: str, session: Session, words: Words) -> FormOf:
    """Return how the fields of a session are told when two people have changed them."""
    return FormOf(
        order_id,
        f"session.{session.id}",
        ("sessions", session.id),
        lambda name: f"ui.field.session.{name}",
        lambda name, value: _told(name, value, words),
        prose=frozenset({"note"}),
        together=frozenset({"start", "end", "minutes"}),
        as_typed=lambda text: text.replace("\n", _LINE_BREAK),
    )


def _told(name: str, value: Any, words: Words) -> str:
    match name:
        case "on":
            return typed_day(value)
        case "start" | "end":
            return words.clock(value) if value else ""
        case "minutes":
            return words.hours(value)
        case "group":
            return words.say("ui.answer.yes" if value else "ui.answer.no")
        case _:
            return str(value)


def session_form(session: Session, texts: Mapping[str, str], parks: str, words: Words) -> AskForm:
    """Return the form of a session."""
    fields = [
        Field(name, f"ui.field.session.{name}", texts[name], f"ui.example.session.{name}")
        for name in NAMES
    ]
    asks = Message("ui.ask.edit_session", when=session_text(session, words))
    return AskForm(asks, fields, parks=parks)


def typed_changes(desk: Desk, order_id: str, values: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of `Session` that were typed; BadInput when one can't be read."""
    from ph_tui.desk.session_fields import read_changes

    order = desk.orders.load(order_id).order
    typed = {name: text.replace(_LINE_BREAK, "\n") for name, text in values.items()}
    if typed.get("minutes") == "":  # clock times were typed in its place
        del typed["minutes"]
    if "minutes" in typed:  # a length alone takes the place of clock times
        typed = {name: text for name, text in typed.items() if name not in _TIMES}
    return read_changes(typed, today=desk.today, span=(order.start, order.end))
