"""The cells of a spreadsheet, and what each may mean: a text, a day, a number, hours, a clock time.

Owns how a value looks that a spreadsheet or a person wrote into a cell. Knows no file and no
column; what can't be read is BadInput, never a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from math import isfinite
from typing import TYPE_CHECKING, TypeAlias

from ph_tui.domain.day_words import quoted, read_day
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.text import clean_line

if TYPE_CHECKING:
    from ph_tui.domain.day_words import Span

EPOCH = date(1899, 12, 30)
"""The day 0 of the serial numbers that spreadsheets count days with."""
_SERIALS = range(35064, 73051)
"""The serial numbers of the years 2000 to 2099, from whichever day a workbook counts."""
_SERIAL_LENGTH = 5
_DAY_MINUTES = 24 * 60
_HOUR_MINUTES = 60
_MIDNIGHT = r"\s+(?:klo\s+)?0{1,2}[.:]00(?:[.:]00)?$"
_HOURS = r"(\d{1,4})\s*(?:h|t|tuntia)\s*(\d{1,2})?\s*(?:min|m)?\.?"
_CLOCK_HOURS = r"(\d{1,4}):([0-5]\d)(?::00)?"
_UNITS = r"\s*(?:€\s*/\s*(?:h|t)|eur(?:oa)?\s*/\s*(?:h|t)|€|eur(?:oa)?|h|t|tuntia|hours?)\.?$"
_CLOCK = r"(?:klo\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?(?:[.:]00)?"


@dataclass(frozen=True, slots=True)
class CellError:
    """What a spreadsheet shows for a formula that has no value."""

    code: str
    """Such as `#N/A`."""


Cell: TypeAlias = "str | int | float | bool | datetime | date | time | timedelta | CellError | None"


def is_empty(cell: Cell) -> bool:
    """Whether nothing stands in it that anybody can see."""
    return cell is None or (isinstance(cell, str) and not clean_line(cell))


def text_of(cell: Cell) -> str:
    """What a cell says; whole numbers have no decimals. A formula's error is BadInput."""
    if isinstance(cell, CellError):
        raise BadInput(Message("error.taking_in.formula", code=cell.code))
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{_exact(cell):f}"
    if isinstance(cell, datetime):
        at = cell.time()
        return cell.date().isoformat() if at == time(0) else f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return str(cell)


def day_of(cell: Cell, *, today: date, span: Span | None = None, epoch: date = EPOCH) -> date:
    """The day that a cell names; a number counts days from the workbook's `epoch`."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = clean_line(text_of(cell))
    if (isinstance(cell, int | float) and not isinstance(cell, bool)) or (
        text.isascii() and text.isdigit()
    ):
        return _counted(text, epoch)
    text = re.sub(_MIDNIGHT, "", text)
    if not text[:1].isdigit():
        raise BadInput(Message("error.entry.day", got=quoted(text)))
    return read_day(text, today=today, order_span=span)


def _counted(text: str, epoch: date) -> date:
    """The day with a serial number; a time of day behind it is left out."""
    whole = text.partition(".")[0]
    if len(whole) != _SERIAL_LENGTH or not whole.isdigit() or int(whole) not in _SERIALS:
        raise BadInput(Message("error.entry.day", got=quoted(text)))
    return epoch + timedelta(days=int(whole))


def amount_of(cell: Cell) -> Decimal:
    """A number; written as text it may have a decimal comma and the unit of a price or of hours."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and isfinite(cell):
        return _exact(cell)
    text = clean_line(text_of(cell))
    bare = re.sub(_UNITS, "", text, flags=re.IGNORECASE)
    bare = re.sub(r"[\s\u00a0\u202f]", "", bare).replace(",", ".").replace("\u2212", "-")
    try:
        amount = Decimal(bare)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite():
        raise BadInput(Message("error.taking_in.number", text=quoted(text)))
    return amount


def hours_of(cell: Cell) -> Decimal:
    """Hours: a number, a duration, `19,5`, `19 h 30` or `19:30`."""
    minutes = _minutes_shown(cell)
    return amount_of(cell) if minutes is None else _normal(Decimal(minutes) / _HOUR_MINUTES)


def minutes_in(cell: Cell, *, unit: int) -> int:
    """Minutes of what is told in `unit` minutes, as a duration or as `1 h 30`."""
    minutes = _minutes_shown(cell)
    if minutes is not None:
        return minutes
    if isinstance(cell, str) and (found := re.fullmatch(r"(?i)(\d{1,4})\s*min\.?", cell.strip())):
        return int(found[1])
    exact = amount_of(cell) * unit
    if exact != exact.to_integral_value():
        raise BadInput(Message("error.taking_in.minutes", text=quoted(text_of(cell))))
    return int(exact)


def _minutes_shown(cell: Cell) -> int | None:
    """The minutes of a duration that says of itself that it is one."""
    if isinstance(cell, timedelta):
        return round(cell.total_seconds() / _HOUR_MINUTES)
    if isinstance(cell, time):
        return cell.hour * _HOUR_MINUTES + cell.minute
    if not isinstance(cell, str):
        return None
    text = clean_line(cell)
    for pattern in (_HOURS, _CLOCK_HOURS):
        found = re.fullmatch(pattern, text, re.IGNORECASE)
        if found:
            return int(found[1]) * _HOUR_MINUTES + int(found[2] or 0)
    return None


def clock_of(cell: Cell) -> time:
    """A clock time: of a time or a date, of the fraction of a day, `9`, `9.30` or `klo 9:30`."""
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0)
    minutes = _minutes_of_day(cell)
    text = clean_line(text_of(cell))
    found = re.fullmatch(_CLOCK, text, re.IGNORECASE)
    if minutes is None and found and not isinstance(cell, float):
        minutes = int(found[1]) * _HOUR_MINUTES + int(found[2] or 0)
        minutes = minutes if int(found[2] or 0) < _HOUR_MINUTES else None
    if minutes is None or minutes >= _DAY_MINUTES:
        raise BadInput(Message("error.taking_in.clock", text=quoted(text)))
    return time(minutes // _HOUR_MINUTES, minutes % _HOUR_MINUTES)


def _minutes_of_day(cell: Cell) -> int | None:
    if isinstance(cell, timedelta):
        return round(cell.total_seconds() / _HOUR_MINUTES)
    if isinstance(cell, float):
        if 0 < cell < 1:
            return round(cell * _DAY_MINUTES)
        return int(cell) * _HOUR_MINUTES if cell.is_integer() and cell >= 0 else None
    return None


def _exact(number: float) -> Decimal:
    """A spreadsheet's number without the dust of its binary form."""
    return _normal(Decimal(repr(round(number, 9))))


def _normal(number: Decimal) -> Decimal:
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()
