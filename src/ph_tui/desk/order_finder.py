"""Which order a person means by a number, an own id or a client code.

Owns the finding and what is said of an order that isn't found. Knows nothing of what is done to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ph_tui.desk.labels import ID_LENGTH, SHORT_ID, label_of
from ph_tui.domain.errors import BadInput, DataError, PhTuiError, Refused
from ph_tui.domain.folding import client_key
from ph_tui.domain.messages import Message
from ph_tui.domain.summaries import OrderSummary, is_open
from ph_tui.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.store.store import BrokenFile, Store

Found = TypeVar("Found", OrderSummary, list[OrderSummary])


class OrderFinder:
    """Finds orders by what people call them."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def resolve(self, reference: str, *, prefer_open: bool = True) -> OrderSummary:
        """Find the order that a number, an own id or a client code means.

        A client code means the client's one open order; several are refused, with their numbers.
        """
        text = clean_line(reference)
        rows = self._looked_for(text[:80], lambda: self._meant_by(text))
        if prefer_open and len(rows) > 1:
            rows = [row for row in rows if is_open(row)] or rows
        if len(rows) > 1:
            numbers = ", ".join(label_of(row) for row in rows)
            raise Refused(Message("error.order.ambiguous", reference=text[:80], numbers=numbers))
        return rows[0]

    def row(self, order_id: str) -> OrderSummary:
        """The row of an order with a known id; BadInput or DataError when there is none (now)."""
        return self._looked_for(order_id[:SHORT_ID], lambda: self.store.row(order_id))

    def _looked_for(self, reference: str, look: Callable[[], Found | None]) -> Found:
        """What a look finds; a second one follows when a file may have been mended since."""
        if found := look():
            return found
        broken = self.store.broken()  # looks through the folder
        if found := look():
            return found
        raise _unknown(reference, broken)

    def _meant_by(self, text: str) -> list[OrderSummary]:
        rows = self.store.find(number=text) if text else []
        if not rows and (row := self._by_id(text)):
            rows = [row]
        if not rows and client_key(text):
            rows = self.store.find_client(client_key(text))
        return rows

    def _by_id(self, text: str) -> OrderSummary | None:
        if len(text) == ID_LENGTH:
            return self.store.row(text)
        if len(text) == SHORT_ID:
            rows = self.store.starting_with(text)
            return rows[0] if len(rows) == 1 else None
        return None


def _unknown(reference: str, broken: tuple[BrokenFile, ...]) -> PhTuiError:
    """What is said of an order that isn't found: it may be in a file that can't be read."""
    for name, reason in broken:
        why = Message("error.store.unreadable", file=name, reason=reason)
        return DataError(Message("error.order.unreadable", reference=reference, why=why))
    return BadInput(Message("error.order.unknown", reference=reference))
