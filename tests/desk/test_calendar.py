"""What stands in the calendar, what leaves it, and that it tells nothing of a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.factories import a_billing, a_booking, a_participation, a_step, an_invoice
from tests.ui.desks import a_desk, order_id

from ph_tui.domain.messages import Message
from ph_tui.exports.ics import EntryState
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile
    from ph_tui.exports.ics import CalendarEntry

FI = Words("fi")
NOTED = Message("word.did.noted")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A small company at noon on 24 April 2024."""
    return a_desk(tmp_path)


def found(desk: Desk, coach: str | None = None) -> dict[str, CalendarEntry]:
    """The entries by their ids, without what stands behind the @."""
    return {each.uid.removesuffix("@ph-tui"): each for each in desk.calendar.entries(FI, coach)}


def moved_id(desk: Desk) -> str:
    """The id of the last planned meeting of order 4711."""
    return desk.orders.load(order_id(4711)).sessions[-1].id


def with_booking(desk: Desk, **changes: object) -> None:
    """Have one stand booked."""
    booking = a_booking(**changes)
    desk._core.change_popup(lambda _: (booking,), did=NOTED)


def test_meetings_are_told_from_thirty_days_back(desk: Desk) -> None:
    """What was held of late and all that is planned; what is long over is no news to a calendar."""
    meetings = [e for key, e in found(desk).items() if key.startswith("meeting-")]
    assert min(each.on for each in meetings) >= desk.today - timedelta(days=30)
    coming = [e for e in meetings if "(4711)" in e.title and e.on >= desk.today]
    assert [(e.on, e.start, e.end, e.is_busy) for e in coming] == [
        (date(2024, 4, 24), time(9), time(11), True),
        (date(2024, 5, 8), time(9), time(11), True),
    ]


def test_only_what_is_still_to_come_rings(desk: Desk) -> None:
    """At noon the meeting of nine o'clock is over; importing old ones must not ring for each."""
    rings = {key for key, entry in found(desk).items() if entry.alarm}
    assert rings
    assert all(found(desk)[key].on >= desk.today for key in rings)
    of_today = [e for e in found(desk).values() if "(4711)" in e.title and e.on == desk.today]
    assert [entry.alarm for entry in of_today] == [None]


def test_alarms_follow_the_settings_and_zero_is_none(desk: Desk) -> None:
    """A deadline rings at nine in the morning so many days before, a meeting minutes before."""
    alarms = {entry.alarm for entry in found(desk).values()} - {None}
    assert alarms == {timedelta(minutes=30), timedelta(hours=15)}
    desk.settings.set({"meeting_alarm_minutes": "0", "deadline_alarm_days": "0"})
    assert {entry.alarm for entry in found(desk).values()} == {None}


def test_the_reports_of_an_ended_service_have_their_last_days(desk: Desk) -> None:
    """Late ones stay; once one is sent, the calendars that had it are told."""
    late = found(desk)[f"report-{order_id(4698)}"]
    assert (late.on, late.start, late.state) == (date(2024, 4, 22), None, EntryState.CONFIRMED)
    billing = f"billing-{order_id(4705)}"
    assert found(desk)[billing].state is EntryState.CONFIRMED

    def sent(file: OrderFile) -> OrderFile:
        return replace(file, billing=a_billing(file.sessions, on=desk.today))

    desk._core.change(order_id(4705), sent, did=NOTED)
    after = found(desk)[billing]
    assert (after.state, after.alarm) == (EntryState.CANCELLED, None)
    assert after.title == "✓ Laskutusraportti: P.R. (4705)"


def test_an_invoice_has_its_last_day_until_it_is_paid(desk: Desk) -> None:
    """It was sent: the day by which it must be paid; a payment or a credit note settles it."""

    def invoiced(file: OrderFile, **steps: Any) -> OrderFile:
        billed = replace(file, billing=a_billing(file.sessions))
        return replace(billed, invoices=(an_invoice(billed, sent=a_step(), **steps),))

    desk._core.change(order_id(4705), invoiced, did=NOTED)
    (key,) = [k for k in found(desk) if k.startswith(f"invoice-{order_id(4705)}")]
    assert found(desk)[key].state is EntryState.CONFIRMED
    paid = a_step(desk.today)
    desk._core.change(order_id(4705), lambda file: invoiced(file, paid=paid), did=NOTED)
    assert found(desk)[key].state is EntryState.CANCELLED


def test_planned_meetings_of_an_ended_service_are_called_off(desk: Desk) -> None:
    """A calendar that had them shows that nobody comes."""
    key = next(k for k, e in found(desk).items() if "(4711)" in e.title and e.on > desk.today)
    desk.orders.end(order_id(4711))
    after = found(desk)[key]
    assert (after.state, after.is_busy) == (EntryState.CANCELLED, False)
    assert after.title == "Peruttu: Tapaaminen: A.K. (4711)"


def test_a_meeting_keeps_its_id_when_it_is_moved(desk: Desk) -> None:
    """The same entry at another time, and newer than before."""
    key, before = next(
        (k, e) for k, e in found(desk).items() if "(4711)" in e.title and e.on > desk.today
    )
    desk.sessions.move(order_id(4711), moved_id(desk), "10.5. 13-15")
    after = found(desk)[key]
    assert (after.on, after.start) == (date(2024, 5, 10), time(13))
    assert after.sequence > before.sequence


def test_a_stand_and_its_last_booking_day(desk: Desk) -> None:
    """Tentative until the city's calendar has it; cancelled it stays to be told."""
    with_booking(desk)
    stand, book = found(desk)["popup-9b9b9b9b9b9b"], found(desk)["popup-book-9b9b9b9b9b9b"]
    assert (stand.on, stand.start, stand.end) == (date(2024, 5, 10), time(10), time(12))
    assert stand.state is EntryState.TENTATIVE
    assert (book.on, book.state) == (date(2024, 4, 26), EntryState.CONFIRMED)
    desk.popup.confirm("9b9b9b9b9b9b")
    assert found(desk)["popup-9b9b9b9b9b9b"].state is EntryState.CONFIRMED
    assert found(desk)["popup-book-9b9b9b9b9b9b"].title.startswith("✓")
    desk.popup.cancel("9b9b9b9b9b9b")
    assert found(desk)["popup-9b9b9b9b9b9b"].state is EntryState.CANCELLED
    assert found(desk)["popup-book-9b9b9b9b9b9b"].title.startswith("Peruttu")


def test_the_stands_of_others_are_not_ours_to_keep(desk: Desk) -> None:
    """A slot that somebody else has is in no calendar of ours."""
    with_booking(desk, others=True, coach="", note="Muu Oy")
    assert not [key for key in found(desk) if key.startswith("popup")]


def test_services_have_their_closing_day_and_their_brochure(desk: Desk) -> None:
    """What is open, and what was applied for; the brochure a week from the approval."""
    record = a_participation(approved_on=date(2024, 4, 22))
    desk._core.change_services(lambda r: replace(r, participations=(record,)), did=NOTED)
    entries = found(desk)
    brochure = entries["brochure-2024-1-tyohaun-tehotreeni"]
    assert (brochure.on, brochure.state) == (date(2024, 4, 29), EntryState.CONFIRMED)
    assert entries["apply-2024-1-tyohaun-tehotreeni"].title.startswith("✓ Haku päättyy")
    others = [e for key, e in entries.items() if key.startswith("apply-") and e.alarm]
    assert {entry.on for entry in others} == {date(2024, 4, 30)}


def test_mine_are_my_meetings_my_orders_and_what_is_for_everybody(desk: Desk) -> None:
    """Of an order that is another's, a substitute has the meeting and not the deadlines."""
    with_booking(desk, coach="olli")
    mine, his = found(desk, "maija"), found(desk, "olli")
    assert not {k for k in mine if order_id(4705) in k}
    assert f"report-{order_id(4705)}" in his
    assert "popup-9b9b9b9b9b9b" in his.keys() - mine.keys()
    key = next(k for k, e in mine.items() if "(4711)" in e.title and e.on > desk.today)
    desk.sessions.edit(order_id(4711), moved_id(desk), coach="olli")
    assert key in found(desk, "olli")
    assert key not in found(desk, "maija")


def test_two_exports_are_the_same_bytes_and_a_change_is_one_entry(desk: Desk) -> None:
    """Nothing of the moment of the export is in the file."""
    first = desk.calendar.document(FI)
    assert desk.calendar.document(FI) == first
    assert first.count(b"BEGIN:VEVENT") == len(set(found(desk)))
    desk.sessions.move(order_id(4711), moved_id(desk), "10.5. 13-15")
    after = desk.calendar.document(FI)
    assert after != first
    assert after.count(b"BEGIN:VEVENT") == first.count(b"BEGIN:VEVENT")


def test_no_note_and_no_name_leaves_with_the_calendar(desk: Desk) -> None:
    """A client is a code and an order's number; what was noted stays here."""
    with_booking(desk, note="Esittelijä Virtanen kertoo palvelusta")
    told = desk.calendar.document(FI).decode()
    assert "A.K. (4711)" in told
    assert "Virtanen" not in told
    for file in map(desk._core.store.load, (order_id(4711), order_id(4720))):
        assert not [s.note for s in file.sessions if s.note and s.note[:20] in told]
        assert file.order.case_coach not in told
