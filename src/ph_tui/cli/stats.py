"""`ph-tui stats`: figures over the orders, by service, period or coach."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ph_tui.cli.arguments import Command, Given, Option
from ph_tui.cli.as_lines import NOTHING
from ph_tui.cli.files import OPTIONS, file_named, hand_over
from ph_tui.desk.figure_table import csv_of, values_of
from ph_tui.desk.figures import By
from ph_tui.desk.report_files import Made

if TYPE_CHECKING:
    from ph_tui.cli.as_json import Object
    from ph_tui.cli.face import Face
    from ph_tui.desk.figures import FigureTable, Group
    from ph_tui.domain.figures import Days, Share


def _stats(face: Face, given: Given) -> None:
    file_named(given)
    period = given.get("period")
    if period is not None:
        period = face.desk.marketing.period(period).id
    coach = face.desk.user if given.has("mine") else given.get("coach")
    by = By(given.get("by") or By.SERVICE)
    table = face.desk.figures.gather(by, period=period, coach=coach)
    if face.as_json:
        face.json(_object(table))
    elif given.has("csv") or given.get("output"):
        made = Made(csv_of(table, face.words))
        hand_over(face, given, made, is_text=True, told="cli.stats.written")
    else:
        for group in (table.total, *table.groups):
            face.lines(_lines(face, group))


def _lines(face: Face, group: Group) -> list[str]:
    """One fact a line, each with how many it speaks of."""
    words, figures = face.words, group.figures
    name = words.say("word.figure.all") if group.key is None else group.name or NOTHING
    hours = figures.hours
    used, ordered = words.decimal(hours.used), words.decimal(hours.ordered)
    return [
        words.say("cli.stats.group", name=name, n=figures.orders),
        "  " + words.say("cli.stats.hours", used=used, ordered=ordered, n=hours.of),
        "  " + words.say("cli.stats.contact", days=_days(face, figures.contact)),
        "  " + words.say("cli.stats.on_time", share=_share(face, figures.on_time)),
        "  " + words.say("cli.stats.feedback", share=_share(face, figures.feedback)),
        "  " + words.say("cli.stats.bonus", share=_share(face, figures.bonus)),
        "  " + words.say("cli.stats.payment", days=_days(face, figures.payment)),
    ]


def _days(face: Face, days: Days) -> str:
    if days.middle is None:
        return NOTHING
    middle = face.words.decimal(days.middle)
    return face.words.say("cli.stats.days", days=middle, n=len(days.each))


def _share(face: Face, share: Share) -> str:
    if share.percent is None:
        return NOTHING
    percent = face.words.percent(share.percent)
    return face.words.say("cli.stats.share", percent=percent, hits=share.hits, of=share.of)


def _object(table: FigureTable) -> Object:
    return {
        "by": table.by.value,
        "total": _values(table.total),
        "groups": [{"key": g.key, "name": g.name, **_values(g)} for g in table.groups],
    }


def _values(group: Group) -> Object:
    """The figures as JSON has them: counts as numbers, all else as decimal texts."""
    values: Object = {
        name: str(value) if isinstance(value, Decimal) else value
        for name, value in values_of(group).items()
    }
    months = {f"{each.month:%Y-%m}": each.orders for each in group.months}
    return {**values, "orders_by_month": months}


COMMANDS = (
    Command(
        "stats",
        _stats,
        (),
        (
            Option("by", "group", choices=tuple(By)),
            Option("period", "period"),
            Option("coach", "login"),
            Option("mine"),
            Option("csv"),
            *OPTIONS,
        ),
    ),
)
