"""Whether an order may become what a taking back, or a restore, would make of it.

Owns what no use case would have saved either: a sealed report that reads otherwise, an invoice that
comes or goes. Knows nothing of histories and backups.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ph_tui.desk.guards import refuse_new_personal_codes, refuse_when_billed, refuse_when_invoiced
from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.orders import EndKind, OrderFile
from ph_tui.domain.sessions import held, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.domain.money.invoices import Invoice


def admitted(before: OrderFile | None, after: OrderFile) -> OrderFile:
    """The order as it may be saved, sessions in order of time; Refused when it may not be."""
    refuse_new_personal_codes(before, after)
    _refuse_other_invoices(before, after)
    if before is not None:
        _refuse_unsealed(before, after)
    if _was_declined(after) and not (before and _was_declined(before)):
        raise Refused(Message("error.order.declined_with_sessions"))
    if before and before.sessions == in_order(before.sessions):
        return replace(after, sessions=in_order(after.sessions))
    return after


def _refuse_other_invoices(before: OrderFile | None, after: OrderFile) -> None:
    """Refuse what adds an invoice, takes one away or alters one beyond its sending and payment."""
    old = {invoice.number: _as_made(invoice) for invoice in (before.invoices if before else ())}
    new = {invoice.number: _as_made(invoice) for invoice in after.invoices}
    for number in sorted({*old, *new}):
        if old.get(number) != new.get(number):
            raise Refused(Message("error.undo.invoice", number=number))


def _as_made(invoice: Invoice) -> Invoice:
    return replace(invoice, sent=None, paid=None)


def _refuse_unsealed(before: OrderFile, after: OrderFile) -> None:
    """Refuse what alters a report that is sent and stays so, or one that was invoiced."""
    ending = before.order.ending != after.order.ending
    sent = before.report.sent
    if sent and after.report.sent and (ending or before.report != after.report):
        raise Refused(Message("error.report.locked", on=sent.on))
    if before.billing != after.billing:
        refuse_when_invoiced(before)
    if after.billing.sent and (ending or before.billing.sent not in {None, after.billing.sent}):
        refuse_when_billed(before)
    for claim_id in _other_claims(before, after):
        refuse_when_invoiced(before, claim_id)
    for claim in before.claims:
        now = next((each for each in after.claims if each.id == claim.id), claim)
        if claim.sent and now.sent and claim.details != now.details:
            raise Refused(Message("error.bonus.locked", bonus=claim.bonus, on=claim.sent.on))


def _other_claims(before: OrderFile, after: OrderFile) -> Iterator[str]:
    """The claims that would go, or read otherwise but for the day of their follow-up."""
    kept = {replace(claim, follow_up_on=None) for claim in after.claims}
    return (c.id for c in before.claims if replace(c, follow_up_on=None) not in kept)


def _was_declined(file: OrderFile) -> bool:
    """Whether a service that never began has sessions that were held."""
    ending = file.order.ending
    return bool(ending and ending.how is EndKind.DECLINED and held(file.sessions))
