"""The form of the end of a service: when, how, and why if it was not carried through.

Owns the fields and the reading of the short answers; what may end how is the desk's to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk.order_fields import read_optional_day
from ph_tui.domain.errors import BadInput
from ph_tui.domain.folding import folded
from ph_tui.domain.messages import Message
from ph_tui.domain.orders import EndKind
from ph_tui.ui.dialogs.ask_form import AskForm, Field
from ph_tui.ui.telling.order_words import label, typed_day

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.domain.orders import OrderFile
    from ph_tui.l10n.words import Words


def read_how(text: str, words: Words) -> EndKind:
    """Read the beginning of `toteutui`, `keskeytyi` or `ei alkanut`; nothing is the first."""
    needle = folded(text.strip())
    names = {kind: words.say(f"word.ending.{kind}") for kind in EndKind}
    for kind, name in names.items():
        if folded(name).startswith(needle):
            return kind
    raise BadInput(Message("ui.ask.end_how", known=", ".join(names.values())))


def read_day_of_end(text: str, file: OrderFile, today: date) -> date:
    """Read a day; nothing is today."""
    return read_optional_day(text, today, (file.order.start, file.order.end)) or today


def end_form(file: OrderFile, today: date, words: Words, parks: str) -> AskForm:
    """Return the form, filled with the end that the order has already."""
    ending = file.order.ending

    def how(text: str) -> Message | None:
        read_how(text, words)
        return None

    def on(text: str) -> Message | None:
        day = read_day_of_end(text, file, today)
        return Message("error.day.future", on=day) if day > today else None

    def reason_given(values: dict[str, str]) -> Message | None:
        finished = read_how(values["how"], words) is EndKind.FINISHED
        return None if finished or values["reason"].strip() else Message("ui.ask.end_reason")

    told = words.say(f"word.ending.{ending.how}") if ending else ""
    fields = [
        Field(
            "on",
            "ui.field.end.on",
            typed_day(ending.on if ending else None),
            "ui.example.end.on",
            on,
        ),
        Field("how", "ui.field.end.how", told, "ui.example.end.how", how),
        Field(
            "reason",
            "ui.field.end.reason",
            ending.reason if ending else "",
            "ui.example.end.reason",
        ),
    ]
    asks = Message("ui.ask.end", order=label(file), client=file.order.client_code)
    return AskForm(asks, fields, check=reason_given, parks=parks)
