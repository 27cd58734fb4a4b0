"""The rules of a pop-up stand: slot, weekday, how long before, nobody else there, no holiday.

Each function tells what one rule finds. Whether a stand is about to be booked or stands already,
and what the others are, is told to the case; it knows no calendar of its own and no clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ph_tui.domain.completeness.found import Found
from ph_tui.domain.completeness.rule import Rule
from ph_tui.domain.findings import Citation, Finding, Location, Severity, Source
from ph_tui.domain.holidays_fi import holiday_name
from ph_tui.domain.messages import Message
from ph_tui.domain.popup.bookings import BookingState, PopUpBooking, shown_slot, standing_at
from ph_tui.domain.popup.calendar import last_booking_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.domain.handbook.edition import (
        Edition,  # noqa: TC004 - it loads pydantic, which no rule needs
    )

SECTION = "popup"
"""The handbook's section of stands."""


@dataclass(frozen=True)
class BookingCase:
    """One stand as the rules see it on one occasion."""

    booking: PopUpBooking
    edition: Edition
    """The one that holds for the day of the stand."""
    today: date
    others: tuple[PopUpBooking, ...] = ()
    """Every other booking."""
    is_new: bool = False
    """Whether it is about to be booked, or moved to where it is."""

    @property
    def is_open(self) -> bool:
        """Whether there is still something to be mended about it."""
        return self.booking.stands and (self.is_new or self.booking.on >= self.today)

    def location(self, document: str, field: str = "", line: int | None = None) -> Location:
        """A place in this booking."""
        return Location("", "", document, field, line, subject=self.booking.id)

    def citation(self, source: Source, section: str, fact: str) -> Citation:
        """The word that a rule goes by."""
        if source is not Source.HANDBOOK:
            return Citation(source)
        return self.edition.citation(section, fact)


def slot(case: BookingCase) -> Iterator[Found]:
    """The stand is in one of the slots that the edition has."""
    known = [each.key for each in case.edition.popup.slots]
    if case.is_open and case.booking.slot not in known:
        slots = ", ".join(map(shown_slot, known))
        message = Message("rule.popup.slot", **_place(case.booking), known=slots)
        yield Found(message, "popup", "slot")


def weekday(case: BookingCase) -> Iterator[Found]:
    """The stand is on a weekday on which there are stands."""
    on = case.booking.on
    if case.is_open and on.isoweekday() not in case.edition.popup.weekdays:
        day = Message(f"word.weekday.{on.isoweekday()}")
        yield Found(Message("rule.popup.weekday", on=on, day=day), "popup", "on")


def lead(case: BookingCase) -> Iterator[Found]:
    """The stand is booked in time: the lead is counted in days of the calendar."""
    booking, today = case.booking, case.today
    last = last_booking_day(booking.on, case.edition.popup_lead)
    if not case.is_open or booking.others or today <= last:
        return
    if case.is_new and booking.on < today:
        yield Found(Message("rule.popup.lead.past", on=booking.on), "popup", "on")
    elif case.is_new:
        yield Found(Message("rule.popup.lead", on=booking.on, last=last), "popup", "on")
    elif booking.state is BookingState.REQUESTED:
        message = Message("rule.popup.lead.unconfirmed", **_place(booking), last=last)
        yield Found(message, "popup", "state")


def clash(case: BookingCase) -> Iterator[Found]:
    """Nobody else is known to have the slot on that day."""
    booking = case.booking
    there = standing_at(case.others, booking.on, booking.slot) if case.is_open else None
    if there is None:
        return
    if there.others:
        yield Found(Message("rule.popup.clash.others", **_place(booking)), "popup", "slot")
    else:
        message = Message("rule.popup.clash", **_place(booking), coach=there.coach or "–")
        yield Found(message, "popup", "slot")


def holiday(case: BookingCase) -> Iterator[Found]:
    """The stand is on no public holiday: the handbook speaks of working days."""
    booking = case.booking
    name = holiday_name(booking.on) if case.is_open and not booking.others else None
    if name is not None:
        yield Found(Message("rule.popup.holiday", on=booking.on, name=name), "popup", "on")


def _place(booking: PopUpBooking) -> dict[str, date | str]:
    return {"on": booking.on, "slot": shown_slot(booking.slot)}


POPUP_RULES: tuple[Rule[BookingCase], ...] = (
    Rule(
        "popup.slot",
        Severity.ERROR,
        slot,
        section=SECTION,
        fact="popup.slots",
        fix="popup.move",
        waivable=False,
    ),
    Rule(
        "popup.weekday",
        Severity.ERROR,
        weekday,
        section=SECTION,
        fact="popup.slots",
        fix="popup.move",
        waivable=False,
    ),
    Rule(
        "popup.lead",
        Severity.ERROR,
        lead,
        section=SECTION,
        fact="popup.lead",
        fix="popup.confirm",
        waivable=False,
    ),
    Rule(
        "popup.clash",
        Severity.ERROR,
        clash,
        section=SECTION,
        fact="popup.slots",
        fix="popup.move",
        waivable=False,
    ),
    Rule(
        "popup.holiday",
        Severity.WARNING,
        holiday,
        section=SECTION,
        fact="popup.slots",
        fix="popup.move",
        waivable=False,
    ),
)
"""The rules of stands, the gravest first."""


def booking_findings(case: BookingCase) -> tuple[Finding, ...]:
    """What the rules find in one booking."""
    return tuple(finding for rule in POPUP_RULES for finding in rule.findings(case))


def first_objection(findings: tuple[Finding, ...]) -> Finding | None:
    """What is told of several: an error before a warning."""
    errors = (each for each in findings if each.severity is Severity.ERROR)
    return next(errors, findings[0] if findings else None)
