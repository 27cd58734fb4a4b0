"""The session log: what each key does to the meetings of a week, and how the week looks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import order_id, session_id, type_in
from tests.ui.sessions.week import a_full_week, app_of
from tests.ui.snapshots import SMALL, WIDE, settle, text_of

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.desk.week import WeekEntry
from ph_tui.domain.sessions import Session, SessionState
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.sessions.log import LogScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The desk of the small company in a full week."""
    return a_full_week(tmp_path)


def screen_of(pilot: Pilot[None]) -> LogScreen:
    """The screen that is tested."""
    screen = pilot.app.screen
    assert isinstance(screen, LogScreen)
    return screen


def entries(pilot: Pilot[None]) -> list[str]:
    """Day, hour and order of the meetings in the list, from the top."""
    rows = screen_of(pilot)._list.rows
    return [
        f"{row.session.on.day}.{row.session.start:%H} {row.order.number}"
        for row in rows
        if isinstance(row, WeekEntry)
    ]


async def at(pilot: Pilot[None], wanted: str) -> None:
    """Put the cursor on a meeting by its id."""
    await settle(pilot)
    assert screen_of(pilot)._list.move_to(wanted)
    await settle(pilot)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each with all that comes of it."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def sessions(desk: Desk, number: int) -> tuple[Session, ...]:
    """The sessions of an order as they are stored."""
    return desk.orders.load(order_id(number)).sessions


def session(desk: Desk, number: int, place: int) -> Session:
    """A session as it is stored."""
    return next(one for one in sessions(desk, number) if one.id == session_id(number, place))


async def test_the_week_shows_its_meetings_by_day_with_sums(desk: Desk) -> None:
    """What was held counts into the day and the week; what is planned stands apart."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert entries(pilot) == [
            *("22.09 4715", "23.12 4729", "23.12 4715", "24.09 4711", "24.13 4720", "25.09 4720"),
        ]
        shown = text_of(app)
        assert "Viikko 17 · 22.4.–28.4.2024 · omat" in shown
        assert "5 h pidetty · 6 h suunniteltu" in shown
        assert "ma 22.4.  2 h 30 min" in shown
        assert "ke 24.4.  tänään" in shown
        assert "la 27.4." not in shown


async def test_what_waits_and_what_clashes_says_so(desk: Desk) -> None:
    """A plan that is over, and two clients at the same time."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        lines = text_of(app).splitlines()
        assert sum("? kirjaamatta" in line for line in lines) == 1
        assert sum("! päällekkäin" in line for line in lines) == 2


async def test_the_cursor_begins_at_the_first_meeting_that_waits(desk: Desk) -> None:
    """What is most likely to be logged next."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert screen_of(pilot).session_here() == (order_id(4711), session_id(4711, 5))


@pytest.mark.parametrize(("back", "ahead"), [("left", "right"), ("comma", "full_stop"), ("[", "]")])
async def test_weeks_go_by_with_one_key(desk: Desk, back: str, ahead: str) -> None:
    """Arrows, and the keys beside M, which a Finnish keyboard has without AltGr."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, back)
        assert "Viikko 16" in text_of(app)
        assert entries(pilot) == ["17.13 4715", "17.13 4720"]
        await press(pilot, ahead, ahead)
        assert "Viikko 18" in text_of(app)
        await press(pilot, "t")
        assert "Viikko 17" in text_of(app)


async def test_w_shows_the_meetings_of_everyone(desk: Desk) -> None:
    """Those of other coaches join."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "left", "w")
        assert "17.12 4705" in entries(pilot)
        await press(pilot, "w")
        assert "17.12 4705" not in entries(pilot)


async def test_a_meeting_is_logged_from_one_line_and_gets_the_cursor(desk: Desk) -> None:
    """The line begins with the client; how it is read stands over it before it is saved."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("l")
        await type_in(pilot, "ak eilen 15-16.30 CV")
        assert "A.K. · 4711 · ti 23.4. 15.00–16.30 · 1 h 30 min · CV" in text_of(app)
        await press(pilot, "enter")
        logged = [one for one in sessions(desk, 4711) if one.note == "CV"]
        assert [(one.on, one.minutes, one.state) for one in logged] == [
            (date(2024, 4, 23), 90, SessionState.HELD)
        ]
        assert screen_of(pilot).session_here() == (order_id(4711), logged[0].id)
        assert "4711: kirjattu ti 23.4. 15.00–16.30" in text_of(app)


async def test_a_meeting_of_another_week_brings_that_week(desk: Desk) -> None:
    """What was saved always shows."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("l")
        await type_in(pilot, "ak 2.4. 15-16 CV", "enter")
        assert "Viikko 14" in text_of(app)
        assert "2.15 4711" in entries(pilot)


async def test_what_the_rules_say_of_it_is_shown_after_saving(desk: Desk) -> None:
    """A warning is no wall: the meeting is saved."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("l")
        await type_in(pilot, "4711 22.4. 11-12 CV", "enter")
        assert "päällekkäin" not in text_of(app).splitlines()[2]
        await pilot.press("l")
        await type_in(pilot, "4711 22.4. 10-10.30 puhelu", "enter")
        assert "on päällekkäin tilauksen" in text_of(app)
        assert "puhelu" in [one.note for one in sessions(desk, 4711)]


async def test_a_line_that_is_not_understood_is_not_saved(desk: Desk) -> None:
    """It stays in the field with the reason over it."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        count = len(sessions(desk, 4711))
        await pilot.press("l")
        await type_in(pilot, "4711 31.2. 9-11 CV", "enter")
        assert len(sessions(desk, 4711)) == count
        assert "4711 31.2. 9-11 CV" in text_of(app)


async def test_a_planned_meeting_is_held_missed_and_moved(desk: Desk) -> None:
    """`d` with a line, `x` at once, `m` with a line."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await at(pilot, session_id(4711, 5))
        await pilot.press("d")
        await type_in(pilot, "Haku", "enter")
        assert (session(desk, 4711, 5).state, session(desk, 4711, 5).note) == (
            SessionState.HELD,
            "Haku",
        )
        await at(pilot, session_id(4720, 3))
        await press(pilot, "x")
        assert session(desk, 4720, 3).state is SessionState.NO_SHOW
        await pilot.press("m")
        await type_in(pilot, "pe 12-14", "enter")
        assert session(desk, 4720, 3).on == date(2024, 4, 26)
        assert screen_of(pilot).session_here() == (order_id(4720), session_id(4720, 3))


async def test_a_series_is_planned_for_the_order_under_the_cursor(desk: Desk) -> None:
    """`p` and one line."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await at(pilot, session_id(4720, 3))
        before = len(sessions(desk, 4720))
        await pilot.press("p")
        await type_in(pilot, "pe 9-11 x3", "enter")
        assert len(sessions(desk, 4720)) == before + 3
        assert "26.09 4720" in entries(pilot)


@pytest.mark.parametrize("key", ["enter", "E"])
async def test_a_meeting_is_edited_in_a_form(desk: Desk, key: str) -> None:
    """The group mark is its last field; the list shows it."""
    app = app_of(desk)
    async with app.run_test(size=WIDE) as pilot:
        await at(pilot, session_id(4711, 5))
        await press(pilot, key, "shift+tab")
        await type_in(pilot, "kyllä", "f2")
        assert session(desk, 4711, 5).group
        assert "ryhmä" in text_of(app)


async def test_a_meeting_is_removed_after_asking(desk: Desk) -> None:
    """Esc keeps it, enter removes it."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await at(pilot, session_id(4711, 5))
        await press(pilot, "D", "escape")
        assert "24.09 4711" in entries(pilot)
        await press(pilot, "D", "enter")
        assert "24.09 4711" not in entries(pilot)
        assert session_id(4711, 5) not in [one.id for one in sessions(desk, 4711)]


async def test_only_what_makes_sense_is_offered(desk: Desk) -> None:
    """A meeting that was held is not held again; this week has no way back to itself."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await at(pilot, session_id(4711, 5))
        screen = screen_of(pilot)
        assert screen.check_action("hold", ())
        assert screen.check_action("miss", ())
        assert not screen.check_action("this_week", ())
        await pilot.press("d")
        await type_in(pilot, "Haku", "enter")
        assert not screen.check_action("hold", ())
        await press(pilot, "right")
        assert screen.check_action("this_week", ())
        for action in ("hold", "miss", "move", "plan", "edit_session", "remove_session"):
            assert not screen.check_action(action, ()), action
        assert screen.check_action("log", ())


async def test_what_others_save_shows_without_moving_the_cursor(desk: Desk, tmp_path: Path) -> None:
    """A colleague logs a meeting above, while a line is being typed."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, session_id(4720, 3))
        await pilot.press("l")
        await type_in(pilot, "ak eil")
        other = Desk.open(
            tmp_path / "data", "maija", clock_at("2024-04-24T12:00"), cache=tmp_path / "other"
        )
        other.sessions.log(other.sessions.read("4711 22.4. 13-14 puhelu"))
        screen_of(pilot).look_again()
        await settle(pilot)
        assert "22.13 4711" in entries(pilot)
        assert screen_of(pilot).session_here() == (order_id(4720), session_id(4720, 3))
        assert "ak eil" in text_of(app)


@pytest.mark.parametrize("note", ["[bold]x[/]", "[/]", "[@click=app.quit]", "\x1b[2Jx"])
async def test_texts_of_records_are_shown_letter_by_letter(desk: Desk, note: str) -> None:
    """Neither markup nor what terminals obey, in the list and in the pane."""
    desk.sessions.hold(order_id(4711), session_id(4711, 5), note)
    app = app_of(desk)
    async with app.run_test(size=WIDE) as pilot:
        await at(pilot, session_id(4711, 5))
        assert text_of(app).count(note.replace("\x1b", "")[:6]) >= 2
        assert "\x1b" not in text_of(app)


async def test_days_stand_apart_where_there_is_room(desk: Desk) -> None:
    """A window that grows or shrinks changes the blank lines, never the cursor."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await at(pilot, session_id(4720, 3))
        rows = screen_of(pilot)._list.rows
        for height, blank_lines in ((14, 0), (24, 4)):
            await pilot.resize_terminal(80, height)
            await settle(pilot)
            rows = screen_of(pilot)._list.rows
            assert sum(row == Section() for row in rows) == blank_lines
        assert screen_of(pilot).session_here() == (order_id(4720), session_id(4720, 3))
