"""Today: services, stands and feedback; what is folded away, filtered, and the sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import desk_app, order_id, type_in
from tests.ui.snapshots import SMALL, WIDE, settle, text_of
from tests.ui.today.others import with_many_stands, with_others

from ph_tui.desk.agenda_items import DueItem, OrderItem
from ph_tui.desk.agenda_kinds import AgendaKind
from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.ui.dialogs.choose import Choose
from ph_tui.ui.money.explanation import Explanation
from ph_tui.ui.money.overview import MoneyScreen
from ph_tui.ui.money.overview_rows import MoneyView
from ph_tui.ui.program.screen import PhScreen
from ph_tui.ui.today.agenda import TodayScreen
from ph_tui.ui.today.agenda_lines import Fold

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot


class Place(PhScreen[None]):
    """A place that keeps what it was asked to go to."""

    went_to = ""

    def go_to(self, subject: str) -> None:
        """Keep it."""
        self.went_to = subject


def app_of(desk: Desk) -> DeskApp:
    """The program at Today, with the places that it leads to."""
    return desk_app(
        desk,
        "today",
        lambda: TodayScreen(desk, pane_delay=0),
        popup=Place,
        marketing=Place,
        money=lambda: MoneyScreen(desk, pane_delay=0),
    )


def screen_of(pilot: Pilot[None]) -> TodayScreen:
    """The screen that is tested."""
    screen = pilot.app.screen
    assert isinstance(screen, TodayScreen)
    return screen


async def at(pilot: Pilot[None], kind: AgendaKind) -> DueItem:
    """Put the cursor on the first thing of a kind that belongs to no order."""
    await settle(pilot)
    rows = screen_of(pilot)._list.rows
    item = next(row for row in rows if isinstance(row, DueItem) and row.kind is kind)
    screen_of(pilot)._list.move_to((item.due.subject, kind))
    await settle(pilot)
    return item


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each with all that comes of it."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_everything_stands_in_one_order(desk: Desk) -> None:
    """By band and day, whatever it belongs to; what only waits comes last."""
    app = app_of(with_others(desk))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        rows = screen_of(pilot)._list.rows
        told = [row.kind for row in rows if isinstance(row, OrderItem | DueItem)]
        assert told[0] is AgendaKind.BROCHURE
        assert told[-6:] == [
            AgendaKind.BROCHURE,
            AgendaKind.POPUP_BOOK,
            AgendaKind.APPLY,
            AgendaKind.END,
            AgendaKind.POPUP_BOOK,
            AgendaKind.DECISION,
        ]
        assert "3 myöhässä · 7 tänään" in text_of(app)


@pytest.mark.parametrize("key", ["enter", "own"])
@pytest.mark.parametrize(
    ("kind", "own", "place"),
    [
        (AgendaKind.BROCHURE, "v", "marketing"),
        (AgendaKind.APPLY, "v", "marketing"),
        (AgendaKind.DECISION, "v", "marketing"),
        (AgendaKind.POPUP_BOOK, "p", "popup"),
    ],
)
async def test_a_thing_opens_its_place_with_its_key_and_with_enter(
    desk: Desk, kind: AgendaKind, own: str, place: str, key: str
) -> None:
    """The place gets to know which service or which stand was meant."""
    app = app_of(with_others(desk))
    async with app.run_test(size=SMALL) as pilot:
        item = await at(pilot, kind)
        await press(pilot, own if key == "own" else key)
        assert app.current_mode == place
        assert isinstance(app.screen, Place)
        assert app.screen.went_to == item.due.subject


async def test_the_keys_of_orders_do_nothing_to_what_is_none(desk: Desk) -> None:
    """Neither are they offered: `p` plans meetings on an order and leads to the stand here."""
    app = app_of(with_others(desk))
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, AgendaKind.POPUP_BOOK)
        screen = screen_of(pilot)
        for action in ("accept", "plan", "report", "bill", "edit", "ask_feedback", "hold"):
            assert not screen.check_action(action, ())
        assert screen.order_here() is None
        assert screen.session_here() is None
        last = text_of(app).splitlines()[-1]
        assert "p Pop-up" in last
        assert "Palvelut" not in last


async def test_the_pane_tells_of_what_is_under_the_cursor(desk: Desk) -> None:
    """What, by when, how far that is, and the key that goes there; then an order again."""
    app = app_of(with_others(desk))
    async with app.run_test(size=WIDE) as pilot:
        await at(pilot, AgendaKind.APPLY)
        shown = text_of(app)
        assert "ti 30.4.2024" in shown
        assert "6 päivän päästä" in shown
        assert "avaa: Palvelut" in shown
        await press(pilot, "home", "j")
        assert "avaa: Palvelut" not in text_of(app)
        assert "✓ Saapui" in text_of(app)


async def test_what_comes_later_is_folded_until_somebody_wants_it(desk: Desk) -> None:
    """The nearest five show, and how many more there are; enter unfolds, a filter too."""
    app = app_of(with_many_stands(desk))
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        assert "Myöhemmin  8" in text_of(app)
        assert text_of(app).count("Pop-up 2") == 5
        assert "ja 3 myöhempää" in text_of(app)
        await press(pilot, "end")
        assert isinstance(screen_of(pilot)._list.row, Fold)
        await press(pilot, "enter")
        assert text_of(app).count("Pop-up 2") == 8
        assert "myöhempää" not in text_of(app)


async def test_a_filter_finds_things_by_any_of_their_words(desk: Desk) -> None:
    """Kind, service, client, band; esc shows everything again."""
    app = app_of(with_others(desk))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)

        async def left(text: str) -> list[AgendaKind]:
            await press(pilot, "slash")
            await type_in(pilot, text, "enter")
            rows = screen_of(pilot)._list.rows
            found = [row.kind for row in rows if isinstance(row, OrderItem | DueItem)]
            await press(pilot, "escape")
            return found

        assert await left("pop") == [AgendaKind.POPUP_BOOK] * 2
        assert await left("palveluesite suunta") == [AgendaKind.BROCHURE]
        assert await left("js raportti myöhässä") == []
        assert await left("js palveluraportti") == [AgendaKind.REPORT]
        assert await left("myohassa palveluesite") == [AgendaKind.BROCHURE]
        assert "Myöhässä  3" in text_of(app)


async def test_a_filter_that_finds_nothing_says_how_to_go_on(desk: Desk) -> None:
    """The list is empty, the day is not."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_in(pilot, "xyz", "enter")
        assert "Mikään tehtävä ei vastaa hakua." in text_of(app)


async def test_the_sums_open(desk: Desk) -> None:
    """The hours session by session; what waits to be paid in Talous, at its invoices."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        assert isinstance(app.screen, Choose)
        assert "Tunnit tässä kuussa  12 h" in text_of(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, Explanation)
        assert "Tässä kuussa: 12 h, tapaamisia 6" in text_of(app)
        assert "4698  J.S." in text_of(app)
        assert "720 min = 12 h" in text_of(app)
        await press(pilot, "escape", "s", "j", "enter")
        assert isinstance(app.screen, MoneyScreen)
        assert app.screen._view is MoneyView.STANDING


async def test_open_invoices_open_among_the_invoices(desk: Desk) -> None:
    """What is not paid yet is looked for there."""
    desk.orders.ask_feedback(order_id(4690))
    desk.invoices.send(desk.invoices.create(order_id(4690)).number)
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "o", "s", "end", "enter")
        assert isinstance(app.screen, MoneyScreen)
        assert app.screen._view is MoneyView.INVOICES


async def test_a_file_of_stands_that_cannot_be_read_is_told_and_the_rest_stands(
    desk: Desk,
) -> None:
    """In the line that tells of broken files."""
    with_others(desk)
    (desk._core.store.path / "popup.json").write_text('{"meta"')
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "popup.json" in text_of(app)
        assert "Palveluraportti" in text_of(app)
        assert "Palveluesite" in text_of(app)
        assert "Pop-up 10.5." not in text_of(app)


@pytest.fixture
def later(desk: Desk, tmp_path: Path) -> Desk:
    """Maija's desk on a day on which she may remind V.A."""
    del desk
    return Desk.open(tmp_path / "data", "maija", clock_at("2024-04-24T12:00"), cache=tmp_path / "c")


async def test_f_reminds_and_R_notes_the_answer(later: Desk) -> None:  # noqa: N802 - the key's name
    """The line tells both keys; each takes it off the list, and `u` brings it back."""
    later.settings.set({"feedback_form": "https://kaupunki.example/palaute"})
    app = app_of(later)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)

        def reminders() -> int:
            rows = screen_of(pilot)._list.rows
            return sum(isinstance(r, OrderItem) and r.kind is AgendaKind.REMIND for r in rows)

        async def go() -> None:
            screen_of(pilot)._list.move_to((order_id(4684), AgendaKind.REMIND))
            await settle(pilot)

        await go()
        await press(pilot, "f")
        assert "4684: muistutettu 24.4." in text_of(app)
        assert reminders() == 0
        await press(pilot, "u")
        assert reminders() == 1
        await go()
        await press(pilot, "R")
        assert "4684: palaute saatu 24.4." in text_of(app)
        assert reminders() == 0
