"""What Today gathers beside the orders: services, stands, and the clients' feedback.

Owns how near a thing must be to matter. What a desk can't read is told, and the rest stands.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.agenda_items import Band, DueItem, OrderItem
from ph_tui.desk.agenda_kinds import WAITING, AgendaKind
from ph_tui.desk.beside_orders import BESIDE_ORDERS
from ph_tui.domain.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.desk.agenda_items import AgendaItem
    from ph_tui.desk.core import Core
    from ph_tui.desk.due import Due
    from ph_tui.domain.messages import Message

_WEEK = timedelta(days=7)


class Gathered(NamedTuple):
    """What the desks have told."""

    items: tuple[AgendaItem, ...]
    unread: tuple[Message, ...]


def band_of(on: date | None, today: date, without: Band = Band.TODAY) -> Band:
    """The band of a day: this week means the seven days after today."""
    if on is None:
        return without
    if on <= today:
        return Band.LATE if on < today else Band.TODAY
    return Band.WEEK if on <= today + _WEEK else Band.LATER


def gather_dues(core: Core, coach: str | None) -> Gathered:
    """What is due of one coach and of everybody, or of the whole company."""
    items: list[AgendaItem] = []
    unread: list[Message] = []
    for make in BESIDE_ORDERS:
        try:
            told = make(core).due()
        except DataError as error:
            unread.append(error.message)
            continue
        items += (
            i for due in told if due.coach in {"", coach or due.coach} for i in _of(due, core)
        )
    return Gathered(tuple(items), tuple(dict.fromkeys(unread)))


def _of(due: Due, core: Core) -> Iterator[AgendaItem]:
    """The thing in its band; a reminder is a thing of its order, once its time has come."""
    today, is_reminder = core.today, due.kind is AgendaKind.REMIND
    is_begun = due.on is None or due.on <= today
    band = band_of(due.on, today, Band.WEEK)
    if due.kind in WAITING and is_begun:
        band = Band.TODAY if is_reminder else Band.WEEK
    if not is_reminder:
        yield DueItem(band, due)
    elif is_begun and (row := core.store.row(due.subject)):
        yield OrderItem(band, due.kind, row, due.on)
