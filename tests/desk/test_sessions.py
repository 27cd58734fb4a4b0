"""Sessions from a typed line to the week's list."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from ph_tui.desk.orders import NewOrder
from ph_tui.desk.session_fields import values_of
from ph_tui.domain.errors import BadInput, Conflict, DataError, FieldClash, Refused
from ph_tui.domain.sessions import SessionState

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile


def log(desk: Desk, text: str) -> str:
    """Log one line and give back the session's id."""
    return desk.sessions.log(desk.sessions.read(text)).session.id


def test_one_line_is_read_before_it_is_saved(desk: Desk, order: OrderFile) -> None:
    """The reading tells order, day, times, length and note; nothing is saved yet."""
    reading = desk.sessions.read("ak eilen 9-11.30 CV:n päivitys")
    assert (reading.order.number, reading.on) == ("4711", date(2024, 4, 23))
    assert (reading.start, reading.end, reading.minutes) == (time(9), time(11, 30), 150)
    assert reading.note == "CV:n päivitys"
    assert desk.sessions.of_order(order.order.id) == ()


def test_a_log_entry_continues_the_planned_session_of_its_hours(
    desk: Desk, order: OrderFile
) -> None:
    """Logging by line what was planned leaves one session, with the plan's id."""
    (planned,) = desk.sessions.plan(order.order.id, "24.4. 9-11 x1")
    logged = desk.sessions.log(desk.sessions.read("4711 9-10.30 CV"))
    assert logged.session.id == planned.session.id
    assert [entry.session.state for entry in desk.sessions.of_order(order.order.id)] == ["held"]


def test_a_series_is_planned_weekly_and_never_onto_another_session(
    desk: Desk, order: OrderFile
) -> None:
    """All of a series or nothing of it."""
    planned = desk.sessions.plan(order.order.id, "to 9-11 x3")
    assert [entry.session.on.day for entry in planned] == [25, 2, 9]
    with pytest.raises(Refused):
        desk.sessions.plan(order.order.id, "to 10-12 x1")
    assert len(desk.sessions.of_order(order.order.id)) == 3


def test_a_planned_session_is_held_missed_moved_and_removed(desk: Desk, order: OrderFile) -> None:
    """The four things that become of a plan."""
    order_id = order.order.id
    first, second, third, fourth = (
        entry.session.id for entry in desk.sessions.plan(order_id, "to 9-11 x4")
    )
    desk.sessions.hold(order_id, first, "CV")
    desk.sessions.miss(order_id, second)
    moved = desk.sessions.move(order_id, third, "10.5. 13-14").session
    desk.sessions.remove(order_id, fourth)
    assert (moved.on, moved.minutes) == (date(2024, 5, 10), 60)
    states = [entry.session.state for entry in desk.sessions.of_order(order_id)]
    assert states == [SessionState.HELD, SessionState.NO_SHOW, SessionState.PLANNED]


def test_a_session_is_found_by_its_id_alone(desk: Desk, order: OrderFile) -> None:
    """Commands name a session without naming its order."""
    session_id = log(desk, "4711 eilen 9-11 CV")
    assert desk.sessions.locate(session_id).order.number == "4711"
    with pytest.raises(BadInput):
        desk.sessions.locate("00000000-000000")


def test_the_sessions_of_a_file_that_cannot_be_read_are_not_called_unknown(
    desk: Desk, order: OrderFile, tmp_path: Path
) -> None:
    """Between two looks at an order its file may break: it is named, and comes back when mended."""
    file = tmp_path / "data" / "orders" / f"{order.order.id}.json"
    whole = file.read_bytes()
    file.write_bytes(whole[:30])
    with pytest.raises(DataError) as refused:
        desk.sessions.of_order(order.order.id)
    assert refused.value.message.id == "error.order.unreadable"
    file.write_bytes(whole)
    assert desk.sessions.of_order(order.order.id) == ()
    file.unlink()
    with pytest.raises(BadInput):
        desk.sessions.of_order(order.order.id)


def test_the_week_shows_every_order_and_only_its_days(desk: Desk, order: OrderFile) -> None:
    """Monday to Sunday, in order of time."""
    log(desk, "4711 22.4. 13-14 B")
    log(desk, "4711 22.4. 9-10 A")
    log(desk, "4711 21.4. 9-10 sunnuntai ennen")
    notes = [entry.session.note for entry in desk.sessions.week(date(2024, 4, 24))]
    assert notes == ["A", "B"]


def test_an_overlap_and_too_many_hours_are_told_as_warnings_and_saved(
    desk: Desk, order: OrderFile
) -> None:
    """Warnings, not walls."""
    desk.orders.edit(order.order.id, {"hours": "3"})
    log(desk, "4711 eilen 9-11 CV")
    logged = desk.sessions.log(desk.sessions.read("4711 eilen 10-12 hakemukset"))
    assert {finding.key for finding in logged.findings} == {"session.overlap", "session.hours_left"}
    assert len(logged.file.sessions) == 2


def test_an_overlap_with_another_order_of_the_same_coach_is_seen(
    desk: Desk, order: OrderFile
) -> None:
    """One coach can't be in two places."""
    desk.orders.add(new := _another())
    log(desk, "4711 eilen 9-11 CV")
    logged = desk.sessions.log(desk.sessions.read(f"{new.number} eilen 10-12 hakemukset"))
    assert "session.overlap" in {finding.key for finding in logged.findings}


def test_fields_of_a_meeting_that_somebody_else_changed_stay_or_clash(
    desk: Desk, order: OrderFile
) -> None:
    """The note of one and the hours of the other go together; two notes are told."""
    session_id = log(desk, "4711 eilen 9-11 CV")
    seen = values_of(desk.sessions.of_order(order.order.id)[0].session)
    desk.sessions.edit(order.order.id, session_id, start=time(10), end=time(12))
    after = desk.sessions.edit(order.order.id, session_id, seen=seen, note="Toinen").session
    assert (after.start, after.note) == (time(10), "Toinen")
    with pytest.raises(Conflict) as caught:
        desk.sessions.edit(order.order.id, session_id, seen=seen, note="Kolmas", group=True)
    assert caught.value.clashes == (FieldClash("note", "CV", "Kolmas", "Toinen"),)
    assert not desk.sessions.of_order(order.order.id)[0].session.group


def _another() -> NewOrder:
    return NewOrder("suuntaa", "M.V.", "4720")
