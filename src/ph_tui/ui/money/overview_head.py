"""What stands around the rows of Talous: the line over them, and what it says when there are none.

Owns the wording; which rows show is for the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.money.amounts import ZERO
from ph_tui.ui.kit.inks import width_of
from ph_tui.ui.kit.lines import spread
from ph_tui.ui.kit.plots import sparkline
from ph_tui.ui.money.month_bars import month_name
from ph_tui.ui.money.overview_rows import MoneyView

if TYPE_CHECKING:
    from ph_tui.desk.money import MonthSum, Overview
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces

_GAP = 2


def money_head(
    words: Words, view: MoneyView, overview: Overview | None, whose: str, narrowed: str, width: int
) -> list[Piece]:
    """Return the views with the current one marked, what narrows it, and a year as a sparkline.

    Of the year less is told where there is no room.
    """
    left: list[Piece] = []
    for each in MoneyView:
        name = words.say(f"ui.overview.view.{each}")
        left += [(name, "strong" if each is view else "dim"), ("  ", "")]
    left.append((whose, "dim"))
    if narrowed:
        left += [("  / ", "accent"), (narrowed, "")]
    if overview is None:
        return left
    room = width - width_of(left) - _GAP
    right = next((each for each in _year(overview, words) if width_of(each) <= room), [])
    return spread(left, right, width)


def _year(overview: Overview, words: Words) -> list[list[Piece]]:
    """The last twelve months, told at length and in ever shorter ways."""
    months = [each.net for each in overview.latest()]
    if not any(months):
        return [[]]
    drawn: Piece = (sparkline(months), "accent")
    total: Piece = (f"  {words.money(sum(months, ZERO))}", "")
    title: Piece = (f"{words.say('ui.overview.year')}  ", "dim")
    return [[title, drawn, total], [drawn, total], [drawn]]


def narrowed_by(text: str, month: MonthSum | None, words: Words) -> str:
    """Return what narrows the rows: a month and its service, and the filter."""
    told = [month_name(month.month, words), month.service_name] if month else []
    return " · ".join(filter(None, [*told, text]))


def nothing_here(words: Words, *, is_mine: bool) -> list[Pieces]:
    """Return what Talous says when no service has ended yet: where money begins."""
    offered = [
        ("2", "ui.overview.none_orders"),
        *([("o", "ui.overview.none_all")] if is_mine else []),
    ]
    lines: list[Pieces] = [
        [(key, "accent"), (f"  {words.say(says)}", "dim")] for key, says in offered
    ]
    return [[(words.say("ui.overview.none"), "strong")], [], *lines]


def nothing_found(words: Words, view: MoneyView, *, narrows: bool) -> list[Pieces]:
    """Return what a view says when it has no rows, only others."""
    if not narrows:
        return [[(words.say(f"ui.overview.no_{view}"), "strong")]]
    clear: Pieces = [("esc", "accent"), (f"  {words.say('ui.orders.clear')}", "dim")]
    return [[(words.say("ui.overview.not_found"), "strong")], clear]
