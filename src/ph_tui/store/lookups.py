"""What can be asked about all orders without opening their files.

Owns the questions and their SQL; how fresh the answers are is the catalogue's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from ph_tui.domain.money.invoice_rows import InvoiceRow
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.store.catalogue import BrokenFile, Catalogue

_MEETING_BETWEEN = """WHERE o.id IN (
  SELECT m.id FROM meetings m JOIN orders p ON p.id = m.id
  WHERE m.day BETWEEN ? AND ? AND ? IN ('', m.coach, p.coach))"""


class OrderLookups:
    """The questions that the door answers from the index."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def summaries(self) -> list[OrderSummary]:
        """The rows of all orders that can be understood, as fresh as the folder."""
        return self._catalogue.all_rows()

    def is_current(self) -> bool:
        """Whether the index can answer without looking through the folder."""
        return self._catalogue.is_current()

    def open_orders(self) -> list[OrderSummary]:
        """The rows of the orders with which anything is left to do, as fresh as the folder."""
        return self._catalogue.rows("WHERE o.is_open = 1", settled=True)

    def has_order_of(self, coach: str) -> bool:
        """Whether any order is this coach's."""
        return bool(self._catalogue.rows("WHERE o.coach = ? LIMIT 1", (coach,), settled=True))

    def coaches(self) -> list[str]:
        """Everybody who has an order or a session, by login."""
        return sorted(filter(None, self._catalogue.coaches()))

    def find(self, *, number: str) -> list[OrderSummary]:
        """The orders with exactly this number."""
        return self._catalogue.rows("WHERE o.number = ?", (number,))

    def find_client(self, key: str) -> list[OrderSummary]:
        """The orders of the client whose code has this key, see `client_key`."""
        return self._catalogue.rows("WHERE o.client_key = ?", (key,))

    def row(self, order_id: str) -> OrderSummary | None:
        """The row of one order, None when there is none."""
        rows = self._catalogue.rows("WHERE o.id = ?", (order_id,))
        return rows[0] if rows else None

    def starting_with(self, prefix: str) -> list[OrderSummary]:
        """The orders whose ids begin so."""
        return self._catalogue.rows("WHERE o.id BETWEEN ? AND ?", (prefix, prefix + "g"))

    def meeting_between(
        self, first: date, last: date, *, coach: str | None = None
    ) -> list[OrderSummary]:
        """The orders with a session of any state from one day to another, both included.

        With `coach` those of the orders and sessions that are this coach's.
        """
        days = first.isoformat(), last.isoformat()
        return self._catalogue.rows(_MEETING_BETWEEN, (*days, coach or ""))

    def meeting_on(self, days: Collection[date], coaches: Collection[str]) -> list[OrderSummary]:
        """The orders in which one of these coaches has a session of any state on such a day."""
        on_days, by_coaches = ", ".join("?" * len(days)), ", ".join("?" * len(coaches))
        query = (
            "WHERE o.id IN (SELECT m.id FROM meetings m"  # noqa: S608 - nothing but marks is put in
            f" WHERE m.day IN ({on_days}) AND m.coach IN ({by_coaches}))"
        )
        return self._catalogue.rows(query, (*(day.isoformat() for day in days), *coaches))

    def invoices(self) -> list[InvoiceRow]:
        """The invoices of all orders that can be understood, by number, as fresh as the folder."""
        return self._catalogue.invoices("ORDER BY o.number", settled=True)

    def unpaid_invoices(self) -> list[InvoiceRow]:
        """Those of them that were sent, stand and are not paid."""
        return self._catalogue.invoices("WHERE o.is_unpaid = 1 ORDER BY o.number", settled=True)

    def unclaimed(self) -> list[OrderSummary]:
        """The orders with a bonus that nobody has claimed."""
        return self._catalogue.rows("WHERE o.unclaimed > 0", settled=True)

    def find_invoice(self, number: int) -> list[InvoiceRow]:
        """The invoice with a number; several only after a stranger's hand."""
        return self._catalogue.invoices("WHERE o.number = ?", (number,))

    def last_invoice(self) -> int:
        """The greatest number of an invoice; 0 before the first one."""
        rows = self._catalogue.invoices("ORDER BY o.number DESC LIMIT 1")
        return rows[0].number if rows else 0

    def broken(self) -> tuple[BrokenFile, ...]:
        """The order files that are skipped because they can't be understood, with the reasons."""
        return self._catalogue.broken()
