"""`ph-tui today`: what must happen, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json, as_lines, broken
from ph_tui.cli.arguments import Command, Given, Option
from ph_tui.desk.agenda import Band

if TYPE_CHECKING:
    from ph_tui.cli.as_json import Object
    from ph_tui.cli.face import Face
    from ph_tui.desk.agenda import Agenda, AgendaItem, Sum

_SIGNS = {Band.LATE: "!", Band.TODAY: "•", Band.WEEK: "·", Band.LATER: "·"}
_BRIEF_LINES = 5


def _today(face: Face, given: Given) -> int:
    desk = face.desk
    agenda = desk.agenda.gather(coach=desk.user if given.has("mine") else None)
    if face.as_json:
        face.json(_object(agenda))
    elif given.has("brief"):
        _brief(face, agenda)
    else:
        _whole(face, agenda)
    return broken.tell(face)


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


def _object(agenda: Agenda) -> Object:
    """What must happen, by band, and what it comes to."""
    return {
        "today": agenda.today.isoformat(),
        "month_minutes": agenda.month_minutes,
        "items": [_item(item) for item in agenda.items],
        "to_invoice": _sum(agenda.uninvoiced, "net"),
        "unpaid_invoices": _sum(agenda.open_invoices, "total"),
        "unclaimed_bonuses": agenda.unclaimed,
    }


def _sum(value: Sum, euros: str) -> Object:
    return {"count": value.count, euros: as_json.two_decimals(value.euros)}


def _item(item: AgendaItem) -> Object:
    return {
        "band": item.band.value,
        "kind": item.kind.value,
        "on": as_json.day(item.on),
        "start": as_json.clock(item.start),
        "end": as_json.clock(item.end),
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
    }


COMMANDS = (Command("today", _today, (), (Option("brief"), Option("mine"))),)
