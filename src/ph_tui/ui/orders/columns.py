"""The columns of the order list: what each shows of an order, made to fit 80 cells and to grow.

Works on rows of the index alone; knows no desk.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ph_tui.desk.order_list import Listed, Sort, State
from ph_tui.ui.kit.columns import Column
from ph_tui.ui.telling.order_words import (
    NOTHING,
    iso_day,
    plain_hours,
    state_pieces,
    step_text,
    weekday_and_day,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece

_WITH_STAGE = 96
_WITH_COACH = 106
_WITH_RECEIVED = 118


def order_columns(words: Words, today: Callable[[], date]) -> list[Column[Listed]]:
    """Return the columns; narrow lists leave out those that the others tell as well."""
    wide_day = len(weekday_and_day(today(), words))
    state_width = 2 + max(len(words.say(f"ui.state.{state}")) for state in State)

    def hours(order: Listed) -> list[Piece]:
        used = Decimal(order.row.actual_hours)
        ordered = Decimal(order.row.ordered_hours) if order.row.ordered_hours else None
        most = NOTHING if ordered is None else plain_hours(ordered, words)
        over = ordered is not None and used > ordered
        return [(plain_hours(used, words), "due" if over else ""), (f"/{most}", "dim")]

    def day(text: str) -> str:
        on = iso_day(text)
        return weekday_and_day(on, words) if on else ""

    def deadline(order: Listed) -> list[Piece]:
        late = order.state is State.LATE
        return [(day(order.row.deadline), "late" if late else "")]

    def quiet(text: Callable[[Listed], str]) -> Callable[[Listed], list[Piece]]:
        return lambda order: [(text(order), "dim")]

    return [
        Column("state", "ui.column.state", lambda order: state_pieces(order, words), state_width),
        Column(Sort.NUMBER, "ui.column.number", _number, 6),
        Column(Sort.CLIENT, "ui.column.client", lambda order: order.row.client_code, 7),
        Column(Sort.SERVICE, "ui.column.service", lambda order: order.row.service_name, 12, flex=2),
        Column(
            Sort.STAGE,
            "ui.column.stage",
            quiet(lambda order: words.say(f"word.stage.{order.row.stage}")),
            13,
            appears_from=_WITH_STAGE,
        ),
        Column(Sort.HOURS, "ui.column.hours", hours, 8, align="right"),
        Column(Sort.STEP, "ui.column.step", lambda o: step_text(o, today(), words), 13, flex=1),
        Column(Sort.DEADLINE, "ui.column.deadline", deadline, wide_day, align="right"),
        Column(
            "coach",
            "ui.column.coach",
            quiet(lambda order: order.row.coach),
            8,
            appears_from=_WITH_COACH,
        ),
        Column(
            "received",
            "ui.column.received",
            quiet(lambda order: day(order.row.received_on)),
            wide_day,
            align="right",
            appears_from=_WITH_RECEIVED,
        ),
    ]


def _number(order: Listed) -> list[Piece]:
    return [(order.row.number, "strong")] if order.row.number else [(NOTHING, "dim")]
