"""Calendar entries as an iCalendar file (RFC 5545) that any calendar can take in again and again.

Owns the format: the time zone, alarms, what is whole-day and what has a clock time. The same
entries are the same bytes. It must not know what an entry is about.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.sessions import ZONE_NAME, wall_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Alarm, Calendar, Component, Event

_PRODUCT = "-//ph-tui//ph-tui//"
_SUMMER, _WINTER = timedelta(hours=3), timedelta(hours=2)
_DAY = timedelta(days=1)


class EntryState(StrEnum):
    """Whether it will happen."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


class CalendarEntry(NamedTuple):
    """One thing in a calendar: a span of a day in Helsinki, or a whole day."""

    uid: str
    """The same in each export, so that a calendar changes its entry instead of adding another."""
    title: str
    on: date
    changed: datetime
    """When the data behind it changed last, aware."""
    sequence: int = 0
    """Grows with every change of the data behind it."""
    start: time | None = None
    """Wall time; None for a whole day."""
    end: time | None = None
    detail: str = ""
    category: str = ""
    alarm: timedelta | None = None
    """How long before its beginning a calendar rings; a whole day begins at midnight."""
    state: EntryState = EntryState.CONFIRMED
    is_busy: bool = False
    """Whether nothing else fits in its time."""


def ics(entries: Iterable[CalendarEntry], *, name: str, lang: str) -> bytes:
    """The entries as a calendar of a name, in the order of time, whatever order they came in."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT + lang.upper())
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE_NAME)
    calendar.add_component(_helsinki())
    for entry in sorted(entries, key=lambda each: (each.on, each.start or time(), each.uid)):
        calendar.add_component(_event(entry))
    return _bytes(calendar)


def _bytes(calendar: Calendar) -> bytes:
    content: bytes = calendar.to_ical()
    return content


def _helsinki() -> Component:
    """The zone by the rule of the European Union: every calendar reads it without tables."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

    zone = Timezone()
    zone.add("tzid", ZONE_NAME)
    for part, name, month, begins, offsets in (
        (TimezoneDaylight(), "EEST", 3, datetime(1997, 3, 30, 3), (_WINTER, _SUMMER)),  # noqa: DTZ001
        (TimezoneStandard(), "EET", 10, datetime(1997, 10, 26, 4), (_SUMMER, _WINTER)),  # noqa: DTZ001
    ):
        part.add("dtstart", begins)
        part.add("rrule", vRecur(FREQ="YEARLY", BYMONTH=month, BYDAY="-1SU"))
        part.add("tzname", name)
        part.add("tzoffsetfrom", offsets[0])
        part.add("tzoffsetto", offsets[1])
        zone.add_component(part)
    return zone


def _event(entry: CalendarEntry) -> Event:
    from icalendar import Event

    event = Event()
    changed = entry.changed.astimezone(UTC).replace(microsecond=0)
    event.add("uid", entry.uid)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", entry.sequence)
    event.add("summary", entry.title)
    _add_time(event, entry)
    event.add("status", entry.state.value)
    event.add("transp", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    event.add("class", "PRIVATE")
    if entry.detail:
        event.add("description", entry.detail)
    if entry.category:
        event.add("categories", [entry.category])
    if entry.alarm is not None and entry.state is not EntryState.CANCELLED:
        event.add_component(_alarm(entry.title, entry.alarm))
    return event


def _add_time(event: Event, entry: CalendarEntry) -> None:
    """The span as wall time of Helsinki, which no change of the clocks moves."""
    if entry.start is None or entry.end is None:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + _DAY)
    else:
        event.add("dtstart", wall_time(entry.on, entry.start))
        event.add("dtend", wall_time(entry.on, entry.end))


def _alarm(title: str, before: timedelta) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -before)
    return alarm
