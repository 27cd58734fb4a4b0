"""`ph-tui today`: what must happen, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json, as_lines, broken, output
from ph_tui.cli.arguments import Command, Given, Option
from ph_tui.desk.agenda_items import Band, OrderItem
from ph_tui.domain.errors import DataError

if TYPE_CHECKING:
    from ph_tui.cli.as_json import Object
    from ph_tui.cli.face import Face
    from ph_tui.desk.agenda_items import Agenda, AgendaItem, DueItem, Sum
    from ph_tui.l10n.words import Words

_SIGNS = {Band.LATE: "!", Band.TODAY: "•", Band.WEEK: "·", Band.LATER: "·"}
_BRIEF_LINES = 5


def _today(face: Face, given: Given) -> int:
    desk = face.desk
    coach = desk.user if given.has("mine") else None
    if given.has("ics"):
        output.put_bytes(desk.calendar.document(face.words, coach))
        return broken.tell(face)
    agenda = desk.agenda.gather(coach=coach)
    if face.as_json:
        face.json(_object(agenda, face.words))
    elif given.has("brief"):
        _brief(face, agenda)
    else:
        _whole(face, agenda)
    for reason in agenda.unread:
        face.warn(reason)
    return broken.tell(face) or (DataError.exit_code if agenda.unread else 0)


def _whole(face: Face, agenda: Agenda) -> None:
    words = face.words
    face.say("cli.today.head", weekday=words.weekday(agenda.today), on=agenda.today)
    if not agenda.items:
        face.say("cli.today.nothing")
    for band in Band:
        items = [item for item in agenda.items if item.band is band]
        if items:
            face.lines([f"{words.say(f'word.band.{band}')}:"])
            face.lines(f"{_SIGNS[band]} {as_lines.agenda_item(item, words)}" for item in items)
    face.say("cli.today.month", hours=words.hours(agenda.month_minutes))
    for name, money in (("to_invoice", agenda.uninvoiced), ("unpaid", agenda.open_invoices)):
        if money.count:
            face.say(f"cli.today.{name}", n=money.count, euros=words.money(money.euros))
    if agenda.unclaimed:
        face.say("cli.today.unclaimed", n=agenda.unclaimed)


def _brief(face: Face, agenda: Agenda) -> None:
    """A few lines of what is late or due today; nothing at all when nothing is."""
    due = [item for item in agenda.items if item.band in {Band.LATE, Band.TODAY}]
    if not due:
        return
    late, today = agenda.count(Band.LATE), agenda.count(Band.TODAY)
    face.say("cli.today.brief", late=late, today=today)
    shown = due if len(due) <= _BRIEF_LINES else due[: _BRIEF_LINES - 1]
    face.lines(f"{_SIGNS[item.band]} {as_lines.agenda_item(item, face.words)}" for item in shown)
    if len(shown) < len(due):
        face.say("cli.today.more", n=len(due) - len(shown))


def _object(agenda: Agenda, words: Words) -> Object:
    """What must happen, by band, and what it comes to."""
    return {
        "today": agenda.today.isoformat(),
        "month_minutes": agenda.month_minutes,
        "items": [_item(item, words) for item in agenda.items],
        "to_invoice": _sum(agenda.uninvoiced, "net"),
        "unpaid_invoices": _sum(agenda.open_invoices, "total"),
        "unclaimed_bonuses": agenda.unclaimed,
    }


def _sum(value: Sum, euros: str) -> Object:
    return {"count": value.count, euros: as_json.two_decimals(value.euros)}


def _item(item: AgendaItem, words: Words) -> Object:
    """A thing for a program; what is not of its kind is null."""
    told: Object = {
        "band": item.band.value,
        "kind": item.kind.value,
        "on": as_json.day(item.on),
        "start": as_json.clock(item.start),
        "end": as_json.clock(item.end),
    }
    return told | (_of_order(item) if isinstance(item, OrderItem) else _of_no_order(item, words))


def _of_order(item: OrderItem) -> Object:
    return {
        "order_id": item.order.id,
        "order_number": item.order.number or None,
        "client_code": item.order.client_code,
        "service": item.order.service,
        "coach": item.order.coach,
        "session_id": item.session_id or None,
        "session_number": item.number or None,
        "session_count": item.order.sessions,
        "invoice_number": item.invoice or None,
        "findings": list(item.gaps),
        "subject": item.order.id,
        "title": None,
        "detail": None,
    }


def _of_no_order(item: DueItem, words: Words) -> Object:
    due = item.due
    names = ("order_id", "order_number", "client_code", "session_id", "session_number")
    return {
        **dict.fromkeys((*names, "session_count", "invoice_number")),
        "service": due.service or None,
        "coach": due.coach or None,
        "findings": [],
        "subject": due.subject,
        "title": words(due.title),
        "detail": words(due.detail) if due.detail else None,
    }


COMMANDS = (Command("today", _today, (), (Option("brief"), Option("ics"), Option("mine"))),)
