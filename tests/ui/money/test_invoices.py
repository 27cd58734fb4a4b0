"""Invoices on the screens: shown before they are made, refused with a way out, sent, paid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import desk_app, order_id, type_in
from tests.ui.money.billing import (
    READY,
    REPORTED,
    app_at,
    file_of,
    in_folder,
    press,
    rows_of,
    with_bonus,
    without_terms,
)
from tests.ui.money.ledger import desk_on
from tests.ui.snapshots import SMALL, settle, text_of

from ph_tui.desk.agenda import AgendaKind
from ph_tui.domain.money.invoices import InvoiceKind
from ph_tui.ui.dialogs.ask_form import AskForm
from ph_tui.ui.dialogs.choose import Choose
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.money.billing_list import BillingList
from ph_tui.ui.money.company_form import CompanyForm
from ph_tui.ui.money.invoice_question import InvoiceQuestion
from ph_tui.ui.money.not_yet import NotYet
from ph_tui.ui.orders.list import OrdersScreen
from ph_tui.ui.orders.order import OrderScreen
from ph_tui.ui.today.agenda import TodayScreen

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.desk.desk import Desk


async def test_the_invoice_shows_before_it_is_made(desk: Desk) -> None:
    """Sum, buyer and reference; esc makes none and uses no number."""
    app = app_at(desk, REPORTED)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "i")
        assert isinstance(app.screen, InvoiceQuestion)
        shown = text_of(app)
        for told in ("Jyväskylän kaupunki", "Dynaaminen pienhankinta / ", "461,28", "15.5.2024"):
            assert told in shown
        await press(pilot, "escape")
        assert file_of(desk, REPORTED).invoices == ()
        assert desk._core.store.settings().next_invoice == 1001


async def test_from_the_list_one_comes_to_the_invoice_that_was_made(desk: Desk) -> None:
    """The cursor stands on it: what comes next is handing it in."""
    app = desk_app(desk, "orders", lambda: OrdersScreen(desk, pane_delay=0))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "end", "k")
        assert isinstance(app.screen, OrdersScreen)
        assert app.screen.order_here() == order_id(REPORTED)
        await press(pilot, "i", "enter")
        assert isinstance(app.screen, OrderScreen)
        assert "Lasku 1002 tehty: 461,28" in text_of(app)
        row = app.screen.query_one(BillingList).row
        assert row is not None
        assert row.key == "invoice.1002"


async def test_two_at_once_make_one_invoice(desk: Desk, colleague: Desk) -> None:
    """The other one was quicker: the number is told, and no second one is made."""
    app = app_at(desk, REPORTED)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "i")
        colleague.invoices.create(order_id(REPORTED))
        await press(pilot, "enter")
        assert "1002" in text_of(app)
        assert [each.number for each in file_of(desk, REPORTED).invoices] == [1002]


async def test_what_is_missing_is_listed_and_each_reason_leads_to_its_place(desk: Desk) -> None:
    """The billing report, the price, the company; the last is told once for all its fields."""
    app = app_at(without_terms(desk), READY)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "i")
        assert isinstance(app.screen, NotYet)
        told = " ".join(text_of(app).split())
        assert "4705: laskua ei voi vielä tehdä, 3 asiaa puuttuu" in told
        assert "nimi, Y-tunnus, tilinumero (IBAN), pankin BIC, katuosoite" in told
        await press(pilot, "enter")
        assert isinstance(app.focused, BillingList)
        await press(pilot, "i", "j", "enter")
        assert isinstance(app.screen, AskForm)
        assert "Hyvinvointi: hinta ja vero" in text_of(app)
        await press(pilot, "escape", "i", "end", "enter")
        assert isinstance(app.screen, CompanyForm)


async def test_a_missing_number_is_asked_for(desk: Desk) -> None:
    """The order's form opens."""
    desk.orders.edit(order_id(REPORTED), {"number": ""})
    app = app_at(desk, REPORTED)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "i", "enter")
        assert isinstance(app.screen, AskForm)
        assert "Omavalmentaja" in text_of(app)


async def test_the_price_that_was_missing_is_set_and_the_invoice_made(desk: Desk) -> None:
    """From the refusal to the price and back, without leaving the order."""
    desk._core.store.change_settings(lambda s: replace(s, prices=()))
    app = app_at(desk, REPORTED)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "i", "enter")
        await type_in(pilot, "58,50", "f2")
        assert "hinta ja vero on tallennettu" in text_of(app)
        await press(pilot, "i", "enter")
        (invoice,) = file_of(desk, REPORTED).invoices
        assert str(invoice.net) == "351.00"


async def test_an_exempt_service_needs_its_reason(desk: Desk) -> None:
    """The form objects; the tax is named by its beginning."""
    app = app_at(desk, REPORTED)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "T", "tab", "tab", "ctrl+u")
        await type_in(pilot, "verot", "f2")
        assert isinstance(app.screen, AskForm)
        await press(pilot, "tab")
        await type_in(pilot, "AVL 39", "f2")
        terms = desk._core.store.settings().terms_of("tyoelaman-suomi")
        assert (terms.vat, terms.vat_reason) == ("exempt", "AVL 39")


async def test_sent_paid_and_credited(desk: Desk) -> None:
    """Each step asks for its day or for a yes, and the row tells where the invoice stands."""
    app = app_at(desk, REPORTED)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "i", "enter")
        assert "1002 tunnit 461,28 € • lähettämättä" in rows_of(app)
        await press(pilot, "S", "enter")
        assert "1002 tunnit 461,28 € eräpäivä 15.5." in rows_of(app)
        await press(pilot, "P", "enter")
        assert "1002 tunnit 461,28 € ✓ maksettu 24.4." in rows_of(app)
        await press(pilot, "C", "enter")
        assert "1002 tunnit 461,28 € – hyvitetty (1003)" in rows_of(app)
        assert "1003 hyvitys −461,28 € • lähettämättä" in rows_of(app)
        note = file_of(desk, REPORTED).invoices[-1]
        assert (note.kind, note.credits) == (InvoiceKind.CREDIT, 1002)


async def test_a_credit_note_is_not_made_without_a_yes(desk: Desk) -> None:
    """Esc leaves the invoice as it stands."""
    desk.invoices.create(order_id(REPORTED))
    app = app_at(desk, REPORTED, row_key="invoice.1002")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "C", "escape")
        assert [each.number for each in file_of(desk, REPORTED).invoices] == [1002]


async def test_a_day_in_the_future_is_refused_in_the_question(desk: Desk) -> None:
    """Nothing is recorded."""
    desk.invoices.create(order_id(REPORTED))
    app = app_at(desk, REPORTED)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "S", "ctrl+u")
        await type_in(pilot, "25.4.2024", "enter")
        assert file_of(desk, REPORTED).invoices[0].sent is None


async def test_an_invoice_is_never_undone(desk: Desk) -> None:
    """`u` says what to do instead."""
    desk.invoices.create(order_id(REPORTED))
    app = app_at(desk, REPORTED)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "u")
        assert "hyvityslasku" in text_of(app)
        assert len(file_of(desk, REPORTED).invoices) == 1


@pytest.mark.parametrize(
    ("down", "name", "begins"),
    [
        (0, "lasku-1002.xml", b"<?xml"),
        (1, "lasku-1002.pdf", b"%PDF-"),
        (2, "lasku-1002.portaali.txt", b""),
        (3, "lasku-1002.txt", b"Lasku 1002"),
    ],
)
async def test_an_invoice_becomes_a_file(
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    down: int,
    name: str,
    begins: bytes,
) -> None:
    """`x`, the format, the name that is offered; the invoice stays as it was."""
    desk.invoices.create(order_id(REPORTED))
    before, folder = file_of(desk, REPORTED).invoices, tmp_path / "viety"
    folder.mkdir()
    monkeypatch.chdir(folder)
    app = app_at(desk, REPORTED)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "x")
        assert isinstance(app.screen, Choose)
        await press(pilot, *["j"] * down, "enter", "enter")
        assert in_folder(folder) == [name]
        assert (folder / name).read_bytes().startswith(begins)
        assert file_of(desk, REPORTED).invoices == before


async def test_an_export_that_fails_says_why_and_leaves_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A company without an e-invoice address has no Finvoice file."""
    desk.company.set({"einvoice_address": "", "operator_id": ""})
    desk.invoices.create(order_id(REPORTED))
    folder = tmp_path / "viety"
    folder.mkdir()
    monkeypatch.chdir(folder)
    app = app_at(desk, REPORTED)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "x", "enter", "enter")
        assert in_folder(folder) == []
        assert "verkkolasku" in text_of(app).lower()


async def test_today_has_the_overdue_payment_and_the_footer_counts_the_money(
    desk: Desk, tmp_path: Path
) -> None:
    """The line names its key, and that key records the payment."""
    desk.invoices.create(order_id(REPORTED))
    desk.invoices.send(1002)
    with_bonus(desk)
    later = desk_on(tmp_path, "2024-05-20T12:00", "olli")
    app = desk_app(later, "today", lambda: TodayScreen(later, pane_delay=0))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        shown = text_of(app)
        assert "Maksu myöhässä" in shown
        assert "lasku 1002 maksamatta" in shown
        footer = "Laskuttamatta 1 · 372,00 €   Avoinna 1 · 461,28 €   Bonuksia hakematta 1"
        assert footer in shown.replace("\u00a0", " ")
        agenda = app.screen.query_one("#agenda", LineList)
        assert agenda.move_to((order_id(REPORTED), AgendaKind.OVERDUE))
        await press(pilot, "P", "enter")
        assert file_of(later, REPORTED).invoices[0].paid is not None
        assert "Maksu myöhässä" not in text_of(app)
