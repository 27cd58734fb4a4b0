"""The monthly run: one answer makes all that is ready, each for itself; then files of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.factories import a_company
from tests.ui.desks import desk_app, order_id, type_in
from tests.ui.money.ledger import a_ledger, desk_on
from tests.ui.snapshots import SMALL, settle, text_of
from textual.widgets import Input

from ph_tui.domain.money.invoices import InvoiceState
from ph_tui.ui.money.monthly_rows import RunRow
from ph_tui.ui.money.monthly_run import MonthlyRun
from ph_tui.ui.money.overview import MoneyScreen
from ph_tui.ui.orders.order import OrderScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The desk of a company with two orders that are ready, and three that are not."""
    return a_ledger(tmp_path)


def app_of(desk: Desk) -> DeskApp:
    """The program at Talous."""
    return desk_app(desk, "money", lambda: MoneyScreen(desk, pane_delay=0))


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each with all that comes of it."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def rows_of(app: DeskApp) -> dict[str, list[tuple[str, int]]]:
    """Order and invoice of each row, by its part of the run."""
    assert isinstance(app.screen, MonthlyRun)
    found: dict[str, list[tuple[str, int]]] = {}
    for row in app.screen._list.rows:
        if isinstance(row, RunRow):
            found.setdefault(row.part.value, []).append((row.order.number, row.number))
    return found


def numbers_in(desk: Desk) -> list[int]:
    """The numbers of all invoices there are."""
    return [each.invoice.number for each in desk.invoices.all()]


async def test_the_run_tells_what_is_ready_and_what_is_not(desk: Desk) -> None:
    """Everything that waits stands under its heading, with the sum that it would come to."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "I")
        assert rows_of(app) == {
            "ready": [("4684", 0), ("4690", 0)],
            "unsent": [("4633", 1009)],
            "unreported": [("4698", 0), ("", 0), ("4705", 0)],
        }
        text = text_of(app).replace("\xa0", " ")
        assert "2 valmiina · 1 708,00 € veroton" in text
        assert "Tilauksen numero puuttuu" in text
        assert "Tuntihinta puuttuu" in text


async def test_one_answer_makes_all_that_is_ready(desk: Desk) -> None:
    """Each keeps its line and gets its number; the numbers go on without a gap."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "I", "I", "enter")
        assert rows_of(app)["tried"] == [("4684", 1010), ("4690", 1011)]
        assert "ready" not in rows_of(app)
        assert "2 laskua tehtiin" in text_of(app)
    assert numbers_in(desk) == list(range(1001, 1012))


async def test_esc_makes_nothing(desk: Desk) -> None:
    """The question can be left, and no number is used."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "I", "I", "escape")
        assert rows_of(app)["ready"] == [("4684", 0), ("4690", 0)]
    assert numbers_in(desk) == list(range(1001, 1010))


async def test_one_that_is_refused_keeps_no_other_back(desk: Desk, tmp_path: Path) -> None:
    """Olli invoices one of them while the question stands: its line says so, the other is made."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "I", "I")
        desk_on(tmp_path, user="olli").invoices.create(order_id(4684))
        await press(pilot, "enter")
        assert rows_of(app)["tried"] == [("4684", 0), ("4690", 1011)]
        assert "1010" in text_of(app)
    assert numbers_in(desk) == list(range(1001, 1012))


async def test_a_reason_leads_to_where_it_is_mended(desk: Desk) -> None:
    """Enter on the order without a number asks for it, and the reason is gone afterwards."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "I", "end", "k", "enter")
        assert app.screen.query_one("#number", Input).has_focus
        await type_in(pilot, "4709", "f2")
        assert ("4709", 0) in rows_of(app)["unreported"]
        assert "Tilauksen numero puuttuu" not in text_of(app)


async def test_what_lacks_only_its_report_leads_to_the_billing_tab(desk: Desk) -> None:
    """There it is sent."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "I", "end", "enter")
        assert isinstance(app.screen, OrderScreen)
        assert app.screen.order_here() == order_id(4705)


async def test_what_the_company_lacks_is_told_once(tmp_path: Path) -> None:
    """No order is ready without an account number, and one line leads to the form for it."""
    desk = a_ledger(tmp_path, company=replace(a_company(), iban=""))
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "I")
        assert "ready" not in rows_of(app)
        assert text_of(app).count("Yrityksen tiedoista puuttuu") == 1
        assert "I tee laskut" not in text_of(app)
        assert isinstance(app.screen, MonthlyRun)
        app.screen._list.move_to("company")
        await press(pilot, "enter")
        assert app.screen.query_one("#iban", Input).has_focus


async def test_all_unsent_invoices_become_files_of_one_folder(desk: Desk, tmp_path: Path) -> None:
    """A Finvoice file each; it is told which, and no state changes."""
    folder = tmp_path / "out"
    folder.mkdir()
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "I", "I", "enter", "x")
        app.screen.query_one("#text", Input).value = str(folder)
        await press(pilot, "enter")
        assert text_of(app).count("→ lasku-10") == 3
    assert sorted(path.name for path in folder.iterdir()) == [
        "lasku-1009.xml",
        "lasku-1010.xml",
        "lasku-1011.xml",
    ]
    assert b"<Finvoice" in (folder / "lasku-1010.xml").read_bytes()
    invoice = desk.invoices.find(1010).invoice
    assert invoice.state(desk.today) is InvoiceState.CREATED


async def test_a_file_that_is_there_is_never_replaced(desk: Desk, tmp_path: Path) -> None:
    """Its line says so, and the other files are written."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "lasku-1009.xml").write_text("vanha", encoding="utf-8")
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "I", "I", "enter", "x")
        app.screen.query_one("#text", Input).value = str(folder)
        await press(pilot, "enter")
        assert "Tiedostoa ei tehty" in text_of(app)
    assert (folder / "lasku-1009.xml").read_text(encoding="utf-8") == "vanha"
    assert (folder / "lasku-1011.xml").is_file()


async def test_a_folder_that_is_not_there_is_asked_for_again(desk: Desk, tmp_path: Path) -> None:
    """Nothing is written and nothing typed is lost."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "I", "x")
        field = app.screen.query_one("#text", Input)
        field.value = str(tmp_path / "missing")
        await press(pilot, "enter")
        assert app.screen.query_one("#text", Input).value == str(tmp_path / "missing")
        assert "kansio" in text_of(app).lower()


async def test_a_company_without_an_address_gets_portal_sheets(tmp_path: Path) -> None:
    """What the e-invoice needs is not there: the fields of the portal are written instead."""
    company = replace(a_company(), einvoice_address="", operator_id="")
    desk = a_ledger(tmp_path, company=company)
    folder = tmp_path / "out"
    folder.mkdir()
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "I", "I", "enter", "x")
        app.screen.query_one("#text", Input).value = str(folder)
        await press(pilot, "enter")
    sheet = (folder / "lasku-1010.portaali.txt").read_text(encoding="utf-8")
    assert "Työhaun tehotreeni" in sheet
    assert "1240,00" in sheet


async def test_the_run_without_anything_says_so(tmp_path: Path) -> None:
    """An empty run is a sentence with a way back."""
    desk = desk_on(tmp_path)
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "I")
        assert "Kaikki raportoitu on laskutettu" in text_of(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, MoneyScreen)
