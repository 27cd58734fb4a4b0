"""The rows of Talous: which orders, bonuses and invoices stand under which heading, and the sums.

Works on an `Overview` alone; knows no widget and no language but that of a filter.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.folding import client_key, haystack, needles
from ph_tui.domain.money.amounts import ZERO
from ph_tui.domain.money.standing import MoneyState

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from ph_tui.desk.money import InvoiceOf, MonthSum, Overview
    from ph_tui.domain.money.invoice_rows import InvoiceRow
    from ph_tui.domain.money.terms import Bonus
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.l10n.words import Words


class MoneyView(StrEnum):
    """What Talous shows."""

    STANDING = "standing"
    """Orders, bonuses and invoices by what is to be done for their money."""
    INVOICES = "invoices"
    """All invoices and credit notes, the newest first."""
    MONTHS = "months"
    """What was invoiced, by month and service."""


class Group(StrEnum):
    """The headings, in the order in which money comes in."""

    TO_REPORT = "to_report"
    BONUS = "bonus"
    """A bonus that nobody has claimed."""
    TO_INVOICE = "to_invoice"
    CREATED = "created"
    INVOICED = "invoiced"
    OVERDUE = "overdue"
    PAID = "paid"
    CREDITED = "credited"
    """Taken back, or what takes back; only among all invoices."""


NET = {Group.TO_REPORT, Group.BONUS, Group.TO_INVOICE}
"""What is told without VAT: it stands on no invoice yet."""


class MoneyRow(NamedTuple):
    """One order, one of its bonuses, or one of its invoices."""

    group: Group
    order: OrderSummary
    invoice: InvoiceRow | None = None
    bonus: Bonus | None = None
    is_claim: bool = False
    """Whether a claimed bonus is what waits of an order: its hours are invoiced."""

    @property
    def key(self) -> Hashable:
        """What tells rows apart; it stays while a row goes from one group to the next."""
        if self.invoice is not None:
            return "invoice", self.invoice.number
        return self.order.id, self.bonus.name if self.bonus else ""

    @property
    def amount(self) -> Decimal | None:
        """Euros; None where they can't be reckoned."""
        if self.invoice is not None:
            return Decimal(self.invoice.total)
        if self.bonus is not None:
            return self.bonus.amount
        return Decimal(self.order.net_to_invoice) if self.order.net_to_invoice else None


class Headed(NamedTuple):
    """The rows under one heading."""

    group: Group
    rows: tuple[MoneyRow, ...]

    @property
    def total(self) -> Decimal:
        """Euros of the rows whose amount is known."""
        return sum((row.amount or ZERO for row in self.rows), ZERO)


def standing_rows(overview: Overview) -> list[MoneyRow]:
    """Everything that waits or was paid, group by group, what is due first on top."""
    by_state: defaultdict[MoneyState, list[InvoiceOf]] = defaultdict(list)
    for each in overview.invoices:
        by_state[each.state].append(each)
    billed = {each.order.id for each in overview.invoices if _is_for_hours(each)}
    rows: list[MoneyRow] = []
    for group in Group:
        if group is Group.BONUS:
            rows += (MoneyRow(group, each.order, bonus=each.bonus) for each in overview.unclaimed)
        elif group in NET:
            orders = overview.of_facts(MoneyState(group.value))
            rows += (MoneyRow(group, row, is_claim=row.id in billed) for row in orders)
        elif group is not Group.CREDITED:
            found = sorted(by_state[MoneyState(group.value)], key=lambda each: _due(group, each))
            rows += (_invoice_row(each) for each in found)
    return rows


def invoice_rows(overview: Overview, only: MonthSum | None = None) -> list[MoneyRow]:
    """All invoices, the newest first; `only` those of one service in one month."""
    rows = (_invoice_row(each) for each in reversed(overview.invoices))
    return [row for row in rows if only is None or _is_of(row, only)]


def headed(rows: Iterable[MoneyRow]) -> tuple[Headed, ...]:
    """The rows under their headings; groups without rows are left out."""
    by_group: defaultdict[Group, list[MoneyRow]] = defaultdict(list)
    for row in rows:
        by_group[row.group].append(row)
    return tuple(Headed(group, tuple(by_group[group])) for group in Group if by_group[group])


def _is_for_hours(each: InvoiceOf) -> bool:
    return each.invoice.stands and not each.invoice.claim_id


def _invoice_row(each: InvoiceOf) -> MoneyRow:
    group = Group(each.state.value) if each.state is not MoneyState.NONE else Group.CREDITED
    return MoneyRow(group, each.order, each.invoice)


def _due(group: Group, each: InvoiceOf) -> tuple[str, int]:
    """The day first that is due first; of what was paid the newest."""
    invoice = each.invoice
    if group is Group.PAID:
        newest = 99999999 - int(invoice.paid_on.replace("-", ""))
        return str(newest), -invoice.number
    return invoice.pay_by if invoice.sent_on else "", invoice.number


def _is_of(row: MoneyRow, only: MonthSum) -> bool:
    invoice = row.invoice
    if invoice is None or not invoice.on.startswith(f"{only.month:%Y-%m}"):
        return False
    return only.service in {"", invoice.service}


class Haystacks:
    """The words by which a filter finds rows, each row's made once."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._known: dict[MoneyRow, str] = {}

    def found(self, rows: Sequence[MoneyRow], text: str) -> list[MoneyRow]:
        """The rows in which some word begins with each word of the text."""
        wanted = needles(text)
        return [row for row in rows if all(needle in self._of(row) for needle in wanted)]

    def _of(self, row: MoneyRow) -> str:
        known = self._known.get(row)
        if known is None:
            known = self._known[row] = haystack(self._said(row))
        return known

    def _said(self, row: MoneyRow) -> Iterator[str]:
        order, invoice = row.order, row.invoice
        yield from (order.number, order.client_code, client_key(order.client_code))
        yield from (order.service_name, order.coach, self._words.say(f"ui.overview.{row.group}"))
        if invoice is not None:
            yield from (str(invoice.number), invoice.kind)
        if row.bonus is not None:
            yield row.bonus.name
