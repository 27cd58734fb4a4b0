"""Contact details on the order's facts: not there until they are asked for, and gone again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.factories import VALID_CODE
from tests.ui.desks import desk_app, order_id, type_in
from tests.ui.snapshots import SMALL, settle, text_of

from ph_tui.ui.dialogs.ask_form import AskForm
from ph_tui.ui.orders.list import OrdersScreen
from ph_tui.ui.orders.order import OrderScreen

if TYPE_CHECKING:
    from tests.ui.conftest import Snap
    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk

NAME = "Ansa Keksitty"


@pytest.fixture
def known(desk: Desk) -> Desk:
    """The desk, at which details of client A.K. are recorded."""
    desk.clients.set(
        "A.K.",
        {
            "name": NAME,
            "phone": "050 123 4567",
            "email": "ansa@esimerkki.fi",
            "note": "Soita iltapäivällä.\nEi tekstiviestejä.",
        },
    )
    return desk


def app_of(desk: Desk, *, lang: str = "fi") -> DeskApp:
    """The program at order 4711."""
    return desk_app(desk, "orders", lambda: OrderScreen(desk, order_id(4711)), lang=lang)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each with all that comes of it."""
    await settle(pilot)
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_details_show_on_demand(known: Desk) -> None:
    """The facts tell the key; it shows the details, and hides them."""
    app = app_of(known)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "I")
        assert NAME not in text_of(app)
        await press(pilot, "y")
        for text in (NAME, "050 123 4567", "ansa@esimerkki.fi", "Soita iltapäivällä."):
            assert text in text_of(app)
        await press(pilot, "y")
        assert NAME not in text_of(app)


async def test_details_go_with_the_tab(known: Desk) -> None:
    """Who looks at something else has seen enough."""
    app = app_of(known)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "I", "y", "t", "I")
        assert NAME not in text_of(app)


async def test_the_key_is_for_the_facts_alone(known: Desk) -> None:
    """On the other tabs, and on the list of orders, nothing names a person."""
    app = app_of(known)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "y")
        assert NAME not in text_of(app)
    listing = desk_app(known, "orders", lambda: OrdersScreen(known))
    async with listing.run_test(size=SMALL) as pilot:
        await press(pilot, "y")
        assert NAME not in text_of(listing)


async def test_where_nothing_is_recorded_the_form_opens(desk: Desk) -> None:
    """One key, the details, and they are saved and shown."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "I", "y")
        assert isinstance(app.screen, AskForm)
        await type_in(pilot, NAME, "enter")
        await type_in(pilot, "050 9", "f2")
        details = desk.clients.find("A.K.").details
        assert (details.name, details.phone) == (NAME, "050 9")
        assert NAME in text_of(app)


async def test_a_shown_detail_is_edited(known: Desk) -> None:
    """Enter on it opens the form; what is left alone keeps its lines."""
    app = app_of(known)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "I", "y", "down", "down", "down", "enter")
        assert isinstance(app.screen, AskForm)
        await press(pilot, "ctrl+k")
        await type_in(pilot, "X", "f2")
        details = known.clients.find("A.K.").details
        assert details.name.startswith("X") or details.name.endswith("X")
        assert details.note == "Soita iltapäivällä.\nEi tekstiviestejä."


async def test_a_personal_code_comes_not_in(desk: Desk) -> None:
    """It is refused, the text stays in the form, and no byte of it is on the disk."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "I", "y")
        await type_in(pilot, VALID_CODE, "f2")
        assert isinstance(app.screen, AskForm)
    assert desk.clients.look_up("A.K.").details.is_empty
    root = desk._core.store.path.parent
    stored = (path.read_bytes() for path in root.rglob("*") if path.is_file())
    assert not any(VALID_CODE.encode() in data for data in stored)


async def test_another_ones_change_is_told(known: Desk, colleague: Desk) -> None:
    """The form that was open says so, and shows what is saved now beside what was typed."""
    app = app_of(known)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "I", "y", "down", "down", "down", "enter")
        colleague.clients.set("A.K.", {"name": "Aino Keksitty"})
        await type_in(pilot, "X", "f2")
        assert isinstance(app.screen, AskForm)
        assert known.clients.find("A.K.").details.name == "Aino Keksitty"
        assert "Aino Keksitty" in text_of(app)
        await press(pilot, "f2")
        assert "X" in known.clients.find("A.K.").details.name


async def test_an_unsaved_form_is_rescued(known: Desk, colleague: Desk) -> None:
    """What was typed is a draft of the order, and goes when the client is erased."""
    app = app_of(known)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "I", "y", "down", "down", "down", "enter")
        await type_in(pilot, "Zala", "escape")
    known.drafts._drafts.close()
    colleague.erasing.erase("A.K.")
    data = known._core.store.path
    stored = (path.read_bytes() for path in data.rglob("*") if path.is_file())
    assert not any(b"Zala" in content for content in stored)


async def test_an_erased_client_has_none(known: Desk) -> None:
    """The facts offer nothing where nobody is left."""
    known.erasing.erase("A.K.")
    app = app_of(known)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "I")
        assert "Yhteystiedot" not in text_of(app)
        assert "poistettu-" in text_of(app)


async def test_pictures(known: Desk, snap: Snap) -> None:
    """Hidden, shown, and the form."""
    await snap(app_of(known), "hidden", press=["I"])
    await snap(app_of(known), "shown", press=["I", "y"])
    await snap(app_of(known), "form", press=["I", "y", "down", "down", "down", "enter"])
    await snap(app_of(known, lang="en"), "english", press=["I", "y"])
