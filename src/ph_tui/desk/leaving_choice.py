"""Which orders an export takes: all of them, or those that were asked for.

Owns what is meant by an order of a stretch of days; knows no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.folding import client_key
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.desk.core import Core
    from ph_tui.domain.summaries import OrderSummary


class Choice(NamedTuple):
    """What an export is narrowed to; an order must fit everything that is given."""

    order: str | None = None
    """A number, an own id or a client code that means one order."""
    client: str | None = None
    period: str | None = None
    """The id of a contract period that is known."""
    first: date | None = None
    last: date | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self == Choice()


def chosen_orders(core: Core, choice: Choice) -> tuple[str, ...]:
    """The ids of the orders that fit; Refused when none does, BadInput when nobody is meant.

    With a client come those orders too of which there is only a history.
    """
    if choice.first and choice.last and choice.last < choice.first:
        raise BadInput(Message("error.export.days", first=choice.first, last=choice.last))
    if choice.order is not None:
        rows = [core.resolve(choice.order, prefer_open=False)]
    else:
        rows = list(core.store.summaries())
    removed: tuple[str, ...] = ()
    if choice.client is not None:
        from ph_tui.desk.clients import ClientDesk

        clients = ClientDesk(core)
        key = client_key(clients.find(choice.client).code)
        rows = [row for row in rows if client_key(row.client_code) == key]
        if choice._replace(client=None).is_whole:
            removed = clients.removed_orders(choice.client)
    ids = (*(row.id for row in rows if _fits(row, choice)), *removed)
    if not ids:
        raise Refused(Message("error.export.nothing"))
    return tuple(sorted(ids))


def _fits(row: OrderSummary, choice: Choice) -> bool:
    """Whether an order is of the period, and ran on one of the days."""
    if choice.period is not None and row.period_id != choice.period:
        return False
    known = filter(None, (row.received_on, row.accepted_on, row.contacted_on, row.first_on))
    began = min(known, default="")
    came_late = choice.last is not None and began > choice.last.isoformat()
    gone_early = choice.first is not None and "" < row.ended_on < choice.first.isoformat()
    return not came_late and not gone_early
