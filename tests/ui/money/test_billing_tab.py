"""The billing tab of an order: its rows, how each figure came about, what is done there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import order_id, type_in
from tests.ui.money.billing import (
    JOB,
    LATE,
    PAID,
    READY,
    REPORTED,
    RUNNING,
    app_at,
    file_of,
    press,
    rows_of,
    with_a_changed_log,
    with_bonus,
)
from tests.ui.snapshots import SMALL, WIDE, settle, text_of
from textual.widgets import Input

from ph_tui.ui.dialogs.ask_form import AskForm
from ph_tui.ui.dialogs.ask_text import AskReason
from ph_tui.ui.dialogs.parked import Kept, Parked
from ph_tui.ui.money.billing_list import BillingList
from ph_tui.ui.money.claim_form import ClaimForm
from ph_tui.ui.money.explanation import Explanation
from ph_tui.ui.orders.order import OrderScreen
from ph_tui.ui.report.findings import Findings

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.desk.desk import Desk


async def test_rows_have_minutes_and_hours_and_the_sum_stands_against_the_order(
    desk: Desk,
) -> None:
    """Every session held has a row; the last of them is the sum."""
    app = app_at(desk, LATE)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert rows_of(app) == [
            "Laskutusraportti ! määräaika oli ma 22.4.",
            "1 to 7.3. 9.00–11.00 120 min 2,00 h",
            "2 to 14.3. 9.00–11.00 120 min 2,00 h",
            "3 to 21.3. 9.00–11.00 120 min 2,00 h",
            "4 to 4.4. 9.00–11.00 120 min 2,00 h",
            "5 to 11.4. 9.00–10.30 90 min 1,50 h",
            "Yhteensä 570 min 9,50 h / 10 h tilattu",
        ]


async def test_hours_over_the_order_are_told(desk: Desk) -> None:
    """By how much."""
    desk.orders.edit(order_id(LATE), {"hours": "8"})
    app = app_at(desk, LATE)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert rows_of(app)[-1] == "Yhteensä 570 min 9,50 h • 1,50 h yli tilatun"


async def test_enter_shows_how_a_figure_came_about(desk: Desk) -> None:
    """A row by its minutes, the sum by its rows and the rule, an invoice by its lines."""
    app = app_at(desk, LATE)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, Explanation)
        assert "9.00–11.00 = 120 min" in text_of(app)
        assert "120 min : 60 min = 2,00 h" in text_of(app)
        await press(pilot, "escape", "end", "enter")
        assert "570 min : 60 min = 9,50 h" in text_of(app)
        assert "jäljellä 0,50 h" in text_of(app)


async def test_an_invoice_opens_into_its_lines(desk: Desk) -> None:
    """Quantity times price, the tax of each rate, the total, references and days."""
    app = app_at(desk, PAID, row_key="invoice.1001")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        shown = text_of(app)
        for told in (
            "4,00 h × 62,00\u00a0€",
            "Alv 24\u00a0% · 248,00\u00a0€",
            "307,52\u00a0€",
            "10016",
        ):
            assert told in shown
        assert "22.4.2024 · maija" in shown


async def test_what_changed_after_the_sending_is_marked_row_by_row(desk: Desk) -> None:
    """The figures that were sent stay; beside each row stands what became of it."""
    app = app_at(with_a_changed_log(desk), READY)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert rows_of(app)[:7] == [
            "Laskutusraportti ✓ lähetetty 24.4. · maija",
            "? Kirjaukset ovat muuttuneet lähettämisen jälkeen: 6,00 h → 5,50 h",
            "1 ke 3.4. 12.00–14.00 120 min 2,00 h",
            "? 2 ke 10.4. 12.00–14.00 120 min 2,00 h nyt 150 min",
            "? 3 ke 17.4. 12.00–14.00 120 min 2,00 h poistettu",
            "? to 18.4. 12.00–13.00 60 min 1,00 h uusi kirjaus",
            "Yhteensä 360 min 6,00 h / 6 h tilattu",
        ]


async def test_the_report_is_recorded_as_sent_with_day_and_receipt(desk: Desk) -> None:
    """`S` asks as the service report does; then the report is locked."""
    app = app_at(desk, READY)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "S")
        assert isinstance(app.screen, AskForm)
        await pilot.press("ctrl+u")
        await type_in(pilot, "22.4.", "enter")
        await type_in(pilot, "Kuittaus 17", "enter")
        sent = file_of(desk, READY).billing.sent
        assert sent is not None
        assert (sent.on, sent.receipt) == (date(2024, 4, 22), "Kuittaus 17")
        assert "4705: laskutusraportti 6,00 h merkitty lähetetyksi" in text_of(app)
        assert "laskuttamatta 372,00 € • ilman veroa i" in rows_of(app)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_receipt_may_be_a_file(desk: Desk, tmp_path: Path, size: tuple[int, int]) -> None:
    """The field says whether it took a text or a file; what is kept shows with the report."""
    (tmp_path / "kuittaus.pdf").write_bytes(b"%PDF-1.7 \xff")
    app = app_at(desk, READY)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "S", "enter")
        await type_in(pilot, "Tunnus 17")
        assert "Tallennetaan tekstinä" in text_of(app)
        await press(pilot, "ctrl+u")
        await type_in(pilot, f"@{tmp_path}/kuitti.pdf", "enter")
        assert isinstance(app.screen, AskForm)
        assert "ei ole" in text_of(app)
        assert file_of(desk, READY).billing.sent is None
        field = app.screen.query_one("#receipt", Input)
        field.value = f"@{tmp_path}/kuittaus.pdf"
        await settle(pilot)
        assert "Tallennetaan tiedostona: kuittaus.pdf, 1 kt" in text_of(app)
        await press(pilot, "enter")
        sent = file_of(desk, READY).billing.sent
        assert sent is not None
        assert sent.paper is not None
        assert "tiedosto kuittaus.pdf" in " ".join(text_of(app).split())


async def test_a_running_service_is_not_billed_yet(desk: Desk) -> None:
    """The rows show; neither sending nor invoicing is offered on the line."""
    app = app_at(desk, RUNNING)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert rows_of(app)[0] == "Laskutusraportti lähetetään, kun palvelu on päättynyt"
        keys = text_of(app).splitlines()[-1]
        assert "S lähetetty" not in keys
        assert "i lasku" not in keys


async def test_a_sent_report_is_opened_again_with_a_reason(desk: Desk) -> None:
    """What was sent is kept, and the sum tells of it; with an invoice it isn't offered."""
    app = app_at(desk, REPORTED)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "O")
        assert isinstance(app.screen, AskReason)
        await type_in(pilot, "Tunti puuttui", "enter")
        billing = file_of(desk, REPORTED).billing
        assert billing.sent is None
        assert billing.reopenings[0].why == "Tunti puuttui"
        await press(pilot, "end", "enter")
        assert "12.4.2024 lähetetty avattiin uudelleen · maija: Tunti puuttui" in text_of(app)


async def test_what_is_found_stands_below_with_its_source_and_a_jump(desk: Desk) -> None:
    """Enter on the changed log asks for the reason of opening the report again."""
    app = app_at(with_a_changed_log(desk), READY)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "käsikirja 1.1.2024 › Laskutusraportti" in text_of(app)
        app.screen.query_one(Findings).focus()
        await press(pilot, "enter")
        assert isinstance(app.screen, AskReason)


async def test_b_opens_the_tab_from_the_order_and_undo_takes_a_sending_back(desk: Desk) -> None:
    """One key there, one key back."""
    from tests.ui.desks import desk_app

    app = desk_app(desk, "orders", lambda: OrderScreen(desk, order_id(READY)))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "b", "S", "f2")
        assert isinstance(app.focused, BillingList)
        assert file_of(desk, READY).billing.sent is not None
        await press(pilot, "u")
        assert file_of(desk, READY).billing.sent is None


async def test_a_bonus_is_claimed_with_grounds_and_a_day_to_look_again(desk: Desk) -> None:
    """`B`, the grounds, the day; the claim is a report of its own and waits for its sending."""
    with_bonus(desk).billing.send(order_id(READY))
    app = app_at(desk, READY)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        assert "Työllistyminen 300,00 € hakematta B" in rows_of(app)
        await press(pilot, "B")
        assert isinstance(app.screen, ClaimForm)
        await type_in(pilot, "Alkoi 22.4.", "tab")
        await type_in(pilot, "1.6.", "f2")
        (claim,) = file_of(desk, READY).claims
        assert (claim.bonus, claim.details) == (JOB, "Alkoi 22.4.")
        assert claim.follow_up_on == date(2024, 6, 1)
        assert "Työllistyminen 300,00 € • katsotaan la 1.6." in rows_of(app)
        await press(pilot, "S", "f2")
        assert file_of(desk, READY).claims[0].sent is not None
        assert "Työllistyminen 300,00 € ✓ lähetetty 24.4. · maija" in rows_of(app)
        await press(pilot, "i", "enter")
        (invoice,) = file_of(desk, READY).invoices
        assert (invoice.claim_id, invoice.net) == (claim.id, Decimal(300))


async def test_grounds_that_are_left_are_offered_again(desk: Desk) -> None:
    """Esc loses no word, and nothing is saved; the list of such texts leads back."""
    app = app_at(with_bonus(desk), LATE)
    app.parked = Parked(Kept(desk, app.show_error))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "B")
        await type_in(pilot, "Kesken", "escape")
        assert file_of(desk, LATE).claims == ()
        await press(pilot, "B")
        assert "Kesken" in text_of(app)
        await press(pilot, "escape", "L")
        assert "Bonushakemus" in text_of(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, ClaimForm)
        assert "Kesken" in text_of(app)


async def test_a_day_that_cannot_be_read_is_told_and_saves_nothing(desk: Desk) -> None:
    """The cursor goes to it."""
    app = app_at(with_bonus(desk), LATE)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "B", "tab")
        await type_in(pilot, "joskus", "f2")
        assert isinstance(app.screen, ClaimForm)
        assert app.focused is not None
        assert app.focused.id == "follow_up"
        assert file_of(desk, LATE).claims == ()


async def test_a_claim_is_sent_after_the_hours_and_withdrawn(desk: Desk) -> None:
    """Without the hours' report the claim is refused; `D` takes it back after asking."""
    desk = with_bonus(desk)
    desk.bonuses.claim(order_id(LATE), JOB, "Alkoi 22.4.")
    app = app_at(desk, LATE, row_key="claim.1")
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "S")
        assert "Bonushakemusta ei merkitty lähetetyksi" in " ".join(text_of(app).split())
        assert file_of(desk, LATE).claims[0].sent is None
        await press(pilot, "D", "enter")
        assert file_of(desk, LATE).claims == ()


async def test_without_bonuses_b_says_how_one_is_added(desk: Desk) -> None:
    """Nothing opens."""
    from tests.ui.desks import desk_app

    from ph_tui.ui.orders.list import OrdersScreen

    app = desk_app(desk, "orders", lambda: OrdersScreen(desk, pane_delay=0))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "B")
        assert "palvelulle ei ole annettu bonuksia" in text_of(app)


async def test_a_service_with_nothing_held_says_how_to_begin(desk: Desk) -> None:
    """An empty tab has its key."""
    app = app_at(desk, 4729)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "Laskutettavaa ei vielä ole." in text_of(app)
        await press(pilot, "l")
        assert app.focused is not None
        assert app.focused.id != "billing"


async def test_keys_typed_before_the_order_is_read_are_not_lost(desk: Desk) -> None:
    """A person in a hurry presses `S` while the first picture is still all there is."""
    app = app_at(desk, READY)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        app.screen.query_one(BillingList)._facts = None
        await press(pilot, "S", "f2")
        assert file_of(desk, READY).billing.sent is not None
