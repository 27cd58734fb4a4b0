"""What a list shows of an order: a few facts, small enough to hold ten thousand of them.

Derived from the order file and kept only in an index that may be deleted at any time. Stdlib only:
the first screen is painted from these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.aliases import is_alias
from ph_tui.domain.stages import NextStep, Stage, next_step_of, stage_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.service_hours import HourRule


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


def summarise(
    file: OrderFile, report_due: date | None, service_name: str, rule: HourRule
) -> OrderSummary:
    """Derive the row of one order; `report_due` is given once the service has ended."""
    order = file.order
    happened = [s for s in file.sessions if s.state == "held"]
    planned = sorted(
        (s for s in file.sessions if s.state == "planned"),
        key=lambda s: (s.on, str(s.start or "")),
    )
    coming = planned[0] if planned else None
    days = [session.on for session in file.sessions]
    sent = file.report.sent
    is_erased = is_alias(order.client_code)
    open_due = report_due if sent is None and not is_erased else None
    contract_end = order.end if order.ending is None and not is_erased else None
    return OrderSummary(
        id=order.id,
        number=order.number,
        client_code=order.client_code,
        service=order.service,
        service_name=service_name,
        period_id=order.period_id,
        coach=order.coach,
        stage=stage_of(file).value,
        step=next_step_of(file, rule).value,
        deadline=_iso(open_due or contract_end),
        report_due=_iso(open_due),
        ordered_hours="" if order.ordered_hours is None else str(order.ordered_hours),
        actual_minutes=sum(session.minutes for session in happened),
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
    )


_NOTHING = NextStep.NONE.value
"""Said once: it is asked of ten thousand rows at a time."""


def step_at(summary: OrderSummary, now: datetime) -> NextStep:
    """The next step at a moment: a planned session that is over is to be logged."""
    step = NextStep(summary.step)
    if step is NextStep.MEET and is_over(summary, now):
        return NextStep.LOG
    return step


def is_late(summary: OrderSummary, today: date) -> bool:
    """Whether the service report is unsent after its last day."""
    return bool(summary.report_due) and summary.report_due < today.isoformat()


def is_open(summary: OrderSummary) -> bool:
    """Whether anything is left to do."""
    return summary.step != _NOTHING


def is_running(summary: OrderSummary) -> bool:
    """Whether the service has not ended yet."""
    return summary.stage not in {Stage.ENDED, Stage.REPORTED, Stage.DECLINED}


def is_over(summary: OrderSummary, now: datetime) -> bool:
    """Whether the first planned session is over; without clock times its day must be."""
    moment = f"{now:%Y-%m-%d}", f"{now:%H:%M}"
    return (summary.next_on, summary.next_end or "24:00") <= moment


def _iso(on: date | None) -> str:
    return "" if on is None else on.isoformat()
