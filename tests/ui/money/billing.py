"""What the tests of the billing tab share: desks, the program at one order, the rows it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from tests.ui.desks import desk_app, order_id, session_id
from tests.ui.snapshots import settle

from ph_tui.domain.money.company import CompanyProfile
from ph_tui.domain.sessions import Session, SessionState
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.money.billing_list import BillingList
from ph_tui.ui.orders.order import OrderScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile

LATE, READY, REPORTED, RUNNING, PAID = 4698, 4705, 4690, 4711, 4684
"""Orders by what is to be done: the first two have no billing report, the third no invoice."""
JOB = "Työllistyminen"
TERMS = "Asiakas on ollut työssä neljä viikkoa palvelun päätyttyä."


def with_bonus(desk: Desk) -> Desk:
    """The desk, with a bonus for the service of LATE and READY."""
    desk.services.add_bonus("hyvinvoinnilla-tyoelamaan", JOB, "300", TERMS)
    return desk


def without_terms(desk: Desk) -> Desk:
    """The desk of a company that has settled nothing."""
    nothing = CompanyProfile()
    desk._core.store.change_settings(lambda s: replace(s, company=nothing, prices=()))
    desk._core.restamp_index()
    return desk


def with_a_changed_log(desk: Desk) -> Desk:
    """The desk once READY was reported and its log has changed: one longer, one gone, one new."""
    desk.billing.send(order_id(READY))

    def step(file: OrderFile) -> OrderFile:
        first, second, _ = file.sessions
        fresh = Session(
            id=session_id(READY, 9),
            on=second.on.replace(day=18),
            start=time(12),
            end=time(13),
            minutes=0,
            state=SessionState.HELD,
            coach="olli",
            note="Lisätapaaminen",
        )
        return replace(file, sessions=(first, replace(second, end=time(14, 30)), fresh))

    desk._core.store.change(order_id(READY), step)
    return desk


def app_at(desk: Desk, number: int, *, lang: str = "fi", row_key: str = "") -> DeskApp:
    """The program at the billing tab of an order."""
    key = order_id(number)
    return desk_app(
        desk,
        "orders",
        lambda: OrderScreen(desk, key, tab="billing", row_key=row_key),
        lang=lang,
    )


def file_of(desk: Desk, number: int) -> OrderFile:
    """The order as it is stored."""
    return desk.orders.load(order_id(number))


def rows_of(app: DeskApp) -> list[str]:
    """The rows of the tab as text, headings included, blank lines left out."""
    rows = app.screen.query_one(BillingList).rows
    told = ("".join(text for text, _ in row.pieces) for row in rows if row != Section())
    return [" ".join(text.split()) for text in told]


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each with all that comes of it."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def in_folder(path: Path) -> list[str]:
    """The names of the files in a folder."""
    return sorted(entry.name for entry in path.iterdir() if entry.is_file())
