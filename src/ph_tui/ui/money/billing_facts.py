"""Everything that the billing tab of an order shows, read in one go, so that a thread can do it.

Owns the choice of what the rules are asked: while a step is still to be taken, what keeps it from
being taken belongs to what is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ph_tui.domain.findings import Finding
from ph_tui.domain.money.billing import BillingFigures
from ph_tui.domain.money.standing import has_ended, invoice_of, uninvoiced_claims
from ph_tui.domain.money.terms import Bonus
from ph_tui.domain.orders import OrderFile
from ph_tui.ui.telling.finding_lines import gravest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.desk.desk import Desk

_DOCUMENTS = {"billing", "claim", "invoice", "company"}


@dataclass(frozen=True)
class BillingFacts:
    """The money of one order."""

    file: OrderFile
    figures: BillingFigures
    """Those that were sent, or those of the log until then."""
    now: BillingFigures
    """Those that the log makes now."""
    is_stale: bool
    due: date | None
    bonuses: tuple[Bonus, ...]
    """All of the order's service."""
    to_invoice: Decimal | None
    """Euros without VAT that stand on no invoice; None for nothing, or without a price."""
    findings: tuple[Finding, ...]
    """What concerns money, the gravest first."""
    today: date

    @property
    def possible(self) -> tuple[Bonus, ...]:
        """The bonuses that were not claimed yet."""
        claimed = {claim.bonus for claim in self.file.claims}
        return tuple(bonus for bonus in self.bonuses if bonus.name not in claimed)


def gather_billing(desk: Desk, file: OrderFile) -> BillingFacts:
    """Read the money of an order and ask the rules about it."""
    row = desk.rows.row(file.order.id)
    found = dict.fromkeys(_found(desk, file))
    return BillingFacts(
        file=file,
        figures=desk.billing.figures(file),
        now=desk.billing.figures_now(file),
        is_stale=desk.billing.is_stale(file),
        due=desk.billing.due(file),
        bonuses=desk.bonuses.all(file),
        to_invoice=Decimal(row.net_to_invoice) if row and row.net_to_invoice else None,
        findings=tuple(gravest_first(found)),
        today=desk.today,
    )


def _found(desk: Desk, file: OrderFile) -> Iterator[Finding]:
    """What stands, and what keeps the next step from being taken once the service has ended."""
    yield from (f for f in desk.validation.check(file) if f.location.document in _DOCUMENTS)
    if not has_ended(file):
        return
    if file.billing.sent is None:
        yield from desk.billing.gate(file)
    elif invoice_of(file) is None and file.billing.sent.figures.hours:
        yield from desk.invoices.gate(file)
    for claim in uninvoiced_claims(file)[:1]:
        yield from desk.invoices.gate(file, claim.id)
