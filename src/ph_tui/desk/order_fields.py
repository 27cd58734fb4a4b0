"""The fields of an order as a person types them: one reader for each name.

Knows no order but the one it is given; used by forms and commands alike.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, TypeAlias

from ph_tui.domain.errors import BadInput, Conflict, FieldClash, Refused
from ph_tui.domain.folding import folded
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ph_tui.domain.handbook.edition import CoachingService, Edition
    from ph_tui.domain.orders import Order

Seen: TypeAlias = "Mapping[str, object]"
"""The values that a writer had before them, by the names of the fields."""

NAMES = {
    "number": "number",
    "service": "service",
    "client": "client_code",
    "hours": "ordered_hours",
    "start": "start",
    "end": "end",
    "price": "price",
    "coach": "coach",
    "case_coach": "case_coach",
    "period": "period_id",
    "edition": "edition_id",
    "received": "received_on",
    "accepted": "accepted_on",
    "contacted": "contacted_on",
    "feedback_asked": "feedback_asked_on",
    "feedback_reminded": "feedback_reminded_on",
    "feedback_received": "feedback_received_on",
}
"""The names that people use, and the order's fields that they mean."""

_AMOUNTS = {"hours", "price"}
_DAYS = {"start", "end"}
_RECORDS = {name for name, field in NAMES.items() if field.endswith("_on")}


def edited(order: Order, values: Mapping[str, str], *, edition: Edition, today: date) -> Order:
    """The order with other values; an unknown name or an unreadable value is BadInput."""
    changes: dict[str, Any] = {}
    span = (order.start, order.end)
    for name, text in values.items():
        if name not in NAMES:
            raise BadInput(
                Message("error.order.field_unknown", field=name[:40], known=", ".join(NAMES))
            )
        changes[NAMES[name]] = _read(name, text, edition=edition, today=today, span=span)
    return replace(order, **changes)


def values_of(order: Order) -> dict[str, object]:
    """The values of an order by the names that people use."""
    return {name: getattr(order, field) for name, field in NAMES.items()}


def refuse_to_overwrite(now: Order, mine: Order, names: Iterable[str], seen: Seen) -> None:
    """Raise a Conflict with the fields that are neither as they were seen nor as they shall be."""
    there, wanted = values_of(now), values_of(mine)
    clashes = [
        FieldClash(name, seen[name], wanted[name], there[name])
        for name in names
        if name in seen and there[name] not in {seen[name], wanted[name]}
    ]
    if clashes:
        raise Conflict(Message("error.order.changed_meanwhile"), clashes)


def _read(
    name: str,
    text: str,
    *,
    edition: Edition,
    today: date,
    span: tuple[date | None, date | None],
) -> object:
    if name in _AMOUNTS:
        return read_amount(text)
    if name in _DAYS:
        return read_optional_day(text, today, span)
    if name in _RECORDS:
        day = read_optional_day(text, today, span)
        if day is not None and day > today:
            raise Refused(Message("error.day.future", on=day))
        return day
    return service_named(text, edition).code if name == "service" else text.strip(" ")


def read_amount(text: str) -> Decimal | None:
    """Read `20`, `9,5` or `62.00`; empty is None."""
    clean = text.strip().replace("\u00a0", "").replace(" ", "")
    if not clean:
        return None
    try:
        amount = Decimal(clean.replace(",", "."))
    except InvalidOperation as error:
        raise BadInput(Message("error.amount.unreadable", text=text[:40])) from error
    if not amount.is_finite():
        raise BadInput(Message("error.amount.unreadable", text=text[:40]))
    return amount


def read_optional_day(text: str, today: date, span: tuple[date | None, date | None]) -> date | None:
    """Read a day as `entry.read_day` does; empty is None."""
    from ph_tui.domain.entry import read_day

    return read_day(text, today=today, order_span=span) if text.strip() else None


def service_named(text: str, edition: Edition) -> CoachingService:
    """The one service that a code, a name or the beginning of either means; else BadInput."""
    needle = folded(text.strip())
    services = edition.services
    for service in services:
        if needle in {service.code, folded(service.name), folded(service.short)}:
            return service
    begun = [s for s in services if needle and any(_begins(needle, name) for name in _names(s))]
    if len(begun) == 1:
        return begun[0]
    known = ", ".join(edition.service_codes)
    raise BadInput(Message("error.service.unknown", service=text.strip()[:40], known=known))


def _names(service: CoachingService) -> tuple[str, ...]:
    return service.code, folded(service.name), folded(service.name_en), folded(service.short)


def _begins(needle: str, name: str) -> bool:
    words = name.replace("-", " ").split()
    return name.startswith(needle) or any(word.startswith(needle) for word in words)
