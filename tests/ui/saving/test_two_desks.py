"""Two people at the same data: what one saves shows at the other, and disturbs nothing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from tests.ui.desks import a_desk, desk_app, order_id, session_id, type_in
from tests.ui.snapshots import SMALL, settle, text_of

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.domain.reports import ReportSection
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.orders.list import OrdersScreen
from ph_tui.ui.orders.order import OrderScreen
from ph_tui.ui.report.editor import ReportScreen
from ph_tui.ui.report.field import SectionField
from ph_tui.ui.sessions.log import LogScreen
from ph_tui.ui.today.agenda import TodayScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.screen import Screen

GIVE_UP = 10.0
"""Seconds; a screen looks once in a second, this machine may be busy."""
RUNNING = order_id(4711)


class Case(NamedTuple):
    """A screen, what the colleague does, and what of it is to be seen."""

    screen: Callable[[Desk], Screen[Any]]
    act: Callable[[Desk], object]
    seen: str


CASES = {
    "today": Case(
        lambda desk: TodayScreen(desk, pane_delay=0),
        lambda olli: olli.orders.edit(order_id(4720), {"number": "47200"}),
        "47200",
    ),
    "orders": Case(
        lambda desk: OrdersScreen(desk, pane_delay=0),
        lambda olli: olli.orders.edit(order_id(4720), {"hours": "99"}),
        "/99",
    ),
    "log": Case(
        lambda desk: LogScreen(desk, pane_delay=0),
        lambda olli: olli.sessions.edit(RUNNING, session_id(4711, 5), note="Uusi sopimus"),
        "Uusi sopimus",
    ),
    "order": Case(
        lambda desk: OrderScreen(desk, RUNNING),
        lambda olli: olli.orders.edit(RUNNING, {"hours": "99"}),
        "/ 99 h",
    ),
    "report": Case(
        lambda desk: ReportScreen(desk, RUNNING),
        lambda olli: olli.reports.write(RUNNING, {ReportSection.GOAL: "Kolme hakemusta."}),
        "✓ Tavoite",
    ),
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Maija's desk."""
    return a_desk(tmp_path)


@pytest.fixture
def colleague(tmp_path: Path, desk: Desk) -> Desk:
    """Olli's desk on the same data."""
    clock = clock_at(f"{desk.now:%Y-%m-%dT%H:%M}")
    return Desk.open(tmp_path / "data", "olli", clock, cache=tmp_path / "olli")


async def until_seen(pilot: Pilot[None], text: str) -> None:
    """Wait, without touching anything, until a text shows."""
    give_up = time.monotonic() + GIVE_UP
    while text not in text_of(pilot.app):
        assert time.monotonic() < give_up, f"{text} never showed"
        await pilot.pause(0.05)


def cursors(screen: Screen[Any]) -> list[object]:
    """The rows under the cursors of all lists."""
    keys = [(lines.id, lines.row) for lines in screen.query(LineList)]
    return [(name, getattr(row, "id", getattr(row, "section", None))) for name, row in keys]


@pytest.mark.parametrize("name", CASES)
async def test_what_a_colleague_saves_shows_by_itself(
    desk: Desk, colleague: Desk, name: str
) -> None:
    """No key is pressed; the cursors stay where they are."""
    case = CASES[name]
    app = desk_app(desk, "orders", lambda: case.screen(desk))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("down")
        await settle(pilot)
        assert case.seen not in text_of(app)
        before, focused = cursors(app.screen), app.focused
        case.act(colleague)
        await until_seen(pilot, case.seen)
        await settle(pilot)
        assert cursors(app.screen) == before
        assert app.focused is focused


@pytest.mark.parametrize("name", [name for name in CASES if name != "report"])
async def test_an_entry_that_is_being_typed_is_not_touched(
    desk: Desk, colleague: Desk, name: str
) -> None:
    """Under the open entry the list is renewed all the same."""
    case = CASES[name]
    app = desk_app(desk, "orders", lambda: case.screen(desk))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("l")
        await settle(pilot)
        await type_in(pilot, "eilen 9-11 kesken")
        focused = app.focused
        case.act(colleague)
        await until_seen(pilot, case.seen)
        await settle(pilot)
        assert app.focused is focused
        assert "eilen 9-11 kesken" in text_of(app)
        await type_in(pilot, "!")
        assert "eilen 9-11 kesken!" in text_of(app)


async def test_a_section_that_is_being_typed_is_not_touched(desk: Desk, colleague: Desk) -> None:
    """Text and cursor stay when the colleague writes another section, and the same one."""
    app = desk_app(desk, "orders", lambda: ReportScreen(desk, RUNNING))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ReportScreen)
        screen.show_section(ReportSection.GOAL)
        await pilot.press("enter")
        await type_in(pilot, "Maijan tavoite", *["left"] * 7)
        field = screen.field
        where = field.cursor_location
        colleague.reports.write(RUNNING, {ReportSection.BASELINE: "Ollin alku."})
        await until_seen(pilot, "✓ Lähtötilanne")
        colleague.reports.write(RUNNING, {ReportSection.GOAL: "Ollin tavoite."})
        screen.look_again()
        await settle(pilot)
        assert app.focused is field
        assert isinstance(field, SectionField)
        assert (field.text, field.cursor_location) == ("Maijan tavoite", where)
