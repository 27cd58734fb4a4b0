"""Pop-up stands: the calendar of a month, and the way of a booking from asked for to announced.

Owns when a booking may be made, moved or changed. Who else has a slot is decided under the store's
lock, so that no two people book the same one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from ph_tui.desk.popup_lookups import PopUpLookups, told_stand
from ph_tui.domain.completeness.popup_rules import (
    SECTION,
    BookingCase,
    booking_findings,
    first_objection,
)
from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.findings import Severity
from ph_tui.domain.messages import Message
from ph_tui.domain.popup.bookings import BookingState, PopUpBooking, shown_slot, standing_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ph_tui.desk.company_history import CompanyHistory, TakenBackRecord
    from ph_tui.domain.findings import Finding


class PopUpDesk(PopUpLookups):
    """The use cases of stands; each saves and gives back the booking as it is then."""

    def book(
        self,
        on: date,
        slot: str,
        *,
        coach: str | None = None,
        note: str = "",
        others: bool = False,
        anyway: bool = False,
    ) -> PopUpBooking:
        """Note that a stand is asked for, or with `others` that somebody else has the slot.

        Refused when a rule of the handbook stands against it; a holiday is booked `anyway` only.
        """
        whose = "" if others else (self._core.user if coach is None else coach.strip())
        place = on, slot.strip(), self.edition_on(on).id
        booking = PopUpBooking(
            uuid4().hex,
            *place,
            coach=whose,
            others=others,
            note=note,
            requested_on=self._core.today,
        )

        def step(known: tuple[PopUpBooking, ...]) -> tuple[PopUpBooking, ...]:
            self._refuse(booking, known, anyway=anyway)
            return (*known, booking)

        self._core.change_popup(step, did=_did("others" if others else "booked", booking))
        return booking

    def objections(self, on: date, slot: str, *, others: bool = False) -> tuple[Finding, ...]:
        """What stands against booking a slot now; a mere warning can be overruled."""
        booking = PopUpBooking("", on, slot, self.edition_on(on).id, others=others)
        return booking_findings(self._case(booking, self._core.store.popup(), is_new=True))

    def confirm(self, booking_id: str, on: date | None = None) -> PopUpBooking:
        """Record that the city's booking calendar has the stand."""
        day = self._core.day_of_record(on)

        def step(booking: PopUpBooking) -> PopUpBooking:
            _refuse_cancelled(booking)
            _refuse_others(booking)
            return replace(booking, state=BookingState.CONFIRMED, confirmed_on=day)

        return self._change(booking_id, step, "confirmed")

    def cancel(self, booking_id: str) -> PopUpBooking:
        """Record that the stand is not held; the slot is free again."""

        def step(booking: PopUpBooking) -> PopUpBooking:
            _refuse_cancelled(booking)
            state, today = BookingState.CANCELLED, self._core.today
            return replace(booking, state=state, cancelled_on=today)

        return self._change(booking_id, step, "cancelled")

    def move(self, booking_id: str, on: date, slot: str, *, anyway: bool = False) -> PopUpBooking:
        """Move a stand to another day or slot: it is asked for anew there."""

        def step(booking: PopUpBooking) -> PopUpBooking:
            _refuse_cancelled(booking)
            if (booking.on, booking.slot) == (on, slot):
                raise Refused(Message("error.popup.there_already", stand=told_stand(booking)))
            return replace(
                booking,
                on=on,
                slot=slot,
                edition_id=self.edition_on(on).id,
                state=BookingState.REQUESTED,
                requested_on=self._core.today,
                confirmed_on=None,
                announced_on=None,
            )

        def admit(moved: PopUpBooking, known: tuple[PopUpBooking, ...]) -> None:
            self._refuse(moved, known, anyway=anyway)

        return self._change(booking_id, step, "moved", admit)

    def note(self, booking_id: str, text: str) -> PopUpBooking:
        """Note what the stand will show; of others, who they are."""
        return self._change(booking_id, lambda booking: replace(booking, note=text), "noted")

    def announce(self, booking_id: str, on: date | None = None) -> PopUpBooking:
        """Record that the city was seen to have announced the stand."""
        day = self._core.day_of_record(on)

        def step(booking: PopUpBooking) -> PopUpBooking:
            _refuse_cancelled(booking)
            _refuse_others(booking)
            return replace(booking, announced_on=day)

        return self._change(booking_id, step, "announced")

    @property
    def history(self) -> CompanyHistory:
        """What was done to the stands."""
        from ph_tui.desk.company_history import CompanyHistory

        return CompanyHistory(self._core, "popup", admit=_refuse_double)

    def undo(self) -> TakenBackRecord:
        """Take back the last change that this user made to a stand."""
        return self.history.undo()

    def redo(self) -> TakenBackRecord:
        """Do again what this user undid last."""
        return self.history.redo()

    def _change(
        self,
        booking_id: str,
        step: Callable[[PopUpBooking], PopUpBooking],
        done: str,
        admit: Callable[[PopUpBooking, tuple[PopUpBooking, ...]], None] | None = None,
    ) -> PopUpBooking:
        """Save one booking as it has become, decided on what stands there now."""
        saved: list[PopUpBooking] = []

        def all_of_them(known: tuple[PopUpBooking, ...]) -> tuple[PopUpBooking, ...]:
            before = next((each for each in known if each.id == booking_id), None)
            if before is None:
                raise BadInput(Message("error.popup.unknown", reference=booking_id[:40]))
            after = step(before)
            if admit is not None:
                admit(after, tuple(each for each in known if each.id != booking_id))
            saved[:] = [after]
            return tuple(after if each.id == booking_id else each for each in known)

        self._core.change_popup(all_of_them, did=lambda: _did(done, saved[0]))
        return saved[0]

    def _refuse(
        self, booking: PopUpBooking, known: tuple[PopUpBooking, ...], *, anyway: bool
    ) -> None:
        """Refuse what a rule stands against, with the handbook's word for it."""
        against = first_objection(booking_findings(self._case(booking, known, is_new=True)))
        is_warning = against is not None and against.severity is not Severity.ERROR
        if against is None or (is_warning and anyway):
            return
        said = "anyway" if is_warning else "rule"
        source = self._source(booking.on, against)
        raise Refused(Message(f"error.popup.{said}", why=against.message, source=source))

    def _source(self, on: date, finding: Finding) -> Message:
        edition = self.edition_on(on)
        if finding.citation.section != SECTION:
            return Message("word.citation.edition", edition=edition.valid_from)
        section = Message("word.popup.section")
        return Message("word.citation.handbook", edition=edition.valid_from, section=section)

    def _case(
        self, booking: PopUpBooking, known: tuple[PopUpBooking, ...], *, is_new: bool = False
    ) -> BookingCase:
        edition = self.edition_on(booking.on)
        others = tuple(each for each in known if each.id != booking.id)
        return BookingCase(booking, edition, self._core.today, others, is_new=is_new)

    def findings(self) -> tuple[Finding, ...]:
        """What the rules find in all bookings."""
        known = self._core.store.popup()
        in_order = sorted(known, key=lambda each: (each.on, each.slot, each.id))
        return tuple(
            finding
            for booking in in_order
            for finding in booking_findings(self._case(booking, known))
        )


def _did(done: str, booking: PopUpBooking) -> Message:
    return Message(f"word.did.popup_{done}", on=booking.on, slot=shown_slot(booking.slot))


def _refuse_cancelled(booking: PopUpBooking) -> None:
    if not booking.stands:
        raise Refused(Message("error.popup.cancelled", stand=told_stand(booking)))


def _refuse_others(booking: PopUpBooking) -> None:
    if booking.others:
        raise Refused(Message("error.popup.not_ours", stand=told_stand(booking)))


def _refuse_double(after: object) -> None:
    """Refuse a taking back that would give one slot to two."""
    if not isinstance(after, tuple):
        return
    seen: list[PopUpBooking] = []
    for booking in after:
        if booking.stands and (there := standing_at(seen, booking.on, booking.slot)):
            raise Refused(Message("error.popup.taken_since", stand=told_stand(there)))
        seen.append(booking)
