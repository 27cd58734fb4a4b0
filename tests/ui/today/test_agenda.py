"""Today: what each key does to the thing under the cursor, and how the day looks."""

from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import desk_app, order_id, session_id, type_in
from tests.ui.snapshots import SMALL, WIDE, settle, text_of

from ph_tui.desk.agenda_items import OrderItem
from ph_tui.desk.agenda_kinds import AgendaKind
from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.domain.orders import EndKind
from ph_tui.domain.sessions import Session, SessionState
from ph_tui.ui.orders.order import OrderScreen
from ph_tui.ui.report.editor import ReportScreen
from ph_tui.ui.today.agenda import TodayScreen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

VERY_WIDE = (160, 45)


def app_of(desk: Desk, *, lang: str = "fi", theme: str = "ph-dark") -> DeskApp:
    """The program at Today, its side pane following at once."""
    return desk_app(desk, "today", lambda: TodayScreen(desk, pane_delay=0), lang=lang, theme=theme)


def screen_of(pilot: Pilot[None]) -> TodayScreen:
    """The screen that is tested."""
    screen = pilot.app.screen
    assert isinstance(screen, TodayScreen)
    return screen


def items_of(pilot: Pilot[None]) -> list[OrderItem]:
    """The things of orders in the list, from the top."""
    return [row for row in screen_of(pilot)._list.rows if isinstance(row, OrderItem)]


def here_of(pilot: Pilot[None]) -> OrderItem:
    """The thing of an order under the cursor."""
    here = screen_of(pilot).item_here()
    assert isinstance(here, OrderItem)
    return here


def things(pilot: Pilot[None]) -> list[tuple[str, AgendaKind]]:
    """Number and kind of the things in the list."""
    return [(item.order.number, item.kind) for item in items_of(pilot)]


async def at(pilot: Pilot[None], number: int, *kinds: AgendaKind) -> None:
    """Put the cursor on a thing of an order."""
    await settle(pilot)
    for item in items_of(pilot):
        if item.order.id == order_id(number) and item.kind in kinds:
            screen_of(pilot)._list.move_to((item.order.id, item.session_id or _step(item.kind)))
    await settle(pilot)
    here = here_of(pilot)
    assert here.order.id == order_id(number)
    assert here.kind in kinds


def _step(kind: AgendaKind) -> str:
    begins = {AgendaKind.ACCEPT, AgendaKind.CONTACT, AgendaKind.PLAN}
    return "beginning" if kind in begins else kind


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each with all that comes of it."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def session(desk: Desk, number: int, place: int) -> Session:
    """A session as it is stored."""
    sessions: Iterable[Session] = desk.orders.load(order_id(number)).sessions
    return next(one for one in sessions if one.id == session_id(number, place))


async def test_the_day_shows_everything_in_its_order(desk: Desk) -> None:
    """Late first, then today by the clock, then the week; only the own things."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert things(pilot) == [
            ("4698", AgendaKind.REPORT),
            ("4698", AgendaKind.BILLING),
            ("4711", AgendaKind.LOG),
            ("4720", AgendaKind.SESSION),
            ("", AgendaKind.CONTACT),
            ("4684", AgendaKind.REMIND),
            ("4698", AgendaKind.FEEDBACK),
            ("4729", AgendaKind.PLAN),
            ("4733", AgendaKind.ACCEPT),
            ("4715", AgendaKind.END),
        ]
        assert "2 myöhässä · 7 tänään · 12 h tässä kuussa" in text_of(app)


async def test_a_long_first_look_through_the_folder_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten thousand orders without an index take a while; the screen stands and tells why."""
    looked = threading.Event()
    has_own = desk.rows.has_own
    monkeypatch.setattr(Desk, "is_at_hand", False)
    monkeypatch.setattr(desk.rows, "has_own", lambda: looked.wait() and has_own())
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "Luetaan tilauksia…" in text_of(app)
        looked.set()
        await settle(pilot)
        await settle(pilot)
        assert len(things(pilot)) == 10


async def test_a_new_order_is_accepted_and_its_client_contacted_without_moving(desk: Desk) -> None:
    """`a` and `c` on the same line: the cursor stays on the order as its step moves on."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await at(pilot, 4733, AgendaKind.ACCEPT)
        await press(pilot, "a")
        assert "4733: hyväksytty 24.4." in text_of(app)
        await press(pilot, "c")
        order = desk.orders.load(order_id(4733)).order
        assert (order.accepted_on, order.contacted_on) == (date(2024, 4, 24), date(2024, 4, 24))
        here = here_of(pilot)
        assert (here.order.number, here.kind) == ("4733", AgendaKind.PLAN)


async def test_a_planned_meeting_is_held_with_one_line(desk: Desk) -> None:
    """`d`, what was done, enter: then it is off the list."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4711, AgendaKind.LOG)
        await pilot.press("d")
        await type_in(pilot, "Haku lähti", "enter")
        held = session(desk, 4711, 5)
        assert (held.state, held.note) == (SessionState.HELD, "Haku lähti")
        assert ("4711", AgendaKind.LOG) not in things(pilot)
        assert "14 h tässä kuussa" in text_of(app)


async def test_keys_typed_before_the_agenda_is_whole_find_their_meeting(desk: Desk) -> None:
    """A coach in a hurry presses `d` while the first picture is still all there is."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4711, AgendaKind.LOG)
        screen = screen_of(pilot)
        screen._show(desk.agenda.glance(coach="maija"))
        screen._list.move_to((order_id(4711), AgendaKind.LOG))
        assert screen.session_here() == (order_id(4711), session_id(4711, 5))


async def test_a_client_who_did_not_come_takes_one_key(desk: Desk) -> None:
    """`x` records it and the meeting is off the list."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4711, AgendaKind.LOG)
        await press(pilot, "x")
        assert session(desk, 4711, 5).state is SessionState.NO_SHOW


async def test_a_meeting_is_moved_with_one_line(desk: Desk) -> None:
    """`m` and the new time; the thing moves to its new band and the cursor with it."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4720, AgendaKind.SESSION)
        await pilot.press("m")
        await type_in(pilot, "26.4. 10-12", "enter")
        moved = session(desk, 4720, 3)
        assert (moved.on, moved.minutes) == (date(2024, 4, 26), 120)
        here = here_of(pilot)
        assert here.session_id == moved.id


async def test_meetings_are_planned_with_one_line(desk: Desk) -> None:
    """`p` on the order that waits for its meetings."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4729, AgendaKind.PLAN)
        await pilot.press("p")
        await type_in(pilot, "to 9-11 x3", "enter")
        assert len(desk.orders.load(order_id(4729)).sessions) == 3
        assert ("4729", AgendaKind.SESSION) in things(pilot)


async def test_the_end_of_a_service_is_recorded(desk: Desk) -> None:
    """`e` on the order whose meetings are over."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4715, AgendaKind.END)
        await press(pilot, "e", "f2")
        ending = desk.orders.load(order_id(4715)).order.ending
        assert ending is not None
        assert (ending.on, ending.how) == (date(2024, 4, 24), EndKind.FINISHED)
        assert ("4715", AgendaKind.REPORT) in things(pilot)


async def test_feedback_is_asked_with_one_key(desk: Desk) -> None:
    """`f` records it for today."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4698, AgendaKind.FEEDBACK)
        await press(pilot, "f")
        assert desk.orders.load(order_id(4698)).order.feedback_asked_on == date(2024, 4, 24)
        assert ("4698", AgendaKind.FEEDBACK) not in things(pilot)


async def test_a_meeting_is_logged_for_the_order_under_the_cursor(desk: Desk) -> None:
    """`l` needs no order then; without anything under the cursor the line begins with one."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4715, AgendaKind.END)
        await pilot.press("l")
        await type_in(pilot, "eilen 9-10 puhelu", "enter")
        notes = [one.note for one in desk.orders.load(order_id(4715)).sessions]
        assert "puhelu" in notes
        screen_of(pilot)._list.set_rows([])
        await pilot.press("l")
        await type_in(pilot, "4720 eilen 9-10 puhelu 2", "enter")
        notes = [one.note for one in desk.orders.load(order_id(4720)).sessions]
        assert "puhelu 2" in notes


async def test_r_opens_the_report_and_enter_the_order(desk: Desk) -> None:
    """Both come back to where they were left."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4698, AgendaKind.REPORT)
        await press(pilot, "r")
        assert isinstance(app.screen, ReportScreen)
        await press(pilot, "escape", "enter")
        assert isinstance(app.screen, OrderScreen)
        await press(pilot, "escape")
        assert screen_of(pilot).order_here() == order_id(4698)


async def test_a_new_order_gets_the_cursor(desk: Desk) -> None:
    """`n`, one line, enter."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await type_in(pilot, "4735 tehotreeni ab 20h", "enter")
        await settle(pilot)
        here = here_of(pilot)
        assert (here.order.number, here.kind) == ("4735", AgendaKind.ACCEPT)


async def test_o_shows_the_things_of_everyone_and_back(desk: Desk) -> None:
    """The head says whose day it is."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "vk 17 · omat" in text_of(app)
        await press(pilot, "o")
        assert "vk 17 · kaikki" in text_of(app)
        assert ("4705", AgendaKind.REPORT) in things(pilot)
        await press(pilot, "o")
        assert ("4705", AgendaKind.REPORT) not in things(pilot)


async def test_who_has_no_orders_begins_with_those_of_everyone(desk: Desk, tmp_path: Path) -> None:
    """The office sees the day of the company."""
    office = Desk.open(
        tmp_path / "data", "anna", clock_at("2024-04-24T12:00"), cache=tmp_path / "office"
    )
    async with app_of(office).run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert ("4705", AgendaKind.REPORT) in things(pilot)


@pytest.mark.parametrize(
    ("number", "kind", "offered", "withheld"),
    [
        (4711, AgendaKind.LOG, {"hold", "miss", "move", "plan", "end", "log"}, {"accept"}),
        (4733, AgendaKind.ACCEPT, {"accept", "contact", "end"}, {"hold", "report", "ask_feedback"}),
        (4698, AgendaKind.REPORT, {"report", "ask_feedback"}, {"plan", "end", "contact", "hold"}),
        (4729, AgendaKind.PLAN, {"plan", "end", "log"}, {"accept", "contact", "report"}),
    ],
)
async def test_only_what_makes_sense_is_offered(
    desk: Desk, number: int, kind: AgendaKind, offered: set[str], withheld: set[str]
) -> None:
    """The key line names the keys of the thing under the cursor, and no others."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await at(pilot, number, kind)
        screen = screen_of(pilot)
        assert {
            action for action in offered | withheld if screen.check_action(action, ())
        } == offered


async def test_a_gap_is_named_in_words_and_a_whole_report_is_ready(desk: Desk) -> None:
    """What keeps the report from being sent stands beside it."""
    app = app_of(desk)
    async with app.run_test(size=VERY_WIDE) as pilot:
        await settle(pilot)
        assert "5 puutetta: tavoite, tapaamiset" in text_of(app)
        await press(pilot, "o")
        assert "valmis lähetettäväksi" in text_of(app)


async def test_what_others_save_shows_without_moving_the_cursor(desk: Desk, tmp_path: Path) -> None:
    """A colleague logs the meeting that stands above."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await at(pilot, 4715, AgendaKind.END)
        other = Desk.open(
            tmp_path / "data", "olli", clock_at("2024-04-24T12:00"), cache=tmp_path / "other"
        )
        other.sessions.hold(order_id(4711), session_id(4711, 5), "CV")
        screen_of(pilot).look_again()
        await settle(pilot)
        assert ("4711", AgendaKind.LOG) not in things(pilot)
        assert screen_of(pilot).order_here() == order_id(4715)


@pytest.mark.parametrize("code", ["[bold]x[/]", "[/]", "[@click=app.quit]", "\x1b[2Jx"])
async def test_texts_of_records_are_shown_letter_by_letter(desk: Desk, code: str) -> None:
    """Neither markup nor what terminals obey."""
    desk.orders.edit(order_id(4733), {"client": code})
    app = app_of(desk)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at(pilot, 4733, AgendaKind.ACCEPT)
        await press(pilot, "a")
        assert code.replace("\x1b", "")[:6] in text_of(app)
        assert "\x1b" not in text_of(app)
