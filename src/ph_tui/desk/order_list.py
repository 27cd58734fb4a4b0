"""The order list: which orders a view shows, what a filter finds, how a column sorts.

Works on the rows alone, so that ten thousand of them are listed without opening one order.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.folding import client_key, folded, haystack, needles
from ph_tui.domain.money.standing import MoneyState
from ph_tui.domain.stages import NextStep, Stage
from ph_tui.domain.summaries import OrderSummary, is_late, is_open, money_state_at, step_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from ph_tui.l10n.words import Words


class View(StrEnum):
    """The saved views of the order list."""

    MINE = "mine"
    OPEN = "open"
    LATE = "late"
    UNINVOICED = "uninvoiced"
    """Ended, and something of it stands on no invoice."""
    ALL = "all"


class Sort(StrEnum):
    """The columns that the order list sorts by."""

    DEADLINE = "deadline"
    NUMBER = "number"
    CLIENT = "client"
    SERVICE = "service"
    STAGE = "stage"
    HOURS = "hours"
    STEP = "step"


class State(StrEnum):
    """How an order stands at a glance: the sign before its number."""

    LATE = "late"
    DUE = "due"
    MISSING = "missing"
    OPEN = "open"
    DONE = "done"


class Listed(NamedTuple):
    """An order in the list, with what the clock adds to its row."""

    row: OrderSummary
    step: NextStep
    state: State
    words: Words
    """Of the language in which a filter finds the order."""

    @property
    def haystack(self) -> str:
        """Folded words, each after a space, whose beginnings filters are looked for in."""
        return _haystack(self.row, self.step, self.state, self.words)


_STAGES = list(Stage)
_STEPS = list(NextStep)
_DUE_NOW = {
    NextStep.ACCEPT,
    NextStep.CONTACT,
    NextStep.END,
    NextStep.REPORT,
    NextStep.BILLING,
    NextStep.INVOICE,
}
_UNINVOICED = {MoneyState.TO_REPORT, MoneyState.TO_INVOICE}
_LAST = "9999"
_REMEMBERED = 2**15
"""Orders whose words are kept for the next key of a filter."""


def listed(rows: Iterable[OrderSummary], now: datetime, words: Words) -> list[Listed]:
    """The rows with the clock's word on each, ready for filtering in the user's language."""
    today = now.date()
    made = []
    for row in rows:
        if is_open(row):
            step = step_at(row, now)
            made.append(Listed(row, step, _state(row, step, today), words))
        else:
            made.append(Listed(row, NextStep.NONE, State.DONE, words))
    return made


def _state(row: OrderSummary, step: NextStep, today: date) -> State:
    """The state of an order that something is left to do with."""
    if is_late(row, today) or money_state_at(row, today) is MoneyState.OVERDUE:
        return State.LATE
    if step is NextStep.LOG:
        return State.MISSING
    if step in _DUE_NOW or row.next_on == today.isoformat():
        return State.DUE
    return State.OPEN


@lru_cache(_REMEMBERED)
def _haystack(row: OrderSummary, step: NextStep, state: State, words: Words) -> str:
    said = (
        row.number,
        row.client_code,
        client_key(row.client_code),
        row.service_name,
        row.coach,
        words.say(f"word.stage.{row.stage}"),
        words.say(f"word.step.{step}"),
        words.say(f"word.state.{state}"),
    )
    return haystack(said)


def selected(orders: Iterable[Listed], *, view: View, user: str, text: str = "") -> list[Listed]:
    """The orders of a view in which some word begins with each word of the filter."""
    shown = _VIEWS[view]
    return matching([order for order in orders if shown(order, user)], text)


def matching(orders: list[Listed], text: str) -> list[Listed]:
    """The orders in which some word begins with each word of the filter, in the same order."""
    for needle in needles(text):
        orders = [order for order in orders if needle in order.haystack]
    return orders


_VIEWS: dict[View, Callable[[Listed, str], bool]] = {
    View.MINE: lambda order, user: order.row.coach == user and order.state is not State.DONE,
    View.OPEN: lambda order, _: order.state is not State.DONE,
    View.LATE: lambda order, _: order.state is State.LATE,
    View.UNINVOICED: lambda order, _: order.row.money in _UNINVOICED,
    View.ALL: lambda *_: True,
}


def ordered(orders: Iterable[Listed], sort: Sort, *, reverse: bool = False) -> list[Listed]:
    """The orders by one column; equal ones by deadline and number."""
    column = _SORTS[sort]

    def key(order: Listed) -> tuple[object, str, str]:
        row = order.row
        return column(row, order), row.deadline or _LAST, row.number

    return sorted(orders, key=key, reverse=reverse)


_SORTS: dict[Sort, Callable[[OrderSummary, Listed], object]] = {
    Sort.DEADLINE: lambda row, _: row.deadline or _LAST,
    Sort.NUMBER: lambda row, _: _natural(row.number),
    Sort.CLIENT: lambda row, _: client_key(row.client_code),
    Sort.SERVICE: lambda row, _: folded(row.service_name),
    Sort.STAGE: lambda row, _: _STAGES.index(Stage(row.stage)),
    Sort.HOURS: lambda row, _: row.actual_minutes,
    Sort.STEP: lambda _, order: _STEPS.index(order.step),
}


def _natural(number: str) -> tuple[int, str]:
    """Numbers by value, all others after them by text."""
    return (int(number), "") if number.isascii() and number.isdigit() else (10**18, number)
