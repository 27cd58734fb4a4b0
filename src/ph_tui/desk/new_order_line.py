"""A new order told in one line: `4711 tehotreeni ak 20h 4.3.-30.6.`.

Owns the reading of such a line: number, service, client code, hours, dates and price. Nothing is
guessed and nothing swallowed: what is left over is refused, with what was understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ph_tui.desk.order_fields import read_amount, service_named
from ph_tui.desk.orders import NewOrder
from ph_tui.domain.entry import read_day
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ph_tui.domain.handbook.edition import Edition

_DAY = r"(?:\d{1,2}\.\d{1,2}\.(?:\d{4})?|\d{4}-\d{2}-\d{2})"
_SPAN = rf"(?<!\S)(?:({_DAY})\s*[-–]\s*({_DAY})?|[-–]\s*({_DAY}))(?!\S)"
_HOURS = r"(?<!\S)(\d+(?:[.,]\d+)?)\s*[hH](?!\S)"
_PRICE = r"(?<!\S)(\d+(?:[.,]\d+)?)\s*€(?:/h)?(?!\S)"
_LOOKS_LIKE_TIME = re.compile(
    r"\d{1,2}[.:]\d{1,2}(?!\d)|\d{1,2}[-–]\d{1,2}(?!\d)|\d+([.,]\d+)?h", re.IGNORECASE
)
_MOST_WORDS = 3
"""Words that the name of a service may have in a line."""


@dataclass(frozen=True)
class OrderLine:
    """What a line tells of a new order; empty or None where it tells nothing."""

    number: str = ""
    service: str = ""
    """The service's code."""
    service_name: str = ""
    client_code: str = ""
    ordered_hours: Decimal | None = None
    start: date | None = None
    end: date | None = None
    price: Decimal | None = None
    left_over: str = ""
    """What was not understood, as it was typed."""


def read_new_order(text: str, edition: Edition, today: date) -> NewOrder:
    """Read a line as a new order; BadInput says what is missing or was not understood."""
    line = read_line(text, edition, today)
    understood = ", ".join(_told(line)) or "–"
    if not line.service:
        known = ", ".join(service.short for service in edition.services)
        raise BadInput(Message("error.new_order.service", known=known, understood=understood))
    if line.left_over:
        raise BadInput(
            Message("error.new_order.left_over", text=line.left_over[:80], understood=understood)
        )
    if not line.client_code:
        raise BadInput(Message("error.new_order.client", understood=understood))
    return NewOrder(
        service=line.service,
        client_code=line.client_code,
        number=line.number,
        ordered_hours=line.ordered_hours,
        start=line.start,
        end=line.end,
        price=line.price,
    )


def read_line(text: str, edition: Edition, today: date) -> OrderLine:
    """Read as much of a line as can be understood; a date or amount that can't be is BadInput."""
    rest, span = _taken(_SPAN, text)
    rest, hours = _taken(_HOURS, rest)
    rest, price = _taken(_PRICE, rest)
    start, end = _days(span, today)
    words = rest.split()
    at, length = _service_place(words, edition)
    service = service_named(" ".join(words[at : at + length]), edition) if length else None
    around = [*words[:at], *words[at + length :]]
    number, client, left_over = _names(around, known=service is not None)
    return OrderLine(
        number=number,
        service=service.code if service else "",
        service_name=service.name if service else "",
        client_code=_client_code(client),
        ordered_hours=read_amount(hours[0] or "") if hours else None,
        start=start,
        end=end,
        price=read_amount(price[0] or "") if price else None,
        left_over=left_over,
    )


def _taken(pattern: str, text: str) -> tuple[str, tuple[str | None, ...]]:
    """The text without the first match, and the match's groups; a second match stays in it."""
    match = re.search(pattern, text)
    if match is None:
        return text, ()
    return f"{text[: match.start()]} {text[match.end() :]}", match.groups()


def _days(span: tuple[str | None, ...], today: date) -> tuple[date | None, date | None]:
    """First and last day; a last day without a year lies after the first."""
    if not span:
        return None, None
    first, last = span[0], span[1] or span[2]
    start = read_day(first, today=today, order_span=(None, None)) if first else None
    end = read_day(last, today=today, order_span=(None, None)) if last else None
    if start and end and last and end < start and last.endswith("."):
        end = read_day(f"{last}{start.year + 1}", today=today, order_span=(None, None))
    return start, end


def _service_place(words: Sequence[str], edition: Edition) -> tuple[int, int]:
    """Where the service's name begins and how many words it takes; none is after the last word."""
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            if _is_service(" ".join(words[at : at + length]), edition):
                return at, length
    return len(words), 0


def _is_service(text: str, edition: Edition) -> bool:
    if len(text) < 3:  # a client's initials would begin half of the services
        return False
    try:
        service_named(text, edition)
    except BadInput:
        return False
    return True


def _names(words: Sequence[str], *, known: bool) -> tuple[str, str, str]:
    """Number, client code and what is left over of the words around the service's name."""
    odd = [word for word in words if _LOOKS_LIKE_TIME.match(word)]
    names = [word for word in words if word not in odd]
    if not known:
        number = next((word for word in names if word[0].isdigit()), "")
        return number, "", " ".join(word for word in words if word != number)
    if len(names) == 1:
        alone = names[0]
        return (alone, "", " ".join(odd)) if alone[0].isdigit() else ("", alone, " ".join(odd))
    number, client, *more = names or ["", ""]
    if client[:1].isdigit() and not number[:1].isdigit():
        number, client = client, number
    return number, client, " ".join([*more, *odd])


def _client_code(text: str) -> str:
    """Initials that were typed in a hurry as they are written: `ak` is `A.K.`."""
    if text.isalpha() and text.islower() and len(text) < 4:
        return "".join(f"{letter.upper()}." for letter in text)
    return text


def _told(line: OrderLine) -> list[str]:
    """What was understood, in the words of the line."""
    hours = f"{line.ordered_hours.normalize():f} h" if line.ordered_hours else ""
    days = [f"{day.day}.{day.month}.{day.year}" if day else "" for day in (line.start, line.end)]
    span = "–".join(days) if any(days) else ""
    told = (line.number, line.service_name, line.client_code, hours, span)
    return [part for part in told if part]
