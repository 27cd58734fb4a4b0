"""How the billing of an order and its questions look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.desks import order_id
from tests.ui.money.billing import (
    JOB,
    LATE,
    READY,
    REPORTED,
    RUNNING,
    app_at,
    with_a_changed_log,
    with_bonus,
    without_terms,
)
from tests.ui.snapshots import WIDE

if TYPE_CHECKING:
    from tests.ui.conftest import Snap

    from ph_tui.desk.desk import Desk


async def test_the_tab_looks_calm_at_every_stage(desk: Desk, snap: Snap) -> None:
    """Empty, running, late; with a claim and invoices."""
    desk = with_bonus(desk)
    await snap(app_at(desk, 4729), "empty")
    await snap(app_at(desk, RUNNING), "running")
    await snap(app_at(desk, LATE), "late")
    desk.billing.send(order_id(READY))
    await snap(app_at(desk, READY), "reported")
    desk.bonuses.claim(order_id(READY), JOB, "Työ alkoi 22.4.2024.")
    desk.invoices.send(desk.invoices.create(order_id(READY)).number)
    desk.invoices.credit(1002)
    desk.invoices.create(order_id(READY))
    await snap(app_at(desk, READY, row_key="invoice.1004"), "full")
    await snap(app_at(desk, READY, row_key="invoice.1004"), "full", size=WIDE)
    await snap(app_at(desk, READY, lang="en"), "english")


async def test_a_changed_log_looks_calm(desk: Desk, snap: Snap) -> None:
    """What was sent, and what became of it."""
    desk = with_a_changed_log(desk)
    await snap(app_at(desk, READY), "stale")
    await snap(app_at(desk, READY), "stale", size=WIDE)


async def test_the_figures_explain_themselves(desk: Desk, snap: Snap) -> None:
    """The sum of a report, one of its rows, an invoice."""
    await snap(app_at(desk, LATE), "row", press=["enter"])
    await snap(app_at(desk, LATE), "sum", press=["end", "enter"])
    desk.invoices.create(order_id(REPORTED))
    await snap(app_at(desk, REPORTED, row_key="invoice.1002"), "invoice", press=["enter"])


async def test_the_questions_look_calm(desk: Desk, snap: Snap) -> None:
    """The invoice before it is made, the grounds of a bonus, the price, the company."""
    desk = with_bonus(desk)
    await snap(app_at(desk, REPORTED), "question", press=["i"])
    await snap(app_at(desk, REPORTED), "question", size=WIDE, press=["i"])
    await snap(app_at(desk, LATE), "claim", press=["B"])
    await snap(app_at(desk, LATE), "terms", press=["T"])
    await snap(app_at(desk, LATE), "company", press=["F"])
    await snap(app_at(desk, LATE), "company", size=WIDE, press=["F"])


async def test_a_refused_invoice_looks_calm(desk: Desk, snap: Snap) -> None:
    """The reasons, and the form to which the last of them leads."""
    desk = without_terms(desk)
    await snap(app_at(desk, READY), "refused", press=["i"])
    await snap(app_at(desk, READY), "refused", size=WIDE, press=["i"])
    await snap(app_at(desk, READY), "company-begun", press=["i", "end", "enter"])
