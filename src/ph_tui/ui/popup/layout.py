"""Where the days and slots of a month stand: the calendar, or a list where there is no room for it.

Owns rows, columns and the way of the cursor through them; what a slot says is in `looks`. Pure: a
month and a size in, lines of cells out.
"""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.popup.bookings import shown_slot
from ph_tui.ui.popup.looks import cell_pieces, status_piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ph_tui.domain.popup.calendar import Day, Month, Slot
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces, Tone

LEAST_WIDTH = 60
"""Columns below which the days stand in a list."""
_GUTTER = 7
_WEEKDAY = 3
_WIDEST_GAP = 2
_DAY = timedelta(days=1)


class Spot(NamedTuple):
    """Where the cursor stands: a day, and the place of a slot in it."""

    on: date
    place: int


class Cell(NamedTuple):
    """A stretch of a line; `spot` is where a click on it leads."""

    pieces: Pieces
    width: int
    spot: Spot | None = None


class Line(NamedTuple):
    """Cells beside each other; `band` sets the line apart from those around it."""

    cells: Sequence[Cell] = ()
    band: bool = False


def calendar_lines(
    month: Month, today: date, at: Spot, words: Words, size: tuple[int, int]
) -> list[Line]:
    """Return the month as a calendar; with room to spare the weeks are set apart."""
    width, height = size
    edges = _edges(len(month.weekdays), width)
    lines = [_weekday_line(month, words, edges)]
    weeks = [list(_week_lines(week, today, at, words, edges)) for week in month.weeks]
    room = height - 1 - sum(map(len, weeks))
    gap = [Line()] * max(min(room // max(len(weeks) - 1, 1), _WIDEST_GAP), 0)
    for place, week in enumerate(weeks):
        lines += [*(gap if place else ()), *week]
    return lines


def _edges(columns: int, width: int) -> list[int]:
    """Where the columns begin, and the last one ends: the last ones get what is left over."""
    room = width - _GUTTER
    return [_GUTTER + place * room // columns for place in range(columns + 1)]


def _weekday_line(month: Month, words: Words, edges: list[int]) -> Line:
    monday = date(2024, 1, 1)
    names = [words.weekday(monday + _DAY * (number - 1)) for number in month.weekdays]
    return _line([], [([(f" {name}", "dim")], None) for name in names], edges)


def _week_lines(
    week: Sequence[Day | None], today: date, at: Spot, words: Words, edges: list[int]
) -> Iterator[Line]:
    days = [day for day in week if day is not None]
    number = words.say("ui.popup.week", week=days[0].on.isocalendar().week)
    cells = [([] if day is None else _date(day, today, at, words), None) for day in week]
    yield _line([(f" {number}", "dim")], cells, edges)._replace(band=True)
    longest = max(days, key=lambda day: len(day.slots))
    for place in range(len(longest.slots)):
        slot = shown_slot(longest.slots[place].slot)
        shown = [_slot(day, place, today, words) for day in week]
        yield _line([(f" {slot}", "dim")], shown, edges)


def _date(day: Day, today: date, at: Spot, words: Words) -> list[Piece]:
    number = f" {day.on.day}"
    if day.on == today:
        return [(number, "accent"), (f" {words.say('ui.popup.today')}", "accent")]
    if day.on == at.on:
        return [(number, "strong")]
    return [(number, "dim" if day.on < today or day.holiday else "")]


def _slot(day: Day | None, place: int, today: date, words: Words) -> tuple[Pieces, Spot | None]:
    if day is None or place >= len(day.slots):
        return [], None
    pieces = cell_pieces(day.slots[place], day, today, words)
    indented = [(f" {text}", tone) for text, tone in pieces[:1]]
    return [*indented, *pieces[1:]], Spot(day.on, place)


def _line(gutter: Pieces, cells: Sequence[tuple[Pieces, Spot | None]], edges: list[int]) -> Line:
    widths = [right - left for left, right in itertools.pairwise(edges)]
    drawn = [Cell(p, width, spot) for (p, spot), width in zip(cells, widths, strict=True)]
    return Line([Cell(gutter, edges[0]), *drawn])


def list_lines(month: Month, today: date, words: Words, width: int) -> list[Line]:
    """Return the month as a list: a line a slot, the weeks under their numbers."""
    lines: list[Line] = []
    for week in month.weeks:
        days = [day for day in week if day is not None]
        if lines:
            lines.append(Line())
        number = words.say("ui.popup.week", week=days[0].on.isocalendar().week)
        lines.append(Line([Cell([(f" {number}", "dim")], width)], band=True))
        for day in days:
            lines += [
                Line([Cell(_listed(day, slot, today, words), width, Spot(day.on, place))])
                for place, slot in enumerate(day.slots)
            ]
    return lines


def _listed(day: Day, slot: Slot, today: date, words: Words) -> list[Piece]:
    first = slot is day.slots[0]
    when = f"{words.weekday(day.on):<{_WEEKDAY}}{words.day(day.on):>6}" if first else ""
    tone: Tone = "accent" if day.on == today else "dim" if day.on < today else ""
    return [
        (f" {when:<11}", tone),
        (f"{shown_slot(slot.slot):<7}", "dim"),
        *status_piece(slot, day, today, words),
    ]


def moved(month: Month, spot: Spot, dx: int, dy: int, *, listed: bool) -> Spot:
    """Return where an arrow leads; the day may lie in another month."""
    if dx:
        return Spot(_day_beside(spot.on, dx, month.weekdays), spot.place)
    count = next((len(day.slots) for day in month.days if day.on == spot.on), 1)
    place = spot.place + dy
    if 0 <= place < count:
        return Spot(spot.on, place)
    on = _day_beside(spot.on, dy, month.weekdays) if listed else spot.on + 7 * dy * _DAY
    return Spot(on, 0 if dy > 0 else -1)


def _day_beside(on: date, step: int, weekdays: Sequence[int]) -> date:
    on += _DAY * step
    while on.isoweekday() not in weekdays:
        on += _DAY * step
    return on


def settled(month: Month, spot: Spot) -> Spot:
    """Return the spot of the month that is nearest to one; a slot of -1 is the last of its day."""
    days = month.days
    if not days:
        return spot
    day = min(days, key=lambda each: (abs(each.on - spot.on), each.on))
    last = len(day.slots) - 1
    return Spot(day.on, last if spot.place < 0 else min(spot.place, last))
