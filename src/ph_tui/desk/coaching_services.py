"""Coaching services and contract periods: what the edition names and what the company sets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.order_fields import service_named
from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.service_hours import service_hours

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from decimal import Decimal

    from ph_tui.desk.core import Core
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.handbook.edition import CoachingService, Edition
    from ph_tui.domain.marketing.records import ServiceRecords
    from ph_tui.domain.money.terms import Bonus, ServiceTerms
    from ph_tui.domain.service_hours import HourRule
    from ph_tui.domain.settings import Settings

PERIOD_ID_LIMIT = 40
"""Characters of what a period is called."""


class ServiceRow(NamedTuple):
    """A coaching service with what the company has settled for it."""

    service: CoachingService
    rule: HourRule
    terms: ServiceTerms
    price: Decimal | None
    """Euros an hour in the period that was asked for; None until it is set."""
    bonuses: tuple[Bonus, ...]
    """Those of that period."""


class ServiceDesk:
    """The use cases of services and periods."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def list(self) -> tuple[ServiceRow, ...]:
        """The services of the edition that an order of today begins under."""
        period = self._core.period_on(self._core.today).id
        return tuple(self._row(service, period) for service in self._edition().services)

    def service(self, code: str, edition_id: str) -> CoachingService:
        """The service that an order names, from the edition that it began under."""
        return self._core.library.get(edition_id).service(code)

    def hours(self, code: str, minutes: int) -> Decimal:
        """Service hours of a sum of minutes, by the company's rule for the service."""
        return service_hours(minutes, self._core.store.settings().hour_rule(code))

    def set_fields(
        self, code: str, values: Mapping[str, str], period: str | None = None
    ) -> ServiceRow:
        """Set fields of a service by name, all of them or none; see `service_fields`.

        A price is set for one period; without one, for all that have none of their own.
        """
        from ph_tui.desk.service_fields import with_fields
        from ph_tui.domain.completeness import refuse_personal_codes

        refuse_personal_codes(values.values())
        service, period_id = service_named(code, self._edition()), self._period_id(period)
        return self._settled(
            service, period_id, lambda s: with_fields(s, service.code, values, period_id)
        )

    def add_bonus(
        self, code: str, name: str, amount: str, terms: str = "", period: str | None = None
    ) -> ServiceRow:
        """Add a bonus to a service, or change the one of that name in the same period."""
        from ph_tui.desk.service_fields import with_bonus
        from ph_tui.domain.completeness import refuse_personal_codes

        refuse_personal_codes([name, terms])
        service, period_id = service_named(code, self._edition()), self._period_id(period)
        return self._settled(
            service,
            period_id,
            lambda s: with_bonus(s, service.code, name, amount, terms, period_id),
        )

    def remove_bonus(self, code: str, name: str, period: str | None = None) -> ServiceRow:
        """Remove a bonus of a service; BadInput when it has none of that name in that period."""
        from ph_tui.desk.service_fields import without_bonus

        service, period_id = service_named(code, self._edition()), self._period_id(period)
        return self._settled(
            service, period_id, lambda s: without_bonus(s, service.code, name, period_id)
        )

    def _settled(
        self, service: CoachingService, period_id: str, step: Callable[[Settings], Settings]
    ) -> ServiceRow:
        """Save other settings; the rows of the orders are made with them from now on."""
        self._core.store.change_settings(step)
        self._core.restamp_index()
        return self._row(service, period_id or self._core.period_on(self._core.today).id)

    def _row(self, service: CoachingService, period_id: str) -> ServiceRow:
        settings, code = self._core.store.settings(), service.code
        return ServiceRow(
            service,
            settings.hour_rule(code),
            settings.terms_of(code),
            settings.price_of(code, period_id),
            settings.bonuses_of(code, period_id),
        )

    def _period_id(self, period: str | None) -> str:
        """The id of a period that is known; empty for all periods."""
        text = (period or "").strip()
        known = [each.id for each in self.periods()]
        if text and text not in known:
            raise BadInput(
                Message("error.period.unknown", period=text[:40], known=", ".join(known))
            )
        return text

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
        if len(period.id) > PERIOD_ID_LIMIT or " " in period.id:
            raise BadInput(Message("error.period.id", limit=PERIOD_ID_LIMIT))
        refuse_personal_codes([period.id])

        def step(records: ServiceRecords) -> ServiceRecords:
            if any(other.id == period.id for other in records.periods):
                raise Refused(Message("error.period.id_used", period=period.id))
            return replace(records, periods=(*records.periods, period))

        did = Message("word.did.period_added", period=period.id)
        self._core.change_services(step, did=did)
        return period

    def edit_period(
        self,
        period_id: str,
        *,
        starts: date | None = None,
        ends: date | None = None,
        edition_id: str | None = None,
    ) -> ContractPeriod:
        """Change an added period; what is None stays, and its orders keep their edition."""
        edition = self._core.library.get(edition_id).id if edition_id else None
        changed: list[ContractPeriod] = []

        def step(records: ServiceRecords) -> ServiceRecords:
            before = _added(records, period_id)
            days = starts or before.starts, ends or before.ends
            after = replace(
                before, starts=days[0], ends=days[1], edition_id=edition or before.edition_id
            )
            changed[:] = [after]
            periods = tuple(after if each is before else each for each in records.periods)
            return replace(records, periods=periods)

        did = Message("word.did.period_changed", period=period_id[:PERIOD_ID_LIMIT])
        self._core.change_services(step, did=did)
        return changed[0]

    def remove_period(self, period_id: str) -> ContractPeriod:
        """Remove an added period; refused while an order or a record of services belongs to it."""
        removed: list[ContractPeriod] = []

        def step(records: ServiceRecords) -> ServiceRecords:
            gone = _added(records, period_id)
            orders = sum(row.period_id == gone.id for row in self._core.store.summaries())
            if orders:
                raise Refused(Message("error.period.has_orders", period=gone.id, n=orders))
            kept = {each.period_id for each in records.participations}
            if gone.id in kept | {each.period_id for each in records.summaries}:
                raise Refused(Message("error.period.has_records", period=gone.id))
            removed[:] = [gone]
            return replace(records, periods=tuple(p for p in records.periods if p is not gone))

        did = Message("word.did.period_removed", period=period_id[:PERIOD_ID_LIMIT])
        self._core.change_services(step, did=did)
        return removed[0]

    def _edition(self) -> Edition:
        """The edition of today's contract period."""
        return self._core.library.get(self._core.period_on(self._core.today).edition_id)


def _added(records: ServiceRecords, period_id: str) -> ContractPeriod:
    """The added period of an id; an assumed one is nobody's to change."""
    found = next((each for each in records.periods if each.id == period_id.strip()), None)
    if found is None:
        known = ", ".join(each.id for each in records.periods) or "–"
        raise BadInput(Message("error.period.not_added", period=period_id[:40], known=known))
    return found
