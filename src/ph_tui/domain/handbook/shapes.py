"""The small shapes that an edition is built of: lines, keys, days, periods, words in two languages.

The only module of `domain` that knows pydantic; knows nothing of the handbook.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    Strict,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from ph_tui.domain.iso_period import IsoPeriod
from ph_tui.domain.text import clean_line, clean_prose

ShapeError = ValidationError
"""What building a part from data of another shape raises."""

Entry = TypeVar("Entry")

_LENGTH = re.compile(r"PT(?=\d)(?:(\d{1,2})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?", re.ASCII)
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


def _line(text: str) -> str:
    clean = clean_line(text)
    if not clean:
        raise PydanticCustomError("empty_text", "nothing is left of the text")
    return clean


def _prose(text: str) -> str:
    clean = clean_prose(text)
    if not clean:
        raise PydanticCustomError("empty_text", "nothing is left of the text")
    return clean


def _period(value: object) -> IsoPeriod:
    try:
        return IsoPeriod.parse(value if isinstance(value, str) else "")
    except ValueError:
        raise PydanticCustomError("iso_period", "not an ISO 8601 period") from None


def _length(value: object) -> timedelta:
    match = _LENGTH.fullmatch(value if isinstance(value, str) else "")
    hours, minutes, seconds = (int(group or 0) for group in match.groups()) if match else (0, 0, 0)
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if not length:
        raise PydanticCustomError("iso_length", "not an ISO 8601 duration of time")
    return length


def _host(text: str) -> str:
    if not _HOST.fullmatch(text):
        raise PydanticCustomError("host", "not the name of a site")
    return text


def _length_text(length: timedelta) -> str:
    """The ISO 8601 text of a length: whole minutes where it has no seconds over."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    return "PT" + (f"{minutes}M" if minutes else "") + (f"{seconds}S" if seconds else "")


Line = Annotated[str, StringConstraints(max_length=400), AfterValidator(_line)]
"""One cleaned line of text that is not empty."""
Prose = Annotated[str, StringConstraints(max_length=4000), AfterValidator(_prose)]
"""Cleaned text of one line or more that is not empty."""
Label = Annotated[str, StringConstraints(max_length=12), AfterValidator(_line)]
"""A name for lists."""
Key = Annotated[str, StringConstraints(max_length=40, pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*$")]
Flag = Annotated[bool, Strict()]
Day = Annotated[date, Strict()]
Clock = Annotated[time, Strict()]
Weekday = Annotated[int, Strict(), Field(ge=1, le=7)]
Some = Annotated[tuple[Entry, ...], Field(min_length=1)]
"""At least one of something, in the order of the file."""
Weekdays = Some[Weekday]
"""ISO weekdays: Monday is 1."""
Cites = Some[Key]
"""Keys of the handbook's sections that say so."""
Period = Annotated[
    IsoPeriod,
    PlainValidator(_period),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": "string",
            "description": "An ISO 8601 period of months, weeks or days, such as P7D or P2M",
            "pattern": r"^P(?=\d)(\d{1,4}W|(\d{1,3}M)?(\d{1,4}D)?)$",
        }
    ),
]
Length = Annotated[
    timedelta,
    PlainValidator(_length),
    PlainSerializer(_length_text),
    WithJsonSchema(
        {
            "type": "string",
            "description": "An ISO 8601 duration of time, such as PT1M or PT1M30S",
            "pattern": r"^PT(?=\d)(\d{1,2}H)?(\d{1,4}M)?(\d{1,5}S)?$",
        }
    ),
]
Host = Annotated[
    str,
    StringConstraints(max_length=100),
    AfterValidator(_host),
    Field(json_schema_extra={"pattern": f"^{_HOST.pattern}$"}),
]
"""The name of a site, such as `youtube.com`."""


class Part(BaseModel):
    """A frozen part of an edition; a key that it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Bilingual(Part):
    """The same words in Finnish and in English."""

    fi: Line
    en: Line

    def said_in(self, lang: str) -> str:
        """The words in a language: English for `en`, else Finnish."""
        return self.en if lang == "en" else self.fi
