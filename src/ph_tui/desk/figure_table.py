"""The figures as a table of values, for a file or a program: one order of columns for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ph_tui.desk.figures import FigureTable, Group
    from ph_tui.exports.figures_csv import Cell
    from ph_tui.l10n.words import Words

COLUMNS = (
    *("orders", "hours_used", "hours_ordered", "hours_orders"),
    *("contact_days_median", "contact_days_mean", "contacts"),
    *("reports_on_time", "reports", "reports_on_time_percent"),
    *("feedback_asked", "services_ended", "feedback_asked_percent"),
    *("bonuses_claimed", "bonuses", "bonuses_claimed_percent"),
    *("payment_days_median", "payment_days_mean", "payments"),
)
"""The columns behind the group's name."""


def values_of(group: Group) -> dict[str, Cell]:
    """The figures of a group by column; None where there is nothing to speak of."""
    figures = group.figures
    shares = (figures.on_time, figures.feedback, figures.bonus)
    told: list[Cell] = [
        figures.orders,
        figures.hours.used,
        figures.hours.ordered,
        figures.hours.of,
        *(figures.contact.middle, figures.contact.mean, len(figures.contact.each)),
    ]
    for share in shares:
        told += [share.hits, share.of, share.percent]
    told += [figures.payment.middle, figures.payment.mean, len(figures.payment.each)]
    return dict(zip(COLUMNS, told, strict=True))


def csv_of(table: FigureTable, words: Words) -> bytes:
    """The table for a spreadsheet: each group, then all of them together."""
    from ph_tui.exports.figures_csv import table_csv

    head = [words.say(f"word.by.{table.by}")]
    head += [words.say(f"word.figure.{name}") for name in COLUMNS]
    every = words.say("word.figure.all")
    rows = [[group.name, *values_of(group).values()] for group in table.groups]
    return table_csv(head, [*rows, [every, *values_of(table.total).values()]], words)
