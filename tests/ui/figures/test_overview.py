"""Luvut: the figures by service, period and coach, and the orders that they were made of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import an_empty_desk, desk_app, order_id, type_in
from tests.ui.snapshots import SMALL, WIDE, settle, text_of

from ph_tui.ui.figures.orders_behind import OrdersBehind
from ph_tui.ui.figures.overview import FiguresScreen
from ph_tui.ui.orders.order import OrderScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Snap
    from tests.ui.desks import DeskApp

    from ph_tui.desk.desk import Desk


def app_of(desk: Desk, *, lang: str = "fi", theme: str = "ph-dark") -> DeskApp:
    """The program with the figures in the place of Today."""
    return desk_app(desk, "today", partial(FiguresScreen, desk), lang=lang, theme=theme)


async def test_views_periods_and_whose(desk: Desk) -> None:
    """`v` groups otherwise, `o` shows the own ones."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "palveluittain" in text_of(app)
        await pilot.press("v")
        await settle(pilot)
        assert "kausittain" in text_of(app)
        assert "2024-1" in text_of(app)
        await pilot.press("v")
        await settle(pilot)
        assert "valmentajittain" in text_of(app)
        assert "olli" in text_of(app)
        await pilot.press("o")
        await settle(pilot)
        assert "olli" not in text_of(app)


async def test_orders_without_a_coach_are_nobodys(desk: Desk) -> None:
    """They have a row of their own: it is not called all, and the cursor tells it from all."""
    desk.orders.edit(order_id(4711), {"coach": ""})
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("v", "v")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert "ei kukaan" in text_of(app)
        assert "4711" in text_of(app)
        assert "4698" not in text_of(app)


async def test_a_figure_opens_the_orders_behind_it(desk: Desk) -> None:
    """Enter shows them, enter again opens one, esc comes back."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, OrdersBehind)
        assert "4698" in text_of(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, OrderScreen)
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert isinstance(app.screen, FiguresScreen)


async def test_the_table_becomes_a_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`x`, the name, enter."""
    monkeypatch.chdir(tmp_path)
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)
        await type_in(pilot, "", "enter")
        assert (tmp_path / "luvut.csv").read_bytes().decode("utf-8-sig").startswith("Palvelu;")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_looks(desk: Desk, snap: Snap, size: tuple[int, int]) -> None:
    """The table, the group under the cursor, the orders behind it."""
    await snap(app_of(desk), "full", size=size)
    await snap(app_of(desk), "behind", size=size, press=["enter"])


async def test_looks_otherwise(desk: Desk, tmp_path: Path, snap: Snap) -> None:
    """Nothing yet, another language, a theme of high contrast."""
    await snap(app_of(an_empty_desk(tmp_path / "empty")), "empty")
    await snap(app_of(desk, lang="en"), "english")
    await snap(app_of(desk, theme="ph-contrast"), "contrast")
