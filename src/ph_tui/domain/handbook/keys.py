"""The names that the program and an edition have in common: deadlines, anchors, checklists.

Plain words only, so that rules can name them without loading an edition.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from ph_tui.domain.reports import ReportSection

if TYPE_CHECKING:
    from collections.abc import Mapping

SERVICE_PLACE = "{service}"
"""Where the buyer reference takes the name of the service."""


class DeadlineKey(StrEnum):
    """The deadlines that every edition states."""

    SERVICE_REPORT = "service_report"
    BILLING_REPORT = "billing_report"
    BROCHURE = "brochure"
    APPLICATION = "application"
    POPUP_BOOKING = "popup_booking"


class Anchor(StrEnum):
    """The day from which a deadline is counted."""

    SERVICE_END = "service_end"
    APPROVAL = "approval"
    PERIOD_END = "period_end"
    POPUP_DAY = "popup_day"


ANCHORS: Mapping[DeadlineKey, Anchor] = MappingProxyType(
    {
        DeadlineKey.SERVICE_REPORT: Anchor.SERVICE_END,
        DeadlineKey.BILLING_REPORT: Anchor.SERVICE_END,
        DeadlineKey.BROCHURE: Anchor.APPROVAL,
        DeadlineKey.APPLICATION: Anchor.PERIOD_END,
        DeadlineKey.POPUP_BOOKING: Anchor.POPUP_DAY,
    }
)
"""What the program counts each deadline from; an edition that says otherwise is refused."""


class Side(StrEnum):
    """On which side of its anchor a deadline lies."""

    AFTER = "after"
    BEFORE = "before"


class Step(StrEnum):
    """A step that something must precede, whatever the day."""

    INVOICING = "invoicing"


class FormKind(StrEnum):
    """The web forms that the copy walk fills, and the message that asks for feedback."""

    SERVICE_REPORT = "service_report"
    BILLING_REPORT = "billing_report"
    BONUS = "bonus"
    FEEDBACK = "feedback"
    PORTAL = "portal"


_ORDER = {"order.number", "order.client", "order.service", "order.coach", "order.hours"}
_SERVICE = {*_ORDER, "service.start", "service.end", "service.ended"}

FORM_SOURCES: Mapping[FormKind, frozenset[str]] = MappingProxyType(
    {
        FormKind.SERVICE_REPORT: frozenset(
            {*_SERVICE, *(f"report.{section}" for section in ReportSection)}
        ),
        FormKind.BILLING_REPORT: frozenset(
            {*_SERVICE, "billing.sessions", "billing.minutes", "billing.hours", "billing.rows"}
        ),
        FormKind.BONUS: frozenset({*_SERVICE, "bonus.name", "bonus.amount", "bonus.details"}),
        FormKind.FEEDBACK: frozenset(_ORDER),
        FormKind.PORTAL: frozenset(
            {
                *(f"buyer.{name}" for name in ("name", "unit", "business_id", "ovt")),
                *("buyer.operator", "buyer.operator_id"),
                *(f"seller.{name}" for name in ("name", "street", "town", "business_id", "vat_id")),
                *("seller.contact", "seller.email", "seller.phone"),
                *(f"invoice.{name}" for name in ("number", "date", "due_date", "credits")),
                *("invoice.order_number", "invoice.buyer_reference", "invoice.vat_note"),
                *("invoice.net", "invoice.tax", "invoice.total"),
                *(f"line.{name}" for name in ("text", "period", "quantity", "unit")),
                *("line.price", "line.vat", "line.net"),
                *(f"payment.{name}" for name in ("recipient", "iban", "bic", "reference", "rf")),
                *("payment.due_date", "payment.total", "payment.barcode"),
            }
        ),
    }
)
"""From where a form of each kind may take the text of a field."""

FORM_PLACES = frozenset({"service", "company", "coach", "link"})
"""What a form's own text has places for."""


class ChecklistKey(StrEnum):
    """The kinds of marketing for which an edition has a checklist."""

    BROCHURE = "brochure"
    VIDEO = "video"
    POSTS = "posts"
    OWN_MARKETING = "own_marketing"


class PictureFormat(StrEnum):
    """The formats of picture files that the program can tell apart."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
