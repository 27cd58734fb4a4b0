"""The rules of the billing report and the bonus claims: by when, from which log, on what grounds.

Each function tells what one rule finds; severity, citation and fix stand in the registry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.completeness.answers import says_something
from ph_tui.domain.completeness.found import Found
from ph_tui.domain.completeness.lateness import Lateness, lateness
from ph_tui.domain.findings import Gate, Severity
from ph_tui.domain.handbook.keys import DeadlineKey
from ph_tui.domain.messages import Message
from ph_tui.domain.money.amounts import ZERO
from ph_tui.domain.money.reckoning import changed_rows
from ph_tui.domain.money.standing import MoneyState, invoice_of, money_state
from ph_tui.domain.service_hours import service_hours
from ph_tui.domain.sessions import SessionState, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.domain.completeness.context import Case
    from ph_tui.domain.money.billing import BilledSession, BillingFigures, BonusClaim
    from ph_tui.domain.money.invoices import Invoice


def ended(case: Case) -> Iterator[Found]:
    """The end of the service is recorded: only then is it known what is billed."""
    if case.gate in {Gate.BILLING, Gate.CLAIM} and not case.ended:
        yield Found(Message("rule.billing.ended"), "order", "ending")


def matches_log(case: Case) -> Iterator[Found]:
    """The report has a row for each session held, and its hours are their sum, rounded once."""
    sent, invoice = case.file.billing.sent, invoice_of(case.file)
    if sent is None:
        yield from _left_in_log(case)
    elif not _adds_up(sent.figures):
        yield Found(Message("rule.billing.matches_log"), "billing", fix="billing.reopen")
    elif invoice and sum((line.quantity for line in invoice.lines), ZERO) != sent.figures.hours:
        message = Message("rule.billing.matches_log.invoice", number=invoice.number)
        yield Found(message, "invoice", str(invoice.number), fix="invoices.credit")


def _left_in_log(case: Case) -> Iterator[Found]:
    """Sessions that would not be billed because nobody has logged them, and a log of nothing."""
    if case.ended:
        for session in in_order(case.file.sessions):
            if session.state is SessionState.PLANNED and session.over_at <= case.context.now:
                message = Message("rule.billing.matches_log.planned", on=session.on)
                yield Found(message, "session", session.id, severity=Severity.WARNING)
    if case.gate is Gate.BILLING and not case.figures.hours:
        yield Found(Message("rule.billing.matches_log.nothing"), "billing")


def _adds_up(figures: BillingFigures) -> bool:
    minutes = sum(row.minutes for row in figures.rows)
    return minutes == figures.minutes and figures.hours == service_hours(minutes, figures.rule)


def due(case: Case) -> Iterator[Found]:
    """The billing report is sent by its last day, counted strictly by the calendar."""
    no_shows = case.context.terms.bill_no_shows
    state = money_state(case.file, case.context.hour_rule, no_shows=no_shows)
    if state is MoneyState.TO_REPORT:
        yield from lateness(case, DeadlineKey.BILLING_REPORT, _DUE)


_DUE = Lateness("billing", "rule.billing.due", "rule.billing.due.today", "rule.billing.due.late")


def bonus(case: Case) -> Iterator[Found]:
    """A bonus of the order's own service is claimed once, with its grounds, after the hours."""
    for claim in case.file.claims:
        if claim.sent is None and case.claim_id in {"", claim.id}:
            for message in _wrong_in(claim, case):
                yield Found(message, "claim", claim.id)
    is_first = case.file.billing.sent is None and case.figures.hours
    if case.gate is Gate.CLAIM and is_first:
        yield Found(Message("rule.billing.bonus.first"), "billing", fix="orders.billing")


def _wrong_in(claim: BonusClaim, case: Case) -> Iterator[Message]:
    name = claim.bonus
    if name not in {bonus.name for bonus in case.context.bonuses}:
        yield Message("rule.billing.bonus", bonus=name)
    if sum(other.bonus == name for other in case.file.claims) > 1:
        yield Message("rule.billing.bonus.twice", bonus=name)
    waits = claim.follow_up_on is not None and claim.follow_up_on > case.today
    is_asked = case.gate is Gate.CLAIM or not waits
    if is_asked and not says_something(claim.details):
        yield Message("rule.billing.bonus.details", bonus=name)


def stale(case: Case) -> Iterator[Found]:
    """No session that was billed has changed since the report was sent, nor has one been added."""
    sent = case.file.billing.sent
    if sent is None or (case.gate is Gate.INVOICE and case.claim_id):
        return
    invoice = invoice_of(case.file)
    rows = changed_rows(sent.figures, case.figures)
    for row in rows:
        yield _changed(row, invoice)
    if not rows and sent.figures.hours != case.figures.hours:
        message = Message(
            "rule.billing.stale.rule", sent=sent.figures.hours, now=case.figures.hours
        )
        yield Found(message, "billing")


def _changed(row: BilledSession, invoice: Invoice | None) -> Found:
    if invoice is None:
        return Found(Message("rule.billing.stale", on=row.on), "billing", row.session_id)
    message = Message("rule.billing.stale.invoiced", on=row.on, number=invoice.number)
    return Found(message, "billing", row.session_id, fix="invoices.credit")
