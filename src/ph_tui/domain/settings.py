"""The company's settings: what the handbook leaves open, with visible defaults."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ph_tui.domain.city import CityContacts
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.money.company import FIRST_INVOICE, INVOICE_LIMIT, CompanyProfile
from ph_tui.domain.money.terms import Bonus, Price, ServiceTerms
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.values import Value

if TYPE_CHECKING:
    from decimal import Decimal

RETENTION_LIMIT = 600
"""Months."""
REMINDER_LIMIT = 365
"""Days."""
ALARM_LIMITS = {"meeting_alarm_minutes": 7 * 24 * 60, "deadline_alarm_days": 60}


@dataclass(frozen=True)
class ServiceRule(Value):
    """The hour rule of one coaching service."""

    service: str
    """The service's code."""
    rule: HourRule


@dataclass(frozen=True)
class Settings:
    """Everything that the company decides for itself."""

    hour_rules: tuple[ServiceRule, ...] = ()
    retention_months: int | None = None
    """How long a client is kept after the last order was closed; None until the company says."""
    company: CompanyProfile = field(default_factory=CompanyProfile)
    terms: tuple[ServiceTerms, ...] = ()
    prices: tuple[Price, ...] = ()
    bonuses: tuple[Bonus, ...] = ()
    next_invoice: int = FIRST_INVOICE
    """The number of the next invoice, unless a greater one was seen in an order."""
    city: CityContacts = field(default_factory=CityContacts)
    feedback_reminder_days: int = 7
    """After so many days a client who has not answered may be reminded, once."""
    meeting_alarm_minutes: int = 30
    """So long before a meeting a calendar rings; 0 is never."""
    deadline_alarm_days: int = 1
    """So long before a deadline a calendar rings; 0 is never."""

    def __post_init__(self) -> None:
        if not FIRST_INVOICE <= self.next_invoice < INVOICE_LIMIT:
            raise BadInput(Message("error.invoice.number", first=FIRST_INVOICE))
        months = self.retention_months
        if months is not None and not 0 < months <= RETENTION_LIMIT:
            raise BadInput(Message("error.retention.months", limit=RETENTION_LIMIT))
        self._check(1, "feedback_reminder_days", REMINDER_LIMIT)
        for name, limit in ALARM_LIMITS.items():
            self._check(0, name, limit)

    def _check(self, least: int, name: str, limit: int) -> None:
        if not least <= getattr(self, name) <= limit:
            setting = Message(f"word.setting.{name}")
            raise BadInput(Message("error.setting.range", field=setting, least=least, limit=limit))

    def hour_rule(self, service: str) -> HourRule:
        """The hour rule of a service; an hour of sixty minutes, unrounded, until it is set."""
        for entry in self.hour_rules:
            if entry.service == service:
                return entry.rule
        return HourRule()

    def terms_of(self, service: str) -> ServiceTerms:
        """How a service is charged; the standard rate, no-shows unbilled, until it is set."""
        found = (terms for terms in self.terms if terms.service == service)
        return next(found, ServiceTerms(service))

    def price_of(self, service: str, period_id: str) -> Decimal | None:
        """Euros an hour: of the period itself, else of all periods; None until it is set."""
        prices = {
            price.period_id: price.amount for price in self.prices if price.service == service
        }
        return prices.get(period_id, prices.get(""))

    def bonuses_of(self, service: str, period_id: str) -> tuple[Bonus, ...]:
        """The bonuses that an order of a service may claim in a period."""
        return tuple(
            bonus
            for bonus in self.bonuses
            if bonus.service == service and bonus.period_id in {"", period_id}
        )

    def with_hour_rule(self, service: str, rule: HourRule) -> Settings:
        """These settings with another hour rule for one service."""
        others = tuple(entry for entry in self.hour_rules if entry.service != service)
        return replace(self, hour_rules=(*others, ServiceRule(service, rule)))
