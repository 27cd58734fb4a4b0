"""Clients: how each is reached, everything that is kept of one, and who is kept too long.

Owns the finding of a client by a code in any spelling. Contact details are shown on demand and have
no history: what a history keeps stands in a second place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ph_tui.desk.guards import refuse_alias
from ph_tui.domain.aliases import is_alias
from ph_tui.domain.clients import FIELDS, ContactDetails, edited, kept_until
from ph_tui.domain.errors import BadInput, Conflict
from ph_tui.domain.folding import client_key
from ph_tui.domain.messages import Message
from ph_tui.domain.summaries import OrderSummary, is_open
from ph_tui.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ph_tui.desk.core import Core


@dataclass(frozen=True)
class Client:
    """A client as the orders and the contact details know it."""

    code: str
    """As the newest order spells it, or the contact details do when there is no order."""
    details: ContactDetails
    orders: tuple[OrderSummary, ...]


@dataclass(frozen=True)
class Overdue:
    """A client who is kept longer than the company wants to."""

    code: str
    closed_on: date
    """When the last of the orders was closed."""
    kept_until: date
    orders: tuple[OrderSummary, ...]


class ClientDesk:
    """The use cases of clients; erasing one is `erasing`'s."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def find(self, code: str) -> Client:
        """The client whom a code means; BadInput when neither orders nor details know one."""
        client = self.look_up(code)
        if not client.orders and client.details.is_empty:
            raise BadInput(Message("error.client.unknown", code=clean_line(code)[:40]))
        return client

    def look_up(self, code: str) -> Client:
        """The same, of whom nothing need be known."""
        key = client_key(code)
        rows = sorted(self._core.store.find_client(key), key=_age) if key else []
        known = self._details(key)
        spelled = rows[-1].client_code if rows else known.client_code if known else code
        details = known or ContactDetails(spelled)
        return Client(spelled, details, tuple(rows))

    def set(
        self, code: str, values: Mapping[str, str], seen: ContactDetails | None = None
    ) -> Client:
        """Record contact details by name, all of them or none; an empty value takes one away.

        `seen` is what the writer had before the eyes: Conflict when one of the same fields is
        another by now. Personal identity codes are refused.
        """
        from ph_tui.domain.completeness import refuse_personal_codes

        client = self.look_up(code)
        refuse_alias(client.code)
        key = client_key(client.code)

        def step(all_: tuple[ContactDetails, ...]) -> tuple[ContactDetails, ...]:
            before = _of(all_, key) or ContactDetails(client.code)
            if seen is not None and any(before.text(n) != seen.text(n) for n in values):
                raise Conflict(Message("error.client.conflict", client=client.code))
            after = edited(before, values)
            refuse_personal_codes((after.client_code, *map(after.text, FIELDS)))
            others = tuple(each for each in all_ if client_key(each.client_code) != key)
            return others if after.is_empty else (*others, after)

        self._core.store.change_clients(step)
        return self.look_up(code)

    def removed_orders(self, code: str) -> tuple[str, ...]:
        """The ids of the client's orders of which there are only histories."""
        from ph_tui.desk.history_search import removed_orders

        found = removed_orders(self._core.store)
        key = client_key(code)
        return tuple(order_id for order_id, _, client in found if client_key(client) == key)

    @property
    def retention_months(self) -> int | None:
        """How long clients are kept after their last order was closed; None is not set."""
        return self._core.store.settings().retention_months

    def set_retention(self, months: int | None) -> None:
        """Set for how many months clients are kept; None takes it back."""
        from dataclasses import replace

        self._core.store.change_settings(lambda s: replace(s, retention_months=months))
        self._core.restamp_index()

    def overdue(self) -> tuple[Overdue, ...]:
        """The clients who are kept longer than was set, the longest first; none while nothing is.

        Who has an open order is not among them.
        """
        months = self.retention_months
        if months is None:
            return ()
        by_key: dict[str, list[OrderSummary]] = {}
        for row in self._core.store.summaries():
            if not is_alias(row.client_code):
                by_key.setdefault(client_key(row.client_code), []).append(row)
        found = (_overdue(rows, months) for rows in by_key.values())
        late = (each for each in found if each and each.kept_until < self._core.today)
        return tuple(sorted(late, key=lambda each: (each.closed_on, each.code)))

    def _details(self, key: str) -> ContactDetails | None:
        return _of(self._core.store.clients(), key)


def _of(all_: Iterable[ContactDetails], key: str) -> ContactDetails | None:
    return next((each for each in all_ if client_key(each.client_code) == key), None)


def _overdue(rows: list[OrderSummary], months: int) -> Overdue | None:
    """When the last of these orders was closed; None while one is open or nobody can tell."""
    days = [_closed_on(row) for row in rows]
    if any(map(is_open, rows)) or not all(days):
        return None
    closed_on = date.fromisoformat(max(days))
    rows.sort(key=_age)
    return Overdue(rows[-1].client_code, closed_on, kept_until(closed_on, months), tuple(rows))


def _closed_on(row: OrderSummary) -> str:
    return max(row.ended_on, row.sent_on, row.billing_sent_on, row.feedback_asked_on)


def _age(row: OrderSummary) -> tuple[str, str, str]:
    return row.received_on, row.number, row.id
