"""The day on which a person did what is recorded, and the form of a sending: day and receipt.

Owns how they are typed and what speaks against them; what is recorded is for who asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.order_fields import read_optional_day
from ph_tui.desk.receipts import objection_to, path_typed
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.ask_form import AskForm, Field

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.domain.orders import Order
    from ph_tui.l10n.words import Words


class RecordedDay(NamedTuple):
    """A day that is not after today; one without a year lies inside the order's dates."""

    today: date
    order: Order
    missing: Message = Message("ui.report.sent_on_missing")
    """What an empty field is told."""

    def read(self, text: str) -> date:
        """Return the day; BadInput when it can't be read."""
        day = read_optional_day(text, self.today, (self.order.start, self.order.end))
        if day is None:
            raise BadInput(self.missing)
        return day

    def objection(self, text: str) -> Message | None:
        """Say what speaks against the day."""
        day = self.read(text)
        return Message("error.day.future", on=day) if day > self.today else None


def sent_form(asks: Message, day: RecordedDay, words: Words, parks: str) -> AskForm:
    """Return the form of a sending, the day filled in with today."""
    fields = (
        Field("on", "ui.report.sent_on", words.date(day.today), check=day.objection),
        Field(
            "receipt",
            "ui.report.receipt",
            example="ui.report.receipt_example",
            check=_against,
            reads=_understood,
        ),
    )
    return AskForm(asks, fields, detail=Message("ui.report.ask_sent_detail"), parks=parks)


def _against(text: str) -> Message | None:
    """What speaks against a receipt: the file that it names can't be one."""
    path = path_typed(text)
    return objection_to(path) if path is not None else None


def _understood(text: str) -> Message:
    """Whether a receipt is a text or a file."""
    path = path_typed(text)
    if path is None:
        return Message("ui.receipt.is_text")
    return Message("ui.receipt.is_file", name=path.name, size=path.stat().st_size // 1000 + 1)
