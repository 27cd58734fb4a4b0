"""The rule that invoices go to the buyer as the city's handbook has it now.

An order keeps the edition that it began under, and with it the buyer; whoever sends its invoice is
told when that has become another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.completeness.found import Found
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.domain.completeness.context import Case
    from ph_tui.domain.handbook.edition import Buyer, Edition
    from ph_tui.domain.money.invoices import BuyerFacts

FIELDS = ("name", "unit", "business_id", "ovt", "operator", "operator_id")
"""What an invoice says of the buyer."""


def changed(case: Case) -> Iterator[Found]:
    """An invoice that is not sent yet, or not made, has the buyer of the edition in force."""
    newest = _newest(case)
    for invoice in case.file.invoices:
        told = _differences(invoice.buyer, newest.buyer)
        if told is not None and invoice.stands and invoice.sent is None:
            number = invoice.number
            message = Message("rule.invoice.buyer_changed.made", number=number, changes=told)
            if newest != case.context.edition:
                message = Message(
                    "rule.invoice.buyer_changed.made_before",
                    number=number,
                    order=case.order.number,
                    changes=told,
                    edition=newest.id,
                )
            yield Found(message, "invoice", str(number))
    if _is_to_make(case):
        yield from _to_make(case, newest)


def _to_make(case: Case, newest: Edition) -> Iterator[Found]:
    told = _differences(case.context.edition.buyer, newest.buyer)
    if told is not None:
        message = Message(
            "rule.invoice.buyer_changed.to_make",
            order=case.order.number,
            changes=told,
            edition=newest.id,
        )
        yield Found(message, "invoice", "buyer", fix="orders.edit")


def _newest(case: Case) -> Edition:
    """The later of the order's edition and the one in force."""
    own, now = case.context.edition, case.context.edition_now
    return own if now is None or now.valid_from <= own.valid_from else now


def _is_to_make(case: Case) -> bool:
    """Whether the order is ready for an invoice and has none."""
    return case.file.billing.sent is not None and not any(
        invoice.stands for invoice in case.file.invoices
    )


def _differences(before: Buyer | BuyerFacts, after: Buyer | BuyerFacts) -> Message | None:
    """What has become another, value by value, in one message; None when nothing has."""
    told: Message | None = None
    for name in FIELDS:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            what = Message(f"word.buyer.field.{name}")
            change = Message("word.buyer.change", what=what, before=old, after=new)
            told = change if told is None else Message("word.buyer.both", first=told, then=change)
    return told
