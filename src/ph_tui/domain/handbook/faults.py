"""What is wrong in an edition's data: where, and why in words of our own.

Translates the complaints of the model into messages; knows nothing of files, and loads no pydantic.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from ph_tui.domain.messages import Message
from ph_tui.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SHOWN = 40
"""Characters of a wrong value that are shown."""

_UNKNOWN_KEY = "extra_forbidden"

_PLAIN: Mapping[str, str] = MappingProxyType(
    {
        "missing": "error.edition.missing",
        _UNKNOWN_KEY: "error.edition.unknown_key",
        "empty_text": "error.edition.empty",
        "too_short": "error.edition.empty",
    }
)
"""Complaints that need no value to be understood."""

_WITH_VALUE: Mapping[str, str] = MappingProxyType(
    {
        "string_type": "error.edition.not_text",
        "bool_type": "error.edition.not_flag",
        "date_type": "error.edition.not_date",
        "time_type": "error.edition.not_time",
        "int_type": "error.edition.not_number",
        "tuple_type": "error.edition.not_list",
        "model_type": "error.edition.not_table",
        "string_pattern_mismatch": "error.edition.not_key",
        "iso_period": "error.edition.not_period",
        "iso_length": "error.edition.not_length",
        "host": "error.edition.not_host",
    }
)
"""Complaints of a value that is no such thing; any other is of a value that won't do."""


class ShapeComplaint(TypedDict):
    """The part of pydantic's error details that is used here."""

    type: str
    loc: tuple[int | str, ...]
    input: Any
    ctx: NotRequired[dict[str, Any]]


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in an edition."""

    key: str
    """The dotted path of the value; entries of a list are counted from 1: `deadlines.2.period`."""
    reason: Message


def path_of(*steps: int | str) -> str:
    """The dotted path of a value; list indices come in counted from 0."""
    return ".".join(str(step + 1) if isinstance(step, int) else shown(step) for step in steps)


def shown(value: object) -> str:
    """A value as it is repeated to the user: one clean line, cut when long."""
    line = clean_line(str(value))
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def fault_in_shape(complaints: Sequence[ShapeComplaint]) -> Fault:
    """The complaint to tell: a misspelt key rather than the one missed for it, else the first."""
    unknown = (each for each in complaints if each["type"] == _UNKNOWN_KEY)
    complaint = next(unknown, complaints[0])
    return Fault(path_of(*complaint["loc"]), _reason(complaint))


def _reason(complaint: ShapeComplaint) -> Message:
    context = complaint.get("ctx", {})
    value = shown(complaint["input"])
    match complaint["type"]:
        case "enum":
            allowed = ", ".join(re.findall(r"'([^']*)'", str(context["expected"])))
            return Message("error.edition.not_allowed", value=value, allowed=allowed)
        case "string_too_long":
            return Message("error.edition.long_text", limit=int(context["max_length"]))
        case plain if plain in _PLAIN:
            return Message(_PLAIN[plain])
        case other:
            return Message(_WITH_VALUE.get(other, "error.edition.not_valid"), value=value)


def repeated(where: str, field: str, values: Sequence[str]) -> Iterator[Fault]:
    """A fault for each entry of a list whose field says what an entry before it says."""
    for index, value in enumerate(values):
        if value in values[:index]:
            key = f"{where}.{index + 1}.{field}".rstrip(".")
            yield Fault(key, Message("error.edition.repeated", value=value))
