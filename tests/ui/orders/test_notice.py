"""A pasted order notice: read, shown with its words, confirmed with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.domain.notices.letters import LABELLED, PROSE, TWO_OF_EACH
from tests.ui.desks import desk_app
from tests.ui.snapshots import SMALL, WIDE, settle, take, text_of
from textual import events

from ph_tui.ui.orders.list import OrdersScreen
from ph_tui.ui.orders.new_order import NewOrderForm
from ph_tui.ui.orders.notice import NoticeForm
from ph_tui.ui.saving.ask_bar import AskBar

if TYPE_CHECKING:
    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import Order


def app_of(desk: Desk) -> DeskApp:
    """The program at the order list."""
    return desk_app(desk, "orders", lambda: OrdersScreen(desk, pane_delay=0))


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other; `<TEXT` is a paste."""
    for key in keys:
        if key.startswith("<"):
            pilot.app.post_message(events.Paste(key[1:]))
        else:
            await pilot.press(key)
        await settle(pilot)


def saved(desk: Desk, number: str) -> Order:
    """The order with a number."""
    return desk.orders.load(desk.orders.find(number).id).order


@pytest.mark.parametrize(
    "text", [LABELLED, PROSE, *(LABELLED.replace("\n", end) for end in ("\r\n", "\r"))]
)
async def test_three_keys_take_a_whole_notice_in(desk: Desk, text: str) -> None:
    """`n`, the paste, enter; the cursor stands on the new order then."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "n", f"<{text}", "enter")
        number = "4750" if "4750" in text else "2024/4751"
        assert saved(desk, number).client_code in {"A.K.", "M.V."}
        assert isinstance(app.screen, OrdersScreen)
        assert app.screen.order_here() == saved(desk, number).id


async def test_several_values_wait_for_a_choice(desk: Desk) -> None:
    """Enter takes nothing in while the service is open; what else is open stays empty."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "n", f"<{TWO_OF_EACH}", "2", "enter")
        assert isinstance(app.screen, NoticeForm)
        assert "valitse ensin" in text_of(app)
        await press(pilot, "space", "enter")
        order = saved(desk, "4801")
        assert (order.service, order.ordered_hours) == ("uutta-suuntaa", None)


async def test_what_is_missing_is_filled_in_on_the_form(desk: Desk) -> None:
    """Tab goes on with the form, which begins with what was found."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "n", "<Tilaus 4790\nPalvelu: Uutta suuntaa\n", "enter")
        assert "Asiakastunnus ei löytynyt" in text_of(app)
        await press(pilot, "tab")
        assert isinstance(app.screen, NewOrderForm)
        assert app.screen.values()["number"] == "4790"


async def test_a_number_that_is_in_use_is_refused_and_asked_again(desk: Desk) -> None:
    """Nothing is saved twice; the reading stands there still."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "n", f"<{LABELLED.replace('4750', '4711')}", "enter")
        assert isinstance(app.screen, NoticeForm)
        assert "4711" in text_of(app)
    assert len(desk.orders.summaries()) == 11


async def test_a_line_is_pasted_into_the_field_as_ever(desk: Desk) -> None:
    """One line that is an order line, or nearly, stays where it can be mended."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "n", "<4735 tehotreeni ab 20h")
        assert isinstance(app.screen, OrdersScreen)
        assert app.screen.query_one(AskBar).text == "4735 tehotreeni ab 20h"


@pytest.mark.parametrize("size", [SMALL, WIDE])
@pytest.mark.parametrize(
    ("name", "keys"), [("found", [f"<{LABELLED}"]), ("open", [f"<{TWO_OF_EACH}", "2"])]
)
async def test_the_reading_as_it_looks(
    desk: Desk, name: str, keys: list[str], size: tuple[int, int]
) -> None:
    """Field, value and the words that it came from; the values of an open field under it."""
    app = app_of(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "n", *keys)
        take(app, name, feature="orders/notice")
