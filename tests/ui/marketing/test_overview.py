"""Palvelut: each service of a period with its application, brochure and the rest, by keys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import type_in
from tests.ui.marketing.services import HYVIN, TREENI, app_of, with_services
from tests.ui.snapshots import SMALL, WIDE, settle, text_of

from ph_tui.domain.marketing.standing import ApplicationState
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.marketing.overview import MarketingScreen
from ph_tui.ui.marketing.service import ServiceScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Snap

    from ph_tui.desk.desk import Desk


@pytest.fixture
def services(desk: Desk, tmp_path: Path) -> Desk:
    """Maija's desk in a company that takes part."""
    return with_services(desk, tmp_path / "files")


async def test_an_approval_is_recorded_with_its_day(services: Desk) -> None:
    """`h`, the day in the place of today's, enter: from that day the brochure is due."""
    app = app_of(services)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "h")
        await settle(pilot)
        await type_in(pilot, "22.4.", "enter")
        standing = services.marketing.standing(HYVIN)
        assert standing.application is ApplicationState.APPROVED
        assert standing.brochure_due == date(2024, 4, 29)
        assert "29.4." in text_of(app)
        await pilot.press("u")
        await settle(pilot)
        assert services.marketing.standing(HYVIN).application is ApplicationState.APPLIED
        assert "Kumottu" in text_of(app)


async def test_the_pane_tells_all_of_a_brochure_that_is_due(services: Desk) -> None:
    """Name and points keep their line; what has no room beside them stands on the next."""
    services.marketing.approve(HYVIN, date(2024, 4, 22))
    app = app_of(services)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("down", "down")
        await settle(pilot)
        pane = [line.partition("▏")[2].strip() for line in text_of(app).splitlines()]
        assert "• toimitettava viimeistään ma 29.4." in pane
        name, points = pane[pane.index("• toimitettava viimeistään ma 29.4.") - 1].split()
        assert (name, points) == ("Palveluesite", "0/6")


async def test_what_is_refused_is_asked_again(services: Desk) -> None:
    """A day of the future keeps its text, and nothing is recorded."""
    app = app_of(services)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "h")
        await settle(pilot)
        await type_in(pilot, "1.5.2024", "enter")
        assert services.marketing.standing(HYVIN).application is ApplicationState.APPLIED
        assert "1.5.2024" in text_of(app)


async def test_periods_are_walked_through_and_added(services: Desk) -> None:
    """`n` adds one beside the others; `,` and `.` go from one to the next, `t` to today's."""
    app = app_of(services)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        await type_in(pilot, "2024-2", "enter")
        await type_in(pilot, "1.7.2024", "enter")
        await type_in(pilot, "31.12.2023", "f2")
        assert "Kausi 2024-1" in text_of(app)
        await pilot.press("down", "down", *["backspace"] * 12)
        await type_in(pilot, "31.12.2024", "f2")
        assert "Kausi 2024-2" in text_of(app)
        assert "haku" in text_of(app)
        await pilot.press("comma")
        await settle(pilot)
        assert "Kausi 2024-1" in text_of(app)
        await pilot.press("full_stop", "t")
        await settle(pilot)
        assert "Kausi 2024-1" in text_of(app)


async def test_the_summary_of_a_period_is_filed_and_read(services: Desk, tmp_path: Path) -> None:
    """`f` asks for the file once; then it shows it."""
    path = tmp_path / "yhteenveto.txt"
    path.write_text("Palaute oli hyvää.\nKeskiarvo 4,6.", "utf-8")
    app = app_of(services)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("f")
        await settle(pilot)
        await type_in(pilot, str(path), "enter")
        assert "Palaute oli hyvää" in text_of(app)
        await pilot.press("f")
        await settle(pilot)
        assert "Keskiarvo 4,6." in text_of(app)


async def test_what_a_colleague_does_shows_by_itself(services: Desk, colleague: Desk) -> None:
    """Olli records the answer; Maija's screen tells it without a key."""
    app = app_of(services)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        colleague.marketing.reject(HYVIN, date(2024, 4, 23))
        screen = app.screen
        assert isinstance(screen, MarketingScreen)
        screen.look_again()
        await settle(pilot)
        assert "hylätty 23.4." in text_of(app)


async def test_enter_opens_a_service(services: Desk) -> None:
    """And esc comes back to it."""
    app = app_of(services)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ServiceScreen)
        assert "Työhaun tehotreeni" in text_of(app)
        await pilot.press("escape")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, MarketingScreen)
        subject = services.marketing.standing(TREENI).participation.id
        screen.go_to(subject)
        await settle(pilot)
        assert screen.query_one("#services", LineList).row.service.code == TREENI


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_looks(services: Desk, snap: Snap, size: tuple[int, int]) -> None:
    """Four services, each at another stage."""
    await snap(app_of(services), "full", size=size, press=["down"])


async def test_looks_of_little(desk: Desk, snap: Snap) -> None:
    """Nothing recorded, another language, a theme of high contrast."""
    await snap(app_of(desk), "empty")
    await snap(app_of(desk, lang="en"), "english")
    await snap(app_of(desk, theme="ph-contrast"), "contrast")
