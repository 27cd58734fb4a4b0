"""The values of an edition in words, for the sentences that tell two editions apart.

Knows what kinds of value an edition has; knows nothing of comparing.
"""

from __future__ import annotations

from datetime import timedelta
from types import NoneType
from typing import TYPE_CHECKING, Any

from ph_tui.domain.handbook.edition import (
    Checklist,
    CoachingService,
    Deadline,
    ReportField,
)
from ph_tui.domain.handbook.forms import Form
from ph_tui.domain.handbook.media import Channel
from ph_tui.domain.handbook.places import PopUpSlot
from ph_tui.domain.handbook.shapes import Bilingual
from ph_tui.domain.iso_period import IsoPeriod
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.messages import Param

_SHARED = {
    "side": "word.differs.side.",
    "precedes": "word.differs.step.",
    "anchor": "word.differs.anchor.",
}
"""The fields whose values are names that the program and an edition share."""
_FAMILIES = {
    int: "word.weekday.",
    Deadline: "word.deadline.",
    Checklist: "word.checklist.",
    Form: "word.form_kind.",
}
"""The entries that the program has words for."""


def entry_key(entry: object) -> str:
    """What tells an entry of a list from the others."""
    for name in ("key", "code", "kind"):
        if hasattr(entry, name):
            return str(getattr(entry, name))
    return str(entry)


def entry_word(entry: object, lang: str) -> Param:
    """What an entry of a list is called."""
    if isinstance(entry, CoachingService | Channel):
        return entry.name
    if isinstance(entry, ReportField):
        return entry.heading.said_in(lang)
    if isinstance(entry, Bilingual):
        return entry.said_in(lang)
    if isinstance(entry, PopUpSlot):
        return Message("word.differs.span", start=entry.start, end=entry.end)
    return Message(_FAMILIES[type(entry)] + entry_key(entry))


def entry_name(entry: object, lang: str) -> Param:
    """The same where its words may have changed: by its key then."""
    return entry_key(entry) if isinstance(entry, Bilingual) else entry_word(entry, lang)


def value_word(field: str, value: object, edition: Edition, lang: str) -> Param:
    """A value of an edition as it is told; texts stand in quotation marks."""
    if field in _SHARED and value is not None:
        return Message(f"{_SHARED[field]}{value}")
    if isinstance(value, tuple):
        headings = {section.key: section.said_in(lang) for section in edition.sections}
        known = headings if field == "cites" else {}
        return _told(", ".join(known.get(str(each), str(each)) for each in value) or None)
    return _told(value)


def _told(value: Any) -> Param:
    teller = _TELLERS.get(type(value))
    told: Param = teller(value) if teller else value
    return told


def span_word(span: IsoPeriod) -> Message:
    """A period of days and months: `7 päivää`, `2 kuukautta`."""
    days, months = (
        Message(f"word.span.{unit}", n=number)
        for unit, number in (("days", span.days), ("months", span.months))
    )
    if span.months and span.days:
        return Message("word.span.both", months=months, days=days)
    return months if span.months else days


def length_word(length: timedelta) -> Message:
    """A length of time: `2 min`, `1 min 30 s`."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    if minutes and seconds:
        return Message("word.span.minutes_seconds", minutes=minutes, seconds=seconds)
    unit, number = ("minutes", minutes) if minutes else ("seconds", seconds)
    return Message(f"word.span.{unit}", number=number)


_TELLERS: Mapping[type, Callable[[Any], Message]] = {
    NoneType: lambda _: Message("word.differs.nothing"),
    bool: lambda value: Message("word.differs.yes" if value else "word.differs.no"),
    str: lambda text: Message("word.differs.quoted", text=text),
    IsoPeriod: span_word,
    timedelta: length_word,
}
"""Values by their type; any other is told as it is."""
