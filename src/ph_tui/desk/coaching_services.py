"""Coaching services and contract periods: what the edition names and what the company sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.order_fields import read_amount, service_named
from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.service_hours import HourRule, Rounding, service_hours

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from ph_tui.desk.core import Core
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.handbook.edition import CoachingService, Edition

FIELDS = ("hour_minutes", "increment", "rounding")
"""What can be set for a service."""


class ServiceRow(NamedTuple):
    """A coaching service with the company's rule for its hours."""

    service: CoachingService
    rule: HourRule


class ServiceDesk:
    """The use cases of services and periods."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def list(self) -> tuple[ServiceRow, ...]:
        """The services of the edition that an order of today begins under."""
        settings = self._core.store.settings()
        services = self._edition().services
        return tuple(ServiceRow(s, settings.hour_rule(s.code)) for s in services)

    def service(self, code: str, edition_id: str) -> CoachingService:
        """The service that an order names, from the edition that it began under."""
        return self._core.library.get(edition_id).service(code)

    def hours(self, code: str, minutes: int) -> Decimal:
        """Service hours of a sum of minutes, by the company's rule for the service."""
        return service_hours(minutes, self._core.store.settings().hour_rule(code))

    def set_hours(self, code: str, values: Mapping[str, str]) -> ServiceRow:
        """Set fields of a service's hour rule by name; all of them or none."""
        service = service_named(code, self._edition())
        rule = _edited_rule(self._core.store.settings().hour_rule(service.code), values)
        self._core.store.change_settings(lambda s: s.with_hour_rule(service.code, rule))
        self._core.restamp_index()
        return ServiceRow(service, rule)

    def periods(self) -> tuple[ContractPeriod, ...]:
        """The periods that were added, or the assumed one of today."""
        known = self._core.store.periods()
        in_order = sorted(known, key=lambda period: (period.starts, period.id))
        return tuple(in_order) or (self._core.period_on(self._core.today),)

    def add_period(
        self, period_id: str, starts: date, ends: date, edition_id: str | None = None
    ) -> ContractPeriod:
        """Add a contract period; without an edition it goes by the one in force as it starts."""
        from ph_tui.domain.completeness import refuse_personal_codes
        from ph_tui.domain.contract_periods import ContractPeriod

        library = self._core.library
        edition = library.get(edition_id) if edition_id else library.in_force(starts)
        period = ContractPeriod(period_id, starts, ends, edition.id)
        refuse_personal_codes([period.id])

        def step(known: tuple[ContractPeriod, ...]) -> tuple[ContractPeriod, ...]:
            if any(other.id == period.id for other in known):
                raise Refused(Message("error.period.id_used", period=period.id))
            return (*known, period)

        self._core.store.change_periods(step)
        return period

    def _edition(self) -> Edition:
        """The edition of today's contract period."""
        return self._core.library.get(self._core.period_on(self._core.today).edition_id)


def _edited_rule(rule: HourRule, values: Mapping[str, str]) -> HourRule:
    hour_minutes, increment, rounding = rule.hour_minutes, rule.increment, rule.rounding
    for name, text in values.items():
        match name:
            case "hour_minutes":
                hour_minutes = int(_amount(name, text))
            case "increment":
                increment = _amount(name, text)
            case "rounding":
                if text not in set(Rounding):
                    known = ", ".join(Rounding)
                    raise BadInput(Message("error.hours.rounding", text=text[:20], known=known))
                rounding = Rounding(text)
            case _:
                known = ", ".join(FIELDS)
                raise BadInput(Message("error.service.field_unknown", field=name[:40], known=known))
    return HourRule(hour_minutes, increment, rounding)


def _amount(name: str, text: str) -> Decimal:
    amount = read_amount(text)
    if amount is None or (name == "hour_minutes" and amount != int(amount)):
        raise BadInput(Message("error.amount.unreadable", text=text[:40]))
    return amount
