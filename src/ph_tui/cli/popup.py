"""`ph-tui popup …`: pop-up stands, booked, confirmed, moved and announced."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ph_tui.cli import as_json
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.as_lines import joined
from ph_tui.cli.typed import day, text_of
from ph_tui.desk.popup_lookups import short_id
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.popup.bookings import shown_slot

if TYPE_CHECKING:
    from ph_tui.cli.face import Face
    from ph_tui.domain.popup.bookings import PopUpBooking

_SIGNS = {"requested": "•", "confirmed": "✓", "cancelled": "–"}
_OTHERS = "×"


def _list(face: Face, given: Given) -> None:
    bookings = face.desk.popup.list(_month(given.get("month")))
    if face.as_json:
        face.json([_object(face, each) for each in bookings])
    elif bookings:
        face.lines(_line(face, each) for each in bookings)
    else:
        face.say("cli.popup.none")


def _month(text: str | None) -> date | None:
    """The first of the month that was typed as `2024-05`; None when none was."""
    if text is None:
        return None
    match = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})", text.strip())
    try:
        return date(int(match[1]), int(match[2]), 1) if match else _refuse_month(text)
    except ValueError:
        return _refuse_month(text)


def _refuse_month(text: str) -> date:
    raise BadInput(Message("cli.error.month", got=text[:40]))


def _book(face: Face, given: Given) -> None:
    popup = face.desk.popup
    on, slot = popup.read(f"{given['day']} {given['slot']}")
    booking = popup.book(
        on,
        slot,
        note=given.get("note") or "",
        others=given.has("others"),
        anyway=given.has("anyway"),
    )
    _tell(face, booking, "others" if booking.others else "booked")


def _confirm(face: Face, given: Given) -> None:
    popup = face.desk.popup
    booking = popup.find(given["booking"])
    _tell(face, popup.confirm(booking.id, day(face, given.get("on"))), "confirmed")


def _cancel(face: Face, given: Given) -> None:
    popup = face.desk.popup
    _tell(face, popup.cancel(popup.find(given["booking"]).id), "cancelled")


def _move(face: Face, given: Given) -> None:
    popup = face.desk.popup
    booking = popup.find(given["booking"])
    on, slot = popup.read(f"{given['day']} {given['slot']}")
    _tell(face, popup.move(booking.id, on, slot, anyway=given.has("anyway")), "moved")


def _note(face: Face, given: Given) -> None:
    popup = face.desk.popup
    booking = popup.find(given["booking"])
    _tell(face, popup.note(booking.id, text_of(given.many)), "noted")


def _announced(face: Face, given: Given) -> None:
    popup = face.desk.popup
    booking = popup.find(given["booking"])
    _tell(face, popup.announce(booking.id, day(face, given.get("on"))), "announced")


def _tell(face: Face, booking: PopUpBooking, what: str) -> None:
    """Tell what was saved, and of one that was asked for until when the city's calendar has it."""
    if face.as_json:
        face.json(_object(face, booking))
        return
    face.say(f"cli.popup.{what}", booking=_line(face, booking))
    if what in {"booked", "moved"}:
        face.say("cli.popup.next", last=face.desk.popup.last_booking_day(booking.on))


def _line(face: Face, booking: PopUpBooking) -> str:
    words = face.words
    state = "others" if booking.stands and booking.others else booking.state.value
    sign = _OTHERS if state == "others" else _SIGNS[state]
    when = f"{words.weekday_and_date(booking.on)} {shown_slot(booking.slot)}"
    told = words.say(f"word.popup_status.{state}")
    announced = words.say("cli.popup.is_announced") if booking.announced_on else ""
    note = " / ".join(booking.note.splitlines())
    line = joined(short_id(booking), when, told, booking.coach, announced, note)
    return f"{sign} {line}"


def _object(face: Face, booking: PopUpBooking) -> as_json.Object:
    return {
        "id": booking.id,
        "on": booking.on.isoformat(),
        "slot": booking.slot,
        "state": booking.state.value,
        "coach": booking.coach or None,
        "others": booking.others,
        "note": booking.note,
        "edition": booking.edition_id,
        "last_booking_day": as_json.day(face.desk.popup.last_booking_day(booking.on)),
        "requested_on": as_json.day(booking.requested_on),
        "confirmed_on": as_json.day(booking.confirmed_on),
        "cancelled_on": as_json.day(booking.cancelled_on),
        "announced_on": as_json.day(booking.announced_on),
    }


_BOOKING, _DAY, _SLOT = Argument("booking"), Argument("day"), Argument("slot")
_ON, _ANYWAY = Option("on", "day"), Option("anyway")

COMMANDS = (
    Command("popup list", _list, (), (Option("month", "month"),)),
    Command(
        "popup book",
        _book,
        (_DAY, _SLOT),
        (Option("note", "text"), Option("others"), _ANYWAY),
    ),
    Command("popup confirm", _confirm, (_BOOKING,), (_ON,)),
    Command("popup cancel", _cancel, (_BOOKING,)),
    Command("popup move", _move, (_BOOKING, _DAY, _SLOT), (_ANYWAY,)),
    Command("popup note", _note, (_BOOKING, Argument("note", many=True))),
    Command("popup announced", _announced, (_BOOKING,), (_ON,)),
)
