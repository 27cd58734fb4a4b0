"""The list of one order's sessions.

Works on numbered sessions; knows no desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from ph_tui.domain.sessions import Session, SessionState
from ph_tui.ui.kit.columns import Column
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.telling.session_words import day_text, session_state, span_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from textual.binding import BindingType

    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece


class Numbered(NamedTuple):
    """A session with its place among those that count; a no-show has none."""

    number: int | None
    session: Session
    is_over: bool


class SessionList(LineList[Numbered]):
    """The sessions of one order; enter edits."""

    BINDINGS: ClassVar[list[BindingType]] = keys(Key("enter", "pick", "ui.key.edit"))

    def __init__(
        self,
        words: Words,
        now: Callable[[], datetime],
        *,
        id: str | None = None,  # noqa: A002  (Textual's word for it)
    ) -> None:
        super().__init__(session_columns(words, now), row_key=lambda row: row.session.id, id=id)


def numbered(sessions: Iterable[Session], now: datetime) -> list[Numbered]:
    """Number the sessions in their order of time."""
    rows: list[Numbered] = []
    count = 0
    for session in sessions:
        counts = session.state is not SessionState.NO_SHOW
        count += counts
        rows.append(Numbered(count if counts else None, session, session.over_at <= now))
    return rows


def next_to_do(rows: Sequence[Numbered]) -> str:
    """Return the id of the first session that is still planned, else of the last one."""
    planned = [row for row in rows if row.session.state is SessionState.PLANNED]
    return (planned or [*rows[-1:]])[0].session.id if rows else ""


def session_columns(words: Words, now: Callable[[], datetime]) -> list[Column[Numbered]]:
    """Return the columns; the first line of the note takes what room is left."""
    state_width = 2 + max(len(word) for word in _state_words(words))

    def number(row: Numbered) -> list[Piece]:
        return [(str(row.number or ""), "dim")]

    def note(row: Numbered) -> list[Piece]:
        first = row.session.note.partition("\n")[0]
        group = [(f"{words.say('ui.session.group')} ", "dim")] if row.session.group else []
        return [*group, (first, "")]  # type: ignore[list-item]

    return [
        Column("number", "", number, 2, align="right"),
        Column(
            "state",
            "ui.column.state",
            lambda row: session_state(row.session, now(), words),
            state_width,
        ),
        Column("on", "ui.column.day", lambda row: day_text(row.session, words), 10),
        Column("time", "ui.column.time", _time_of(words), 11),
        Column(
            "length",
            "ui.column.length",
            lambda row: words.hours(row.session.minutes),
            10,
            align="right",
        ),
        Column("note", "ui.column.note", note, 12, flex=1),
    ]


def _time_of(words: Words) -> Callable[[Numbered], str]:
    return lambda row: span_text(row.session.start, row.session.end, words)


def _state_words(words: Words) -> list[str]:
    return [
        *(words.say(f"word.session.{s}") for s in SessionState),
        words.say("ui.session.unlogged"),
    ]
