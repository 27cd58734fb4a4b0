"""What is billed, claimed and invoiced as JSON for programs.

How values are written is told in `as_json`. An invoice says nothing of a client here either.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from ph_tui.cli import as_json
from ph_tui.cli.as_json import day, two_decimals
from ph_tui.domain.service_hours import HourRule, service_hours

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.cli.as_json import Object
    from ph_tui.desk.coaching_services import ServiceRow
    from ph_tui.domain.money.billing import BilledSession, BillingFigures, BonusClaim
    from ph_tui.domain.money.company import CompanyProfile
    from ph_tui.domain.money.invoices import BuyerFacts, Invoice, InvoiceLine
    from ph_tui.domain.money.terms import Bonus
    from ph_tui.domain.orders import OrderFile


def service(value: ServiceRow) -> Object:
    """A coaching service with what the company has settled for it."""
    return {
        "code": value.service.code,
        "name": value.service.name,
        "name_en": value.service.name_en,
        "short": value.service.short,
        **hour_rule(value.rule),
        "price": two_decimals(value.price),
        "vat": value.terms.vat.value,
        "vat_reason": value.terms.vat_reason,
        "bill_no_shows": value.terms.bill_no_shows,
        "bonuses": [bonus(each) for each in value.bonuses],
    }


def hour_rule(rule: HourRule) -> Object:
    """What counts as a service hour."""
    return {
        "hour_minutes": rule.hour_minutes,
        "increment": f"{rule.increment:f}",
        "rounding": rule.rounding.value,
    }


def bonus(value: Bonus) -> Object:
    """A bonus that a service description promises."""
    return {
        "name": value.name,
        "amount": two_decimals(value.amount),
        "terms": value.terms,
        "period": value.period_id or None,
    }


def figures(value: BillingFigures) -> Object:
    """The figures of a billing report; the hours of a row are not rounded, those of the sum are."""
    unrounded = HourRule(value.rule.hour_minutes)
    return {
        "rows": [_billed(row, unrounded) for row in value.rows],
        "minutes": value.minutes,
        "service_hours": two_decimals(value.hours),
        **hour_rule(value.rule),
    }


def _billed(row: BilledSession, rule: HourRule) -> Object:
    return {
        "session_id": row.session_id,
        "on": row.on.isoformat(),
        "start": as_json.clock(row.start),
        "end": as_json.clock(row.end),
        "minutes": row.minutes,
        "state": row.state.value,
        "service_hours": two_decimals(service_hours(row.minutes, rule)),
    }


def claim(value: BonusClaim) -> Object:
    """A bonus claim; its amount is that of the day on which it was sent."""
    sent = value.sent
    return {
        "id": value.id,
        "bonus": value.bonus,
        "details": value.details,
        "follow_up_on": day(value.follow_up_on),
        "state": "sent" if sent else "draft",
        "amount": two_decimals(sent.amount) if sent else None,
        "sent": as_json.sending(sent) if sent else None,
    }


def of_order(file: OrderFile, today: date) -> Object:
    """The claims and the invoices of an order."""
    return {
        "claims": [claim(each) for each in file.claims],
        "invoices": [invoice(each, today) for each in file.invoices],
    }


def invoice(value: Invoice, today: date) -> Object:
    """An invoice or a credit note with everything that is printed on it."""
    return {
        **listed_invoice(value, today),
        "payment_reference": value.payment_reference,
        "buyer_reference": value.buyer_reference,
        "vat_treatment": value.vat.value,
        "vat_reason": value.vat_reason,
        "lines": [_line(each) for each in value.lines],
        "vat_sums": [
            {
                "vat_percent": f"{each.percent:f}",
                "net": two_decimals(each.net),
                "vat": two_decimals(each.vat),
            }
            for each in value.vat_sums
        ],
        "seller": profile(value.seller),
        "buyer": _buyer(value.buyer),
        "made": as_json.step(value.made),
        "sent": as_json.step(value.sent) if value.sent else None,
        "paid": as_json.step(value.paid) if value.paid else None,
    }


def listed_invoice(value: Invoice, today: date) -> Object:
    """An invoice as a row of the list."""
    return {
        "invoice_number": value.number,
        "order_number": value.order_number,
        "kind": value.kind.value,
        "state": value.state(today).value,
        "on": value.on.isoformat(),
        "due_date": value.due_date.isoformat(),
        "pay_by": value.pay_by.isoformat(),
        "net": two_decimals(value.net),
        "vat": two_decimals(value.tax),
        "total": two_decimals(value.total),
        "claim_id": value.claim_id or None,
        "credits": value.credits or None,
        "credited_by": value.credited_by or None,
        "sent_on": day(value.sent.on if value.sent else None),
        "paid_on": day(value.paid.on if value.paid else None),
    }


def _line(line: InvoiceLine) -> Object:
    return {
        "text": line.text,
        "first_on": line.first_on.isoformat(),
        "last_on": line.last_on.isoformat(),
        "quantity": two_decimals(line.quantity),
        "unit": line.unit.value,
        "unit_price": two_decimals(line.unit_price),
        "vat_percent": f"{line.vat_percent:f}",
        "net": two_decimals(line.net),
    }


def profile(value: CompanyProfile) -> Object:
    """The company's own profile."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _buyer(value: BuyerFacts) -> Object:
    return {field.name: getattr(value, field.name) for field in fields(value)}
