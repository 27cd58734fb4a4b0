"""The side pane: the order under the cursor of a list, in short.

Owns when it is read (a moment after the cursor stands still, in a thread) and how it looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ph_tui.ui.finding_lines import finding_lines
from ph_tui.ui.later import Later
from ph_tui.ui.lines import Lines, flowed
from ph_tui.ui.order_facts import OrderFacts, findings_pieces, gather, hours_pieces
from ph_tui.ui.order_words import NOTHING
from ph_tui.ui.pipeline import pipeline
from ph_tui.ui.present import Watch
from ph_tui.ui.session_words import day_text, session_state, span_text
from ph_tui.ui.speech import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ph_tui.desk.desk import Desk
    from ph_tui.l10n.words import Words
    from ph_tui.ui.app import PhTuiApp
    from ph_tui.ui.inks import Piece, Pieces

_MOST_SESSIONS = 8
_MOST_FINDINGS = 3
DELAY = 0.1
"""Seconds that the cursor stands still before the pane follows it."""


class OrderPane(Lines):
    """The order under the cursor."""

    def __init__(self, desk: Desk, *, delay: float = DELAY, id: str | None = None) -> None:  # noqa: A002  (Textual's word for it)
        super().__init__(id=id)
        self._desk, self._delay = desk, delay
        self._wanted: str | None = None
        self._facts: OrderFacts | None = None
        self._later = Later(self, delay, self._read)
        self.beside = Watch(desk, self._order_id, self._paint_facts)

    def follow(self, order_id: str | None) -> None:
        """Show this order soon; a pane that is not in sight reads nothing."""
        self._wanted = order_id
        if order_id is None:
            self._facts = None
            self.set_lines([])
        elif self.size.width and self._delay:
            self._later.soon()
        elif self.size.width:
            self._read()

    def on_mount(self) -> None:
        """Begin to look who else edits the order that shows."""
        self.beside.begin(self)

    def _order_id(self) -> str | None:
        return self._facts.file.order.id if self._facts and self.size.width else None

    def on_show(self) -> None:
        """Catch up when the pane comes into sight."""
        self.follow(self._wanted)

    def _read(self) -> None:
        order_id, app = self._wanted, self._app_of_ours
        if order_id is not None:
            lang = app.words.lang
            app.in_background(lambda: gather(self._desk, order_id, lang), self._show_facts)

    @property
    def _app_of_ours(self) -> PhTuiApp:
        return cast("PhTuiApp", self.app)

    def _show_facts(self, facts: OrderFacts) -> None:
        if facts.file.order.id == self._wanted and self.is_attached:
            self._facts = facts
            self.beside.look()
            self._paint_facts()

    def _paint_facts(self) -> None:
        facts = self._facts
        if facts is None:
            return
        words, now = words_of(self), self._desk.now
        present = self.beside.pieces(words)
        self.set_paint(lambda width: list(pane_lines(facts, words, now, width, present)))


def pane_lines(
    facts: OrderFacts, words: Words, now: datetime, width: int, present: Pieces = ()
) -> Iterator[Pieces]:
    """Yield the order in lines: who and what, the way, the sessions, what the rules say."""
    order = facts.file.order
    yield [(order.number or NOTHING, "strong"), (f"  {order.client_code}", "strong")]
    if present:
        yield present
    yield [(facts.service_name, "")]
    yield hours_pieces(facts, words)
    yield from _people_and_days(facts, words)
    yield []
    yield from flowed(pipeline(facts.file, words), width, joint=("  ", ""))
    yield []
    yield from _sessions(facts, words, now)
    yield []
    yield from _findings(facts, words, width)


def _people_and_days(facts: OrderFacts, words: Words) -> Iterator[Pieces]:
    order = facts.file.order
    days = [words.day(day) if day else "" for day in (order.start, order.end)]
    told = ["–".join(days)] if any(days) else []
    told += [order.coach] if order.coach else []
    if told:
        yield [(" · ".join(told), "dim")]


def _sessions(facts: OrderFacts, words: Words, now: datetime) -> Iterator[Pieces]:
    sessions = facts.file.sessions
    yield [(words.say("ui.order.sessions", n=len(sessions)), "strong")]
    hidden = len(sessions) - _MOST_SESSIONS
    if hidden > 0:
        yield [(words.say("ui.order.earlier", n=hidden), "dim")]
    for session in sessions[-_MOST_SESSIONS:]:
        state: list[Piece] = session_state(session, now, words)
        span = span_text(session.start, session.end, words) or words.hours(session.minutes)
        yield [state[0], (f"{day_text(session, words)}  {span:<11}  ", ""), (state[1][0], "dim")]


def _findings(facts: OrderFacts, words: Words, width: int) -> Iterator[Pieces]:
    count = len(facts.findings)
    yield findings_pieces(facts, words)
    for finding, _ in facts.findings[:_MOST_FINDINGS]:
        yield from finding_lines(finding, None, words, width)
    if count > _MOST_FINDINGS:
        yield [("  ", ""), (words.say("ui.order.more", n=count - _MOST_FINDINGS), "dim")]
