"""Values as JSON for programs: the keys that scripts may rely on.

Owns the names of the keys and how values are written: dates and times in ISO 8601, minutes as
integers, money and service hours as strings with two decimals, what is not there as null. Keys are
only ever added.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, TypeAlias

from ph_tui.domain.papers import name_of
from ph_tui.domain.summaries import money_state_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from ph_tui.cli.face import Json
    from ph_tui.desk.clients import Client
    from ph_tui.desk.order_list import Listed
    from ph_tui.desk.sessions import Reading
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.money.billing import BillingReopening, BillingSending, ClaimSending
    from ph_tui.domain.money.invoices import InvoiceStep
    from ph_tui.domain.orders import Ending, OrderFile
    from ph_tui.domain.reports import Reopening, Sending
    from ph_tui.domain.sessions import Session, SessionState
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.domain.waivers import Waiver
    from ph_tui.l10n.words import Words

Object: TypeAlias = "dict[str, Json]"

_CENT = Decimal("0.01")


def two_decimals(number: Decimal | str | None) -> str | None:
    """Money or service hours: `20` is `20.00`; None and an empty text are null."""
    if number is None or number == "":
        return None
    return str(Decimal(number).quantize(_CENT, ROUND_HALF_UP))


def listed_order(entry: Listed, today: date) -> Object:
    """An order as a row of the list."""
    row = entry.row
    return {
        "id": row.id,
        "order_number": row.number or None,
        "service": row.service,
        "service_name": row.service_name,
        "client_code": row.client_code,
        "stage": row.stage,
        "next_step": entry.step.value,
        "state": entry.state.value,
        "deadline": row.deadline or None,
        "report_due": row.report_due or None,
        "ordered_hours": two_decimals(row.ordered_hours),
        "actual_minutes": row.actual_minutes,
        "held_sessions": row.held,
        "session_count": row.sessions,
        "next_session_on": row.next_on or None,
        "coach": row.coach,
        "period": row.period_id,
        "received_on": row.received_on or None,
        "accepted_on": row.accepted_on or None,
        "contacted_on": row.contacted_on or None,
        "ended_on": row.ended_on or None,
        "sent_on": row.sent_on or None,
        "feedback_asked_on": row.feedback_asked_on or None,
        "feedback_reminded_on": row.feedback_reminded_on or None,
        "feedback_received_on": row.feedback_received_on or None,
        **_money(row, today),
    }


def _money(row: OrderSummary, today: date) -> Object:
    """How far an order has come from hours to money."""
    return {
        "money_state": money_state_at(row, today).value or None,
        "billing_due": row.billing_due or None,
        "billing_sent_on": row.billing_sent_on or None,
        "net_to_invoice": two_decimals(row.net_to_invoice),
        "invoice_numbers": [int(number) for number in row.invoice_numbers.split()],
        "open_total": two_decimals(row.open_total),
        "pay_by": row.pay_by or None,
        "unclaimed_bonuses": row.unclaimed,
        "follow_up_on": row.follow_up_on or None,
    }


def order(
    file: OrderFile, entry: Listed, findings: Sequence[Finding], words: Words, today: date
) -> Object:
    """An order with all that belongs to it but its reports, its claims and its invoices."""
    facts = file.order
    return {
        **listed_order(entry, today),
        "start": day(facts.start),
        "end": day(facts.end),
        "price": two_decimals(facts.price),
        "case_coach": facts.case_coach,
        "edition": facts.edition_id,
        "ending": _ending(facts.ending) if facts.ending else None,
        "revision": file.revision,
        "sessions": [session(each, entry.row) for each in file.sessions],
        "waivers": [waiver(each) for each in file.waivers],
        "findings": [finding(each, words) for each in findings],
    }


def _ending(value: Ending) -> Object:
    return {"on": value.on.isoformat(), "how": value.how.value, "reason": value.reason}


def session(value: Session, row: OrderSummary) -> Object:
    """A session of an order."""
    return {
        "id": value.id,
        "order_number": row.number or None,
        "order_id": row.id,
        "client_code": row.client_code,
        "on": value.on.isoformat(),
        "start": clock(value.start),
        "end": clock(value.end),
        "minutes": value.minutes,
        "state": value.state.value,
        "coach": value.coach,
        "note": value.note,
        "group": value.group,
    }


def reading(value: Reading, state: SessionState, coach: str, *, group: bool) -> Object:
    """How a typed entry was understood: as a session that is not saved."""
    return {
        "id": value.continues or None,
        "order_number": value.order.number or None,
        "order_id": value.order.id,
        "client_code": value.order.client_code,
        "on": value.on.isoformat(),
        "start": clock(value.start),
        "end": clock(value.end),
        "minutes": value.minutes,
        "state": state.value,
        "coach": coach,
        "note": value.note,
        "group": group,
    }


def finding(value: Finding, words: Words) -> Object:
    """A finding; its sentence is in the words' language."""
    place, source = value.location, value.citation
    return {
        "key": value.key,
        "severity": value.severity.value,
        "message": words(value.message),
        "location": {
            "order_id": place.order_id,
            "order_number": place.order_number or None,
            "document": place.document,
            "field": place.field or None,
            "line": place.line,
            "subject": place.subject or None,
        },
        "citation": {
            "source": source.source.value,
            "edition": source.edition_id or None,
            "section": source.section or None,
            "fact": source.fact or None,
        },
        "fix": value.fix or None,
    }


def waiver(value: Waiver) -> Object:
    """A finding that was set aside."""
    return {
        "key": value.key,
        "field": value.field or None,
        "by": value.by,
        "at": value.at.isoformat(),
        "why": value.why,
    }


def sending(value: Sending | BillingSending | ClaimSending) -> Object:
    """The record that a report was handed in."""
    file = name_of(value.paper) or None
    return {**step(value), "receipt": value.receipt, "receipt_file": file}


def step(value: Sending | BillingSending | ClaimSending | InvoiceStep) -> Object:
    """That a person recorded something."""
    return {"on": value.on.isoformat(), "by": value.by, "at": value.at.isoformat()}


def reopening(value: Reopening | BillingReopening) -> Object:
    """A report that was opened again, with what had been sent."""
    return {
        "at": value.at.isoformat(),
        "by": value.by,
        "why": value.why,
        "sending": sending(value.sending),
    }


def contact_details(client: Client) -> Object:
    """A client's code and how the client is reached."""
    details = client.details
    return {
        "client_code": client.code,
        "name": details.name,
        "phone": details.phone,
        "email": details.email,
        "language": details.language or None,
        "note": details.note,
    }


def period(value: ContractPeriod) -> Object:
    """A contract period."""
    return {
        "id": value.id,
        "starts": value.starts.isoformat(),
        "ends": value.ends.isoformat(),
        "edition": value.edition_id,
    }


def day(on: date | None) -> str | None:
    """A day; null when there is none."""
    return on.isoformat() if on else None


def clock(at: time | None) -> str | None:
    """A clock time; null when there is none."""
    return f"{at:%H:%M}" if at else None
