"""The lines around the things of Today: the head, the headings of the bands, what an idle day says.

Owns their texts; how one thing is told is in `agenda_words`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk.agenda import Agenda, AgendaItem, Band
from ph_tui.ui.kit.inks import width_of
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.telling.session_words import DOT

if TYPE_CHECKING:
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces

_WITH_YEAR = 96
"""Cells from which the date of the head has its year."""


def agenda_head(agenda: Agenda, words: Words, whose: str, width: int) -> tuple[Pieces, Pieces]:
    """Return what the head says at the left and at the right when it is `width` cells wide."""
    today = agenda.today
    on = words.date(today) if width >= _WITH_YEAR else words.day(today)
    week = words.say("ui.week.short", week=today.isocalendar().week)
    left: Pieces = [
        (f" {words.weekday(today)} {on}", "strong"),
        (f"{DOT}{week}{DOT}{whose}", "dim"),
    ]
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


def money_pieces(agenda: Agenda, words: Words, width: int) -> Pieces:
    """Return what waits to become money: to be invoiced, to be paid, to be claimed.

    Where that is too long for `width` cells it is said in fewer words.
    """
    whole = _money(agenda, words, "", "    ")
    return whole if width_of(whole) < width else _money(agenda, words, "_short", "   ")


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


def agenda_rows(agenda: Agenda, words: Words) -> list[AgendaItem | Section]:
    """Return the rows of the list: each band with its name and count, a blank line between."""
    rows: list[AgendaItem | Section] = []
    for band in Band:
        items = [item for item in agenda.items if item.band is band]
        if items:
            name = words.say(f"word.band.{band}")
            heading = Section([(name, "strong"), (f"  {len(items)}", "dim")])
            rows += [*([Section()] if rows else []), heading, *items]
    return rows


def nothing_to_do(words: Words, *, is_mine: bool) -> list[Pieces]:
    """Return what an idle day says and which keys go on from there."""
    offered = [("n", "ui.agenda.none_new"), *([("o", "ui.agenda.none_all")] if is_mine else [])]
    lines: list[Pieces] = [
        [(key, "accent"), (f"  {words.say(says)}", "dim")] for key, says in offered
    ]
    return [[(words.say("ui.agenda.none"), "")], [], *lines]
