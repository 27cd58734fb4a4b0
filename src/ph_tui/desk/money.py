"""From hours to money over all orders: who stands where, what that comes to, month by month.

Works on the rows of orders and invoices alone, so that no order is opened for it; only bonuses that
nobody has claimed are looked up in their orders.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.errors import DataError
from ph_tui.domain.money.amounts import ZERO
from ph_tui.domain.money.standing import MoneyState
from ph_tui.domain.summaries import OrderSummary, money_state_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ph_tui.desk.core import Core
    from ph_tui.domain.money.invoice_rows import InvoiceRow
    from ph_tui.domain.money.terms import Bonus


class MoneyGroup(NamedTuple):
    """The orders of one money state."""

    state: MoneyState
    rows: tuple[OrderSummary, ...]
    """By what is due first, those without a day last."""
    total: Decimal
    """Euros: without VAT what is to be invoiced, with VAT what stands on invoices."""


class MonthSum(NamedTuple):
    """What was invoiced of one service in one month, credit notes taken off."""

    month: date
    """Its first day."""
    service: str
    """The service's code."""
    service_name: str
    invoices: int
    """How many, credit notes not counted."""
    net: Decimal
    total: Decimal


class Unclaimed(NamedTuple):
    """A bonus that could be claimed for an order whose service has ended."""

    order: OrderSummary
    bonus: Bonus


class InvoiceOf(NamedTuple):
    """An invoice or a credit note beside its order."""

    order: OrderSummary
    invoice: InvoiceRow
    state: MoneyState
    """Of the invoice by itself; none once it is credited, and of a credit note that was sent."""


class MonthNet(NamedTuple):
    """What was invoiced in one month, without VAT."""

    month: date
    """Its first day."""
    net: Decimal


@dataclass(frozen=True)
class Overview:
    """Everything that the money screen shows."""

    today: date
    groups: tuple[MoneyGroup, ...]
    """Every state in its order, empty ones included."""
    months: tuple[MonthSum, ...]
    """The oldest first, in a month by service."""
    invoices: tuple[InvoiceOf, ...]
    """By number."""
    unclaimed: tuple[Unclaimed, ...]
    """None at a glance."""

    def of_facts(self, state: MoneyState) -> tuple[OrderSummary, ...]:
        """The orders of a state by their facts alone: what waits beside an overdue invoice too."""
        rows = (row for group in self.groups for row in group.rows if row.money == state)
        return tuple(sorted(rows, key=_urgency))

    def latest(self, count: int = 12) -> tuple[MonthNet, ...]:
        """The last so many months, this one last; a month in which nothing was invoiced is zero."""
        sums: defaultdict[date, Decimal] = defaultdict(lambda: ZERO)
        for each in self.months:
            sums[each.month] += each.net
        now = self.today.year * 12 + self.today.month - 1
        months = (date(at // 12, at % 12 + 1, 1) for at in range(now - count + 1, now + 1))
        return tuple(MonthNet(month, sums[month]) for month in months)

    def group(self, state: MoneyState) -> MoneyGroup:
        """The orders of one state."""
        return next(group for group in self.groups if group.state is state)


_STATES = tuple(state for state in MoneyState if state is not MoneyState.NONE)
_TO_INVOICE = {MoneyState.TO_REPORT, MoneyState.TO_INVOICE}


class MoneyDesk:
    """Gathers what concerns money."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def overview(self, *, coach: str | None = None) -> Overview:
        """The orders by money state and the sums, of one coach or of the whole company."""
        return self._gathered(coach, opens=True)

    def glance(self, *, coach: str | None = None) -> Overview:
        """The same without the bonuses, for the first moment: no order is opened."""
        return self._gathered(coach, opens=False)

    def _gathered(self, coach: str | None, *, opens: bool) -> Overview:
        store, today = self._core.store, self._core.today
        rows = [row for row in store.summaries() if coach in {None, row.coach}]
        invoices = [each for each in store.invoices() if coach in {None, each.coach}]
        by_state: defaultdict[MoneyState, list[OrderSummary]] = defaultdict(list)
        for row in rows:
            by_state[money_state_at(row, today)].append(row)
        groups = tuple(
            MoneyGroup(
                state,
                tuple(sorted(by_state[state], key=_urgency)),
                _sum_of(state, by_state[state], invoices, today),
            )
            for state in _STATES
        )
        names = {row.service: row.service_name for row in rows}
        unclaimed = self._unclaimed(row for row in rows if row.unclaimed) if opens else ()
        return Overview(
            today,
            groups,
            _months(invoices, names),
            tuple(_beside(invoices, rows, today)),
            tuple(unclaimed),
        )

    def _unclaimed(self, rows: Iterable[OrderSummary]) -> Iterator[Unclaimed]:
        settings = self._core.store.settings()
        for row in sorted(rows, key=lambda row: (row.ended_on, row.number)):
            try:
                claims = self._core.store.load(row.id).claims
            except DataError:  # which is told elsewhere
                continue
            sent = {claim.bonus for claim in claims if claim.sent}
            for bonus in settings.bonuses_of(row.service, row.period_id):
                if bonus.name not in sent:
                    yield Unclaimed(row, bonus)


def _urgency(row: OrderSummary) -> tuple[str, str, str]:
    return row.deadline or "9999", row.ended_on, row.number


def _sum_of(
    state: MoneyState, rows: list[OrderSummary], invoices: list[InvoiceRow], today: date
) -> Decimal:
    if state in _TO_INVOICE:
        return sum((Decimal(row.net_to_invoice or 0) for row in rows), ZERO)
    ids = {row.id for row in rows}
    counted = (i for i in invoices if i.order_id in ids and _state_of(i, today) is state)
    return sum((Decimal(each.total) for each in counted), ZERO)


def _beside(
    invoices: Iterable[InvoiceRow], rows: Iterable[OrderSummary], today: date
) -> Iterator[InvoiceOf]:
    by_id = {row.id: row for row in rows}
    for each in invoices:
        if each.order_id in by_id:
            yield InvoiceOf(by_id[each.order_id], each, _state_of(each, today))


def _state_of(invoice: InvoiceRow, today: date) -> MoneyState:
    """The money state that an invoice by itself would give its order."""
    if invoice.kind == "credit" and not invoice.sent_on:
        return MoneyState.CREATED
    if not invoice.stands:
        return MoneyState.NONE
    if invoice.paid_on:
        return MoneyState.PAID
    if not invoice.sent_on:
        return MoneyState.CREATED
    return MoneyState.OVERDUE if invoice.is_overdue(today) else MoneyState.INVOICED


def _months(invoices: list[InvoiceRow], names: dict[str, str]) -> tuple[MonthSum, ...]:
    found: defaultdict[tuple[date, str], list[InvoiceRow]] = defaultdict(list)
    for invoice in invoices:
        found[date.fromisoformat(invoice.on).replace(day=1), invoice.service].append(invoice)
    return tuple(
        MonthSum(
            month,
            service,
            names.get(service, service),
            sum(each.kind != "credit" for each in own),
            sum((Decimal(each.net) for each in own), ZERO),
            sum((Decimal(each.total) for each in own), ZERO),
        )
        for (month, service), own in sorted(found.items())
    )
