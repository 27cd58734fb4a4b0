"""What the side pane tells of an order: who and what, the way, the sessions, what the rules say.

Owns the choice and the layout; knows no widget and no desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.ui.telling.finding_lines import finding_lines
from ph_tui.ui.telling.order_facts import findings_pieces, hours_pieces
from ph_tui.ui.telling.order_words import NOTHING
from ph_tui.ui.telling.pipeline import way_lines
from ph_tui.ui.telling.session_words import day_text, session_state, span_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces
    from ph_tui.ui.telling.order_facts import OrderFacts

_MOST_SESSIONS = 8
_MOST_FINDINGS = 3


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
    is_billable = facts.is_billable
    yield from way_lines(facts.file, words, width, is_billable=is_billable, joint=("  ", ""))
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
