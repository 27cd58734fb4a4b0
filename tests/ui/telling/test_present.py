"""Who else edits an order, on every screen that shows it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from tests.ui.desks import a_desk, desk_app, order_id
from tests.ui.snapshots import SMALL, WIDE, settle, take, text_of

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.desk.presence import Editor
from ph_tui.domain.sessions import zone
from ph_tui.l10n.words import Words
from ph_tui.ui.orders.head import OrderHead
from ph_tui.ui.orders.list import OrdersScreen
from ph_tui.ui.orders.order import OrderScreen
from ph_tui.ui.report.editor import ReportScreen
from ph_tui.ui.telling.order_pane import OrderPane
from ph_tui.ui.telling.present import present_pieces

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.screen import Screen

RUNNING, SENT = order_id(4711), order_id(4690)
TOLD = "olli muokkaa · 9.12"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Maija's desk."""
    return a_desk(tmp_path)


@pytest.fixture
def colleague(tmp_path: Path, desk: Desk) -> Desk:
    """Olli's desk on the same data, at twelve past nine."""
    del desk
    clock = clock_at("2024-04-24T09:12")
    return Desk.open(tmp_path / "data", "olli", clock, cache=tmp_path / "olli")


def look(screen: Screen[Any]) -> None:
    """What a screen does each second."""
    if isinstance(screen, ReportScreen):
        screen.beside.look()
    for part in (*screen.query(OrderHead), *screen.query(OrderPane)):
        part.beside.look()


@pytest.mark.parametrize(
    ("name", "made", "size"),
    [
        ("order", lambda desk: OrderScreen(desk, RUNNING), SMALL),
        ("report", lambda desk: ReportScreen(desk, RUNNING), SMALL),
        ("report", lambda desk: ReportScreen(desk, RUNNING), WIDE),
        ("orders", lambda desk: OrdersScreen(desk, pane_delay=0), WIDE),
    ],
)
async def test_who_comes_and_goes_is_told(
    desk: Desk,
    colleague: Desk,
    name: str,
    made: Callable[[Desk], Screen[Any]],
    size: tuple[int, int],
) -> None:
    """Name and time, as long as it lasts; nothing of the cursor or the rest has changed."""
    app = desk_app(desk, "orders", lambda: made(desk))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        if isinstance(app.screen, OrdersScreen):
            app.screen.go_to(RUNNING)
            await settle(pilot)
        before = text_of(app)
        place = colleague.presence.enter(RUNNING)
        look(app.screen)
        await settle(pilot)
        assert TOLD in text_of(app)
        take(app, name, feature="telling/present")
        colleague.presence.leave(place)
        look(app.screen)
        await settle(pilot)
        assert text_of(app) == before


async def test_who_was_there_before_is_told_at_once(desk: Desk, colleague: Desk) -> None:
    """The first picture has it already."""
    colleague.presence.enter(RUNNING)
    app = desk_app(desk, "orders", lambda: OrderScreen(desk, RUNNING))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert TOLD in text_of(app)


async def test_a_report_tells_others_while_it_is_open(desk: Desk, colleague: Desk) -> None:
    """From the first picture to the last; a report that is sent is not edited."""
    app = desk_app(desk, "orders", lambda: OrderScreen(desk, RUNNING))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert colleague.presence.others(RUNNING) == ()
        for number, there in ((RUNNING, ["maija"]), (SENT, [])):
            app.push_screen(ReportScreen(desk, number))
            await settle(pilot)
            assert [editor.name for editor in colleague.presence.others(number)] == there
            app.pop_screen()
            await settle(pilot)
            assert colleague.presence.others(number) == ()


@pytest.mark.parametrize("end", ["f2", "escape"])
async def test_a_form_tells_others_while_it_is_open(desk: Desk, colleague: Desk, end: str) -> None:
    """However it ends."""
    app = desk_app(desk, "orders", lambda: OrderScreen(desk, RUNNING))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        for tab in ("t", "I"):
            await pilot.press(tab)
            await settle(pilot)
            await pilot.press("E")
            await settle(pilot)
            assert [editor.name for editor in colleague.presence.others(RUNNING)] == ["maija"]
            await pilot.press(end)
            await settle(pilot)
            assert colleague.presence.others(RUNNING) == ()


async def test_nothing_is_painted_while_nobody_comes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look that finds what it has found before costs no byte on the line."""
    app = desk_app(desk, "orders", lambda: OrderScreen(desk, RUNNING))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        written: list[str] = []
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", written.append)
        look(app.screen)
        await settle(pilot)
        assert "".join(written) == ""


def test_several_are_one_name_and_a_number() -> None:
    """There is one line for all of them; another day is told."""
    now = datetime(2024, 4, 24, 12, tzinfo=zone())
    others = [Editor("olli", now.replace(day=23)), Editor("pia", now)]
    ((said, tone),) = present_pieces(others, now, Words("fi"))
    assert (said, tone) == ("• olli muokkaa · 23.4. 12.00 +1", "due")
    assert present_pieces((), now, Words("fi")) == []
