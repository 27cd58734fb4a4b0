"""How each thing with a day becomes an entry of a calendar.

Owns the entries' ids, titles, alarms and states; which orders are looked into is `calendar`'s.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.labels import label_of
from ph_tui.domain.messages import Message
from ph_tui.domain.popup.bookings import BookingState, shown_slot
from ph_tui.domain.popup.reading import slot_times
from ph_tui.domain.sessions import SessionState, wall_time
from ph_tui.exports.ics import CalendarEntry, EntryState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ph_tui.desk.core import Core
    from ph_tui.desk.service_standing import ServiceStanding
    from ph_tui.domain.money.invoice_rows import InvoiceRow
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.popup.bookings import PopUpBooking
    from ph_tui.domain.sessions import Session
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.l10n.words import Words

_MORNING = timedelta(hours=9)
"""When a deadline's alarm rings: a whole day begins at midnight, when nobody is awake."""
_EPOCH = date(2000, 1, 1)


class Stamp(NamedTuple):
    """How new the data behind an entry are."""

    changed: datetime
    sequence: int


def stamp_of(days: Iterable[date | None], otherwise: date, revision: int | None = None) -> Stamp:
    """The stamp of what happened last on one of some days; without a revision it counts days."""
    last = max((day for day in days if day), default=otherwise)
    count = max((last - _EPOCH).days, 0) if revision is None else revision
    return Stamp(wall_time(last, time()), count)


class EntryMaker:
    """Makes entries in one language, with the alarms that the company has set."""

    def __init__(self, core: Core, words: Words, since: date) -> None:
        self.core, self.words, self.since = core, words, since
        settings = core.store.settings()
        self._before_meeting = timedelta(minutes=settings.meeting_alarm_minutes)
        self._before_deadline = timedelta(days=settings.deadline_alarm_days)

    def deadline(
        self, uid: str, title: Message, on: date, stamp: Stamp, *, done: bool, off: bool = False
    ) -> Iterator[CalendarEntry]:
        """A last day; what is done or off is told for a while, without an alarm."""
        if (done or off) and on < self.since:
            return
        is_off, days = done or off, self._before_deadline
        rings = not is_off and on >= self.core.today and days
        yield CalendarEntry(
            uid=f"{uid}@ph-tui",
            title=self._told(title, done=done, off=off),
            on=on,
            changed=stamp.changed,
            sequence=stamp.sequence,
            category=self.words.say("export.ics.category.deadline"),
            alarm=days - _MORNING if rings else None,
            state=EntryState.CANCELLED if is_off else EntryState.CONFIRMED,
        )

    def happening(
        self,
        uid: str,
        title: Message,
        on: date,
        span: tuple[time, time] | None,
        stamp: Stamp,
        *,
        state: EntryState,
        category: str,
        detail: str = "",
    ) -> CalendarEntry:
        """Something that takes its time, of a whole day when no clock times are known."""
        start, end = span or (None, None)
        is_over = wall_time(on, end or time(23, 59)) < self.core.now
        rings = start is not None and not is_over and self._before_meeting
        return CalendarEntry(
            uid=f"{uid}@ph-tui",
            title=self._told(title, done=False, off=state is EntryState.CANCELLED),
            on=on,
            changed=stamp.changed,
            sequence=stamp.sequence,
            start=start,
            end=end,
            detail=detail,
            category=self.words.say(f"export.ics.category.{category}"),
            alarm=self._before_meeting if rings else None,
            state=state,
            is_busy=start is not None and state is not EntryState.CANCELLED,
        )

    def _told(self, title: Message, *, done: bool, off: bool) -> str:
        """The title, with its state in words: not every calendar shows more than a title."""
        if not done and not off:
            return self.words(title)
        return self.words.say(f"export.ics.{'done' if done else 'off'}", title=title)


def of_order(
    maker: EntryMaker, file: OrderFile, row: OrderSummary, coach: str | None
) -> Iterator[CalendarEntry]:
    """The meetings of an order that are a coach's, and its reports where the order is."""
    order = file.order
    days = (order.received_on, order.accepted_on, order.contacted_on, order.feedback_asked_on)
    sent, billed = file.report.sent, file.billing.sent
    ended = order.ending.on if order.ending else None
    last = (*days, ended, sent.on if sent else None, billed.on if billed else None)
    stamp = stamp_of(last, order.start or _EPOCH, file.revision)
    for session in file.sessions:
        if session.on >= maker.since and coach in {None, session.coach or order.coach}:
            yield _meeting(maker, file, row, session, stamp)
    if coach not in {None, order.coach}:
        return
    who = {"client": order.client_code, "order": label_of(row)}
    core = maker.core
    if due := core.report_due(file):
        title = Message("export.ics.report", **who)
        yield from maker.deadline(f"report-{order.id}", title, due, stamp, done=sent is not None)
    is_billed = bool(billed or row.billing_due)
    if is_billed and (due := core.billing_due(file)):
        title = Message("export.ics.billing", **who)
        yield from maker.deadline(f"billing-{order.id}", title, due, stamp, done=billed is not None)


def _meeting(
    maker: EntryMaker, file: OrderFile, row: OrderSummary, session: Session, stamp: Stamp
) -> CalendarEntry:
    """One meeting; a planned one of a service that has ended will not be held."""
    order = file.order
    is_off = session.state is SessionState.PLANNED and order.ending is not None
    span = (session.start, session.end) if session.start and session.end else None
    return maker.happening(
        f"meeting-{order.id}-{session.id}",
        Message("export.ics.meeting", client=order.client_code, order=label_of(row)),
        session.on,
        span,
        stamp,
        state=EntryState.CANCELLED if is_off else EntryState.CONFIRMED,
        category="meeting",
        detail=row.service_name,
    )


def of_invoices(maker: EntryMaker, coach: str | None) -> Iterator[CalendarEntry]:
    """The last days of the invoices that were sent; once one is paid or credited it is done."""
    for row in maker.core.store.invoices():
        asked = row.kind != "credit" and row.sent_on and coach in {None, row.coach}
        if asked and (not row.paid_on or row.pay_by >= maker.since.isoformat()):
            yield from _invoice(maker, row)


def _invoice(maker: EntryMaker, row: InvoiceRow) -> Iterator[CalendarEntry]:
    days = [date.fromisoformat(text) for text in (row.sent_on, row.paid_on) if text]
    on, title = date.fromisoformat(row.pay_by), Message("export.ics.invoice", number=row.number)
    stamp, off = stamp_of(days, _EPOCH), bool(row.credited_by)
    done = bool(row.paid_on) and not off
    uid = f"invoice-{row.order_id}-{row.number}"
    yield from maker.deadline(uid, title, on, stamp, done=done, off=off)


def of_stands(maker: EntryMaker, coach: str | None) -> Iterator[CalendarEntry]:
    """Our stands, and until when each must be in the city's booking calendar."""
    from ph_tui.desk.popup import PopUpDesk

    desk = PopUpDesk(maker.core)
    for booking in desk.list():
        if booking.is_ours and booking.on >= maker.since and coach in {None, booking.coach}:
            yield from _stand(maker, booking, desk.last_booking_day(booking.on))


def _stand(maker: EntryMaker, booking: PopUpBooking, last: date) -> Iterator[CalendarEntry]:
    days = (booking.requested_on, booking.confirmed_on, booking.cancelled_on, booking.announced_on)
    stamp = stamp_of(days, _EPOCH)
    states = {
        BookingState.REQUESTED: EntryState.TENTATIVE,
        BookingState.CONFIRMED: EntryState.CONFIRMED,
        BookingState.CANCELLED: EntryState.CANCELLED,
    }
    on, slot = booking.on, shown_slot(booking.slot)
    yield maker.happening(
        f"popup-{booking.id}",
        Message("export.ics.popup", slot=slot),
        on,
        slot_times(booking.slot),
        stamp,
        state=states[booking.state],
        category="popup",
    )
    title, uid = Message("export.ics.popup_book", on=on, slot=slot), f"popup-book-{booking.id}"
    done = booking.state is BookingState.CONFIRMED
    yield from maker.deadline(uid, title, last, stamp, done=done, off=not booking.stands)


def of_company(maker: EntryMaker) -> Iterator[CalendarEntry]:
    """Until when services can be applied for, and when their brochures are due."""
    from ph_tui.desk.marketing import MarketingDesk

    desk = MarketingDesk(maker.core)
    subjects = [due.subject for due in desk.due()]
    subjects += [record.id for record in maker.core.store.service_records().participations]
    for subject in dict.fromkeys(subjects):
        standing = desk.standing_of(subject)
        if standing is not None:
            yield from _service(maker, standing)


def _service(maker: EntryMaker, standing: ServiceStanding) -> Iterator[CalendarEntry]:
    from ph_tui.domain.marketing.standing import ApplicationState, DeliveryState

    record, service = standing.participation, standing.service
    days = (record.applied_on, record.approved_on, record.rejected_on, record.withdrawn_on)
    stamp, key = stamp_of(days, _EPOCH), f"{standing.period.id}-{service.code}"
    title = Message("export.ics.apply", service=service.name, period=standing.period.id)
    done, off = record.applied_on is not None, record.withdrawn_on is not None
    if standing.application is ApplicationState.OPEN or done or off:
        on = standing.apply_until
        yield from maker.deadline(f"apply-{key}", title, on, stamp, done=done, off=off)
    if standing.brochure_due is not None:
        title = Message("export.ics.brochure", service=service.name)
        done = standing.brochure is DeliveryState.DELIVERED
        uid = f"brochure-{key}"
        yield from maker.deadline(uid, title, standing.brochure_due, stamp, done=done, off=off)
