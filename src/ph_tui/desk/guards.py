"""What no use case may do, whatever it is about: the refusals that several of them share.

Each looks at an order as it stands and raises; nothing here reads or saves anything.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, TypeVar

from ph_tui.desk.labels import SHORT_ID
from ph_tui.domain.aliases import is_alias
from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.money.standing import invoice_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ph_tui.domain.orders import OrderFile

T = TypeVar("T")


def refuse_erased(file: OrderFile) -> None:
    """Refuse to touch an order whose client was erased: its figures are a voucher."""
    if is_alias(file.order.client_code):
        order = file.order.number or file.order.id[:SHORT_ID]
        raise Refused(Message("error.order.erased", order=order))


def refuse_alias(client_code: str) -> None:
    """Refuse what only an erasure writes as a client's code."""
    if is_alias(client_code):
        raise BadInput(Message("error.order.client_alias"))


def refuse_new_personal_codes(before: OrderFile | None, after: OrderFile) -> None:
    """Refuse a save that brings a personal identity code into any text."""
    from ph_tui.domain.completeness.text_rules import refuse_personal_codes, texts_of

    known = set(texts_of(before)) if before else set()
    refuse_personal_codes(text for text in texts_of(after) if text not in known)


def without_new_personal_codes(step: Callable[[T], T]) -> Callable[[T], T]:
    """A step over the company's records that refuses to bring a personal code into any text."""

    def guarded(before: T) -> T:
        from ph_tui.domain.completeness.text_rules import refuse_personal_codes

        after = step(before)
        known = set(_texts_in(before))
        refuse_personal_codes(text for text in _texts_in(after) if text not in known)
        return after

    return guarded


def _texts_in(value: object) -> Iterator[str]:
    """Every text in a value of whatever depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts_in(getattr(value, field.name))


def refuse_when_sent(file: OrderFile) -> None:
    """Refuse to change what the service report tells once that is sent."""
    if file.report.sent is not None:
        raise Refused(Message("error.report.locked", on=file.report.sent.on))


def refuse_when_billed(file: OrderFile) -> None:
    """Refuse to change what the billing report tells once that is sent."""
    if file.billing.sent is not None:
        raise Refused(Message("error.billing.locked", on=file.billing.sent.on))


def refuse_with_invoices(file: OrderFile) -> None:
    """Refuse to let go of an order that has invoices, credited ones included."""
    if file.invoices:
        raise Refused(Message("error.invoice.keeps_order", number=file.invoices[0].number))


def refuse_when_invoiced(file: OrderFile, claim_id: str = "") -> None:
    """Refuse what an invoice that stands leaves no room for: it is credited first."""
    standing = invoice_of(file, claim_id)
    if standing is not None:
        raise Refused(Message("error.invoice.stands", number=standing.number))
