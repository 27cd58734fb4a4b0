"""What stands around the order list: the line over it and what it says when it is empty.

Owns the wording; which orders show is for the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk.order_list import State, View
from ph_tui.ui.kit.lines import spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ph_tui.desk.order_list import Listed
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces


def status_line(
    words: Words, view: View, text: str, found: Sequence[Listed], width: int
) -> list[Piece]:
    """Return the views with the current one marked, the filter, and how many orders show."""
    left: list[Piece] = []
    for each in View:
        name = words.say(f"word.view.{each}")
        left += [(name, "strong" if each is view else "dim"), ("  ", "")]
    if text:
        left += [("/ ", "accent"), (text, "")]
    late = sum(order.state is State.LATE for order in found)
    counts: list[Piece] = [(words.say("ui.orders.count", n=len(found)), "dim")]
    if late:
        counts += [(" · ", "dim"), (words.say("ui.orders.late", n=late), "late")]
    return spread(left, counts, width)


def nothing_at_all(words: Words) -> list[Pieces]:
    """Return what an empty store says: how to begin."""
    return [
        [(words.say("ui.orders.none"), "strong")],
        [("n", "accent"), (f"  {words.say('ui.orders.none_new')}", "dim")],
    ]


def nothing_found(words: Words, text: str) -> list[Pieces]:
    """Return what an empty list says when there are orders, only not these."""
    lines: list[Pieces] = [[(words.say("ui.orders.not_found"), "strong")]]
    if text:
        lines.append([("esc", "accent"), (f"  {words.say('ui.orders.clear')}", "dim")])
    return [*lines, [("v", "accent"), (f"    {words.say('ui.orders.other_view')}", "dim")]]
