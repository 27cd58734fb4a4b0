"""How Talous and the monthly run look: full, empty, narrow, filtered, with a broken file."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.factories import a_company
from tests.ui.desks import an_empty_desk, desk_app, order_id
from tests.ui.money.ledger import a_ledger
from tests.ui.snapshots import WIDE

from ph_tui.ui.money.overview import MoneyScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Snap
    from tests.ui.desks import DeskApp

    from ph_tui.desk.desk import Desk

NARROW, VERY_WIDE = (64, 20), (160, 45)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The desk of a company with something in every state of money."""
    return a_ledger(tmp_path)


@pytest.fixture
def look(snap: Snap) -> Snap:
    """Take a picture of Talous."""
    return partial(snap, feature="money/overview")


def app_of(desk: Desk, *, lang: str = "fi", theme: str = "ph-dark") -> DeskApp:
    """The program at Talous, its side pane following at once."""
    return desk_app(desk, "money", lambda: MoneyScreen(desk, pane_delay=0), lang=lang, theme=theme)


async def test_the_money_looks_calm(look: Snap, desk: Desk) -> None:
    """The rows at each size, and beside them the order or the invoice under the cursor."""
    await look(app_of(desk), "full")
    await look(app_of(desk), "narrow", size=NARROW)
    await look(app_of(desk), "full", size=WIDE, press=["j"])
    await look(app_of(desk), "invoice", size=WIDE, press=["end"])
    await look(app_of(desk), "full", size=VERY_WIDE, press=["end", "k"])
    await look(app_of(desk, lang="en"), "english", press=["j"])
    await look(app_of(desk, theme="ph-light"), "light", size=WIDE)
    await look(app_of(desk, theme="ph-contrast"), "contrast")


async def test_invoices_and_months_look_calm(look: Snap, desk: Desk) -> None:
    """By number with their state; by month with bars; one invoice with its computation."""
    await look(app_of(desk), "invoices", press=["v"])
    await look(app_of(desk), "computation", press=["v", "j", "j", "j", "enter"])
    await look(app_of(desk), "months", press=["v", "v"])
    await look(app_of(desk), "months", size=WIDE, press=["v", "v", "j"])
    await look(app_of(desk), "month", press=["v", "v", "j", "j", "j", "enter"])
    await look(app_of(desk, lang="en"), "months-english", press=["v", "v"])


async def test_a_filter_looks_calm(look: Snap, desk: Desk) -> None:
    """While typing, and without a hit."""
    await look(app_of(desk), "filter", press=["slash", *"tehot"])
    await look(app_of(desk), "filter-nothing", press=["slash", *"xyz", "enter"])


async def test_empty_money_looks_calm(look: Snap, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where money begins, said in a sentence."""
    empty = an_empty_desk(tmp_path_factory.mktemp("empty"))
    await look(app_of(empty), "empty")
    await look(app_of(empty), "empty", size=WIDE, press=["o"])
    await look(app_of(empty), "run-empty", press=["I"])


async def test_a_broken_file_looks_calm(look: Snap, desk: Desk, tmp_path: Path) -> None:
    """One line at the foot, and the money of all others."""
    (tmp_path / "data" / "orders" / f"{order_id(4698)}.json").write_text("{", encoding="utf-8")
    await look(app_of(desk), "broken")
    await look(app_of(desk), "broken", size=WIDE)


async def test_the_run_looks_calm(look: Snap, desk: Desk) -> None:
    """What is ready and what is not; the question; what became of each."""
    await look(app_of(desk), "run", press=["I"])
    await look(app_of(desk), "run", size=WIDE, press=["I", "j"])
    await look(app_of(desk), "run-question", press=["I", "I"])
    await look(app_of(desk), "run-made", press=["I", "I", "enter"])


async def test_a_run_that_waits_for_the_company_looks_calm(look: Snap, tmp_path: Path) -> None:
    """What the company lacks is told once, over the orders that wait for it."""
    company = replace(a_company(), iban="", street="")
    desk = a_ledger(tmp_path, company=company)
    await look(app_of(desk), "run-company", press=["I"])
    await look(app_of(desk, lang="en"), "run-english", press=["I"])
