"""`g` on a finding opens the handbook at what it cites, wherever findings are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.ui.desks import a_desk, desk_app, order_id
from tests.ui.money.billing import without_terms
from tests.ui.money.ledger import a_ledger
from tests.ui.snapshots import SMALL, WIDE, settle, text_of

from ph_tui.ui.handbook.reader import HandbookScreen
from ph_tui.ui.money.monthly_run import MonthlyRun
from ph_tui.ui.money.not_yet import NotYet
from ph_tui.ui.money.overview import MoneyScreen
from ph_tui.ui.orders.list import OrdersScreen
from ph_tui.ui.orders.order import OrderScreen
from ph_tui.ui.report.editor import ReportScreen
from ph_tui.ui.report.findings import Findings
from ph_tui.ui.today.agenda import TodayScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

LATE = 4698


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one by one, each after the one before has had its effect."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def read_at(app: DeskApp) -> str:
    """The key of the fact that the handbook shows."""
    screen = app.screen
    assert isinstance(screen, HandbookScreen)
    row = screen._list.row
    assert row is not None
    return row.fact.key


async def test_on_the_order_at_the_finding_under_the_cursor(tmp_path: Path) -> None:
    """Whichever list has the focus; esc leads back to the order."""
    desk = a_desk(tmp_path)
    app = desk_app(desk, "orders", lambda: OrderScreen(desk, order_id(LATE)))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        findings = app.screen.query_one(Findings)
        for finding in desk.validation.check(desk.orders.load(order_id(LATE))):
            if not finding.citation.fact:
                continue
            findings.move_to((finding.key, finding.location.field, finding.message))
            await press(pilot, "g")
            assert read_at(app) == finding.citation.fact
            await press(pilot, "escape")
            assert isinstance(app.screen, OrderScreen)


async def test_in_the_report_editor(tmp_path: Path) -> None:
    """At the finding of the section; in the text field the letter is a letter, F12 works."""
    desk = a_desk(tmp_path)
    app = desk_app(desk, "orders", lambda: ReportScreen(desk, order_id(LATE)))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        finding = app.screen.query_one(Findings).row
        assert finding is not None
        assert finding.citation.fact
        await press(pilot, "f12")
        assert read_at(app) == finding.citation.fact


async def test_in_a_list_at_the_gravest_of_the_order(tmp_path: Path) -> None:
    """The order under the cursor is asked; the pane beside it shows the same findings."""
    desk = a_desk(tmp_path)
    app = desk_app(desk, "orders", lambda: OrdersScreen(desk))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, OrdersScreen)
        screen.go_to(order_id(LATE))
        await press(pilot, "g")
        found = desk.validation.check(desk.orders.load(order_id(LATE)))
        assert read_at(app) in {each.citation.fact for each in found}


async def test_on_today_at_the_item_under_the_cursor(tmp_path: Path) -> None:
    """The order of the item."""
    desk = a_desk(tmp_path)
    app = desk_app(desk, "today", lambda: TodayScreen(desk))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "g")
        assert isinstance(app.screen, HandbookScreen)


async def test_over_the_money(tmp_path: Path) -> None:
    """What keeps an order from an invoice comes before all else; in the monthly run too."""
    desk = a_ledger(tmp_path)
    for screen in (MoneyScreen(desk), MonthlyRun(desk)):
        app = desk_app(desk, "money", lambda screen=screen: screen)  # type: ignore[misc]
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "g")
            shown = isinstance(app.screen, HandbookScreen) or "käsikirja" in text_of(app).lower()
            assert shown


async def test_among_the_reasons_why_there_is_no_invoice_yet(tmp_path: Path) -> None:
    """The question waits below the handbook."""
    desk = without_terms(a_ledger(tmp_path))
    found: list[str] = []
    for row in desk.orders.summaries():
        app = desk_app(desk, "money", lambda row=row: OrderScreen(desk, row.id, tab="billing"))  # type: ignore[misc]
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "i")
            if isinstance(app.screen, NotYet):
                await press(pilot, "g")
                found.append(read_at(app))
                await press(pilot, "escape")
                assert isinstance(app.screen, NotYet)
                return
    pytest.fail("no order lacks anything")
