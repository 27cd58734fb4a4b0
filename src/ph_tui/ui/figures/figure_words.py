"""Figures in words, numbers and small plots that read without colour.

Owns the layout; what a figure comes to is the domain's word.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ph_tui.ui.kit.columns import Column
from ph_tui.ui.kit.lines import spread, wrapped
from ph_tui.ui.kit.plots import gauge, sparkline
from ph_tui.ui.telling.order_words import NOTHING, plain_hours
from ph_tui.ui.telling.session_words import DOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.figures import FigureTable, Group
    from ph_tui.domain.figures import Days, Figures, Hours, Share
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces

_LABEL = 20
_GAUGE = 20
_VALUE = 9
_WIDEST = 90
_WITH_COUNTS = 104
"""Cells from which the table tells how many each percent speaks of."""
_SPAN = 44
"""Cells that the months and the most of them take beside their plot."""


def figures_head(
    table: FigureTable, period: str | None, whose: str, words: Words, width: int
) -> Pieces:
    """Return what is shown, and at the right how many orders that are."""
    by = words.say(f"ui.figures.by.{table.by}")
    span = words.say("ui.top.period", period=period) if period else words.say("ui.figures.ever")
    left: list[Piece] = [
        (f" {words.say('ui.figures.title')}", "strong"),
        (DOT + DOT.join(filter(None, (by, span, whose))), "dim"),
    ]
    count = words.say("ui.figures.orders", n=table.total.figures.orders)
    return spread(left, [(f"{count} ", "dim")], width)


def _name(group: Group, words: Words) -> str:
    if group.key is None:
        return words.say("word.figure.all")
    return group.name or words.say("ui.figures.nobody")


def figures_head_of(group: Group, words: Words, width: int) -> Pieces:
    """Return whose orders these are, and how many."""
    name = _name(group, words)
    count = words.say("ui.figures.orders", n=group.figures.orders)
    title = words.say("ui.figures.behind")
    left: list[Piece] = [(f" {title}", "strong"), (f"{DOT}{name}", "dim")]
    return spread(left, [(f"{count} ", "dim")], width)


def figure_columns(words: Words) -> list[Column[Group]]:
    """Return the columns of the table."""

    def name(group: Group) -> list[Piece]:
        return [(_name(group, words), "strong" if group.key is None else "")]

    def column(
        key: str, tell: Callable[[Figures], str], width: int, *, appears_from: int = 0
    ) -> Column[Group]:
        def cell(group: Group) -> list[Piece]:
            told = tell(group.figures)
            return [(told, "dim" if told == NOTHING else "")]

        title = f"ui.figures.column.{key}"
        return Column(key, title, cell, width, align="right", appears_from=appears_from)

    def counted(key: str, share: Callable[[Figures], Share]) -> Column[Group]:
        """How many the percent before it speaks of, where there is room."""

        def cell(group: Group) -> list[Piece]:
            found = share(group.figures)
            return [(f"{found.hits}/{found.of}" if found.of else "", "dim")]

        return Column(f"{key}_of", "", cell, 7, appears_from=_WITH_COUNTS)

    return [
        Column("name", "", name, 12, flex=1),
        column("orders", lambda f: str(f.orders), 5),
        column("hours", lambda f: hours_text(f.hours, words), 10),
        column("contact", lambda f: _days(f.contact, words), 7),
        column("on_time", lambda f: _percent(f.on_time, words), 8),
        counted("on_time", lambda f: f.on_time),
        column("feedback", lambda f: _percent(f.feedback, words), 7),
        counted("feedback", lambda f: f.feedback),
        column("bonus", lambda f: _percent(f.bonus, words), 5),
        counted("bonus", lambda f: f.bonus),
        column("payment", lambda f: _days(f.payment, words), 7),
    ]


def hours_text(hours: Hours, words: Words) -> str:
    """Return hours held of hours ordered, without idle decimals."""
    if not hours.of:
        return NOTHING
    return f"{plain_hours(hours.used, words)}/{plain_hours(hours.ordered, words)}"


def _percent(share: Share, words: Words) -> str:
    return NOTHING if share.percent is None else words.percent(share.percent)


def _days(days: Days, words: Words) -> str:
    if days.middle is None:
        return NOTHING
    return words.say("ui.figures.days", days=plain_hours(days.middle, words))


def group_lines(group: Group, words: Words, width: int) -> list[Pieces]:
    """Return the figures of a group line by line: a gauge or a span, and how many it speaks of."""
    figures = group.figures
    hours = figures.hours
    part = hours.used / hours.ordered if hours.ordered else None
    name = _name(group, words)
    lines: list[Pieces] = [[(name, "strong")], []]
    lines.append(
        _line(
            words, "hours", part, _part(part, words), words.say("ui.figures.of_hours", n=hours.of)
        )
    )
    for key, share in (
        ("on_time", figures.on_time),
        ("feedback", figures.feedback),
        ("bonus", figures.bonus),
    ):
        ratio = Decimal(share.hits) / share.of if share.of else None
        told = words.say(f"ui.figures.of_{key}", hits=share.hits, n=share.of)
        lines.append(_line(words, key, ratio, _percent(share, words), told if share.of else ""))
    lines.append([])
    for key, days in (("contact", figures.contact), ("payment", figures.payment)):
        lines.append(_span(words, key, days))
    lines += [[], _months(group, words, width), []]
    explained = wrapped(words.say("ui.figures.explained"), min(width, _WIDEST))
    lines += [[(line, "dim")] for line in explained]
    return lines


def _part(part: Decimal | None, words: Words) -> str:
    return NOTHING if part is None else words.percent((part * 100).quantize(Decimal(1)))


def _line(words: Words, key: str, ratio: Decimal | None, value: str, told: str) -> Pieces:
    """One share: its name, a gauge, the percent, and of how many."""
    label = f"{words.say(f'ui.figures.label.{key}'):<{_LABEL}}"
    if ratio is None:
        return [(label, ""), (NOTHING, "dim")]
    full, empty = gauge(ratio, _GAUGE)
    return [
        (label, ""),
        (full, "accent"),
        (empty, "rule"),
        (f"{value:>{_VALUE}}", "strong"),
        (f"  {told}", "dim"),
    ]


def _span(words: Words, key: str, days: Days) -> Pieces:
    """One time: the median, the shortest and the longest, and how often."""
    label = f"{words.say(f'ui.figures.label.{key}'):<{_LABEL}}"
    if days.middle is None or days.mean is None:
        return [(label, ""), (NOTHING, "dim")]
    told = words.say(
        f"ui.figures.of_{key}",
        n=len(days.each),
        least=days.each[0],
        most=days.each[-1],
        mean=plain_hours(days.mean, words),
    )
    return [(label, ""), (f"{_days(days, words):<{_VALUE}}", "strong"), (told, "dim")]


def _months(group: Group, words: Words, width: int) -> Pieces:
    """The orders of a year, month by month."""
    label = f"{words.say('ui.figures.label.months'):<{_LABEL}}"
    counts = [each.orders for each in group.months]
    if not any(counts):
        return [(label, ""), (NOTHING, "dim")]
    wide = 2 if width >= _LABEL + 2 * len(counts) + _SPAN else 1
    first, last = group.months[0].month, group.months[-1].month
    span = f"{first.month}/{first.year}–{last.month}/{last.year}"
    most = words.say("ui.figures.most", n=max(counts))
    drawn = "".join(cell * wide for cell in sparkline([Decimal(count) for count in counts]))
    return [(label, ""), (drawn, "accent"), (f"  {span}{DOT}{most}", "dim")]
