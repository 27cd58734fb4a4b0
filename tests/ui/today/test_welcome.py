"""The first page: how one begins, and how the page gives way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.desks import a_desk, an_empty_desk, type_in
from tests.ui.snapshots import SMALL, WIDE, settle

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.desk.orders import NewOrder
from ph_tui.l10n.words import Words
from ph_tui.ui.program.help import HelpScreen
from ph_tui.ui.run import Program
from ph_tui.ui.today.agenda import TodayScreen
from ph_tui.ui.today.welcome import WelcomeScreen

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from tests.ui.conftest import Snap


def app_of(desk: Desk, *, lang: str = "fi", sample: Desk | None = None) -> Program:
    """The program on an empty desk; the sample is made already."""
    return Program(desk, Words(lang), sample=lambda: sample or desk)


async def test_n_takes_the_first_order_in_and_today_takes_over(tmp_path: Path) -> None:
    """One line, enter, and the day begins with that order."""
    desk = an_empty_desk(tmp_path)
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await type_in(pilot, "4711 tehotreeni ak 20h", "enter")
        await settle(pilot)
        assert [row.number for row in desk.orders.summaries()] == ["4711"]
        assert isinstance(app.screen, TodayScreen)
        assert app.screen.order_here() == desk.orders.find("4711").id


async def test_enter_goes_the_way_under_the_cursor(tmp_path: Path) -> None:
    """Whoever knows no key yet walks with the arrows."""
    app = app_of(an_empty_desk(tmp_path), sample=a_desk(tmp_path / "sample"))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "enter")
        await settle(pilot)
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape", "up", "enter")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_the_page_gives_way_when_somebody_else_begins(tmp_path: Path) -> None:
    """The first order may come from the command line."""
    app = app_of(an_empty_desk(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        welcome = app.screen
        assert isinstance(welcome, WelcomeScreen)
        other = Desk.open(
            tmp_path / "data", "olli", clock_at("2024-04-24T12:00"), cache=tmp_path / "other"
        )
        other.orders.add(NewOrder("suuntaa", "M.V.", "4720"))
        welcome.look_again()
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_the_page_waits_while_a_question_is_open(tmp_path: Path) -> None:
    """What is being typed is not taken away."""
    desk = an_empty_desk(tmp_path)
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        welcome = app.screen
        assert isinstance(welcome, WelcomeScreen)
        await pilot.press("n", "tab")
        await settle(pilot)
        form = app.screen
        desk.orders.add(NewOrder("suuntaa", "M.V.", "4720"))
        welcome.look_again()
        await settle(pilot)
        assert app.screen is form
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_without_a_sample_none_is_offered(tmp_path: Path) -> None:
    """`s` does nothing then."""
    desk = an_empty_desk(tmp_path)
    app = Program(desk, Words("fi"))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert app.screen.check_action("sample", ()) is False
        await pilot.press("s")
        await settle(pilot)
        assert isinstance(app.screen, WelcomeScreen)


async def test_the_page_looks_calm(
    snap: Snap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few words in the middle."""
    monkeypatch.setattr(Desk, "place", "/home/maija/.local/share/ph-tui")
    desk = an_empty_desk(tmp_path)
    await snap(app_of(desk), "empty")
    await snap(app_of(desk), "empty", size=WIDE)
    await snap(app_of(desk, lang="en"), "english")
    await snap(app_of(desk), "new", press=["n"])
