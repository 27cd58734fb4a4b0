"""Feedback from the screens of orders: one key for what comes next, one for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.desks import desk_app, order_id
from tests.ui.snapshots import SMALL, settle, text_of

from ph_tui.ui.kit.clipboard import Between, Clipboard
from ph_tui.ui.orders.order import OrderScreen
from ph_tui.ui.saving.settings_form import SettingsForm

if TYPE_CHECKING:
    import pytest
    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import Order

LINK = "https://kaupunki.example/palaute"


def at_order(desk: Desk, number: int) -> DeskApp:
    """The program at an order."""
    return desk_app(desk, "orders", lambda: OrderScreen(desk, order_id(number)))


def order_of(desk: Desk, number: int) -> Order:
    """An order as it is stored."""
    return desk.orders.load(order_id(number)).order


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each with all that comes of it."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_f_asks_once_and_does_not_remind_on_the_same_day(desk: Desk) -> None:
    """A second press tells the day on which it was done."""
    app = at_order(desk, 4698)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f")
        assert "4698: palaute pyydetty 24.4." in text_of(app)
        asked = order_of(desk, 4698)
        await press(pilot, "f")
        assert "jo merkitty" in text_of(app)
        assert order_of(desk, 4698) == asked


async def test_a_reminder_asks_for_the_link_first_and_sends_the_message(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the link the client could not answer; it is asked for once."""
    sent: list[str] = []
    app = at_order(desk, 4684)
    clipboard = Clipboard(lambda _: None, Between.NOTHING, wait=lambda *_: None, wiped=lambda: None)
    monkeypatch.setattr(clipboard, "send", sent.append)
    monkeypatch.setattr(type(app), "users_clipboard", clipboard)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f")
        assert isinstance(app.screen, SettingsForm)
        assert sent == []
        for letter in LINK:
            await pilot.press(letter)
        await press(pilot, "f2")
        assert desk.settings.city().feedback_form == LINK
        (message,) = sent
        assert message.startswith("Tämä on ystävällinen muistutus.")
        assert LINK in message
        assert order_of(desk, 4684).feedback_reminded_on == desk.today
        await press(pilot, "f")
        assert "muistutettu jo 24.4." in text_of(app)
        assert len(sent) == 1


async def test_without_a_link_the_second_try_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who does not know the link is not kept from reminding."""
    app = at_order(desk, 4684)
    clipboard = Clipboard(lambda _: None, Between.NOTHING, wait=lambda *_: None, wiped=lambda: None)
    monkeypatch.setattr(type(app), "users_clipboard", clipboard)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "f", "escape")
        assert order_of(desk, 4684).feedback_reminded_on is None
        await press(pilot, "f")
        assert order_of(desk, 4684).feedback_reminded_on == desk.today


async def test_the_answer_is_noted_once(desk: Desk) -> None:
    """`R`, where the client was asked; the facts of the order tell the day."""
    app = at_order(desk, 4684)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "R")
        assert "4684: palaute saatu 24.4." in text_of(app)
        assert order_of(desk, 4684).feedback_received_on == desk.today
        assert not app.screen.check_action("receive_feedback", ())
        await press(pilot, "f")
        assert "palaute saatiin jo 24.4." in text_of(app)
