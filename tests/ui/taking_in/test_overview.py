"""Importing on the screen: a path, enter to read, enter to save; columns changed by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.spreadsheets import english_sessions, many, workbook
from tests.ui.desks import an_empty_desk, desk_app
from tests.ui.snapshots import SMALL, WIDE, settle, take, text_of
from textual.widgets import Input

from ph_tui.desk.taking_in.plan import Standing
from ph_tui.ui.orders.list import OrdersScreen
from ph_tui.ui.taking_in.overview import ImportScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk


def app_of(desk: Desk) -> DeskApp:
    """The program at the order list."""
    return desk_app(desk, "orders", lambda: OrdersScreen(desk))


async def opened(pilot: Pilot[None], path: object, *keys: str) -> ImportScreen:
    """The screen once a path was typed and keys were pressed."""
    await pilot.press("O")
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ImportScreen)
    screen.query_one("#path", Input).value = str(path)
    await done(pilot, *keys)
    return screen


async def done(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait for what each of them begins in the background."""
    for key in keys:
        await pilot.press(key)
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)


async def test_three_hundred_rows_take_two_keys(desk: Desk, tmp_path: Path) -> None:
    """Enter reads, enter saves; the list behind has them."""
    path = many(tmp_path / "many.xlsx", 300)
    before = len(desk.orders.summaries())
    async with app_of(desk).run_test(size=SMALL, notifications=True) as pilot:
        screen = await opened(pilot, path, "enter", "enter")
        assert screen.plan is not None
        assert screen.plan.count(Standing.SAME) == 300
        assert len(desk.orders.summaries()) == before + 300


async def test_a_column_gets_another_meaning_by_keys(desk: Desk, tmp_path: Path) -> None:
    """A lacking column is named, chosen and told; then the rows are there."""
    path = tmp_path / "x.csv"
    path.write_text("Nro;Hlö;Palvelu\n1;A.K.;tehotreeni\n", encoding="utf-8")
    async with app_of(desk).run_test(size=SMALL) as pilot:
        screen = await opened(pilot, path, "enter")
        assert "Taulukosta puuttuu sarake: asiakas" in text_of(pilot.app)
        await done(pilot, "m", "enter", "j", "j", "enter")
        assert screen.plan is not None
        assert [row.standing for row in screen.plan.rows] == [Standing.NEW]


async def test_what_can_not_be_read_is_told_in_its_place(desk: Desk, tmp_path: Path) -> None:
    """A missing file leaves the path to be mended; esc leaves it, esc leaves the screen."""
    async with app_of(desk).run_test(size=WIDE) as pilot:
        screen = await opened(pilot, tmp_path / "ei.csv", "enter")
        assert "ei.csv" in text_of(pilot.app)
        assert "Mitään ei tuotu: tarkista polku." in " ".join(text_of(pilot.app).split())
        assert screen.plan is None
        await done(pilot, "escape")
        assert isinstance(pilot.app.screen, OrdersScreen)


async def test_pictures(tmp_path: Path) -> None:
    """Orders of a workbook, and sessions of orders that are not there yet."""
    for size in (SMALL, WIDE):
        desk = an_empty_desk(tmp_path / str(size[0]))
        app = app_of(desk)
        async with app.run_test(size=size, notifications=True) as pilot:
            screen = await opened(pilot, "")
            take(app, "begin", feature="taking_in/overview")
            screen.query_one("#path", Input).value = str(workbook(tmp_path))
            await done(pilot, "enter", "j", "j")
            screen.query_one("#path", Input).value = "tilaukset.xlsx"
            await settle(pilot)
            take(app, "orders", feature="taking_in/overview")
            screen.query_one("#path", Input).value = str(english_sessions(tmp_path))
            await done(pilot, "f", "enter")
            screen.query_one("#path", Input).value = "sessions.xlsx"
            await settle(pilot)
            take(app, "wrong", feature="taking_in/overview")
