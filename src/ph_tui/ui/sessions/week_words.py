"""A week of meetings in words: the lines of its list and what the pane tells of one meeting.

Owns the texts and the columns; which days there are and what clashes is for the desk to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.sessions import SessionState
from ph_tui.ui.kit.columns import Column
from ph_tui.ui.kit.lines import wrapped
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.telling.order_words import NOTHING
from ph_tui.ui.telling.session_words import DOT, session_state, span_text, when_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime

    from ph_tui.desk.week import Week, WeekDay, WeekEntry
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces

_WITH_SERVICE = 92


def week_columns(words: Words, now: Callable[[], datetime]) -> list[Column[WeekEntry]]:
    """Return the columns of a week's list; states are those of the moment `now()`."""

    def number(entry: WeekEntry) -> list[Piece]:
        own = entry.order.number
        return [(own, "strong")] if own else [(NOTHING, "dim")]

    return [
        Column(
            "span", "", lambda e: span_text(e.session.start, e.session.end, words) or NOTHING, 11
        ),
        Column("number", "", number, 6),
        Column("client", "", lambda entry: entry.order.client_code, 6),
        Column(
            "service",
            "",
            lambda entry: [(entry.order.service_name, "dim")],
            12,
            appears_from=_WITH_SERVICE,
        ),
        Column("state", "", lambda entry: session_state(entry.session, now(), words), 13),
        Column("minutes", "", lambda entry: words.hours(entry.session.minutes), 10, align="right"),
        Column("note", "", lambda entry: _note(entry, words), 8, flex=1),
    ]


def _note(entry: WeekEntry, words: Words) -> list[Piece]:
    """The first line of the note, after what is special about the meeting."""
    session = entry.session
    said: list[Piece] = []
    if entry.clashes:
        said.append((f"! {words.say('ui.week.clash')}", "late"))
    if entry.substitute:
        said.append((words.say("ui.agenda.substitute", coach=entry.substitute), "accent"))
    if session.group:
        said.append((words.say("ui.week.group"), "accent"))
    if session.note:
        said.append((session.note.partition("\n")[0], "dim"))
    return [part for piece in said for part in ((DOT, "dim"), piece)][1:]


def week_rows(week: Week, today: date, words: Words, *, lines: int) -> list[WeekEntry | Section]:
    """Return the rows of a list that is `lines` high: days apart by a blank line if there is room.

    A week without any meeting has no rows.
    """
    if week.is_empty:
        return []
    count = sum(len(day.entries) for day in week.days) + 2 * len(week.days) - 1
    rows: list[WeekEntry | Section] = []
    for day in week.days:
        if rows and count <= lines:
            rows.append(Section())
        rows += [Section(_day_heading(day, today, words)), *day.entries]
    return rows


def _day_heading(day: WeekDay, today: date, words: Words) -> list[Piece]:
    name = when_text(day.on, None, None, words)
    pieces: list[Piece] = [(name, "strong" if day.entries else "dim")]
    if day.on == today:
        pieces.append((f"  {words.say('ui.week.today')}", "accent"))
    if day.held_minutes:
        pieces.append((f"  {words.hours(day.held_minutes)}", "dim"))
    return pieces


def week_head(week: Week, words: Words, whose: str) -> tuple[Pieces, Pieces]:
    """Return what the head says at the left and at the right."""
    span = f"{words.day(week.monday)}–{words.date(week.sunday)}"
    left: Pieces = [
        (f" {words.say('ui.week.head', week=week.number)}", "strong"),
        (f" · {span} · {whose}", "dim"),
    ]
    right: list[Piece] = []
    if week.held_minutes:
        held = words.say("ui.week.held", hours=words.hours(week.held_minutes))
        right += [(held, ""), (DOT, "dim")]
    if week.planned_minutes:
        planned = words.say("ui.week.planned", hours=words.hours(week.planned_minutes))
        right += [(planned, "dim"), (DOT, "dim")]
    return left, [*right[:-1], (" ", "")]


def entry_lines(entry: WeekEntry, now: datetime, words: Words, width: int) -> Iterator[Pieces]:
    """Yield one meeting in lines of `width` cells: when, how it went, by whom, the whole note."""
    session = entry.session
    yield [(when_text(session.on, session.start, session.end, words), "strong")]
    sign, state = session_state(session, now, words)
    facts: list[Piece] = [*([sign] if sign[0].strip() else []), state]
    yield [*facts, (DOT + words.hours(session.minutes), "dim")]
    aside = [session.coach] if session.coach else []
    if entry.substitute:
        aside = [words.say("ui.agenda.substitute", coach=entry.substitute)]
    aside += [words.say("ui.week.group")] if session.group else []
    if aside:
        yield [(DOT.join(aside), "dim")]
    if entry.clashes:
        yield [(f"! {words.say('ui.week.clash')}", "late")]
    if session.note:
        for line in session.note.splitlines():
            for part in wrapped(line, width):
                yield [(part, "")]
    elif session.state is SessionState.HELD:
        yield [(words.say("ui.week.no_note"), "missing")]
    yield []
