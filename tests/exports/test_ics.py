"""Calendar files: a library reads back what was meant, whatever the day, the clocks, the text."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from ph_tui.domain.sessions import zone
from ph_tui.exports.ics import CalendarEntry, EntryState, ics

SPRING, AUTUMN = date(2024, 3, 31), date(2024, 10, 27)
LEAP, NEW_YEAR = date(2024, 2, 29), date(2024, 12, 31)
DAYS = st.one_of(
    st.sampled_from([SPRING, AUTUMN, LEAP, NEW_YEAR, date(2025, 1, 1)]),
    st.dates(date(2020, 1, 1), date(2040, 12, 31)),
)
CLOCKS = st.times().map(lambda at: at.replace(second=0, microsecond=0))
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
TEXTS = st.text(LETTERS, max_size=200)


def an_entry(**changes: Any) -> CalendarEntry:
    """A meeting of two hours on a Wednesday in April."""
    entry = CalendarEntry(
        uid="meeting-1@ph-tui",
        title="Tapaaminen: A.K. (4711)",
        on=date(2024, 4, 24),
        changed=datetime(2024, 4, 1, 12, 30, tzinfo=UTC),
        sequence=3,
        start=time(9),
        end=time(11),
        alarm=timedelta(minutes=30),
        is_busy=True,
    )
    return entry._replace(**changes)


def made(*entries: CalendarEntry) -> bytes:
    """The file of some entries."""
    return ics(entries, name="Valmennukset", lang="fi")


def read(content: bytes) -> list[Any]:
    """The events of a file, as the library reads them."""
    return list(Calendar.from_ical(content).walk("VEVENT"))


@given(on=DAYS, start=CLOCKS, minutes=st.integers(1, 600))
@example(on=SPRING, start=time(3, 30), minutes=30)
@example(on=AUTUMN, start=time(3, 30), minutes=90)
def test_a_meeting_keeps_its_wall_time_on_every_day(on: date, start: time, minutes: int) -> None:
    """Nine o'clock is nine o'clock before, on and after the nights when clocks change."""
    last = (datetime.combine(on, start) + timedelta(minutes=minutes)).time()
    end = last if last > start else time(23, 59)
    (event,) = read(made(an_entry(on=on, start=start, end=end)))
    for name, at in (("DTSTART", start), ("DTEND", end)):
        told = event[name]
        assert told.params["TZID"] == "Europe/Helsinki"
        assert told.dt.replace(tzinfo=None) == datetime.combine(on, at)


@given(on=DAYS)
def test_a_deadline_is_its_whole_day_and_no_other(on: date) -> None:
    """The last day of February, of the year, of summer time: the end is the day after, excluded."""
    (event,) = read(made(an_entry(on=on, start=None, end=None, alarm=None)))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (on, on + timedelta(days=1))


@given(on=st.dates(date(1998, 1, 1), date(2037, 12, 31)), hour=st.integers(5, 23))
def test_the_files_own_zone_is_helsinki(on: date, hour: int) -> None:
    """Who knows no zone by its name finds the same offset in the file."""
    calendar = Calendar.from_ical(made(an_entry()))
    told: Any = calendar.walk("VTIMEZONE")[0]
    at = datetime.combine(on, time(hour))
    assert (
        at.replace(tzinfo=told.to_tz(lookup_tzid=False)).utcoffset()
        == at.replace(tzinfo=zone()).utcoffset()
    )


@given(title=TEXTS, detail=TEXTS)
@example(title="ä€" * 40, detail="; , \\ n: " * 20)
def test_any_text_is_read_back_and_no_line_is_too_long(title: str, detail: str) -> None:
    """Lines are folded at 75 octets, never inside a letter, and end in CRLF."""
    content = made(an_entry(title=title, detail=detail))
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert [line.decode() for line in lines]
    (event,) = read(content)
    assert event["SUMMARY"] == title
    assert event.get("DESCRIPTION", "") == detail


SOME = [an_entry(uid=f"{n}@ph-tui", on=SPRING + timedelta(n % 3)) for n in range(6)]


@given(st.permutations(SOME))
def test_the_same_entries_are_the_same_bytes(entries: list[CalendarEntry]) -> None:
    """In whatever order they were gathered: a file that is kept in a repository rests."""
    assert made(*entries) == made(*sorted(entries))


@pytest.mark.parametrize(
    ("before", "trigger"),
    [(timedelta(minutes=30), b"TRIGGER:-PT30M"), (timedelta(hours=15), b"TRIGGER:-PT15H")],
)
def test_an_alarm_rings_before_the_entry(before: timedelta, trigger: bytes) -> None:
    """As long before as the company has set; what won't happen rings for nobody."""
    assert trigger in made(an_entry(alarm=before))
    assert b"VALARM" not in made(an_entry(alarm=None))
    assert b"VALARM" not in made(an_entry(alarm=before, state=EntryState.CANCELLED))


def test_a_calendar_can_tell_what_is_newer() -> None:
    """Id, sequence and the moment of the last change come from the data, not from the clock."""
    (event,) = read(made(an_entry(category="Määräaika")))
    assert event["UID"] == "meeting-1@ph-tui"
    assert event["SEQUENCE"] == 3
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == an_entry().changed
    assert event["CATEGORIES"].to_ical().decode() == "Määräaika"
    assert (event["STATUS"], event["TRANSP"], event["CLASS"]) == ("CONFIRMED", "OPAQUE", "PRIVATE")
