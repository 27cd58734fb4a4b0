"""The settings as a form: asked for when first needed, checked as they are typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import desk_app, type_in
from tests.ui.snapshots import SMALL, WIDE, settle, take, text_of
from textual.widgets import Input

from ph_tui.ui.orders.list import OrdersScreen
from ph_tui.ui.saving.settings_form import SettingsForm, edit_settings

if TYPE_CHECKING:
    from tests.ui.desks import DeskApp

    from ph_tui.desk.desk import Desk


def app_of(desk: Desk) -> DeskApp:
    """The program at the list of orders."""
    return desk_app(desk, "orders", partial(OrdersScreen, desk))


async def test_what_was_needed_is_asked_for_and_then_goes_on(desk: Desk) -> None:
    """The form begins at the field that is missing; once saved, what needed it goes on."""
    app = app_of(desk)
    went_on: list[bool] = []
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        edit_settings(app, desk, start="feedback_form", then=lambda: went_on.append(True))
        await settle(pilot)
        await type_in(pilot, "lomake")
        assert "! " in text_of(app)
        await pilot.press("f2")
        assert isinstance(app.screen, SettingsForm)
        await pilot.press(*["backspace"] * len("lomake"))
        await type_in(pilot, "https://kaupunki.example/palaute", "f2")
        assert desk.settings.city().feedback_form == "https://kaupunki.example/palaute"
        assert went_on == [True]
        assert "Asetukset on tallennettu" in text_of(app)


async def test_leaving_changes_nothing_and_keeps_what_was_typed(desk: Desk) -> None:
    """Esc goes nowhere; the next time the typed text is there again."""
    app = app_of(desk)
    went_on: list[bool] = []
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        edit_settings(app, desk, then=lambda: went_on.append(True))
        await settle(pilot)
        await type_in(pilot, "Koordinaattori", "escape")
        assert (desk.settings.city().coordinator_name, went_on) == ("", [])
        edit_settings(app, desk)
        await settle(pilot)
        assert app.screen.query_one("#coordinator_name", Input).value == "Koordinaattori"


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_looks(desk: Desk, size: tuple[int, int]) -> None:
    """Three groups of fields, each under its name."""
    app = app_of(desk)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        edit_settings(app, desk)
        await settle(pilot)
        take(app, "form", feature="saving/settings_form")
