"""What a list shows of an order: a few facts, small enough to hold ten thousand of them.

Derived from the order file and kept only in an index that may be deleted at any time. Stdlib only:
the first screen is painted from these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.aliases import is_alias
from ph_tui.domain.errors import Refused
from ph_tui.domain.money.amounts import ZERO
from ph_tui.domain.money.standing import (
    MoneyState,
    has_ended,
    invoice_of,
    is_billable,
    money_state,
    price_of,
    uninvoiced_claims,
    unpaid,
)
from ph_tui.domain.service_hours import service_hours
from ph_tui.domain.stages import NextStep, Stage, next_step_of, stage_of

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from ph_tui.domain.money.terms import Bonus, ServiceTerms
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.service_hours import HourRule


class RowFacts(NamedTuple):
    """What the row of an order is derived from beside its file."""

    report_due: date | None
    """The last day for the service report, given once the service has ended."""
    billing_due: date | None
    """The same for the billing report."""
    service_name: str
    """The service's short name."""
    rule: HourRule
    terms: ServiceTerms
    price: Decimal | None
    """Euros an hour, unless the order has its own."""
    bonuses: tuple[Bonus, ...]
    """Those that the order may claim."""


class OrderSummary(NamedTuple):
    """One row of the order list; dates are ISO 8601 texts so that an index can hold them."""

    id: str
    number: str
    client_code: str
    service: str
    service_name: str
    """The service's short name in the edition of the order."""
    period_id: str
    coach: str
    stage: str
    step: str
    """The next step by the facts alone; `step_at` adds the clock."""
    deadline: str
    """The day by which the step must be done, empty when there is none."""
    report_due: str
    """The last day for the service report, empty until the service has ended or once it is sent."""
    ordered_hours: str
    """Decimal service hours, empty when unknown."""
    actual_minutes: int
    """Sum of the held sessions."""
    actual_hours: str
    """The same as decimal service hours, by the rule of the service."""
    held: int
    """How many sessions were held."""
    sessions: int
    """How many sessions there are, planned ones included, no-shows not."""
    next_on: str
    """The day of the first planned session."""
    next_start: str
    next_end: str
    first_on: str
    """The day of the first session of any state."""
    last_on: str
    received_on: str
    accepted_on: str
    contacted_on: str
    ended_on: str
    sent_on: str
    feedback_asked_on: str
    billing_due: str = ""
    """The last day for the billing report, empty as `report_due` is, and when nothing is billed."""
    billing_sent_on: str = ""
    money: str = ""
    """The `MoneyState` by the facts alone; `money_state_at` adds the day."""
    pay_by: str = ""
    """The first day by which an invoice that was sent is to be paid, empty when none waits."""
    invoice_numbers: str = ""
    """With spaces between them, credit notes included."""
    net_to_invoice: str = ""
    """Euros without VAT of an ended service that stand on no invoice; empty when there are none."""
    open_total: str = ""
    """Euros with VAT of the invoices that were sent and are not paid; empty when there are none."""
    unclaimed: int = 0
    """How many bonuses of an ended service were not claimed."""
    follow_up_on: str = ""
    """The first day on which a claim that was not sent is looked at again."""
    report_by: str = ""
    """The last day on which the service report was in time, once the service has ended."""
    claimed: int = 0
    """How many bonuses were claimed."""
    feedback_reminded_on: str = ""
    feedback_received_on: str = ""


def summarise(file: OrderFile, facts: RowFacts) -> OrderSummary:
    """Derive the row of one order."""
    order = file.order
    happened = [s for s in file.sessions if s.state == "held"]
    planned = sorted(
        (s for s in file.sessions if s.state == "planned"),
        key=lambda s: (s.on, str(s.start or "")),
    )
    coming = planned[0] if planned else None
    days = [session.on for session in file.sessions]
    minutes = sum(session.minutes for session in happened)
    sent = file.report.sent
    is_erased = is_alias(order.client_code)
    no_shows = facts.terms.bill_no_shows
    open_due = facts.report_due if sent is None and not is_erased else None
    contract_end = order.end if order.ending is None and not is_erased else None
    row = OrderSummary(
        id=order.id,
        number=order.number,
        client_code=order.client_code,
        service=order.service,
        service_name=facts.service_name,
        period_id=order.period_id,
        coach=order.coach,
        stage=stage_of(file, facts.rule, no_shows=no_shows).value,
        step=next_step_of(file, facts.rule, no_shows=no_shows).value,
        deadline=_iso(open_due or contract_end),
        report_due=_iso(open_due),
        ordered_hours="" if order.ordered_hours is None else str(order.ordered_hours),
        actual_minutes=minutes,
        actual_hours=str(service_hours(minutes, facts.rule)),
        held=len(happened),
        sessions=len(happened) + len(planned),
        next_on=_iso(coming.on if coming else None),
        next_start=f"{coming.start:%H:%M}" if coming and coming.start else "",
        next_end=f"{coming.end:%H:%M}" if coming and coming.end else "",
        first_on=_iso(min(days, default=None)),
        last_on=_iso(max(days, default=None)),
        received_on=_iso(order.received_on),
        accepted_on=_iso(order.accepted_on),
        contacted_on=_iso(order.contacted_on),
        ended_on=_iso(order.ending.on if order.ending else None),
        sent_on=_iso(sent.on if sent else None),
        feedback_asked_on=_iso(order.feedback_asked_on),
        report_by=_iso(facts.report_due),
        feedback_reminded_on=_iso(order.feedback_reminded_on),
        feedback_received_on=_iso(order.feedback_received_on),
    )
    return _with_money(row, file, facts)


def _with_money(row: OrderSummary, file: OrderFile, facts: RowFacts) -> OrderSummary:
    """The row with what it tells of money; a due bill or a payment may come before its deadline."""
    sent, waiting = file.billing.sent, unpaid(file)
    money = money_state(file, facts.rule, no_shows=facts.terms.bill_no_shows)
    billing_due = _iso(facts.billing_due if money is MoneyState.TO_REPORT else None)
    pay_by = _iso(min((invoice.pay_by for invoice in waiting), default=None))
    waits = pay_by if row.step == NextStep.PAYMENT else ""
    follow_ups = (c.follow_up_on for c in file.claims if c.follow_up_on and c.sent is None)
    total = sum(invoice.total for invoice in waiting)
    return row._replace(
        deadline=min(filter(None, (row.deadline, billing_due, waits)), default=""),
        billing_due=billing_due,
        billing_sent_on=_iso(sent.on if sent else None),
        money=money.value,
        pay_by=pay_by,
        invoice_numbers=" ".join(str(invoice.number) for invoice in file.invoices),
        net_to_invoice=str(_net_to_invoice(file, facts) or ""),
        open_total=str(total or ""),
        unclaimed=_unclaimed(file, facts.bonuses),
        claimed=sum(claim.sent is not None for claim in file.claims),
        follow_up_on=_iso(min(follow_ups, default=None)),
    )


def _net_to_invoice(file: OrderFile, facts: RowFacts) -> Decimal:
    """Euros that stand on no invoice: hours of an ended service at a known price, and claims."""
    if is_alias(file.order.client_code):
        return ZERO
    net = sum((c.sent.amount for c in uninvoiced_claims(file) if c.sent), ZERO)
    price = price_of(file.order, facts.price)
    no_shows = facts.terms.bill_no_shows
    is_due = has_ended(file) and is_billable(file, facts.rule, no_shows=no_shows)
    if price is None or not is_due or invoice_of(file) is not None:
        return net
    from ph_tui.domain.money.reckoning import figures_of, hours_lines

    sent = file.billing.sent
    figures = sent.figures if sent else figures_of(file.sessions, facts.rule, no_shows=no_shows)
    try:
        lines = hours_lines(figures, price, facts.terms.vat, facts.service_name)
    except Refused:  # a day before the table of tax rates: there is no such invoice
        return net
    return net + sum(line.net for line in lines)


def _unclaimed(file: OrderFile, bonuses: tuple[Bonus, ...]) -> int:
    if not has_ended(file) or is_alias(file.order.client_code):
        return 0
    return len({bonus.name for bonus in bonuses} - {c.bonus for c in file.claims if c.sent})


_NOTHING = NextStep.NONE.value
"""Said once: it is asked of ten thousand rows at a time."""


def step_at(summary: OrderSummary, now: datetime) -> NextStep:
    """The next step at a moment: a planned session that is over is to be logged."""
    step = NextStep(summary.step)
    if step is NextStep.MEET and is_over(summary, now):
        return NextStep.LOG
    return step


def money_state_at(summary: OrderSummary, today: date) -> MoneyState:
    """How the money of an order stands on a day; an overdue invoice goes before the rest."""
    is_overdue = bool(summary.pay_by) and summary.pay_by < today.isoformat()
    return MoneyState.OVERDUE if is_overdue else MoneyState(summary.money)


def is_late(summary: OrderSummary, today: date) -> bool:
    """Whether the service report or the billing report is unsent after its last day."""
    day = today.isoformat()
    return "" < summary.report_due < day or "" < summary.billing_due < day


def is_open(summary: OrderSummary) -> bool:
    """Whether anything is left to do, or to look at again one day."""
    return summary.step != _NOTHING or summary.follow_up_on != ""


_STOPPED = {Stage.ENDED, Stage.REPORTED, Stage.INVOICED, Stage.PAID, Stage.DECLINED}


def is_running(summary: OrderSummary) -> bool:
    """Whether the service has not ended yet."""
    return summary.stage not in _STOPPED


def is_over(summary: OrderSummary, now: datetime) -> bool:
    """Whether the first planned session is over; without clock times its day must be."""
    moment = f"{now:%Y-%m-%d}", f"{now:%H:%M}"
    return (summary.next_on, summary.next_end or "24:00") <= moment


def _iso(on: date | None) -> str:
    return "" if on is None else on.isoformat()
