"""The slot under the cursor in words, the stands to come, and what the head of the calendar tells.

Owns the sentences; knows no widget and no desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.popup.bookings import BookingState, shown_slot
from ph_tui.domain.popup.calendar import SlotStatus
from ph_tui.ui.kit.inks import width_of
from ph_tui.ui.kit.lines import spread, worded
from ph_tui.ui.popup.layout import LEAST_WIDTH
from ph_tui.ui.popup.looks import legend, status_piece
from ph_tui.ui.telling.session_words import DOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ph_tui.domain.popup.bookings import PopUpBooking
    from ph_tui.domain.popup.calendar import Day, Month, Slot
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces

_MOST_COMING = 8
_LEAST_GAP = 4
_SOON = 31


class Read(NamedTuple):
    """What the screen has read."""

    month: Month
    today: date
    coming: tuple[PopUpBooking, ...]
    """Our stands from today on."""
    late: frozenset[str]
    """The ids of those that should have been in the city's calendar by now."""
    first: Slot | None
    """The first slot that is free."""
    place: str
    """Where the stands are."""
    address: str


def head(read: Read, words: Words, width: int) -> list[Piece]:
    """Return month and year, and at the right what it holds as far as there is room."""
    month = read.month
    name = words.say(f"word.month.{month.first.month}")
    title: Piece = (f" {name[:1].upper()}{name[1:]} {month.first.year}", "strong")
    statuses = [slot.status for day in month.days for slot in day.slots]
    facts = [
        words.say(f"ui.popup.count.{status}", n=statuses.count(status))
        for status in (SlotStatus.CONFIRMED, SlotStatus.REQUESTED)
        if statuses.count(status)
    ]
    if read.first is not None:
        facts.append(words.say("ui.popup.free_from", on=when_day(read.first.on, words)))
    while facts and width_of([title]) + len(DOT.join(facts)) + _LEAST_GAP > width:
        facts.pop(0)
    return spread([title], [(f"{DOT.join(facts)} ", "dim")], width)


def when_day(on: date, words: Words) -> str:
    """Return a day inside a sentence: `pe 10.5.`."""
    return f"{words.weekday(on)} {words.day(on)}"


def when(on: date, slot: str, words: Words) -> str:
    """Return day and slot inside a sentence: `pe 10.5. 10–12`."""
    return f"{when_day(on, words)} {shown_slot(slot)}"


def about_lines(read: Read, day: Day, slot: Slot, words: Words, width: int) -> list[Pieces]:
    """Return what there is to say of a slot, in the few lines under the calendar."""
    title: list[Piece] = [(f" {_title(slot, words)}", "strong"), ("   ", "")]
    place: list[Piece] = [(f"{read.place} ", "dim")] if width >= LEAST_WIDTH else []
    first = spread([*title, *_status(read, day, slot, words)], place, width)
    dot: Piece = (DOT, "dim")
    deadline = [piece for part in _deadline(day, slot, read.today, words) for piece in (dot, part)]
    lines = [deadline[1:], *_facts(slot, read.today, words)]
    rest: list[Pieces] = [[(" ", ""), *line] for line in lines]
    return [first, *rest]


def side_lines(read: Read, day: Day, slot: Slot, words: Words, width: int) -> Iterator[Pieces]:
    """Yield the same at length, then the stands to come and the signs."""
    yield [(_title(slot, words), "strong")]
    yield _status(read, day, slot, words)
    yield [(read.address, "dim")]
    yield []
    yield from ([part] for part in _deadline(day, slot, read.today, words))
    for line in _facts(slot, read.today, words):
        yield from worded(line, width)
    yield []
    yield [(words.say("ui.popup.coming"), "strong")]
    yield from _coming(read, words)
    yield []
    yield [(words.say("ui.popup.signs"), "strong")]
    yield from legend(words)


def _title(slot: Slot, words: Words) -> str:
    day = words.weekday_and_date(slot.on)
    return words.say("ui.popup.title", day=day, slot=shown_slot(slot.slot))


def _status(read: Read, day: Day, slot: Slot, words: Words) -> list[Piece]:
    pieces = status_piece(slot, day, read.today, words)
    booking = slot.booking
    if booking is None or booking.others:
        return pieces
    is_confirmed = booking.state is BookingState.CONFIRMED
    since = booking.confirmed_on if is_confirmed else booking.requested_on
    pieces += [(f" {words.day(since)}", "dim")] if since else []
    pieces += [(DOT + booking.coach, "dim")] if booking.coach else []
    return pieces


def _facts(slot: Slot, today: date, words: Words) -> Iterator[list[Piece]]:
    """What the stand shows, and whether the city has told of it; of others, who they are."""
    booking = slot.booking
    if booking is None:
        return
    note = " / ".join(booking.note.splitlines())
    if booking.others:
        yield [(note, "")]
        return
    if note:
        yield [(words.say("ui.popup.shows"), "dim"), (f" {note}", "")]
    elif slot.on >= today:
        yield [("? ", "missing"), (words.say("ui.popup.shows_nothing"), "missing")]
    if slot.on >= today or booking.announced_on:
        yield _announced(booking, words)


def _deadline(day: Day, slot: Slot, today: date, words: Words) -> list[Piece]:
    """Until when the day can be booked, and how long that is."""
    if slot.status in {SlotStatus.PAST, SlotStatus.CLOSED}:
        return []
    last = words.weekday_and_date(day.last_day)
    left = (day.last_day - today).days
    if left < 0:
        return [(words.say("ui.popup.last_day_was", on=last), "dim")]
    told = words.say("ui.popup.last_day", on=last)
    if slot.status in {SlotStatus.CONFIRMED, SlotStatus.OTHERS}:
        return [(told, "dim")]
    if left > _SOON:
        return [(told, "")]
    days = words.say("ui.popup.left", n=left) if left else words.say("ui.popup.today")
    return [(told, ""), (days, "due" if left <= 2 else "dim")]


def _announced(booking: PopUpBooking, words: Words) -> list[Piece]:
    if booking.announced_on:
        said = words.say("ui.popup.announced", on=words.day(booking.announced_on))
        return [("✓ ", "done"), (said, "")]
    if booking.state is BookingState.REQUESTED:
        return [(words.say("ui.popup.to_be_confirmed"), "dim")]
    return [(words.say("ui.popup.not_announced"), "dim")]


def _coming(read: Read, words: Words) -> Iterator[Pieces]:
    if not read.coming:
        yield [(words.say("ui.popup.none_coming"), "dim")]
    for booking in read.coming[:_MOST_COMING]:
        is_confirmed = booking.state is BookingState.CONFIRMED
        sign: Piece = ("✓ ", "done") if is_confirmed else ("• ", "due")
        sign = ("! ", "late") if booking.id in read.late else sign
        day = f"{words.weekday(booking.on)} {words.day(booking.on):<6}"
        yield [sign, (f"{day} {shown_slot(booking.slot):<6}", ""), (f" {booking.coach}", "dim")]
    hidden = len(read.coming) - _MOST_COMING
    if hidden > 0:
        yield [(words.say("ui.order.more", n=hidden), "dim")]
