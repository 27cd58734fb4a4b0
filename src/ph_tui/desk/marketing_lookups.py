"""Taking part with services, as it stands: per period and service, with what the rules say of it.

Owns what is gathered to show; it changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from ph_tui.desk.feedback_summaries import known_periods, under_edition
from ph_tui.desk.marketing_parts import channel_named, post_named, post_to_change, refuse_point
from ph_tui.desk.order_fields import service_named
from ph_tui.desk.service_standing import Overview, ServiceStanding
from ph_tui.domain.completeness.marketing_case import MarketingCase
from ph_tui.domain.completeness.marketing_rules import weighed
from ph_tui.domain.contract_periods import half_year_named
from ph_tui.domain.errors import BadInput
from ph_tui.domain.marketing.records import Participation
from ph_tui.domain.marketing.standing import (
    application_state,
    brochure_due,
    brochure_state,
    last_day_to_apply,
)
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ph_tui.desk.core import Core
    from ph_tui.desk.due import Due
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.handbook.edition import CoachingService, Edition
    from ph_tui.domain.handbook.keys import ChecklistKey
    from ph_tui.domain.marketing.records import ServiceRecords

_HORIZON = timedelta(days=366)
"""How far ahead something is due that is told."""


class MarketingLookups:
    """What can be asked of taking part; the steps build on it."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def periods(self) -> tuple[ContractPeriod, ...]:
        """Every period that was added, is assumed today, or has an order or a participation."""
        return self._periods(known_periods(self._core))

    def _periods(self, found: Iterable[ContractPeriod]) -> tuple[ContractPeriod, ...]:
        """These periods and those that have a participation, in their order."""
        known = {each.id: each for each in found}
        for record in self._records().participations:
            if record.period_id not in known:
                assumed = half_year_named(record.period_id, record.edition_id)
                if assumed is not None:
                    known[assumed.id] = assumed
        in_order = sorted(known.values(), key=lambda each: (each.starts, each.id))
        return tuple(under_edition(each, self._core) for each in in_order)

    def period(self, period_id: str | None = None) -> ContractPeriod:
        """The period of an id, without one the period of today; BadInput for an unknown one."""
        text = (period_id or "").strip()
        if not text:
            return self._core.period_on(self._core.today)
        known = self.periods()
        found = next((each for each in known if each.id == text), None)
        if found is None:
            ids = ", ".join(each.id for each in known)
            raise BadInput(Message("error.period.unknown", period=text[:40], known=ids))
        return found

    def overview(self, period_id: str | None = None) -> Overview:
        """The services of a period, of today's without an id."""
        period, records = self.period(period_id), self._records()
        edition = self._core.library.get(period.edition_id)
        services = tuple(self._standing(each, period, records) for each in edition.services)
        added = {each.id for each in records.periods}
        return Overview(period, edition, services, self.periods(), period.id not in added)

    def standing(self, code: str, period_id: str | None = None) -> ServiceStanding:
        """One service in a period, by its code or its name or the beginning of either."""
        period = self.period(period_id)
        service = service_named(code, self._core.library.get(period.edition_id))
        return self._standing(service, period, self._records())

    def standing_of(self, subject: str) -> ServiceStanding | None:
        """The service that a finding or something due is about; None when it is gone."""
        for record in self._records().participations:
            if record.id == subject:
                return self.standing(record.service, record.period_id)
        period_id, _, code = subject.rpartition(":")
        known = {each.id for each in self.periods()} if period_id else set()
        return self.standing(code, period_id) if period_id in known else None

    def findings(self) -> tuple[Finding, ...]:
        """What the rules find in everything that is recorded; each names its service."""
        return tuple(
            replace(finding, message=_of_service(standing, finding.message))
            for standing in self._recorded()
            for finding in standing.findings
        )

    def due(self) -> tuple[Due, ...]:
        """Applications to be made, answers that are waited for, brochures to be delivered."""
        from ph_tui.desk.marketing_dues import dues_of

        latest = self._core.today + _HORIZON
        found = dues_of(self._expected(), self._core.today)
        return tuple(each for each in found if each.on is None or each.on <= latest)

    def admit(
        self,
        code: str,
        key: ChecklistKey,
        items: tuple[str, ...],
        on: date | None,
        period_id: str | None = None,
    ) -> None:
        """Refuse ticks or a day that could not be saved, before anything else is."""
        known = {each.key for each in self.standing(code, period_id).edition.checklist(key).items}
        for item in items:
            if item not in known:
                refuse_point(item, known)
        self._core.day_of_record(on)

    def last_post(self, standing: ServiceStanding, channel: str) -> str:
        """The id of a channel's last post; BadInput when it has none."""
        named = channel_named(channel, standing.edition)
        post = post_to_change(standing.participation, named, "")
        return post.id if post else post_named(standing.participation, "–").id

    def _expected(self) -> tuple[ServiceStanding, ...]:
        """Every service of the periods that the company has to do with and that are not over."""
        records, today = self._records(), self._core.today
        if not records.participations:
            return ()
        return tuple(
            self._standing(service, period, records)
            for period in self._periods(records.periods)
            if period.ends >= today
            for service in self._core.library.get(period.edition_id).services
        )

    def _recorded(self) -> tuple[ServiceStanding, ...]:
        records = self._records()
        have = {(each.period_id, each.service) for each in records.participations}
        return tuple(
            self._standing(service, period, records)
            for period in (self._periods(records.periods) if have else ())
            for service in self._core.library.get(period.edition_id).services
            if (period.id, service.code) in have
        )

    def _standing(
        self, service: CoachingService, period: ContractPeriod, records: ServiceRecords
    ) -> ServiceStanding:
        here = [each for each in records.participations if each.period_id == period.id]
        own = next((each for each in here if each.service == service.code), None)
        edition, today = self._edition(own, period), self._core.today
        record = own or Participation("", period.id, service.code, edition.id)
        others = tuple(each for each in here if each is not own)
        case = MarketingCase(record, period, edition, today, others)
        return ServiceStanding(
            period,
            edition,
            service,
            record,
            application_state(own, period, edition, today),
            last_day_to_apply(period, edition),
            brochure_state(record, edition, today),
            brochure_due(record, edition),
            weighed(case) if own else (),
            others,
        )

    def _edition(self, record: Participation | None, period: ContractPeriod) -> Edition:
        """The edition that taking part began under, if that has the service; else the period's."""
        if record is not None and record.edition_id != period.edition_id:
            edition = self._core.library.get(record.edition_id)
            if record.service in edition.service_codes:
                return edition
        return self._core.library.get(period.edition_id)

    def _records(self) -> ServiceRecords:
        return self._core.store.service_records()


def _of_service(standing: ServiceStanding, said: Message) -> Message:
    """What a rule says, where nothing else tells which service it is about."""
    return Message("rule.marketing.of", service=standing.service.name, said=said)
