"""One order: what each key does to it and its meetings, and how it looks."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import a_desk, desk_app, order_id, session_id, type_in
from tests.ui.snapshots import SMALL, WIDE, settle, text_of

from ph_tui.domain.sessions import Session, SessionState
from ph_tui.ui.orders.list import OrdersScreen
from ph_tui.ui.orders.order import OrderScreen
from ph_tui.ui.report.editor import ReportScreen
from ph_tui.ui.sessions.columns import SessionList

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Snap
    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The desk of the small company."""
    return a_desk(tmp_path)


def app_of(desk: Desk, number: int, *, lang: str = "fi") -> DeskApp:
    """The program at one order."""
    return desk_app(desk, "orders", lambda: OrderScreen(desk, order_id(number)), lang=lang)


def session(desk: Desk, number: int, place: int) -> Session:
    """A session as it is stored."""
    found = desk.orders.load(order_id(number)).sessions
    return next(each for each in found if each.id == session_id(number, place))


async def at(pilot: Pilot[None], number: int, place: int) -> None:
    """Put the cursor on a session."""
    await settle(pilot)
    pilot.app.screen.query_one(SessionList).move_to(session_id(number, place))
    await settle(pilot)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each with all that comes of it."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_the_cursor_begins_where_something_is_to_be_done(desk: Desk) -> None:
    """On the first session that is still planned."""
    app = app_of(desk, 4711)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, OrderScreen)
        assert app.screen.session_here() == (order_id(4711), session_id(4711, 5))


async def test_a_planned_meeting_is_logged_with_two_keys(desk: Desk) -> None:
    """`d`, what was done, enter."""
    app = app_of(desk, 4711)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        await type_in(pilot, "Haastattelu", "enter")
        assert "4711: kirjattu ke 24.4. 9.00–11.00 · 2 h" in text_of(app)
        assert app.focused is app.screen.query_one(SessionList)
    logged = session(desk, 4711, 5)
    assert (logged.state, logged.note) == (SessionState.HELD, "Haastattelu")


async def test_enter_twice_saves_once(desk: Desk) -> None:
    """An impatient second enter must not log a second meeting."""
    app = app_of(desk, 4711)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "l")
        await type_in(pilot, "22.4. 13-14 CV", "enter", "enter")
        await press(pilot, "escape")
    assert len(desk.orders.load(order_id(4711)).sessions) == 7


async def test_d_offers_the_note_that_is_there(desk: Desk) -> None:
    """A note is added to, not written again."""
    app = app_of(desk, 4711)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4711, 1)
        await press(pilot, "d")
        await type_in(pilot, " Lisäys.", "enter")
    assert session(desk, 4711, 1).note == (
        "Kartoitettiin osaaminen ja sovittiin tavoitteesta. Lisäys."
    )


async def test_x_marks_a_no_show_at_once(desk: Desk) -> None:
    """A planned session needs no question."""
    app = app_of(desk, 4711)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "x")
        assert "ei saapunut ke 24.4." in text_of(app)
    assert session(desk, 4711, 5).state is SessionState.NO_SHOW


async def test_x_asks_before_it_changes_a_held_meeting(desk: Desk) -> None:
    """What was logged is not taken back by one wrong key."""
    app = app_of(desk, 4711)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4711, 1)
        await press(pilot, "x", "escape")
        assert session(desk, 4711, 1).state is SessionState.HELD
        await press(pilot, "x", "enter")
    assert session(desk, 4711, 1).state is SessionState.NO_SHOW


async def test_a_meeting_is_moved_by_day_and_hour(desk: Desk) -> None:
    """`m`, `25.4. 10-12`, enter; the reading shows before."""
    app = app_of(desk, 4711)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "m")
        await type_in(pilot, "25.4. 10-12")
        assert "✓ to 25.4. 10.00–12.00" in text_of(app)
        await press(pilot, "enter")
    moved = session(desk, 4711, 5)
    assert (moved.on, moved.start, moved.end) == (date(2024, 4, 25), time(10), time(12))


async def test_a_meeting_is_edited_in_a_form(desk: Desk) -> None:
    """Only what was typed changes; clock times decide the length."""
    app = app_of(desk, 4711)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4711, 2)
        await press(pilot, "enter", "down", "down", *["backspace"] * 5)
        await type_in(pilot, "12", "down", "down", "down", "down")
        await type_in(pilot, "kyllä", "f2")
    edited = session(desk, 4711, 2)
    assert (edited.end, edited.minutes, edited.group) == (time(12), 180, True)
    assert edited.note.startswith("Päivitettiin CV")


async def test_lines_of_a_note_survive_the_form(desk: Desk) -> None:
    """The form has one line for a note; its line breaks are signs there."""
    desk.sessions.edit(order_id(4711), session_id(4711, 1), note="Yksi\n\n- kaksi")
    app = app_of(desk, 4711)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4711, 1)
        await press(pilot, "E", *["down"] * 4)
        await type_in(pilot, "!", "f2")
    assert session(desk, 4711, 1).note == "Yksi\n\n- kaksi!"


async def test_a_form_with_an_impossible_time_comes_back(desk: Desk) -> None:
    """An end before the start is refused; what was typed stays."""
    app = app_of(desk, 4711)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await at(pilot, 4711, 1)
        await press(pilot, "E", "down", "down", *["backspace"] * 5)
        await type_in(pilot, "8", "f2")
        shown = text_of(app)
        assert "ei voi päättyä" in shown
        assert "Loppui        8" in shown
    assert session(desk, 4711, 1).end == time(11)


async def test_a_meeting_is_removed_after_asking(desk: Desk) -> None:
    """`D`, and only then enter."""
    app = app_of(desk, 4711)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4711, 6)
        await press(pilot, "D", "escape")
        assert len(desk.orders.load(order_id(4711)).sessions) == 6
        await press(pilot, "D", "enter")
    assert len(desk.orders.load(order_id(4711)).sessions) == 5


async def test_unlogged_orders_lead_with_what_is_to_be_done(desk: Desk) -> None:
    """The key line of a new order begins with its acceptance, and forgets it once it is done."""
    app = app_of(desk, 4733)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "a hyväksy" in text_of(app)
        await press(pilot, "a")
        assert "a hyväksy" not in text_of(app)
        assert "● Yhteys" in text_of(app)
    assert desk.orders.load(order_id(4733)).order.accepted_on == date(2024, 4, 24)


async def test_a_key_for_what_is_done_still_answers(desk: Desk) -> None:
    """It is off the line, but not dead."""
    app = app_of(desk, 4711)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "a")
        assert "on jo merkitty hyväksytyksi 4.3." in text_of(app)


async def test_tabs_have_keys_and_arrows(desk: Desk) -> None:
    """`t`, `b`, `I`, `h`, and the arrows go round."""
    app = app_of(desk, 4698)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        seen = []
        for key in (*["right"] * 5, "left", "t", "b", "I", "h"):
            await press(pilot, key)
            assert app.focused is not None
            seen.append(app.focused.id)
        around = ["report", "billing", "info", "history", "sessions", "history"]
        assert seen == [*around, "sessions", "billing", "info", "history"]


async def test_r_opens_the_report_and_comes_back_to_its_tab(desk: Desk) -> None:
    """One key; afterwards the sections show how they stand."""
    app = app_of(desk, 4698)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        screen = app.screen
        await press(pilot, "r")
        assert isinstance(app.screen, ReportScreen)
        await press(pilot, "escape")
        assert app.screen is screen
        assert "Jatkosuunnitelma" in text_of(app)


async def test_enter_on_a_finding_does_what_mends_it(desk: Desk) -> None:
    """A lacking section opens the report, a lacking day is recorded."""
    desk.sessions.log(desk.sessions.read("23.4. 9-10 alku", order_id(4733)))
    app = app_of(desk, 4733)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        app.screen.query_one("#findings").focus()
        await press(pilot, "enter")
    assert desk.orders.load(order_id(4733)).order.accepted_on == date(2024, 4, 24)


async def test_e_in_the_details_edits_the_order(desk: Desk) -> None:
    """The same key edits what shows: a session in one tab, the order in another."""
    app = app_of(desk, 4711)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "I", "E", *["backspace"] * 4)
        await type_in(pilot, "4712", "f2")
    assert desk.orders.load(order_id(4711)).order.number == "4712"


@pytest.mark.parametrize("note", ["[bold]x[/]", "[/]", "[@click=app.quit]x", "\x1b]52;c;eA\x07"])
async def test_notes_are_shown_letter_by_letter(desk: Desk, note: str) -> None:
    """Neither markup nor what terminals obey, in the list, the note and the questions."""
    desk.sessions.edit(order_id(4711), session_id(4711, 1), note=note)
    clean = note.replace("\x1b", "").replace("\x07", "")
    app = app_of(desk, 4711)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await at(pilot, 4711, 1)
        assert text_of(app).count(clean) == 2
        await press(pilot, "D")
        assert clean in text_of(app)


async def test_an_order_can_be_left_before_it_is_read(desk: Desk) -> None:
    """Whoever is quick sees no error, neither of the order nor of what was saved in it."""
    app = desk_app(desk, "orders", lambda: OrdersScreen(desk, pane_delay=0))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("j", "j", "j", "enter", "x", "escape")
        await settle(pilot)
        assert isinstance(app.screen, OrdersScreen)
    assert session(desk, 4711, 5).state is SessionState.NO_SHOW


async def test_what_others_save_shows_without_moving_the_cursor(desk: Desk) -> None:
    """The order is read again when it has changed."""
    app = app_of(desk, 4711)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        desk.sessions.remove(order_id(4711), session_id(4711, 1))
        screen = app.screen
        assert isinstance(screen, OrderScreen)
        screen.look_again()
        await settle(pilot)
        assert "t Tapaamiset 5" in text_of(app)
        assert screen.session_here() == (order_id(4711), session_id(4711, 5))


async def test_an_order_looks_calm_at_every_stage(snap: Snap, desk: Desk) -> None:
    """New, in the middle, late, and finished with all its history."""
    await snap(app_of(desk, 4733), "new")
    await snap(app_of(desk, 4711), "running")
    await snap(app_of(desk, 4711), "running", size=WIDE)
    await snap(app_of(desk, 4698), "late", press=["right"])
    await snap(app_of(desk, 4698), "late", size=WIDE)
    await snap(app_of(desk, 4684), "finished", size=WIDE, press=["I"])
    await snap(app_of(desk, 4701), "declined", press=["I"])
    await snap(app_of(desk, 4698, lang="en"), "english", press=["right"])


async def test_the_questions_look_calm(snap: Snap, desk: Desk) -> None:
    """Lines and forms at the foot of the order."""
    await snap(app_of(desk, 4711), "hold", press=["d", *"CV"])
    await snap(app_of(desk, 4711), "plan", press=["p", *"to", "space", *"9-11"])
    await snap(app_of(desk, 4711), "move-refused", press=["m", *"31.2."])
    await snap(app_of(desk, 4711), "edit-session", press=["enter"])
    await snap(app_of(desk, 4711), "remove", press=["up", "D"])
    await snap(app_of(desk, 4698), "ended-already", press=["e"])
