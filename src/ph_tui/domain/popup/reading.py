"""A stand as people type it: `10.5. 10-12`, `pe 10.5. klo 13`, `2024-05-10 13–15`.

Owns which slot and which year are meant. It knows no clock and no bookings: today and the slots
are given.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ph_tui.domain.day_words import quoted, read_day, take_day
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

_LOOKS_BACK = timedelta(days=60)
"""A day without its year is one that comes, unless it was but lately."""
_DASHES = str.maketrans("–—−", "---")
_TIME = r"(\d{1,2})(?:[.:](\d{2}))?"
_SLOT = re.compile(rf"(?:klo |at )?\s*{_TIME}(?:\s*-\s*{_TIME})?", re.ASCII | re.IGNORECASE)


def read_stand_day(text: str, today: date) -> date:
    """The day that a text names, a weekday being the next one; raises BadInput."""
    return read_day(text, today=today, order_span=_span(today), ahead=True)


def read_stand(text: str, today: date, slot: str | None = None) -> tuple[date, str]:
    """The day and the slot that a text names; `slot` is meant where it names none.

    The slot is given as its key, of an edition or not. Raises BadInput.
    """
    line = clean_line(text)
    found = take_day(line, 0, today=today, order_span=_span(today), ahead=True)
    if found is None:
        raise BadInput(Message("error.entry.day", got=quoted(line)))
    on, end = found
    rest = line[end:].strip(" ,")
    if not rest and slot is not None:
        return on, slot
    return on, read_slot(rest)


def read_slot(text: str) -> str:
    """The key of a slot as it was typed: `10–12` and `klo 10.00-12.00` are `10-12`, `10` is `10`.

    Whether an edition has it is not looked at. Raises BadInput.
    """
    match = _SLOT.fullmatch(clean_line(text).translate(_DASHES))
    if match is None:
        raise BadInput(Message("error.popup.slot_unreadable", got=quoted(clean_line(text))))
    hour, minute, end_hour, end_minute = match.groups()
    start = _clock(hour, minute)
    return start if end_hour is None else f"{start}-{_clock(end_hour, end_minute)}"


def slot_meant(typed: str, slots: Sequence[str]) -> str:
    """The slot that a typed one means: one hour is enough where only one slot begins then."""
    begun = [slot for slot in slots if slot.partition("-")[0] == typed]
    return begun[0] if len(begun) == 1 else typed


def slot_times(slot: str) -> tuple[time, time] | None:
    """When a slot begins and ends; None when its key tells no times."""
    from datetime import time

    match = _SLOT.fullmatch(slot)
    if match is None or match[3] is None:
        return None
    hour, minute, end_hour, end_minute = (int(part or 0) for part in match.groups())
    try:
        return time(hour, minute), time(end_hour, end_minute)
    except ValueError:
        return None


def _span(today: date) -> tuple[date, None]:
    first = today - _LOOKS_BACK if today - date.min > _LOOKS_BACK else date.min
    return first, None


def _clock(hour: str, minute: str | None) -> str:
    return str(int(hour)) if int(minute or 0) == 0 else f"{int(hour)}.{minute}"
