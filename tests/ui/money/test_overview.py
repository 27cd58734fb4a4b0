"""Talous: what shows where and with which sums, what its keys do, how it follows others."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import desk_app, order_id
from tests.ui.money.ledger import a_ledger, desk_on, let_the_index_settle
from tests.ui.snapshots import SMALL, WIDE, settle, text_of

from ph_tui.domain.money.invoices import InvoiceState
from ph_tui.ui.money.explanation import Explanation
from ph_tui.ui.money.overview import MoneyScreen
from ph_tui.ui.money.overview_rows import MoneyRow
from ph_tui.ui.orders.order import OrderScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk

GLANCE = """
import sys
from pathlib import Path
from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
import ph_tui.ui.money.overview

desk = Desk.open(Path(sys.argv[1]), "maija", clock_at("2024-04-24T12:00"), cache=Path(sys.argv[2]))
desk._core.store.load = None
print(sum(len(group.rows) for group in desk.money.glance().groups))
import json
Path(sys.argv[3]).write_text(json.dumps(sorted(sys.modules)))
"""
HEAVY = {"pydantic", "pendulum", "markdown_it", "typst", "tinydb", "holidays", "stdnum"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The desk of a company with something in every state of money."""
    return a_ledger(tmp_path)


def app_of(desk: Desk, *, lang: str = "fi") -> DeskApp:
    """The program at Talous, its side pane following at once."""
    return desk_app(desk, "money", lambda: MoneyScreen(desk, pane_delay=0), lang=lang)


def screen_of(app: DeskApp) -> MoneyScreen:
    """Talous, on top."""
    assert isinstance(app.screen, MoneyScreen)
    return app.screen


def shown(app: DeskApp) -> list[tuple[str, str]]:
    """Group, and number of invoice or order, of each row from the top."""
    rows = [row for row in screen_of(app)._list.rows if isinstance(row, MoneyRow)]
    return [
        (row.group.value, str(row.invoice.number) if row.invoice else row.order.number)
        for row in rows
    ]


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each with all that comes of it."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def at_invoice(pilot: Pilot[None], number: int) -> None:
    """Put the cursor on an invoice."""
    await settle(pilot)
    assert isinstance(pilot.app.screen, MoneyScreen)
    assert pilot.app.screen._list.move_to(("invoice", number))
    await settle(pilot)


async def test_everything_stands_under_what_comes_next_for_it(desk: Desk) -> None:
    """From the hours to the payment; a bonus for itself, a credited invoice nowhere."""
    app = app_of(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert shown(app) == [
            *(("to_report", number) for number in ("4698", "", "4705")),
            *(("bonus", number) for number in ("4612", "4640", "4676", "4690")),
            *(("to_invoice", number) for number in ("4684", "4690")),
            ("created", "1009"),
            ("invoiced", "1007"),
            ("overdue", "1006"),
            *(("paid", number) for number in ("1005", "1003", "1002", "1001")),
        ]


@pytest.mark.parametrize(
    ("heading", "count", "total"),
    [
        ("Raportoimatta", "3", "620,00 €"),
        ("Bonus hakematta", "4", "1 200,00 €"),
        ("Laskuttamatta", "2", "1 708,00 €"),
        ("Tehty, lähettämättä", "1", "1 230,08 €"),
        ("! Erääntynyt", "1", "922,56 €"),
        ("Maksettu", "4", "2 672,20 €"),
    ],
)
async def test_each_heading_tells_how_many_and_how_much(
    desk: Desk, heading: str, count: str, total: str
) -> None:
    """The count stands beside the name, the sum over the sums of the rows."""
    app = app_of(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        lines = text_of(app).replace("\xa0", " ").splitlines()
        line = next(line for line in lines if line.startswith(f" {heading}"))
        assert line.removeprefix(f" {heading}").split()[0] == count
        assert total in line


def test_the_first_glance_opens_no_order_and_loads_nothing_heavy(
    desk: Desk, tmp_path: Path
) -> None:
    """Ten thousand orders would be ten thousand files, and pydantic a third of the start."""
    let_the_index_settle(desk)
    loaded = tmp_path / "loaded.json"
    typed = [str(tmp_path / "data"), str(tmp_path / "cache-glance"), str(loaded)]
    for _ in ("makes the index", "finds it"):
        done = subprocess.run(
            [sys.executable, "-c", GLANCE, *typed], capture_output=True, text=True, check=False
        )
        assert done.stdout.strip() == "12", done.stderr
    modules = set(json.loads(loaded.read_text(encoding="utf-8")))
    assert not HEAVY & {name.partition(".")[0] for name in modules}


async def test_enter_on_an_order_opens_its_billing_tab(desk: Desk) -> None:
    """From what is to be reported to the report."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "j", "j", "enter")
        assert isinstance(app.screen, OrderScreen)
        assert app.screen.order_here() == order_id(4705)
        assert "Laskutusraportti" in text_of(app)


async def test_enter_on_an_invoice_shows_how_its_total_comes_about(desk: Desk) -> None:
    """Line, net, tax of the rate, total."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at_invoice(pilot, 1006)
        await press(pilot, "enter")
        assert isinstance(app.screen, Explanation)
        text = text_of(app).replace("\xa0", " ")
        for told in ("12,00 h × 62,00 €", "744,00 €", "Alv 24 %", "178,56 €", "922,56 €"):
            assert told in text


async def test_a_filter_finds_what_was_paid_long_ago_and_the_sums_follow(desk: Desk) -> None:
    """Every word typed must begin some word of the row; esc shows all again."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        before = shown(app)
        await press(pilot, "slash", *"suunt", "space", *"mak", "enter")
        assert shown(app) == [("paid", "1005"), ("paid", "1002")]
        assert "1 595,88 €" in text_of(app).replace("\xa0", " ")
        await press(pilot, "escape")
        assert shown(app) == before


async def test_a_filter_without_a_hit_says_how_to_leave_it(desk: Desk) -> None:
    """An empty list is never a dead end."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"xyz", "enter")
        assert shown(app) == []
        assert "Ei osumia." in text_of(app)
        assert "esc" in text_of(app).partition("Ei osumia.")[2]


async def test_all_invoices_stand_by_number_with_credited_ones(desk: Desk) -> None:
    """What was taken back and what takes back are found here, the newest first."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "v")
        assert [number for _, number in shown(app)] == [str(n) for n in range(1009, 1000, -1)]
        assert "hyvitetty: 1008" in text_of(app)
        assert "hyvityslasku 17.4." in text_of(app)


async def test_a_month_opens_to_its_invoices_and_back(desk: Desk) -> None:
    """Enter goes from a sum to what it is the sum of, esc back to the sum."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "v", "v")
        assert "maaliskuu 2024" in text_of(app)
        assert "2 321,00 €" in text_of(app).replace("\xa0", " ")
        screen_of(app)._months.move_to((screen_of(app)._overview.months[-3].month, ""))  # type: ignore[union-attr]
        await press(pilot, "enter")
        assert [number for _, number in shown(app)] == ["1006", "1005", "1004"]
        assert "maaliskuu 2024" in text_of(app)
        await press(pilot, "escape")
        assert "helmikuu 2024" in text_of(app)


async def test_what_was_paid_is_recorded_from_the_row(desk: Desk, tmp_path: Path) -> None:
    """`P` and enter; the row goes under what was paid, and the cursor with it."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await at_invoice(pilot, 1006)
        await press(pilot, "P", "enter")
        assert ("paid", "1006") in shown(app)
        row = screen_of(app).row_here()
        assert row is not None
        assert row.invoice is not None
        assert row.invoice.number == 1006
    invoice = desk_on(tmp_path).invoices.find(1006).invoice
    assert invoice.state(desk.today) is InvoiceState.PAID


async def test_only_what_comes_next_stands_on_the_key_line(desk: Desk) -> None:
    """Each row offers its own step; the other steps still answer."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert " b laskutus" in text_of(app).splitlines()[-1]
        await at_invoice(pilot, 1009)
        line = text_of(app).splitlines()[-1]
        assert " S " in line
        assert " x " in line
        assert " P " not in line
        await at_invoice(pilot, 1006)
        assert " P " in text_of(app).splitlines()[-1]
        await press(pilot, "b")
        assert isinstance(app.screen, OrderScreen)


async def test_the_key_line_is_never_cut_within_a_word(desk: Desk) -> None:
    """At 80 cells the keys that fit stand whole, and so do help and the way back."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        for _ in range(12):
            line = text_of(app).splitlines()[-1]
            assert line.rstrip().endswith("? näppäimet  esc takaisin")
            assert "…" not in line
            await press(pilot, "j")


@pytest.mark.parametrize("lang", ["fi", "en"])
@pytest.mark.parametrize("width", [64, 80, 100, 120, 160])
async def test_every_sum_shows_whole_at_every_width(desk: Desk, lang: str, width: int) -> None:
    """A sum that is cut is worse than none; whatever else has no room gives way."""
    app = app_of(desk, lang=lang)
    async with app.run_test(size=(width, 45)) as pilot:
        await settle(pilot)
        listed = screen_of(app)._list
        lines = [listed.render_line(y).text for y in range(listed.size.height)]
        money = [line.rstrip() for line in lines if any(sign in line for sign in "€–")]
        assert len(money) == 23
        end = "€" if lang == "fi" else "0123456789"
        assert [line for line in money if line[-1] not in f"{end}–"] == []
        assert not any("…" in line for line in lines)


async def test_another_ones_change_shows_and_the_cursor_stays(desk: Desk, tmp_path: Path) -> None:
    """Olli pays an invoice while Maija looks at another one."""
    app = app_of(desk)
    async with app.run_test(size=WIDE) as pilot:
        await at_invoice(pilot, 1007)
        desk_on(tmp_path, user="olli").invoices.pay(1006)
        screen_of(app).look_again()
        await settle(pilot)
        assert ("paid", "1006") in shown(app)
        row = screen_of(app).row_here()
        assert row is not None
        assert row.invoice is not None
        assert row.invoice.number == 1007


async def test_o_narrows_to_the_own_orders(desk: Desk) -> None:
    """Talous begins with the whole company; what is Olli's goes with one key and comes back."""
    app = app_of(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "o")
        assert ("to_invoice", "4684") not in shown(app)
        assert ("to_report", "4705") in shown(app)
        await press(pilot, "o")
        assert ("to_invoice", "4684") in shown(app)


async def test_the_side_pane_tells_hours_bonuses_and_what_is_missing(desk: Desk) -> None:
    """From 120 cells the order under the cursor stands beside the list, gaps and all."""
    app = app_of(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "j")
        text = text_of(app)
        assert "2 tapaamista" in text
        assert "Tilauksen numero puuttuu" in text
        await at_invoice(pilot, 1006)
        assert "Maksuviite" in text_of(app)
