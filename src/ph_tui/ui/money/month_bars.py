"""Sums by month and service, with bars that read without colour.

Owns the drawing and the rows; what a month comes to is the desk's word.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ph_tui.desk.money import MonthSum
from ph_tui.domain.money.amounts import ZERO
from ph_tui.ui.kit.columns import Column, lay_out
from ph_tui.ui.kit.plots import bar
from ph_tui.ui.kit.rows import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from decimal import Decimal

    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece

_BAR = 12
"""Cells of the longest bar where there is no more room."""
_MARGIN = 3
"""Cells of a list beside its columns."""


def month_name(month: date, words: Words) -> str:
    """Return a month with its year: `huhtikuu 2024`."""
    return f"{words.say(f'word.month.{month.month}')} {month.year}"


def month_rows(months: Iterable[MonthSum]) -> list[MonthSum | Section]:
    """Return the newest month first: its sum, which names no service, over its services."""
    rows: list[MonthSum | Section] = []
    for month, found in groupby(sorted(months, key=lambda each: each.month), lambda e: e.month):
        own = list(found)
        whole = MonthSum(
            month,
            "",
            "",
            sum(each.invoices for each in own),
            sum((each.net for each in own), ZERO),
            sum((each.total for each in own), ZERO),
        )
        rows = [whole, *own, *([Section()] if rows else []), *rows]
    return rows


def greatest(rows: Iterable[MonthSum | Section]) -> Decimal:
    """Return the net of the month in which most was invoiced."""
    whole = (row.net for row in rows if isinstance(row, MonthSum) and not row.service)
    return max(whole, default=ZERO)


def month_columns(
    words: Words, most: Callable[[], Decimal], width: Callable[[], int]
) -> list[Column[MonthSum]]:
    """Return the columns of a list that is `width` cells wide.

    `most` is the net of the greatest month, whose bar takes all the room that there is.
    """

    def name(row: MonthSum) -> list[Piece]:
        if row.service:
            return [(f"  {row.service_name}", "")]
        return [(month_name(row.month, words), "strong")]

    def euros(amount: Decimal, row: MonthSum) -> list[Piece]:
        return [(words.money(amount), "" if row.service else "strong")]

    def drawn(row: MonthSum) -> list[Piece]:
        cells = lay_out(columns, width() - _MARGIN)[-1].width
        return [(bar(row.net, most(), cells), "dim" if row.service else "accent")]

    columns: list[Column[MonthSum]] = [
        Column("month", "ui.overview.column.month", name, 22),
        Column(
            "count",
            "ui.overview.column.count",
            lambda row: [(str(row.invoices), "dim")],
            7,
            align="right",
        ),
        Column("net", "ui.overview.column.net", lambda row: euros(row.net, row), 13, align="right"),
        Column(
            "total",
            "ui.overview.column.total",
            lambda row: euros(row.total, row),
            13,
            align="right",
        ),
        Column("bar", "", drawn, _BAR, flex=1),
    ]
    return columns


def month_key(row: MonthSum) -> tuple[date, str]:
    """Tell the rows of months apart."""
    return row.month, row.service
