"""Figures over all orders: of a period, a service or a coach, and of their groups.

Works on the rows of orders and invoices alone, so that no order is opened for it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.figures import Figures, MonthCount, by_month, figures_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ph_tui.desk.core import Core
    from ph_tui.domain.money.invoice_rows import InvoiceRow
    from ph_tui.domain.summaries import OrderSummary


class By(StrEnum):
    """What orders are grouped by."""

    PERIOD = "period"
    SERVICE = "service"
    COACH = "coach"


class Group(NamedTuple):
    """Some orders with their figures."""

    key: str | None
    """A period's id, a service's code, a login, empty for nobody; None for all together."""
    name: str
    """For people."""
    figures: Figures
    months: tuple[MonthCount, ...]
    orders: tuple[OrderSummary, ...]
    """What the figures were made of, by number."""
    invoices: tuple[InvoiceRow, ...]


class FigureTable(NamedTuple):
    """The figures of a choice of orders, as a whole and group by group."""

    by: By
    total: Group
    groups: tuple[Group, ...]
    periods: tuple[str, ...]
    """The periods that have orders, the oldest first."""


_KEYS: dict[By, Callable[[OrderSummary], str]] = {
    By.PERIOD: lambda row: row.period_id,
    By.SERVICE: lambda row: row.service,
    By.COACH: lambda row: row.coach,
}


class FigureDesk:
    """Gathers the figures."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def gather(
        self,
        by: By = By.SERVICE,
        *,
        period: str | None = None,
        service: str | None = None,
        coach: str | None = None,
    ) -> FigureTable:
        """The figures of the orders that match everything that is named, grouped."""
        rows = self._core.store.summaries()
        periods = tuple(sorted({row.period_id for row in rows}))
        wanted = {"period_id": period, "service": service, "coach": coach}
        chosen = [
            row
            for row in rows
            if all(value in {None, getattr(row, name)} for name, value in wanted.items())
        ]
        invoices: dict[str, list[InvoiceRow]] = {}
        for each in self._core.store.invoices():
            invoices.setdefault(each.order_id, []).append(each)
        groups: dict[str, list[OrderSummary]] = {}
        for row in chosen:
            groups.setdefault(_KEYS[by](row), []).append(row)
        return FigureTable(
            by,
            self._group(None, "", chosen, invoices),
            tuple(
                self._group(key, _name(by, key, own), own, invoices)
                for key, own in sorted(groups.items())
            ),
            periods,
        )

    def _group(
        self,
        key: str | None,
        name: str,
        rows: Sequence[OrderSummary],
        invoices: dict[str, list[InvoiceRow]],
    ) -> Group:
        own = tuple(each for row in rows for each in invoices.get(row.id, ()))
        today = self._core.today
        return Group(
            key,
            name,
            figures_of(rows, own, today),
            by_month(rows, today),
            tuple(sorted(rows, key=lambda row: (row.number, row.id))),
            own,
        )


def _name(by: By, key: str, rows: Iterable[OrderSummary]) -> str:
    return next(iter(rows)).service_name if by is By.SERVICE else key
