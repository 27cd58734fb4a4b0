"""Undo and redo on every screen, and the history of an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import desk_app, order_id, session_id, type_in
from tests.ui.snapshots import SMALL, WIDE, settle, take, text_of

from ph_tui.domain.orders import EndKind
from ph_tui.domain.reports import ReportSection
from ph_tui.ui.orders.history import StepList
from ph_tui.ui.orders.list import OrdersScreen
from ph_tui.ui.orders.order import OrderScreen
from ph_tui.ui.program.help import HelpScreen
from ph_tui.ui.program.palette import Palette
from ph_tui.ui.report.editor import ReportScreen
from ph_tui.ui.sessions.log import LogScreen
from ph_tui.ui.today.agenda import TodayScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.conftest import Snap
    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk
    from ph_tui.ui.program.screen import PhScreen

ID = order_id(4711)
SCREENS: dict[str, Callable[[Desk], PhScreen[None]]] = {
    "today": TodayScreen,
    "orders": OrdersScreen,
    "log": LogScreen,
    "order": lambda desk: OrderScreen(desk, ID),
    "report": lambda desk: ReportScreen(desk, ID),
}


def app_of(desk: Desk, name: str = "order", *, lang: str = "fi") -> DeskApp:
    """The program at one screen."""
    return desk_app(desk, "orders", lambda: SCREENS[name](desk), lang=lang)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each with all that comes of it."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def past(desk: Desk, colleague: Desk) -> None:
    """A history of both coaches, with something undone in it."""
    desk.orders.edit(ID, {"hours": "24", "price": "62"})
    desk.sessions.plan(ID, "ti 9-11 x3")
    colleague.sessions.hold(ID, session_id(4711, 5), "Haastattelu käytiin läpi.")
    desk.orders.hand(ID, "olli")
    desk.history.undo(ID)
    colleague.orders.contact(ID)
    colleague.reports.write(ID, {ReportSection.GOAL: "Kolme hakemusta viikossa. " * 12})
    colleague.sessions.move(ID, session_id(4711, 6), "3.5. 12-14")
    desk.orders.end(ID, None, EndKind.INTERRUPTED, "Asiakas muutti toiselle paikkakunnalle.")


@pytest.mark.parametrize("name", SCREENS)
async def test_u_and_capital_u_work_on_every_screen(desk: Desk, name: str) -> None:
    """One undoes the last change, the other does it again; both say what it was."""
    app = app_of(desk, name)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        desk.orders.edit(ID, {"hours": "24"})
        await press(pilot, "u")
        assert "4711 · kumottu: muutti tilauksen tietoja" in text_of(app)
        assert desk.orders.load(ID).order.ordered_hours == 20
        await press(pilot, "U")
        assert "4711 · tehty uudelleen: muutti tilauksen tietoja" in text_of(app)
        assert desk.orders.load(ID).order.ordered_hours == 24


@pytest.mark.parametrize("name", SCREENS)
async def test_undo_is_in_the_help_and_in_the_palette(desk: Desk, name: str) -> None:
    """In words, with its key, on every screen."""
    app = app_of(desk, name)
    async with app.run_test(size=(80, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert "kumoa viimeisin oma muutos" in text_of(app)
        await press(pilot, "escape", "colon")
        assert isinstance(app.screen, Palette)
        await type_in(pilot, "kumo")
        assert "kumoa viimeisin oma muutos" in text_of(app)
        assert "tee kumottu uudelleen" in text_of(app)


async def test_nothing_to_undo_is_told(desk: Desk) -> None:
    """A key that can do nothing says so."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "u")
        assert "Kumottavaa ei ole" in text_of(app)


async def test_what_a_colleague_changed_since_is_told_and_stays(
    desk: Desk, colleague: Desk
) -> None:
    """The notice names who did what; the order is as the colleague left it."""
    desk.orders.edit(ID, {"hours": "24"})
    colleague.orders.edit(ID, {"hours": "30"})
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "u")
        assert "Ei kumottu: olli on muuttanut" in text_of(app)
    assert desk.orders.load(ID).order.ordered_hours == 30


async def test_an_order_that_is_undone_is_left(desk: Desk) -> None:
    """Undoing the taking in leads back to the list, and U brings the order back there."""
    app = app_of(desk, "orders")
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await type_in(pilot, "4800 tehotreeni A.B.", "enter")
        new = desk.orders.find("4800").id
        app.push_screen(OrderScreen(desk, new))
        await settle(pilot)
        await press(pilot, "u")
        assert isinstance(app.screen, OrdersScreen)
        assert "U palauttaa" in text_of(app)
        assert "Mitään ei muutettu" not in text_of(app)
        assert desk.orders.row(new) is None
        await press(pilot, "U")
        assert desk.orders.find("4800").id == new


async def test_undo_in_the_report_saves_what_was_typed_before(desk: Desk) -> None:
    """Typing is a change as any other: u takes it back whole, and the field shows it."""
    goal = desk.orders.load(ID).report.goal
    app = app_of(desk, "report")
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ReportScreen)
        screen.show_section(ReportSection.GOAL)
        await press(pilot, "enter")
        await type_in(pilot, "Uusi työ")
        await press(pilot, "escape", "u")
        assert desk.orders.load(ID).report.goal == goal
        assert screen.field.text == goal
        await press(pilot, "U")
        assert "Uusi työ" in screen.field.text
        await pilot.press("enter")
        await type_in(pilot, "u")
        assert "uUusi työ" in screen.field.text or "työu" in screen.field.text


async def test_h_is_the_history(desk: Desk, colleague: Desk) -> None:
    """Who did what and when, the newest first, each a sentence; below it what was changed."""
    past(desk, colleague)
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "h")
        lines = text_of(app)
        assert "ke 24.4. klo 12.00 · maija · merkitsi palvelun keskeytyneeksi (24.4.)" in lines
        assert "ke 24.4. klo 12.00 · olli · siirsi tapaamisen" in lines
        assert "ke 24.4. klo 12.00 · maija · kumottu · siirsi tilauksen valmentajalle" in lines
        assert "– → 24.4.2024 · keskeytyi · Asiakas muutti" in lines


async def test_enter_undoes_the_step_after_asking(desk: Desk, colleague: Desk) -> None:
    """Any step, whoever did it; one that is undone already is not asked about."""
    past(desk, colleague)
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "h", "j", "enter")
        assert "Kumotaanko tämä? siirsi tapaamisen" in text_of(app)
        await press(pilot, "escape")
        assert desk.history.of(ID)[0].what.id == "word.did.ended_interrupted"
        await press(pilot, "enter", "enter")
        assert desk.history.of(ID)[0].what.id == "word.did.undid_of"
        steps = app.screen.query_one(StepList)
        assert steps.row is not None
        assert steps.row.undone
        await press(pilot, "enter")
        assert "on jo kumottu" in text_of(app)


async def test_the_history_shows_what_a_colleague_does(desk: Desk, colleague: Desk) -> None:
    """On its own; a cursor that rests on the newest step goes on to the new one."""
    past(desk, colleague)
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "h")
        colleague.orders.edit(ID, {"case_coach": "Toinen"})
        screen = app.screen
        assert isinstance(screen, OrderScreen)
        screen.look_again()
        await settle(pilot)
        row = screen.query_one(StepList).row
        assert row is not None
        assert row.what.id == "word.did.edited"


async def test_pictures_of_the_history(desk: Desk, colleague: Desk, snap: Snap) -> None:
    """With nothing in it, and full."""
    await snap(app_of(desk), "empty", press=["h"])
    past(desk, colleague)
    await snap(app_of(desk), "full", press=["h"])
    await snap(app_of(desk), "full", press=["h", "j", "j"], size=WIDE)
    await snap(app_of(desk, lang="en"), "english", press=["h"])
    await snap(app_of(desk), "question", press=["h", "enter"])
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "h", "u")
        take(app, "undone", feature="orders/history")
