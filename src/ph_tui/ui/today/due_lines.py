"""What the pane tells of a thing that belongs to no order.

Owns the choice and the layout; knows no widget and no desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.ui.kit.lines import wrapped
from ph_tui.ui.today.agenda_words import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ph_tui.desk.due import Due
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Pieces


def due_lines(due: Due, words: Words, today: date, place: str, width: int) -> Iterator[Pieces]:
    """Yield the thing in lines: what, by when, what helps, and the key that goes there."""
    yield [(words.say(f"ui.agenda.{due.kind}"), "strong")]
    for line in wrapped(words(due.title), width):
        yield [(line, "")]
    yield []
    for line in wrapped(words.say(f"ui.agenda.{due.kind}_do"), width):
        yield [(line, "")]
    if due.on is not None:
        yield [(f"{words.weekday_and_date(due.on)}{_span(due, words)}", "")]
        yield [(_distance((due.on - today).days, words), "dim")]
    if due.coach:
        yield [(due.coach, "dim")]
    if due.detail is not None:
        yield []
        for line in wrapped(words(due.detail), width):
            yield [(line, "dim")]
    yield []
    opens = words.say("ui.agenda.opens", place=words.say(f"ui.place.{place}"))
    yield [(KEYS[due.kind], "accent"), (f"  {opens}", "dim")]


def _span(due: Due, words: Words) -> str:
    return f" {words.span(due.start, due.end)}" if due.start and due.end else ""


def _distance(days: int, words: Words) -> str:
    if days == 0:
        return words.say("ui.agenda.is_today")
    return words.say("ui.agenda.in_days" if days > 0 else "ui.agenda.days_ago", n=abs(days))
