"""Today: what must happen, in order, gathered from everything; nothing is entered here."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.agenda_dues import Gathered, band_of, gather_dues
from ph_tui.desk.agenda_items import Agenda, AgendaItem, Band, DueItem, OrderItem, Sum
from ph_tui.desk.agenda_kinds import WAITING, AgendaKind
from ph_tui.domain.errors import DataError
from ph_tui.domain.money.amounts import ZERO
from ph_tui.domain.money.standing import MoneyState, invoice_of, uninvoiced_claims
from ph_tui.domain.sessions import SessionState
from ph_tui.domain.stages import NextStep, Stage
from ph_tui.domain.summaries import OrderSummary, is_over, is_running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.desk.core import Core
    from ph_tui.domain.money.invoice_rows import InvoiceRow
    from ph_tui.domain.sessions import Session


__all__ = [
    "Agenda",
    "AgendaDesk",
    "AgendaItem",
    "AgendaKind",
    "Band",
    "DueItem",
    "Held",
    "OrderItem",
    "Sum",
]


class Held(NamedTuple):
    """A session that was held, and whose it was."""

    order: OrderSummary
    session: Session


class AgendaDesk:
    """Gathers the agenda."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def gather(self, *, coach: str | None = None) -> Agenda:
        """The agenda of today, of one coach or of the whole company.

        Orders that can't be read are left out; of what belongs to no order the reason is told.
        """
        return self._gathered(coach, opens=True)

    def glance(self, *, coach: str | None = None) -> Agenda:
        """What the rows alone tell of today, for the first moment: no order is opened.

        Of each order only the first planned session is there, without its id; a report's gaps, the
        minutes of the month and what belongs to no order are still unknown.
        """
        return self._gathered(coach, opens=False)

    def _gathered(self, coach: str | None, *, opens: bool) -> Agenda:
        store, today = self._core.store, self._core.today
        rows = [row for row in store.open_orders() if coach in {None, row.coach}]
        unpaid = [each for each in store.unpaid_invoices() if coach in {None, each.coach}]
        unclaimed = (row.unclaimed for row in store.unclaimed() if coach in {None, row.coach})
        dues = gather_dues(self._core, coach) if opens else _NO_DUES
        items: list[AgendaItem] = [item for row in rows for item in self._items(row, opens)]
        items += self._as_substitute(coach) if opens and coach is not None else ()
        items += self._overdue(rows, unpaid)
        items += dues.items
        to_invoice = [Decimal(row.net_to_invoice) for row in rows if row.net_to_invoice]
        return Agenda(
            today,
            tuple(sorted(items, key=_urgency)),
            sum(each.session.minutes for each in self.month(coach)) if opens else 0,
            is_whole=opens,
            uninvoiced=Sum(len(to_invoice), sum(to_invoice, ZERO)),
            open_invoices=Sum(len(unpaid), sum((Decimal(i.total) for i in unpaid), ZERO)),
            unclaimed=sum(unclaimed),
            unread=dues.unread,
        )

    def session_of(self, item: OrderItem) -> str:
        """The id of the planned session that a thing of a glance means; empty when it is gone."""
        for session in self._core.sessions_of(item.order):
            is_planned = session.state is SessionState.PLANNED
            if is_planned and (session.on, session.start) == (item.on, item.start):
                return session.id
        return ""

    def _items(self, row: OrderSummary, opens: bool) -> Iterator[OrderItem]:
        step = NextStep(row.step)
        if step in {NextStep.ACCEPT, NextStep.CONTACT, NextStep.PLAN}:
            begun = step is NextStep.PLAN and row.sessions > 0
            yield OrderItem(Band.WEEK if begun else Band.TODAY, AgendaKind(step.value), row, None)
        if is_running(row) and row.next_on:
            yield from self._sessions(row) if opens else self._first_session(row)
        if step is NextStep.END:
            due = date.fromisoformat(row.deadline) if row.deadline else None
            yield OrderItem(self._band(due, Band.WEEK), AgendaKind.END, row, due)
        if row.report_due:
            due = date.fromisoformat(row.report_due)
            gaps = self._gaps(row, AgendaKind.REPORT) if opens else ()
            yield OrderItem(self._band(due), AgendaKind.REPORT, row, due, gaps=gaps)
        if row.billing_due:
            due = date.fromisoformat(row.billing_due)
            gaps = self._gaps(row, AgendaKind.BILLING) if opens else ()
            yield OrderItem(self._band(due), AgendaKind.BILLING, row, due, gaps=gaps)
        if _waits_for_feedback(row):
            yield OrderItem(Band.TODAY, AgendaKind.FEEDBACK, row, None)
        if row.money in {MoneyState.TO_INVOICE, MoneyState.CREATED}:
            gaps = self._gaps(row, AgendaKind.INVOICE) if opens else ()
            yield OrderItem(Band.WEEK, AgendaKind.INVOICE, row, None, gaps=gaps)
        if row.follow_up_on or (row.unclaimed and row.billing_sent_on):
            day = date.fromisoformat(row.follow_up_on) if row.follow_up_on else None
            yield OrderItem(self._band(day, Band.WEEK), AgendaKind.BONUS, row, day)

    def _overdue(self, rows: list[OrderSummary], unpaid: list[InvoiceRow]) -> Iterator[OrderItem]:
        """The invoices past their last day, those of clients who were erased as well."""
        known = {row.id: row for row in rows}
        for invoice in unpaid:
            if invoice.is_overdue(self._core.today):
                row = known.get(invoice.order_id) or self._core.store.row(invoice.order_id)
                due = date.fromisoformat(invoice.pay_by)
                if row is not None:
                    yield OrderItem(Band.LATE, AgendaKind.OVERDUE, row, due, invoice=invoice.number)

    def _sessions(self, row: OrderSummary) -> Iterator[OrderItem]:
        """The planned sessions up to a week ahead; those that are over wait for their log entry."""
        core = self._core
        horizon = core.today + timedelta(days=7)
        if row.next_on > horizon.isoformat():
            return
        counted = [s for s in self._core.sessions_of(row) if s.state is not SessionState.NO_SHOW]
        for number, session in enumerate(counted, start=1):
            if session.state is SessionState.PLANNED and session.on <= horizon:
                yield self._session_item(row, session, number)

    def _as_substitute(self, coach: str) -> Iterator[OrderItem]:
        """The planned sessions that a coach has in the orders of others."""
        horizon = self._core.today + timedelta(days=7)
        for row in self._core.store.meeting_between(date.min, horizon, coach=coach):
            if row.coach != coach and is_running(row) and row.next_on:
                yield from (item for item in self._sessions(row) if item.substitute == coach)

    def _session_item(self, row: OrderSummary, session: Session, number: int) -> OrderItem:
        over = session.over_at <= self._core.now
        return OrderItem(
            self._band(session.on),
            AgendaKind.LOG if over else AgendaKind.SESSION,
            row,
            session.on,
            session.start,
            session.end,
            session.id,
            number,
            substitute=session.coach if session.coach not in {"", row.coach} else "",
        )

    def _first_session(self, row: OrderSummary) -> Iterator[OrderItem]:
        """The same as far as the row tells; its number is right while no session was left out."""
        on = date.fromisoformat(row.next_on)
        if on <= self._core.today + timedelta(days=7):
            kind = AgendaKind.LOG if is_over(row, self._core.now) else AgendaKind.SESSION
            start, end = _clock(row.next_start), _clock(row.next_end)
            yield OrderItem(self._band(on), kind, row, on, start, end, number=row.held + 1)

    def _gaps(self, row: OrderSummary, kind: AgendaKind) -> tuple[str, ...]:
        """What keeps a thing from being done: with the hours' invoice before that of a claim's."""
        from ph_tui.domain.completeness import Gate, gate

        if row.money == MoneyState.CREATED:
            return ()
        try:
            file = self._core.store.load(row.id)
            of_claim = kind is AgendaKind.INVOICE and invoice_of(file)
            claims = uninvoiced_claims(file) if of_claim else ()
            claim_id = claims[0].id if claims else ""
            found = gate(file, self._core.context(file, days=()), Gate(kind.value), claim_id)
        except DataError:
            return ()
        return tuple(dict.fromkeys(finding.key for finding in found))

    def _band(self, on: date | None, without: Band = Band.TODAY) -> Band:
        return band_of(on, self._core.today, without)

    def month(self, coach: str | None = None) -> tuple[Held, ...]:
        """The sessions held in this month, by day and hour: of one coach or of all."""
        today = self._core.today
        first = today.replace(day=1)
        held = (
            Held(row, session)
            for row in self._core.store.meeting_between(first, today, coach=coach)
            for session in self._core.sessions_of(row)
            if session.state is SessionState.HELD
            and first <= session.on <= today
            and coach in {None, session.coach}
        )
        return tuple(sorted(held, key=lambda each: (each.session.on, str(each.session.start))))


_NO_DUES = Gathered((), ())


def _clock(text: str) -> time | None:
    return time.fromisoformat(text) if text else None


def _waits_for_feedback(row: OrderSummary) -> bool:
    """Whether the service has taken place and the client is still to be asked for feedback."""
    if row.stage == Stage.REPORTED and row.step == NextStep.NONE:
        return False
    return row.stage in {Stage.ENDED, Stage.REPORTED} and not row.feedback_asked_on


_BANDS = list(Band)


def _urgency(item: AgendaItem) -> tuple[int, str, str, str]:
    """Bands in order; in a band by day and hour, what has no day, or only waits, last."""
    day = item.on.isoformat() if item.on and item.kind not in WAITING else "9999"
    name = item.order.number if isinstance(item, OrderItem) else ""
    return _BANDS.index(item.band), day, str(item.start or "24"), name
