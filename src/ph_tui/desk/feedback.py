"""Clients' feedback: reminded of once, received, and the city's summary of a whole period.

Owns when a client may be reminded and which periods a summary is waited for. The client is asked
with `orders.ask_feedback`; the message is a form of `forms`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.agenda_kinds import AgendaKind
from ph_tui.desk.core import label_of
from ph_tui.desk.due import Due
from ph_tui.desk.feedback_summaries import SummaryDesk, known_periods, under_edition
from ph_tui.domain.aliases import is_alias
from ph_tui.domain.errors import Refused
from ph_tui.domain.feedback import AWAITED_DAYS, awaited_from, is_awaited
from ph_tui.domain.messages import Message
from ph_tui.domain.stages import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ph_tui.desk.core import Core
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.marketing.records import FeedbackSummary
    from ph_tui.domain.orders import Order, OrderFile
    from ph_tui.domain.summaries import OrderSummary

_STILL_WORTH_IT = timedelta(days=30)
"""So long after its day a reminder makes sense; later nobody remembers the service."""

_LOOKS_BACK = timedelta(days=AWAITED_DAYS + 200)
"""Since then whoever can be reminded has met somebody, and each period that is waited for began."""


class PeriodFeedback(NamedTuple):
    """The feedback of one contract period."""

    period: ContractPeriod
    summary: FeedbackSummary | None
    is_awaited: bool
    """Whether the city's summary should have come by now, and clients were coached in it."""


class FeedbackDesk:
    """The use cases of feedback."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self.summaries = SummaryDesk(core)
        """What the city has made of all feedback of a period."""

    def remind(self, order_id: str, on: date | None = None) -> OrderFile:
        """Record that the client was reminded; refused a second time, and before being asked."""
        day = self._core.day_of_record(on)

        def step(order: Order) -> Order:
            _refuse_before_asking(order, day)
            for name in ("received", "reminded"):
                since = getattr(order, f"feedback_{name}_on")
                if since is not None:
                    raise Refused(Message(f"error.feedback.already_{name}", on=since))
            return replace(order, feedback_reminded_on=day)

        return self._change(order_id, step, Message("word.did.feedback_reminded", on=day))

    def receive(self, order_id: str, on: date | None = None) -> OrderFile:
        """Record that the client told of having given the feedback."""
        day = self._core.day_of_record(on)

        def step(order: Order) -> Order:
            _refuse_before_asking(order, day)
            return replace(order, feedback_received_on=day)

        return self._change(order_id, step, Message("word.did.feedback_received", on=day))

    def _change(self, order_id: str, step: Callable[[Order], Order], did: Message) -> OrderFile:
        return self._core.change(
            order_id, lambda file: replace(file, order=step(file.order)), did=did
        )

    def remind_from(self, order: Order) -> date | None:
        """The first day for the one reminder; None when there is nothing to remind of."""
        settled = order.feedback_received_on or order.feedback_reminded_on
        ending = order.ending
        if order.feedback_asked_on is None or settled or ending is None:
            return None
        days = self._core.store.settings().feedback_reminder_days
        return order.feedback_asked_on + timedelta(days=days)

    def due(self) -> tuple[Due, ...]:
        """The clients to be reminded, and the summaries that are waited for."""
        today = self._core.today
        rows = self._core.store.meeting_between(today - _LOOKS_BACK, today)
        return (*self._reminders(rows), *map(_summary_due, self._awaited(rows)))

    def findings(self) -> tuple[Finding, ...]:
        """The summaries that should be filed by now."""
        from ph_tui.domain.completeness.feedback_rules import FEEDBACK_RULES, SummaryCase

        core = self._core
        awaited = (under_edition(p, core) for p in self._awaited(core.store.summaries()))
        cases = (
            SummaryCase(period, core.library.get(period.edition_id), core.today, is_filed=False)
            for period in awaited
        )
        return tuple(f for case in cases for rule in FEEDBACK_RULES for f in rule.findings(case))

    def periods(self) -> tuple[PeriodFeedback, ...]:
        """Every contract period, the newest first, with its summary."""
        rows = self._core.store.summaries()
        filed = {each.period_id: each for each in self._core.store.service_records().summaries}
        awaited = {period.id for period in self._awaited(rows)}
        known = (under_edition(each, self._core) for each in known_periods(self._core, rows)[::-1])
        return tuple(
            PeriodFeedback(period, filed.get(period.id), period.id in awaited) for period in known
        )

    def _reminders(self, rows: list[OrderSummary]) -> Iterator[Due]:
        today = self._core.today
        days = timedelta(days=self._core.store.settings().feedback_reminder_days)
        first = (today - days - _STILL_WORTH_IT).isoformat()
        for row in rows:
            if row.feedback_asked_on >= first and _is_unanswered(row):
                on = date.fromisoformat(row.feedback_asked_on) + days
                title = Message("word.due.remind", order=label_of(row))
                kind = AgendaKind.REMIND
                yield Due(kind, on, row.id, title, service=row.service, coach=row.coach)

    def _awaited(self, rows: list[OrderSummary]) -> list[ContractPeriod]:
        """The periods that have ended, with clients, and whose summary is not filed."""
        coached = {row.period_id for row in rows if row.held}
        filed = {each.period_id for each in self._core.store.service_records().summaries}
        return [
            period
            for period in known_periods(self._core, rows)
            if period.id in coached - filed and is_awaited(period, self._core.today)
        ]


def _is_unanswered(row: OrderSummary) -> bool:
    """Whether the service has taken place and the client has neither answered nor been reminded."""
    if row.feedback_received_on or row.feedback_reminded_on or is_alias(row.client_code):
        return False
    return row.ended_on != "" and row.stage != Stage.DECLINED


def _refuse_before_asking(order: Order, day: date) -> None:
    asked = order.feedback_asked_on
    if asked is None:
        raise Refused(Message("error.feedback.not_asked"))
    if day < asked:
        raise Refused(Message("error.feedback.before_asking", on=day, asked=asked))


def _summary_due(period: ContractPeriod) -> Due:
    title = Message("word.due.summary", period=period.id)
    detail = Message("word.due.summary_detail", ended=period.ends)
    return Due(AgendaKind.SUMMARY, awaited_from(period), period.id, title, detail=detail)
