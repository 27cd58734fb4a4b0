"""Orders in words: the signs, short texts and numbers by which every screen tells of an order.

Owns how a fact of an order is said; it reads rows and values and never the desk.
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from ph_tui.desk.order_list import State
from ph_tui.domain.stages import NextStep
from ph_tui.domain.summaries import OrderSummary

if TYPE_CHECKING:
    from decimal import Decimal

    from ph_tui.desk.order_list import Listed
    from ph_tui.domain.orders import OrderFile
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Tone

STATE_SIGNS: dict[State, Piece] = {
    State.LATE: ("!", "late"),
    State.DUE: ("•", "due"),
    State.MISSING: ("?", "missing"),
    State.OPEN: (" ", ""),
    State.DONE: ("✓", "done"),
}
NOTHING = "–"


def label(order: OrderSummary | OrderFile) -> str:
    """Return what a person calls the order: its number, or the client's code until it has one."""
    facts = order if isinstance(order, OrderSummary) else order.order
    return facts.number or facts.client_code


def weekday_and_day(on: date, words: Words) -> str:
    """Return a day as lists show it: `ke  1.5.`, the days under each other."""
    width = len(words.day(date(2024, 12, 25)))
    return f"{words.weekday(on)} {words.day(on):>{width}}"


def iso_day(text: str) -> date | None:
    """Return the date of an ISO text, None when it is empty."""
    return date.fromisoformat(text) if text else None


def plain_hours(hours: Decimal, words: Words) -> str:
    """Return service hours without idle decimals: `9,5`, `16`."""
    whole = hours == hours.to_integral_value()
    return words.decimal(hours.to_integral_value() if whole else hours.normalize())


def state_pieces(order: Listed, words: Words) -> list[Piece]:
    """Return the state of an order: sign, word, colour."""
    sign, tone = STATE_SIGNS[order.state]
    quiet: Tone = tone or "dim"
    return [(f"{sign} ", tone), (words.say(f"ui.state.{order.state}"), quiet)]


def step_text(order: Listed, today: date, words: Words) -> str:
    """Return what comes next in two or three words, with the day or hour of a session."""
    row, step = order.row, order.step
    if step not in {NextStep.MEET, NextStep.LOG} or not row.next_on:
        return words.say(f"ui.step.{step}")
    on = date.fromisoformat(row.next_on)
    if on == today and row.next_start:
        when = words.clock(time.fromisoformat(row.next_start))
    else:
        when = words.day(on)
    return words.say(f"ui.step.{step}_at", when=when)


def typed_day(on: date | None) -> str:
    """Return a date as it stands in a form: `24.4.2024`, which every reader of days understands."""
    return f"{on.day}.{on.month}.{on.year}" if on else ""
