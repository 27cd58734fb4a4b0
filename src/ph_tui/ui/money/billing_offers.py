"""Which steps make sense for the money of an order and the row under the cursor.

Pure: reads facts and rows; what a step does is in `actions`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.money.standing import has_ended, invoice_of, uninvoiced_claims, unpaid
from ph_tui.ui.money.billing_rows import BillingRow, RowKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.domain.money.billing import BonusClaim
    from ph_tui.domain.money.invoices import Invoice
    from ph_tui.ui.money.billing_facts import BillingFacts


def claim_at(row: BillingRow | None, facts: BillingFacts | None) -> BonusClaim | None:
    """Return the bonus claim that a row is about."""
    if row is None or facts is None or row.kind is not RowKind.CLAIM:
        return None
    return next((claim for claim in facts.file.claims if claim.id == row.id), None)


def invoice_at(row: BillingRow | None, facts: BillingFacts | None) -> Invoice | None:
    """Return the invoice that a row is about."""
    if row is None or facts is None or row.kind is not RowKind.INVOICE:
        return None
    return next((each for each in facts.file.invoices if str(each.number) == row.id), None)


def is_unsent(invoice: Invoice) -> bool:
    """Whether an invoice, or a credit note, is still to be handed in."""
    return invoice.sent is None and not invoice.credited_by


def waits_here(row: BillingRow | None, facts: BillingFacts) -> bool:
    """Whether what a row is about is still to be handed in; other rows are about the report."""
    claim, invoice = claim_at(row, facts), invoice_at(row, facts)
    if claim is not None:
        return claim.sent is None
    return is_unsent(invoice) if invoice is not None else _report_waits(facts)


def offers(action: str, row: BillingRow | None, facts: BillingFacts | None) -> bool | None:
    """Return whether a step makes sense; None when it is none of these.

    Until the order is read, what it may well come to is not withheld.
    """
    possible = _POSSIBLE.get(action)
    if possible is None:
        return None
    return possible(row, facts) if facts is not None else action in _EARLY


def _report_waits(facts: BillingFacts) -> bool:
    file = facts.file
    return file.billing.sent is None and has_ended(file) and bool(facts.figures.rows)


def _can_submit(row: BillingRow | None, facts: BillingFacts) -> bool:
    any_invoice = any(map(is_unsent, facts.file.invoices))
    return waits_here(row, facts) or _report_waits(facts) or any_invoice


def _can_invoice(_row: BillingRow | None, facts: BillingFacts) -> bool:
    file = facts.file
    hours_wait = bool(facts.figures.rows) and invoice_of(file) is None
    waits = hours_wait or bool(uninvoiced_claims(file))
    return has_ended(file) and waits and not facts.is_stale


def _can_claim(_row: BillingRow | None, facts: BillingFacts) -> bool:
    return bool(facts.possible) or any(claim.sent is None for claim in facts.file.claims)


def _can_credit(row: BillingRow | None, facts: BillingFacts) -> bool:
    invoice = invoice_at(row, facts)
    return invoice is not None and invoice.stands


def _can_withdraw(row: BillingRow | None, facts: BillingFacts) -> bool:
    claim = claim_at(row, facts)
    return claim is not None and invoice_of(facts.file, claim.id) is None


_EARLY = {"submit", "invoice", "claim_bonus", "pay"}
_POSSIBLE: dict[str, Callable[[BillingRow | None, BillingFacts], bool]] = {
    "submit": _can_submit,
    "invoice": _can_invoice,
    "claim_bonus": _can_claim,
    "export": lambda _, facts: bool(facts.file.invoices),
    "pay": lambda _, facts: bool(unpaid(facts.file)),
    "credit": _can_credit,
    "reopen": lambda _, facts: (
        facts.file.billing.sent is not None and invoice_of(facts.file) is None
    ),
    "withdraw": _can_withdraw,
}
