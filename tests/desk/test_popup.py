"""Stands: booked by the handbook's rules, confirmed, moved, cancelled, announced, taken back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.factories import VALID_CODE, a_booking

from ph_tui.desk.agenda_kinds import AgendaKind
from ph_tui.domain.errors import BadInput, PhTuiError, Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.popup.bookings import BookingState, PopUpBooking
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.desk import Desk

FRIDAY = date(2024, 5, 10)
MIDSUMMER_EVE = date(2024, 6, 21)


def with_stands(desk: Desk, *stands: PopUpBooking) -> None:
    """Note stands past every rule, as time brings them about."""
    desk._core.change_popup(lambda _: stands, did=Message("word.did.other"))


def refusal(error: pytest.ExceptionInfo[PhTuiError], lang: str = "en") -> str:
    """What a person is told."""
    return Words(lang)(error.value.message)


def test_a_stand_is_booked(desk: Desk) -> None:
    """It is asked for today, by who sits here, and not yet confirmed."""
    booking = desk.popup.book(FRIDAY, "10-12", note="Esitteet")
    assert (booking.state, booking.coach, booking.note) == ("requested", "maija", "Esitteet")
    assert (booking.requested_on, booking.edition_id) == (desk.today, "2024-01-01")
    assert desk.popup.list() == (booking,)


@pytest.mark.parametrize(
    ("on", "slot", "rule"),
    [
        (date(2024, 5, 11), "10-12", "rule.popup.weekday"),
        (date(2024, 5, 13), "11-13", "rule.popup.slot"),
        (date(2024, 5, 7), "10-12", "rule.popup.lead"),
        (date(2024, 4, 23), "10-12", "rule.popup.lead.past"),
        (MIDSUMMER_EVE, "10-12", "rule.popup.holiday"),
        (date(2024, 5, 1), "10-12", "rule.popup.lead"),  # a holiday too: the error comes first
    ],
)
@pytest.mark.parametrize("moves", [False, True])
def test_a_rule_refuses_a_booking(
    desk: Desk, on: date, slot: str, rule: str, *, moves: bool
) -> None:
    """Booked or moved there: one sentence with the handbook as its source, nothing changed."""
    booking = desk.popup.book(FRIDAY, "10-12")
    act = partial(desk.popup.move, booking.id) if moves else desk.popup.book
    with pytest.raises(Refused) as caught:
        act(on, slot)
    why = caught.value.message.params["why"]
    assert isinstance(why, Message)
    assert why.id == rule
    assert "handbook 1 Jan 2024 › Pop-up for coaching services" in refusal(caught)
    assert desk.popup.list() == (booking,)


def test_fourteen_days_ahead_is_early_enough(desk: Desk) -> None:
    """Calendar days: late in the evening too."""
    assert desk.popup.book(date(2024, 5, 8), "10-12").on == date(2024, 5, 8)


def test_a_holiday_is_booked_only_with_consent(desk: Desk) -> None:
    """`anyway` overrules the holiday, and nothing that is an error."""
    booking = desk.popup.book(MIDSUMMER_EVE, "10-12", anyway=True)
    assert [finding.key for finding in desk.popup.findings()] == ["popup.holiday"]
    assert desk.popup.list() == (booking,)
    with pytest.raises(Refused):
        desk.popup.book(MIDSUMMER_EVE, "10-12", anyway=True)


def test_a_slot_has_one_booking(desk: Desk, open_desk: OpenDesk) -> None:
    """Whoever has it is told; a cancelled one frees it."""
    booking = desk.popup.book(FRIDAY, "10-12")
    with pytest.raises(Refused) as caught:
        open_desk("olli").popup.book(FRIDAY, "10-12")
    assert "maija" in refusal(caught)
    desk.popup.cancel(booking.id)
    theirs = open_desk("olli").popup.book(FRIDAY, "10-12", others=True)
    assert (theirs.coach, theirs.others) == ("", True)
    with pytest.raises(Refused) as caught:
        desk.popup.book(FRIDAY, "10-12")
    assert "taken by others" in refusal(caught)


def test_what_others_have_needs_no_lead(desk: Desk) -> None:
    """What the city's calendar shows is noted, however near or holy the day is."""
    assert desk.popup.book(date(2024, 4, 25), "10-12", others=True).others
    assert desk.popup.book(date(2024, 5, 1), "10-12", others=True).others
    assert desk.popup.findings() == ()


def test_a_stand_goes_its_way(desk: Desk) -> None:
    """Confirmed, announced, noted; a day to come is refused."""
    stand = desk.popup.book(FRIDAY, "10-12")
    assert desk.popup.confirm(stand.id, date(2024, 4, 23)).confirmed_on == date(2024, 4, 23)
    assert desk.popup.announce(stand.id).announced_on == desk.today
    assert desk.popup.note(stand.id, "Esitteet\nRoll-up").note == "Esitteet\nRoll-up"
    assert desk.popup.list()[0].state is BookingState.CONFIRMED
    with pytest.raises(Refused):
        desk.popup.confirm(stand.id, date(2024, 4, 25))


def test_a_moved_stand_is_asked_for_anew(desk: Desk) -> None:
    """The city has confirmed and announced the old slot, not the new one."""
    stand = desk.popup.book(FRIDAY, "10-12", note="Esitteet")
    desk.popup.confirm(stand.id)
    desk.popup.announce(stand.id)
    moved = desk.popup.move(stand.id, date(2024, 5, 14), "13-15")
    assert (moved.on, moved.slot, moved.note) == (date(2024, 5, 14), "13-15", "Esitteet")
    assert (moved.state, moved.confirmed_on, moved.announced_on) == ("requested", None, None)
    with pytest.raises(Refused):
        desk.popup.move(stand.id, date(2024, 5, 14), "13-15")


def test_nothing_is_done_to_what_is_gone_or_not_ours(desk: Desk) -> None:
    """A cancelled booking stays cancelled; the city confirms others' stands to others."""
    gone = desk.popup.book(FRIDAY, "10-12")
    desk.popup.cancel(gone.id)
    theirs = desk.popup.book(FRIDAY, "13-15", others=True)
    for act in (desk.popup.confirm, desk.popup.announce, desk.popup.cancel):
        with pytest.raises(Refused):
            act(gone.id)
    with pytest.raises(Refused):
        desk.popup.move(gone.id, date(2024, 5, 14), "10-12")
    for act in (desk.popup.confirm, desk.popup.announce):
        with pytest.raises(Refused):
            act(theirs.id)
    with pytest.raises(BadInput):
        desk.popup.confirm("f" * 32)


def test_a_personal_code_is_refused(desk: Desk) -> None:
    """In a note as anywhere."""
    with pytest.raises(PhTuiError):
        desk.popup.book(FRIDAY, "10-12", note=f"Asiakas {VALID_CODE}")
    assert desk.popup.list() == ()


def test_a_booking_is_found(desk: Desk) -> None:
    """By its id, the beginning of it, its day and slot, or its day alone where that is enough."""
    first = desk.popup.book(FRIDAY, "10-12")
    second = desk.popup.book(FRIDAY, "13-15")
    for reference in (first.id, first.id[:8], first.id.upper(), "10.5. 10-12", "pe 10.5. klo 10"):
        assert desk.popup.find(reference) == first
    for reference in ("", "ff", "zzz", "10.5.", "13.5. 10-12", "11.5."):
        with pytest.raises(BadInput):
            desk.popup.find(reference)
    desk.popup.cancel(second.id)
    assert desk.popup.find("10.5.") == first
    assert desk.popup.find(second.id[:8]).state is BookingState.CANCELLED


def test_what_is_due(desk: Desk) -> None:
    """A stand that was asked for until it can be booked no more; a confirmed one on its day."""
    asked = desk.popup.book(FRIDAY, "10-12", note="Esitteet\nRoll-up")
    sure = desk.popup.book(date(2024, 5, 14), "13-15")
    desk.popup.confirm(sure.id)
    desk.popup.book(date(2024, 5, 15), "10-12", others=True)
    desk.popup.cancel(desk.popup.book(date(2024, 5, 16), "10-12").id)
    first, second = desk.popup.due()
    assert (first.kind, first.on, first.subject) == (
        AgendaKind.POPUP_BOOK,
        date(2024, 4, 26),
        asked.id,
    )
    assert (first.coach, first.detail) == (
        "maija",
        Message("word.popup.shows", note="Esitteet"),
    )
    assert (second.kind, second.on) == (AgendaKind.POPUP, sure.on)
    assert second.start is not None
    assert second.end is not None
    assert (second.start.hour, second.end.hour, second.detail) == (13, 15, None)


def test_findings_of_what_stands(desk: Desk) -> None:
    """Unconfirmed too long, two in one slot, a slot or a weekday that there is not."""
    late = a_booking(id="1" * 32, on=date(2024, 5, 7))
    twice = a_booking(id="2" * 32, on=date(2024, 5, 14))
    again = a_booking(id="3" * 32, on=date(2024, 5, 14))
    odd = a_booking(id="4" * 32, on=date(2024, 5, 18), slot="8-9")
    over = a_booking(id="5" * 32, on=date(2024, 4, 20), slot="8-9")
    with_stands(desk, late, twice, again, odd, over)
    found = [(finding.location.subject[0], finding.key) for finding in desk.popup.findings()]
    assert found == [
        ("1", "popup.lead"),
        ("2", "popup.clash"),
        ("3", "popup.clash"),
        ("4", "popup.slot"),
        ("4", "popup.weekday"),
    ]


def test_what_is_late(desk: Desk) -> None:
    """A stand to come that nobody has confirmed in time; neither a confirmed nor a past one."""
    late = a_booking(id="1" * 32, on=date(2024, 5, 7))
    sure = a_booking(id="2" * 32, on=date(2024, 5, 7), slot="13-15", state=BookingState.CONFIRMED)
    over = a_booking(id="3" * 32, on=date(2024, 4, 23))
    last = a_booking(id="4" * 32, on=date(2024, 5, 8))
    with_stands(desk, late, sure, over, last)
    assert desk.popup.late() == {late.id}


def test_undo_and_redo(desk: Desk, open_desk: OpenDesk) -> None:
    """The last change is taken back, but never into a slot that somebody else has by now."""
    stand = desk.popup.book(FRIDAY, "10-12")
    desk.popup.cancel(stand.id)
    assert desk.popup.undo().what.id == "word.did.popup_cancelled"
    assert desk.popup.list() == (stand,)
    desk.popup.redo()
    open_desk("olli").popup.book(FRIDAY, "10-12")
    with pytest.raises(Refused) as caught:
        desk.popup.undo()
    assert caught.value.message.id == "error.popup.taken_since"
    assert len([each for each in desk.popup.list() if each.stands]) == 1


def test_the_month_and_the_last_days(desk: Desk) -> None:
    """What the screen asks: the month, the first slot that is free, until when a day is booked."""
    desk.popup.book(date(2024, 5, 8), "10-12")
    first = desk.popup.first_bookable()
    assert first is not None
    assert (first.on, first.slot) == (date(2024, 5, 8), "13-15")
    assert desk.popup.last_booking_day(FRIDAY) == date(2024, 4, 26)
    statuses = [slot.status.value for day in desk.popup.month(2024, 5).days for slot in day.slots]
    assert statuses.count("requested") == 1
    assert statuses.count("holiday") == 4
    assert [slot.status.value for slot in desk.popup.day(date(2024, 5, 11)).slots] == ["closed"] * 2
