"""The lines around the things of Today: the head, the headings of the bands, what an idle day says.

Owns their texts, what is folded away, and which things a filter finds; how one thing is told is in
`agenda_words`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.agenda_items import Agenda, AgendaItem, Band, OrderItem
from ph_tui.domain.folding import client_key, haystack, needles
from ph_tui.ui.kit.inks import width_of
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.telling.session_words import DOT
from ph_tui.ui.today.agenda_words import item_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces

_WITH_YEAR = 96
"""Cells from which the date of the head has its year."""
_NEAREST = 5
"""Of what comes later so many things show until the rest is unfolded."""
_GAP = 2


class Fold(NamedTuple):
    """The things of a later day that don't show."""

    hidden: int


AgendaRow = AgendaItem | Fold


def agenda_head(
    agenda: Agenda, words: Words, whose: str, text: str, width: int
) -> tuple[Pieces, Pieces]:
    """Return what the head says at the left and at the right when it is `width` cells wide.

    `text` is what the list is filtered by.
    """
    today = agenda.today
    on = words.date(today) if width >= _WITH_YEAR else words.day(today)
    week = words.say("ui.week.short", week=today.isocalendar().week)
    left: list[Piece] = [
        (f" {words.weekday(today)} {on}", "strong"),
        (f"{DOT}{week}{DOT}{whose}", "dim"),
    ]
    if text:
        left += [("  / ", "accent"), (text, "")]
    told: list[Piece] = []
    late, now = agenda.count(Band.LATE), agenda.count(Band.TODAY)
    if late:
        told.append((words.say("ui.agenda.late", n=late), "late"))
    if now:
        told.append((words.say("ui.agenda.today", n=now), "due"))
    if agenda.month_minutes:
        hours = words.hours(agenda.month_minutes)
        told.append((words.say("ui.agenda.month", hours=hours), "dim"))
    right: list[Piece] = []
    for piece in told:
        right += [(DOT, "dim"), piece] if right else [piece]
    return left, [*right, (" ", "")]


def money_pieces(agenda: Agenda, words: Words, width: int) -> tuple[Pieces, Pieces]:
    """Return what waits to become money, and at the right the key that opens the sums.

    Where that is too long for `width` cells it is said in fewer words, at last without the key.
    """
    right: Pieces = [("s", "accent"), (" ", "")]
    room = width - width_of(right) - _GAP
    whole, short = _money(agenda, words, "", "    "), _money(agenda, words, "_short", "   ")
    if whole and width_of(whole) <= room:
        return whole, right
    return short, right if short and width_of(short) <= room else ()


def _money(agenda: Agenda, words: Words, manner: str, gap: str) -> Pieces:
    told: list[Pieces] = []
    for name, each in (("uninvoiced", agenda.uninvoiced), ("unpaid", agenda.open_invoices)):
        if each.count:
            said = words.say(f"ui.agenda.{name}{manner}", n=each.count)
            told.append([(f"{said}{DOT}", "dim"), (words.money(each.euros), "")])
    if agenda.unclaimed:
        told.append([(words.say(f"ui.agenda.unclaimed{manner}", n=agenda.unclaimed), "dim")])
    pieces: list[Piece] = []
    for each_told in told:
        pieces += [(gap if pieces else " ", ""), *each_told]
    return pieces


def agenda_rows(
    items: Iterable[AgendaItem], words: Words, *, folds: bool
) -> list[AgendaRow | Section]:
    """Return the rows of the list: each band with its name and count, a blank line between.

    `folds` leaves of what comes later only the nearest.
    """
    rows: list[AgendaRow | Section] = []
    by_band: dict[Band, list[AgendaItem]] = {band: [] for band in Band}
    for item in items:
        by_band[item.band].append(item)
    for band, together in by_band.items():
        if not together:
            continue
        name = words.say(f"word.band.{band}")
        heading = Section([(name, "strong"), (f"  {len(together)}", "dim")])
        hidden = len(together) - _NEAREST
        if not folds or band is not Band.LATER or hidden < 2:
            hidden = 0
        shown = together[: len(together) - hidden]
        rows += [
            *([Section()] if rows else []),
            heading,
            *shown,
            *([Fold(hidden)] if hidden else []),
        ]
    return rows


def found(items: Iterable[AgendaItem], text: str, words: Words) -> list[AgendaItem]:
    """Return the things in which some word begins with each word of the text."""
    wanted = needles(text)
    if not wanted:
        return list(items)
    made = ((item, haystack(_said(item, words))) for item in items)
    return [item for item, said in made if all(needle in said for needle in wanted)]


def _said(item: AgendaItem, words: Words) -> Iterator[str]:
    told = item_text(item, words)
    yield from (told.number[0], told.client, told.what, told.about, told.when[0])
    yield from (text for text, _ in told.details)
    yield words.say(f"word.band.{item.band}")
    if isinstance(item, OrderItem):
        yield from (client_key(item.order.client_code), item.order.coach, item.order.service_name)


def nothing_to_do(words: Words, *, is_mine: bool) -> list[Pieces]:
    """Return what an idle day says and which keys go on from there."""
    offered = [("n", "ui.agenda.none_new"), *([("o", "ui.agenda.none_all")] if is_mine else [])]
    lines: list[Pieces] = [
        [(key, "accent"), (f"  {words.say(says)}", "dim")] for key, says in offered
    ]
    return [[(words.say("ui.agenda.none"), "")], [], *lines]


def nothing_found(words: Words) -> list[Pieces]:
    """Return what an empty list says when there are things, only not these."""
    return [
        [(words.say("ui.agenda.not_found"), "strong")],
        [("esc", "accent"), (f"  {words.say('ui.orders.clear')}", "dim")],
    ]
