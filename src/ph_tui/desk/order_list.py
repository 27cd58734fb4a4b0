"""The order list: which orders a view shows, what a filter finds, how a column sorts.

Works on the rows alone, so that ten thousand of them are listed without opening one order.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.folding import folded
from ph_tui.domain.orders import client_key
from ph_tui.domain.stages import NextStep, Stage
from ph_tui.domain.summaries import OrderSummary, is_late, is_open, step_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from ph_tui.l10n.words import Words


class View(StrEnum):
    """The saved views of the order list."""

    MINE = "mine"
    OPEN = "open"
    LATE = "late"
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
    haystack: str
    """Folded words, each after a space, whose beginnings filters are looked for in."""


_SEPARATORS = re.compile(r"[^\w\s]+")
_STAGES = list(Stage)
_STEPS = list(NextStep)
_LAST = "9999"


def listed(rows: Iterable[OrderSummary], now: datetime, words: Words) -> list[Listed]:
    """The rows with the clock's word on each, ready for filtering in the user's language."""
    said = {f"word.stage.{stage}": words.say(f"word.stage.{stage}") for stage in Stage}
    said |= {f"word.step.{step}": words.say(f"word.step.{step}") for step in NextStep}
    said |= {f"word.state.{state}": words.say(f"word.state.{state}") for state in State}
    made = []
    for row in rows:
        step = step_at(row, now)
        state = _state(row, step, now)
        text = " ".join(
            (
                row.number,
                row.client_code,
                client_key(row.client_code),
                row.service_name,
                row.coach,
                said[f"word.stage.{row.stage}"],
                said[f"word.step.{step}"],
                said[f"word.state.{state}"],
            )
        )
        made.append(Listed(row, step, state, _searchable(text)))
    return made


def _searchable(text: str) -> str:
    """Folded words after a space each; the parts of `2024/4711` and `A.K.` count as words too."""
    words = folded(text)
    return f" {words} {_SEPARATORS.sub(' ', words)}"


def _state(row: OrderSummary, step: NextStep, now: datetime) -> State:
    today = now.date()
    if is_late(row, today):
        return State.LATE
    if not is_open(row):
        return State.DONE
    if step is NextStep.LOG:
        return State.MISSING
    due_now = {NextStep.ACCEPT, NextStep.CONTACT, NextStep.REPORT, NextStep.END}
    if step in due_now or row.next_on == today.isoformat():
        return State.DUE
    return State.OPEN


def selected(orders: Iterable[Listed], *, view: View, user: str, text: str = "") -> list[Listed]:
    """The orders of a view in which some word begins with each word of the filter."""
    needles = folded(text).split()
    shown = _VIEWS[view]
    return [
        order
        for order in orders
        if shown(order, user) and all(f" {needle}" in order.haystack for needle in needles)
    ]


_VIEWS: dict[View, Callable[[Listed, str], bool]] = {
    View.MINE: lambda order, user: order.row.coach == user and is_open(order.row),
    View.OPEN: lambda order, _: is_open(order.row),
    View.LATE: lambda order, _: order.state is State.LATE,
    View.ALL: lambda *_: True,
}


def ordered(orders: Iterable[Listed], sort: Sort, *, reverse: bool = False) -> list[Listed]:
    """The orders by one column; equal ones by deadline and number."""
    return sorted(orders, key=lambda o: (_SORTS[sort](o.row, o), *_tie(o.row)), reverse=reverse)


def _tie(row: OrderSummary) -> tuple[str, str]:
    return row.deadline or _LAST, row.number


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
