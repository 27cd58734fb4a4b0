"""Handing a meeting over from the session log, and the question by which it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import type_in
from tests.ui.sessions.week import a_full_week, app_of
from tests.ui.snapshots import SMALL, WIDE, settle, text_of

from ph_tui.ui.orders.handing import AskCoach
from ph_tui.ui.sessions.log import LogScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Snap
    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The desk of the small company in a full week."""
    return a_full_week(tmp_path)


async def asked(pilot: Pilot[None], typed: str, *keys: str) -> None:
    """Press `o` on the first planned meeting, type a login, press keys."""
    await settle(pilot)
    await pilot.press("o")
    await settle(pilot)
    assert isinstance(pilot.app.screen, AskCoach)
    await type_in(pilot, typed, *keys)


def coach_here(pilot: Pilot[None], desk: Desk) -> tuple[str, str]:
    """Whose the meeting under the cursor is, and whose its order."""
    screen = pilot.app.screen
    assert isinstance(screen, LogScreen)
    here = screen.session_here()
    assert here
    file = desk.orders.load(here[0])
    return next(s.coach for s in file.sessions if s.id == here[1]), file.order.coach


async def test_o_hands_a_meeting_to_a_coach_by_the_beginning_of_the_login(desk: Desk) -> None:
    """Who is meant shows before enter; the order stays, and the meeting tells its substitute."""
    app = app_of(desk)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await asked(pilot, "ol")
        assert "→ olli" in text_of(app)
        await pilot.press("enter")
        await settle(pilot)
        assert coach_here(pilot, desk) == ("olli", "maija")
        assert "siirretty" in text_of(app)
        assert "sijainen olli" in text_of(app)
        await pilot.press("u")
        await settle(pilot)
        assert coach_here(pilot, desk) == ("maija", "maija")


async def test_a_login_that_nobody_has_is_asked_about(desk: Desk) -> None:
    """A second enter hands it over all the same; the same coach and nobody are refused."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await asked(pilot, "maija", "enter")
        assert "On jo valmentajalla maija" in text_of(app)
        await type_in(pilot, "", *["backspace"] * 5, "enter")
        assert isinstance(app.screen, AskCoach)
        await type_in(pilot, "petra", "enter")
        assert "Enter uudelleen" in text_of(app)
        await type_in(pilot, "", "enter")
        assert coach_here(pilot, desk) == ("petra", "maija")


async def test_tab_hands_the_whole_order(desk: Desk) -> None:
    """The meeting goes along with it."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await asked(pilot, "", "tab")
        await type_in(pilot, "olli", "enter")
    assert len([row for row in desk.orders.summaries() if row.coach == "maija"]) < 10


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_question_looks_calm(desk: Desk, snap: Snap, size: tuple[int, int]) -> None:
    """Whose it is, who there is, and who is meant."""
    await snap(app_of(desk), "question", size=size, press=["o", "o", "l"])
