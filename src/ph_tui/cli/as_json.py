"""Values as JSON for programs: the keys that scripts may rely on.

Owns the names of the keys and how values are written: dates and times in ISO 8601, minutes as
integers, money and service hours as strings with two decimals, what is not there as null. Keys are
only ever added.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from ph_tui.cli.face import Json
    from ph_tui.desk.agenda import Agenda, AgendaItem
    from ph_tui.desk.clients import Client
    from ph_tui.desk.coaching_services import ServiceRow
    from ph_tui.desk.order_list import Listed
    from ph_tui.desk.sessions import Reading
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.orders import Ending, OrderFile, Waiver
    from ph_tui.domain.reports import Reopening, Sending
    from ph_tui.domain.sessions import Session, SessionState
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.l10n.words import Words

Object: TypeAlias = "dict[str, Json]"

_CENT = Decimal("0.01")


def two_decimals(number: Decimal | str | None) -> str | None:
    """Money or service hours: `20` is `20.00`; None and an empty text are null."""
    if number is None or number == "":
        return None
    return str(Decimal(number).quantize(_CENT, ROUND_HALF_UP))


def listed_order(entry: Listed) -> Object:
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
    }


def order(file: OrderFile, entry: Listed, findings: Sequence[Finding], words: Words) -> Object:
    """An order with all that belongs to it but the text of its report."""
    facts = file.order
    return {
        **listed_order(entry),
        "start": _day(facts.start),
        "end": _day(facts.end),
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
        "start": _clock(value.start),
        "end": _clock(value.end),
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
        "start": _clock(value.start),
        "end": _clock(value.end),
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
        },
        "citation": {
            "source": source.source.value,
            "edition": source.edition_id or None,
            "section": source.section or None,
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


def sending(value: Sending) -> Object:
    """The record that a report was handed in."""
    return {
        "on": value.on.isoformat(),
        "by": value.by,
        "at": value.at.isoformat(),
        "receipt": value.receipt,
    }


def reopening(value: Reopening) -> Object:
    """A report that was opened again, with what had been sent."""
    return {
        "at": value.at.isoformat(),
        "by": value.by,
        "why": value.why,
        "sending": sending(value.sending),
    }


def agenda(value: Agenda) -> Object:
    """What must happen, by band."""
    return {
        "today": value.today.isoformat(),
        "month_minutes": value.month_minutes,
        "items": [_agenda_item(item) for item in value.items],
    }


def _agenda_item(item: AgendaItem) -> Object:
    return {
        "band": item.band.value,
        "kind": item.kind.value,
        "on": _day(item.on),
        "start": _clock(item.start),
        "end": _clock(item.end),
        "order_id": item.order.id,
        "order_number": item.order.number or None,
        "client_code": item.order.client_code,
        "service": item.order.service,
        "coach": item.order.coach,
        "session_id": item.session_id or None,
        "session_number": item.number or None,
        "session_count": item.order.sessions,
        "findings": list(item.gaps),
    }


def service(value: ServiceRow) -> Object:
    """A coaching service with the company's rule for its hours."""
    return {
        "code": value.service.code,
        "name": value.service.name,
        "name_en": value.service.name_en,
        "short": value.service.short,
        "hour_minutes": value.rule.hour_minutes,
        "increment": f"{value.rule.increment:f}",
        "rounding": value.rule.rounding.value,
    }


def contact_details(client: Client) -> Object:
    """A client's code and how the client is reached."""
    details = client.details
    return {
        "client_code": client.code,
        "name": details.name,
        "phone": details.phone,
        "email": details.email,
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


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _clock(at: time | None) -> str | None:
    return f"{at:%H:%M}" if at else None
