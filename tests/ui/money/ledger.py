"""A small company's money at noon on 24 April 2024: something of every kind, from hours to paid.

Made by the use cases themselves, each on its day, so that numbers, days and sums are what the desk
makes of them. Codes are invented.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tests.factories import a_company
from tests.ui.desks import MOMENT, USER, order_id

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.domain.money.terms import Bonus, Price
from ph_tui.domain.orders import Ending, Order, OrderFile
from ph_tui.domain.sessions import Session, SessionState

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.domain.money.company import CompanyProfile
    from ph_tui.domain.settings import Settings

TREENI, SUUNTA, HYVIN = "tyohaun-tehotreeni", "uutta-suuntaa", "hyvinvoinnilla-tyoelamaan"
JOB = "Työllistyminen"


def desk_on(tmp_path: Path, moment: str = MOMENT, user: str = USER) -> Desk:
    """A desk at the company's data at a moment."""
    return Desk.open(tmp_path / "data", user, clock_at(moment), cache=tmp_path / f"cache-{user}")


def an_order_of(
    number: int, client: str, service: str, hours: int, last: str, *, coach: str = USER
) -> OrderFile:
    """An order that ended on its last day, one session of two hours a week before that."""
    ended = date.fromisoformat(last)
    days = [date.fromordinal(ended.toordinal() - 7 * week) for week in range(hours // 2)]
    sessions = tuple(
        Session(
            id=f"{number:08d}-{place:06x}",
            on=day,
            start=None,
            end=None,
            minutes=120,
            state=SessionState.HELD,
            coach=coach,
            note="Päivitettiin CV ja valittiin kolme avointa paikkaa.",
        )
        for place, day in enumerate(reversed(days), start=1)
    )
    order = Order(
        id=order_id(number),
        service=service,
        client_code=client,
        period_id="2024-1",
        edition_id="2024-01-01",
        number=str(number) if number else "",
        ordered_hours=Decimal(hours),
        start=days[-1],
        end=ended,
        coach=coach,
        received_on=days[-1],
        accepted_on=days[-1],
        contacted_on=days[-1],
        ending=Ending(ended),
        feedback_asked_on=ended,
    )
    return OrderFile(order, sessions)


INVOICED = (
    (4601, "L.L.", TREENI, 8, "2024-01-26"),
    (4612, "V.A.", SUUNTA, 12, "2024-02-14"),
    (4618, "K.M.", TREENI, 6, "2024-02-27"),
    (4633, "R.N.", TREENI, 16, "2024-03-12"),
    (4640, "E.H.", SUUNTA, 10, "2024-03-19"),
    (4671, "S.N.", TREENI, 12, "2024-03-28"),
    (4676, "T.P.", SUUNTA, 6, "2024-04-10"),
)
"""In the order in which they were invoiced, each on the day after its end."""
WAITING = (
    (4698, "J.S.", HYVIN, 10, "2024-04-15"),
    (4705, "P.R.", TREENI, 6, "2024-04-19"),
    (0, "K.P.", TREENI, 4, "2024-04-18"),
)
"""Not reported: one late, one in time, one without a number."""


def settled(settings: Settings, company: CompanyProfile | None = None) -> Settings:
    """The settings of a company that has a price for two of its services, and a bonus."""
    prices = (Price(TREENI, "", Decimal("62.00")), Price(SUUNTA, "", Decimal("58.50")))
    bonus = Bonus(SUUNTA, "", JOB, Decimal(300), "Työsuhde yli 3 kuukautta.")
    return replace(settings, company=company or a_company(), prices=prices, bonuses=(bonus,))


def a_ledger(tmp_path: Path, *, company: CompanyProfile | None = None) -> Desk:
    """The desk of the company: numbers 1001 to 1009, paid ones, an overdue one, a credit note."""
    desk = desk_on(tmp_path)
    store = desk._core.store
    store.change_settings(settled)
    for number, client, service, hours, last in (*INVOICED, *WAITING):
        store.create(an_order_of(number, client, service, hours, last))
    for each in INVOICED:
        invoiced(tmp_path, each[0], each[4])
    for number, day in ((1001, "2024-02-12"), (1002, "2024-03-04"), (1003, "2024-03-18")):
        desk_on(tmp_path, f"{day}T10:00").invoices.pay(number)
    desk_on(tmp_path, "2024-04-02T10:00").invoices.pay(1005)
    ready = ((4684, "M.V.", TREENI, 20, "2024-04-10"), (4690, "A.K.", SUUNTA, 8, "2024-04-12"))
    for number, client, service, hours, last in ready:
        store.create(an_order_of(number, client, service, hours, last, coach="olli"))
        desk_on(tmp_path, "2024-04-15T10:00").billing.send(order_id(number))
    made = desk_on(tmp_path, "2024-04-17T10:00")
    made.invoices.credit(1004)
    made.invoices.send(1008)
    made.invoices.create(order_id(4633))
    if company is not None:
        store.change_settings(lambda settings: settled(settings, company))
    return desk


def invoiced(tmp_path: Path, number: int, last: str) -> None:
    """Report, invoice and send an order's hours on the day after its end."""
    after = date.fromordinal(date.fromisoformat(last).toordinal() + 1)
    desk = desk_on(tmp_path, f"{after}T10:00")
    desk.billing.send(order_id(number))
    desk.invoices.send(desk.invoices.create(order_id(number)).number)


def let_the_index_settle(desk: Desk) -> None:
    """Wait until the folder is no longer so young that it is looked through anew."""
    end = time.monotonic() + 30
    while not desk._core.store._catalogue._state().settled:
        desk.rows.summaries()
        assert time.monotonic() < end, "the folder is still young"
        time.sleep(0.05)
