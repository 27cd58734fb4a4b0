"""What has a day in taking part with services: applications, answers, brochures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk.agenda_kinds import AgendaKind
from ph_tui.desk.due import Due
from ph_tui.domain.marketing.standing import ApplicationState, DeliveryState
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ph_tui.desk.service_standing import ServiceStanding


def dues_of(standings: Iterable[ServiceStanding], today: date) -> Iterator[Due]:
    """All that is still to be done, service by service."""
    for standing in standings:
        if standing.period.ends >= today:
            yield from _of_one(standing)


def _of_one(standing: ServiceStanding) -> Iterator[Due]:
    record = standing.participation
    if standing.application is ApplicationState.OPEN:
        detail = Message("word.due.apply_detail", period=standing.period.id)
        yield _due(AgendaKind.APPLY, standing.apply_until, standing, detail)
    elif standing.application is ApplicationState.APPLIED and record.applied_on:
        detail = Message("word.due.decision_detail", on=record.applied_on)
        yield _due(AgendaKind.DECISION, None, standing, detail)
    elif record.approved_on and standing.brochure in {DeliveryState.DUE, DeliveryState.LATE}:
        detail = Message("word.due.brochure_detail", on=record.approved_on)
        yield _due(AgendaKind.BROCHURE, standing.brochure_due, standing, detail)


def _due(kind: AgendaKind, on: date | None, standing: ServiceStanding, detail: Message) -> Due:
    title = Message("word.due.service", service=standing.service.name)
    subject = standing.participation.id or f"{standing.period.id}:{standing.service.code}"
    return Due(kind, on, subject, title, service=standing.service.code, detail=detail)
