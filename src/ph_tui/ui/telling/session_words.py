"""Sessions in words: state, day and time, length, and one line that tells all of it.

Owns how a session is said on every screen; knows no desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.sessions import SessionState
from ph_tui.ui.telling.order_words import weekday_and_day

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from ph_tui.domain.sessions import Session
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece

DOT = " · "


def session_state(session: Session, now: datetime, words: Words) -> list[Piece]:
    """Return sign and word: `✓` held, `?` planned and over, `–` no-show; still to come is plain."""
    if session.state is SessionState.HELD:
        return [("✓ ", "done"), (words.say("word.session.held"), "")]
    if session.state is SessionState.NO_SHOW:
        return [("– ", "dim"), (words.say("word.session.no_show"), "dim")]
    if session.over_at <= now:
        return [("? ", "missing"), (words.say("ui.session.unlogged"), "missing")]
    sign = "•" if session.on == now.date() else " "
    return [(f"{sign} ", "due"), (words.say("word.session.planned"), "")]


def span_text(start: time | None, end: time | None, words: Words) -> str:
    """Return the clock times as lists show them: `9.00–11.30`, the dashes under each other."""
    if start is None or end is None:
        return ""
    clock = words.clock(start)
    return f"{clock:>5}{words.span(start, end)[len(clock) :]}"


def when_text(on: date, start: time | None, end: time | None, words: Words) -> str:
    """Return day and time inside a sentence: `ti 23.4. 9.00–11.30`."""
    day = f"{words.weekday(on)} {words.day(on)}"
    return day if start is None or end is None else f"{day} {words.span(start, end)}"


def session_text(session: Session, words: Words) -> str:
    """Return a session in one line: day, time, length."""
    when = when_text(session.on, session.start, session.end, words)
    return DOT.join((when, words.hours(session.minutes)))


def day_text(session: Session, words: Words) -> str:
    """Return the day of a session as lists show it."""
    return weekday_and_day(session.on, words)
