"""The form of what a service costs: hourly price, tax, and whether missed meetings are billed.

Owns the fields and how the tax is named in them; what may stand there is the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk.order_fields import read_amount
from ph_tui.domain.errors import BadInput
from ph_tui.domain.folding import folded
from ph_tui.domain.messages import Message
from ph_tui.domain.money.terms import Price
from ph_tui.domain.money.vat import VatTreatment
from ph_tui.ui.dialogs.ask_form import AskForm, Field
from ph_tui.ui.saving.asking import ask_until_saved, changed

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.coaching_services import ServiceRow
    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile
    from ph_tui.l10n.words import Words
    from ph_tui.ui.program.app import PhTuiApp


def ask_terms(app: PhTuiApp, desk: Desk, file: OrderFile, then: Callable[[Message], None]) -> None:
    """Ask for the terms of an order's service and save those that were changed."""
    code, words = file.order.service, app.words
    row = next(row for row in desk.services.list() if row.service.code == code)
    before, parks = _texts(row, words), f"terms.{file.order.id}"

    def save(values: dict[str, str]) -> ServiceRow:
        named = values | {"vat": _vat_named(values["vat"], words)}
        fresh = changed(named, before | {"vat": row.terms.vat.value})
        period = fresh.pop("period", "")
        return desk.services.set_fields(code, fresh, period or None)

    name = row.service.short
    ask_until_saved(
        app,
        lambda: _form(name, before, words, parks),
        save,
        lambda _: then(Message("ui.money.did_terms", service=name)),
        parks=parks,
    )


def _texts(row: ServiceRow, words: Words) -> dict[str, str]:
    price = "" if row.price is None else f"{row.price:.2f}".replace(".", ",")
    terms, answer = row.terms, "yes" if row.terms.bill_no_shows else "no"
    return {
        "price": price,
        "period": "",
        "vat": words.say(f"ui.money.vat.{terms.vat}"),
        "vat_reason": terms.vat_reason,
        "bill_no_shows": words.say(f"ui.answer.{answer}"),
    }


def _form(service: str, texts: dict[str, str], words: Words, parks: str) -> AskForm:
    def vat(text: str) -> Message | None:
        _vat_named(text, words)
        return None

    def reason_given(values: dict[str, str]) -> Message | None:
        is_exempt = _vat_named(values["vat"], words) == VatTreatment.EXEMPT
        is_given = values["vat_reason"].strip()
        return Message("error.vat.reason_missing") if is_exempt and not is_given else None

    checks: dict[str, Callable[[str], Message | None]] = {"price": _price, "vat": vat}
    fields = [
        Field(
            name,
            f"ui.field.terms.{name}",
            text,
            f"ui.example.terms.{name}",
            checks.get(name),
        )
        for name, text in texts.items()
    ]
    asks = Message("ui.money.ask_terms", service=service)
    return AskForm(asks, fields, check=reason_given, parks=parks)


def _price(text: str) -> Message | None:
    amount = read_amount(text)
    if amount is not None:
        Price("", "", amount)
    return None


def _vat_named(text: str, words: Words) -> str:
    """Read the beginning of a tax treatment's name."""
    needle = folded(text.strip())
    names = {each: words.say(f"ui.money.vat.{each}") for each in VatTreatment}
    for each, name in names.items():
        if needle and folded(name).startswith(needle):
            return each.value
    raise BadInput(Message("ui.money.vat_unknown", known=", ".join(names.values())))
