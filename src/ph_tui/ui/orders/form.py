"""The form of an order: its fields as a person types them.

Owns which fields there are and how a value stands in its field; the reading is the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk.order_fields import NAMES, edited
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.ask_form import AskForm, Field
from ph_tui.ui.saving.form_settling import FormOf
from ph_tui.ui.telling.order_words import label, typed_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.orders import OrderFile

EXAMPLES = {"number", "service", "client", "hours", "start", "end", "price", "coach", "case_coach"}


def form_of(order_id: str) -> FormOf:
    """Return how the fields of an order are told when two people have changed them."""
    return FormOf(
        order_id,
        f"order.{order_id}",
        ("order", order_id),
        lambda name: f"ui.field.order.{name}",
        lambda _, value: _typed(value),
    )


def field_texts(file: OrderFile) -> dict[str, str]:
    """Return the values of an order by the names that people use, as its form shows them."""
    return {name: _typed(getattr(file.order, attribute)) for name, attribute in NAMES.items()}


def _typed(value: str | Decimal | date | None) -> str:
    from datetime import date
    from decimal import Decimal

    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    return typed_day(value) if isinstance(value, date) else value or ""


def order_form(
    file: OrderFile, texts: dict[str, str], edition: Edition, today: date, parks: str
) -> AskForm:
    """Return the form of an order; each field objects to what it can't be."""

    def check(name: str) -> Callable[[str], Message | None]:
        def objection(text: str) -> Message | None:
            edited(file.order, {name: text}, edition=edition, today=today)
            return None

        return objection

    fields = [
        Field(
            name,
            f"ui.field.order.{name}",
            texts[name],
            f"ui.example.order.{name}" if name in EXAMPLES else "",
            check(name),
        )
        for name in NAMES
    ]
    asks = Message("ui.ask.edit_order", order=label(file), client=file.order.client_code)
    return AskForm(asks, fields, parks=parks)
