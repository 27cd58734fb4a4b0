"""What must happen, in words: how each thing on the agenda is told in one line.

Owns the texts; how they stand in the line is for `agenda_layout`, what is on the agenda is the
desk's word.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ph_tui.desk.agenda_items import AgendaItem, Band, DueItem, OrderItem
from ph_tui.desk.agenda_kinds import WAITING, AgendaKind
from ph_tui.domain.money.standing import MoneyState
from ph_tui.ui.telling.order_words import NOTHING, iso_day, plain_hours, weekday_and_day
from ph_tui.ui.telling.session_words import DOT
from ph_tui.ui.today.agenda_layout import ItemText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import time

    from ph_tui.desk.due import Due
    from ph_tui.domain.messages import Message
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Tone

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
    AgendaKind.REMIND: "f R",
    AgendaKind.APPLY: "v",
    AgendaKind.DECISION: "v",
    AgendaKind.BROCHURE: "v",
    AgendaKind.SUMMARY: "v",
    AgendaKind.POPUP_BOOK: "p",
    AgendaKind.POPUP: "p",
}
"""The keys that do what an item asks for."""
MEETINGS = {AgendaKind.SESSION, AgendaKind.LOG}
_BAND_SIGNS: dict[Band, Piece] = {
    Band.LATE: ("! ", "late"),
    Band.TODAY: ("• ", "due"),
    Band.WEEK: ("  ", ""),
    Band.LATER: ("  ", ""),
}


def item_text(item: AgendaItem, words: Words, *, whole: bool = True) -> ItemText:
    """Return a thing in words; before the agenda is whole, nothing is said of what it lacks."""
    if isinstance(item, DueItem):
        return _due_text(item, words)
    row = item.order
    return ItemText(
        sign=("? ", "missing") if item.kind is AgendaKind.LOG else _BAND_SIGNS[item.band],
        when=_when(item, words),
        number=(row.number, "strong") if row.number else (NOTHING, "dim"),
        client=row.client_code,
        what=_what(item, words),
        details=tuple(_details(item, words, whole)),
        keys=KEYS[item.kind],
    )


def _due_text(item: DueItem, words: Words) -> ItemText:
    due = item.due
    details: list[Piece] = [(words.say(f"ui.agenda.{item.kind}_do"), "")]
    if due.detail is not None:
        details.append((words(due.detail), "dim"))
    return ItemText(
        sign=_BAND_SIGNS[item.band],
        when=_when(item, words),
        number=("", ""),
        client="",
        what="",
        details=tuple(details),
        keys=KEYS[item.kind],
        about=_about(due, words),
    )


def _about(due: Due, words: Words) -> str:
    """What a thing of no order is called; a stand is named by its day already."""
    title = _with_short_days(due.title, words)
    if due.kind in {AgendaKind.POPUP_BOOK, AgendaKind.POPUP}:
        return title[:1].upper() + title[1:]
    return f"{words.say(f'ui.agenda.{due.kind}')}{DOT}{title}"


def _with_short_days(message: Message, words: Words) -> str:
    """A message whose days are told without their year."""
    params = {n: words.day(p) if isinstance(p, date) else p for n, p in message.items}
    return words.say(message.id, **params)


def short_span(start: time, end: time, words: Words) -> str:
    """Return clock times without idle zeros, the hours under each other: ` 9–11`, `13–14.30`."""
    first, last = (words.clock(at) if at.minute else str(at.hour) for at in (start, end))
    return f"{first:>{2 + len(first) - len(str(start.hour))}}–{last}"


def _when(item: AgendaItem, words: Words) -> Piece:
    tone: Tone = "late" if item.band is Band.LATE else ""
    if item.band is Band.TODAY and item.start and item.end:
        return short_span(item.start, item.end, words), tone
    told = weekday_and_day(item.on, words) if item.on and item.kind not in WAITING else ""
    return told, tone


def _what(item: OrderItem, words: Words) -> str:
    if item.kind in MEETINGS:
        count = max(item.order.sessions, item.number)
        return words.say("ui.agenda.session", number=item.number, count=count)
    return words.say(f"ui.agenda.{item.kind}")


def _details(item: OrderItem, words: Words, whole: bool) -> Iterator[Piece]:
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
    yield from _beside(item, words)
    yield item.order.service_name, "dim"


def _beside(item: OrderItem, words: Words) -> Iterator[Piece]:
    """What else is good to know."""
    asked = iso_day(item.order.feedback_asked_on)
    match item.kind:
        case AgendaKind.ACCEPT if not item.order.contacted_on:
            yield words.say("ui.agenda.accept_contact"), ""
        case AgendaKind.REMIND if asked:
            yield words.say("ui.agenda.asked", on=words.day(asked)), "dim"
        case AgendaKind.END if item.on:
            yield words.say("ui.agenda.end_until", on=words.day(item.on)), "dim"
        case _:
            pass


def _about_meeting(item: OrderItem, words: Words) -> Iterator[Piece]:
    if item.kind is AgendaKind.LOG:
        yield words.say("ui.agenda.unlogged"), "missing"
    if item.band is not Band.TODAY and item.start and item.end:
        yield short_span(item.start, item.end, words).strip(), ""
    if item.substitute:
        yield words.say("ui.agenda.substitute", coach=item.substitute), "accent"


def _about_report(item: OrderItem, words: Words, whole: bool) -> Iterator[Piece]:
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


def _about_invoice(item: OrderItem, words: Words) -> Iterator[Piece]:
    """What an invoice lacks, or that one is made and waits for its sending; else its sum."""
    row = item.order
    if item.gaps:
        gaps = ", ".join(words.say(f"ui.gap.{key}") for key in item.gaps)
        yield words.say("ui.agenda.gaps", n=len(item.gaps), gaps=gaps), ""
    elif row.money == MoneyState.CREATED:
        yield words.say("ui.agenda.invoice_send", numbers=row.invoice_numbers), ""
    elif row.net_to_invoice:
        yield words.money(Decimal(row.net_to_invoice)), ""
