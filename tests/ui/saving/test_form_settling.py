"""Forms of two people over the same record: merged by field, asked about where they clash."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import USER, a_desk, desk_app, order_id, session_id, type_in
from tests.ui.snapshots import SMALL, settle, take, text_of

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.ui.dialogs.ask_form import AskForm
from ph_tui.ui.dialogs.choose import Choose
from ph_tui.ui.dialogs.settle import SettleText
from ph_tui.ui.orders.order import OrderScreen
from ph_tui.ui.sessions.columns import SessionList

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

    from ph_tui.domain.orders import Order
    from ph_tui.domain.sessions import Session

ID, SESSION = order_id(4711), session_id(4711, 1)
HOURS = ["down"] * 3
NOTE = ["down"] * 4


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Maija's desk."""
    return a_desk(tmp_path)


@pytest.fixture
def colleague(tmp_path: Path, desk: Desk) -> Desk:
    """Olli's desk on the same data."""
    assert desk.user == USER
    return Desk.open(
        tmp_path / "data", "olli", clock_at("2024-04-24T12:00"), cache=tmp_path / "olli"
    )


def app_of(desk: Desk) -> DeskApp:
    """The program at one order."""
    return desk_app(desk, "orders", lambda: OrderScreen(desk, ID))


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each with all that comes of it."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def open_order_form(pilot: Pilot[None], *keys: str) -> None:
    """Open the form of the order and go to a field."""
    await settle(pilot)
    await press(pilot, "I", "E", *keys)


async def open_session_form(pilot: Pilot[None], *keys: str) -> None:
    """Open the form of the first meeting and go to a field."""
    await settle(pilot)
    pilot.app.screen.query_one(SessionList).move_to(SESSION)
    await press(pilot, "E", *keys)


def order(desk: Desk) -> Order:
    """The order as it is stored."""
    return desk.orders.load(ID).order


def session(desk: Desk) -> Session:
    """The meeting as it is stored."""
    return next(each for each in desk.orders.load(ID).sessions if each.id == SESSION)


@pytest.mark.parametrize(("keys", "stays"), [(["enter"], 24), (["j", "enter"], 30)])
async def test_the_same_field_is_asked_about(
    desk: Desk, colleague: Desk, keys: list[str], stays: int
) -> None:
    """Mine or theirs; the other fields of both are saved either way."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await open_order_form(pilot, *HOURS, "backspace", "backspace")
        await type_in(pilot, "24", *["down"] * 3)
        await type_in(pilot, "62")
        colleague.orders.edit(ID, {"hours": "30", "case_coach": "TE-palvelut 9"})
        await press(pilot, "f2")
        assert isinstance(app.screen, Choose)
        assert "Tunnit: myös olli on muuttanut samaa kenttää" in text_of(app)
        assert order(desk).ordered_hours == 30
        if stays == 24:
            take(app, "field", feature="saving/form_settling")
        await press(pilot, *keys)
    after = order(desk)
    assert (after.ordered_hours, after.price) == (Decimal(stays), Decimal(62))
    assert after.case_coach == "TE-palvelut 9"


async def test_a_question_that_is_left_saves_nothing(desk: Desk, colleague: Desk) -> None:
    """The form comes back as it was typed, and the next save asks again."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await open_order_form(pilot, *HOURS, "backspace", "backspace")
        await type_in(pilot, "24")
        colleague.orders.edit(ID, {"hours": "30"})
        await press(pilot, "f2", "escape")
        assert isinstance(app.screen, AskForm)
        assert order(desk).ordered_hours == 30
        await press(pilot, "f2")
        assert isinstance(app.screen, Choose)


async def test_a_third_change_while_it_is_asked_is_asked_about_too(
    desk: Desk, colleague: Desk
) -> None:
    """An answer counts for the value that was seen, not for one that came later."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await open_order_form(pilot, *HOURS, "backspace", "backspace")
        await type_in(pilot, "24")
        colleague.orders.edit(ID, {"hours": "30"})
        await press(pilot, "f2")
        colleague.orders.edit(ID, {"hours": "40"})
        await press(pilot, "enter")
        assert isinstance(app.screen, Choose)
        assert order(desk).ordered_hours == 40
        await press(pilot, "enter")
    assert order(desk).ordered_hours == 24


async def test_a_note_is_merged(desk: Desk, colleague: Desk) -> None:
    """The texts of a meeting are put together like those of the report."""
    app, note = app_of(desk), session(desk).note
    async with app.run_test(size=SMALL) as pilot:
        await open_session_form(pilot, *NOTE, "end")
        await type_in(pilot, " Lisää.")
        colleague.sessions.edit(ID, SESSION, note=f"Ensin.\n{note}", group=True)
        await press(pilot, "f2")
        assert isinstance(app.screen, SettleText)
        await press(pilot, "f2")
    after = session(desk)
    assert after.note == f"Ensin.\n{note} Lisää."
    assert after.group


async def test_a_note_that_does_not_stay_is_kept(desk: Desk, colleague: Desk) -> None:
    """It waits among the texts that were not saved."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await open_session_form(pilot, *NOTE, "end")
        await type_in(pilot, " Lisää.")
        colleague.sessions.edit(ID, SESSION, note="Kokonaan toinen.")
        await press(pilot, "f2", "f3")
    assert session(desk).note == "Kokonaan toinen."
    (kept,) = desk.drafts.pending()
    assert kept.text.endswith(" Lisää.")


async def test_the_clock_times_are_one_question(desk: Desk, colleague: Desk) -> None:
    """Both begin and end were moved by both: whose hours stay is asked once."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await open_session_form(pilot, "down", *["backspace"] * 5)
        await type_in(pilot, "8", "down", *["backspace"] * 5)
        await type_in(pilot, "10")
        colleague.sessions.edit(ID, SESSION, start=time(13), end=time(15))
        await press(pilot, "f2")
        assert "Aika: myös olli" in text_of(app)
        await press(pilot, "j", "enter")
    assert (session(desk).start, session(desk).end) == (time(13), time(15))
