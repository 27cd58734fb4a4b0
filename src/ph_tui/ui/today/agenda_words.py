"""What must happen, in words: how each thing on the agenda is told in one line.

Owns the texts and the layout of the line; what is on the agenda is the desk's word.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from ph_tui.desk.agenda import AgendaItem, AgendaKind, Band
from ph_tui.domain.money.standing import MoneyState
from ph_tui.ui.kit.inks import Piece, fit_pieces, shown, width_of
from ph_tui.ui.telling.order_words import NOTHING, iso_day, plain_hours, weekday_and_day
from ph_tui.ui.telling.session_words import DOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import time

    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.l10n.words import Words

KEYS = {
    AgendaKind.ACCEPT: "a c",
    AgendaKind.CONTACT: "c",
    AgendaKind.PLAN: "p",
    AgendaKind.SESSION: "d",
    AgendaKind.LOG: "d",
    AgendaKind.END: "e p",
    AgendaKind.REPORT: "r",
    AgendaKind.BILLING: "b",
    AgendaKind.FEEDBACK: "f",
    AgendaKind.INVOICE: "i",
    AgendaKind.OVERDUE: "P",
    AgendaKind.BONUS: "B",
}
"""The keys that do what an item asks for."""
MEETINGS = {AgendaKind.SESSION, AgendaKind.LOG}
_BAND_SIGNS: dict[Band, Piece] = {
    Band.LATE: ("! ", "late"),
    Band.TODAY: ("• ", "due"),
    Band.WEEK: ("  ", ""),
    Band.LATER: ("  ", ""),
}
_GAP = 2
_MOST = (11, 8, 8, 16)
"""Cells that day, number, client and thing take at most."""
_KEYS_WIDTH = max(map(len, KEYS.values()))


class ItemText(NamedTuple):
    """One thing in words."""

    sign: Piece
    when: Piece
    number: Piece
    client: str
    what: str
    details: tuple[Piece, ...]
    """The most telling first; those that don't fit are left out."""
    keys: str


def item_text(item: AgendaItem, words: Words, *, whole: bool = True) -> ItemText:
    """Return a thing in words; before the agenda is whole, nothing is said of what it lacks."""
    row = item.order
    unlogged = item.kind is AgendaKind.LOG
    return ItemText(
        sign=("? ", "missing") if unlogged else _BAND_SIGNS[item.band],
        when=(_when(item, words), "late" if item.band is Band.LATE else ""),
        number=(row.number, "strong") if row.number else (NOTHING, "dim"),
        client=row.client_code,
        what=_what(item, words),
        details=tuple(_details(item, words, whole)),
        keys=KEYS[item.kind],
    )


def short_span(start: time, end: time, words: Words) -> str:
    """Return clock times without idle zeros, the hours under each other: ` 9–11`, `13–14.30`."""
    first, last = (words.clock(at) if at.minute else str(at.hour) for at in (start, end))
    return f"{first:>{2 + len(first) - len(str(start.hour))}}–{last}"


def _when(item: AgendaItem, words: Words) -> str:
    if item.band is Band.TODAY and item.start and item.end:
        return short_span(item.start, item.end, words)
    return weekday_and_day(item.on, words) if item.on else ""


def _what(item: AgendaItem, words: Words) -> str:
    if item.kind in MEETINGS:
        count = max(item.order.sessions, item.number)
        return words.say("ui.agenda.session", number=item.number, count=count)
    return words.say(f"ui.agenda.{item.kind}")


def _details(item: AgendaItem, words: Words, whole: bool) -> Iterator[Piece]:
    match item.kind:
        case AgendaKind.SESSION | AgendaKind.LOG:
            yield from _about_meeting(item, words)
        case AgendaKind.REPORT:
            yield from _about_report(item, words, whole)
        case AgendaKind.BILLING:
            if not item.gaps:
                yield _hours(item.order, words), ""
            yield from _about_report(item, words, whole)
        case AgendaKind.INVOICE:
            yield from _about_invoice(item, words)
        case AgendaKind.OVERDUE:
            yield words.say("ui.agenda.overdue_do", number=item.invoice), ""
        case AgendaKind.BONUS if item.on:
            yield words.say("ui.agenda.bonus_look"), ""
        case _:
            yield words.say(f"ui.agenda.{item.kind}_do"), ""
    if item.kind is AgendaKind.ACCEPT and not item.order.contacted_on:
        yield words.say("ui.agenda.accept_contact"), ""
    if item.kind is AgendaKind.END and item.on:
        yield words.say("ui.agenda.end_until", on=words.day(item.on)), "dim"
    yield item.order.service_name, "dim"


def _about_meeting(item: AgendaItem, words: Words) -> Iterator[Piece]:
    if item.kind is AgendaKind.LOG:
        yield words.say("ui.agenda.unlogged"), "missing"
    if item.band is not Band.TODAY and item.start and item.end:
        yield short_span(item.start, item.end, words).strip(), ""


def _about_report(item: AgendaItem, words: Words, whole: bool) -> Iterator[Piece]:
    if item.gaps:
        gaps = ", ".join(words.say(f"ui.gap.{key}") for key in item.gaps)
        yield words.say("ui.agenda.gaps", n=len(item.gaps), gaps=gaps), ""
    elif whole:
        yield words.say("ui.agenda.report_ready"), "done"
    ended = iso_day(item.order.ended_on)
    if ended:
        yield words.say("ui.agenda.ended", on=words.day(ended)), "dim"


def _hours(row: OrderSummary, words: Words) -> str:
    """What was held, and of how many hours."""
    held = words.hours(row.actual_minutes)
    if not row.ordered_hours:
        return held
    return f"{held} / {plain_hours(Decimal(row.ordered_hours), words)} h"


def _about_invoice(item: AgendaItem, words: Words) -> Iterator[Piece]:
    """What an invoice lacks, or that one is made and waits for its sending; else its sum."""
    row = item.order
    if item.gaps:
        gaps = ", ".join(words.say(f"ui.gap.{key}") for key in item.gaps)
        yield words.say("ui.agenda.gaps", n=len(item.gaps), gaps=gaps), ""
    elif row.money == MoneyState.CREATED:
        yield words.say("ui.agenda.invoice_send", numbers=row.invoice_numbers), ""
    elif row.net_to_invoice:
        yield words.money(Decimal(row.net_to_invoice)), ""


Widths = tuple[int, int, int, int]


def widths_of(texts: Iterable[ItemText]) -> Widths:
    """Return how many cells day, number, client and thing need, so that the columns stand."""
    needed = [0, 0, 0, 0]
    for text in texts:
        for place, cell in enumerate(_cells(text)):
            needed[place] = max(needed[place], min(cell_len(shown(cell[0])), _MOST[place]))
    when, number, client, what = needed
    return when, number, client, what


def item_pieces(text: ItemText, widths: Widths, width: int) -> list[Piece]:
    """Return the line of a thing, `width` cells wide, its keys at the right end."""
    pieces: list[Piece] = [text.sign]
    for cell, size in zip(_cells(text), widths, strict=True):
        pieces += _padded([cell], size)
        pieces.append((" " * _GAP, ""))
    room = width - width_of(pieces) - _KEYS_WIDTH - _GAP - 1
    pieces += _padded(_that_fit(text.details, room), max(room, 0))
    return [*pieces, (" " * _GAP, ""), (f"{text.keys:>{_KEYS_WIDTH}}", "accent")]


def _cells(text: ItemText) -> tuple[Piece, Piece, Piece, Piece]:
    return text.when, text.number, (text.client, ""), (text.what, "")


def _padded(pieces: list[Piece], width: int) -> list[Piece]:
    fitted = fit_pieces(pieces, width)
    return [*fitted, (" " * (width - width_of(fitted)), "")]


def _that_fit(details: tuple[Piece, ...], room: int) -> list[Piece]:
    """Return the details that fit whole, with dots between; the first is cut if need be."""
    fitting: list[Piece] = []
    for detail in details:
        more: list[Piece] = [*fitting, (DOT, "dim"), detail] if fitting else [detail]
        if fitting and width_of(more) > room:
            break
        fitting = more
    return fitting
