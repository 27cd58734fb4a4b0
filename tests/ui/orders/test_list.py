"""The order list: what each key does to the orders, and how the list looks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import a_desk, an_empty_desk, desk_app, order_id, session_id, type_in
from tests.ui.snapshots import SMALL, WIDE, settle, text_of

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.desk.orders import NewOrder
from ph_tui.domain.orders import EndKind, OrderFile
from ph_tui.domain.sessions import SessionState
from ph_tui.ui.orders.list import OrdersScreen
from ph_tui.ui.orders.order import OrderScreen
from ph_tui.ui.report.editor import ReportScreen
from ph_tui.ui.saving.ask_bar import AskBar

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Snap
    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

VERY_WIDE = (160, 45)
NEW_LINE = "4735 tehotreeni ab 20h 4.3.-30.6."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The desk of the small company."""
    return a_desk(tmp_path)


def app_of(desk: Desk, *, lang: str = "fi", theme: str = "ph-dark") -> DeskApp:
    """The program at the order list, its side pane following at once."""
    return desk_app(
        desk, "orders", lambda: OrdersScreen(desk, pane_delay=0), lang=lang, theme=theme
    )


def load(desk: Desk, number: int) -> OrderFile:
    """The order with this number as it is stored."""
    return desk.orders.load(order_id(number))


def numbers_of(app: DeskApp) -> list[str]:
    """The numbers in the list, from the top."""
    assert isinstance(app.screen, OrdersScreen)
    return [order.row.number for order in app.screen._list.rows]  # type: ignore[union-attr]


async def at(pilot: Pilot[None], number: int) -> None:
    """Put the cursor on an order."""
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, OrdersScreen)
    screen.go_to(order_id(number))
    await settle(pilot)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each with all that comes of it."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


@pytest.mark.parametrize(
    ("key", "number", "field", "said"),
    [
        ("a", 4733, "accepted_on", "4733: hyväksytty 24.4."),
        ("c", 0, "contacted_on", "K.P.: yhteys otettu 24.4."),
        ("f", 4690, "feedback_asked_on", "4690: palaute pyydetty 24.4."),
    ],
)
async def test_one_key_records_a_step_for_today(
    desk: Desk, key: str, number: int, field: str, said: str
) -> None:
    """Accepted, contacted and asked are recorded at once, and it is said what was recorded."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await at(pilot, number)
        await press(pilot, key)
        assert getattr(load(desk, number).order, field) == date(2024, 4, 24)
        assert said in text_of(app)


@pytest.mark.parametrize(
    ("key", "number"),
    [("a", 4711), ("c", 4711)],
)
async def test_a_day_that_stands_is_never_replaced_by_a_key(
    desk: Desk, key: str, number: int
) -> None:
    """A second press tells the day on which it was done."""
    before = load(desk, number)
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "v", "v", "v")
        await at(pilot, number)
        await press(pilot, key)
        assert "jo merkitty" in text_of(app)
    assert load(desk, number) == before


async def test_a_meeting_is_logged_for_the_order_under_the_cursor(desk: Desk) -> None:
    """`l`, one line, enter: the reading shows before anything is saved."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await at(pilot, 4715)
        await press(pilot, "l")
        await type_in(pilot, "eilen 9-11.30 CV:n päivitys")
        assert "L.K. · 4715 · ti 23.4. 9.00–11.30 · 2 h 30 min · CV:n päivitys" in text_of(app)
        assert len(load(desk, 4715).sessions) == 3
        await press(pilot, "enter")
        assert app.focused is app.screen.query_one("#orders")
    logged = load(desk, 4715).sessions[-1]
    assert (logged.on, logged.minutes, logged.note) == (date(2024, 4, 23), 150, "CV:n päivitys")
    assert logged.state is SessionState.HELD


async def test_logging_a_planned_meeting_turns_it_into_a_held_one(desk: Desk) -> None:
    """The plan is not doubled, and the reading says so."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4711)
        await press(pilot, "l")
        await type_in(pilot, "9-11 CV")
        assert "suunniteltu → pidetty" in text_of(app)
        await press(pilot, "enter")
    session = next(s for s in load(desk, 4711).sessions if s.id == session_id(4711, 5))
    assert session.state is SessionState.HELD
    assert len(load(desk, 4711).sessions) == 6


async def test_a_line_that_is_left_waits_for_its_own_order(desk: Desk) -> None:
    """Esc loses no word, and never offers it for another order."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4715)
        await press(pilot, "l")
        await type_in(pilot, "eilen 9", "escape")
        await press(pilot, "j", "l")
        assert app.screen.query_one(AskBar).text == ""
        await press(pilot, "escape", "k", "l")
        assert app.screen.query_one(AskBar).text == "eilen 9"


async def test_meetings_before_acceptance_are_saved_with_a_warning(desk: Desk) -> None:
    """Warnings, not walls."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await at(pilot, 4733)
        await press(pilot, "l")
        await type_in(pilot, "8-9 alkukartoitus", "enter")
        shown = text_of(app)
        assert "ei ole merkitty hyväksytyksi" in shown
        assert "Yhteydenottoa ei ole merkitty" in shown
    assert len(load(desk, 4733).sessions) == 1


async def test_a_series_is_planned_in_one_line(desk: Desk) -> None:
    """Two control keys for eight meetings."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4729)
        await press(pilot, "p")
        await type_in(pilot, "to 9-11 x8")
        assert "8 tapaamista · to 25.4. 9.00–11.00 – to 13.6." in text_of(app)
        await press(pilot, "enter")
    assert len(load(desk, 4729).sessions) == 8


async def test_the_end_is_today_and_finished_unless_told_otherwise(desk: Desk) -> None:
    """`e` and F2; the answer names the last day for the report."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await at(pilot, 4715)
        await press(pilot, "e", "f2")
        assert "viimeistään ke 1.5." in text_of(app)
    ending = load(desk, 4715).order.ending
    assert ending is not None
    assert (ending.on, ending.how) == (date(2024, 4, 24), EndKind.FINISHED)


async def test_an_interrupted_service_needs_a_reason(desk: Desk) -> None:
    """The beginning of the word is enough, the reason is not left out."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4715)
        await press(pilot, "e")
        await type_in(pilot, "23.4.", "enter")
        await type_in(pilot, "kes", "f2")
        assert "Kerro syy" in text_of(app)
        assert load(desk, 4715).order.ending is None
        await press(pilot, "down")
        await type_in(pilot, "Sai töitä", "f2")
    ending = load(desk, 4715).order.ending
    assert ending is not None
    assert (ending.on, ending.how) == (date(2024, 4, 23), EndKind.INTERRUPTED)
    assert ending.reason == "Sai töitä"


async def test_an_end_can_be_taken_back(desk: Desk) -> None:
    """`e` on an ended order asks what is meant."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4698)
        await press(pilot, "e", "j", "enter")
    assert load(desk, 4698).order.ending is None


async def test_an_order_is_handed_to_another_coach(desk: Desk) -> None:
    """With its coming sessions; those that were held stay with their coach."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4711)
        await press(pilot, "h")
        await type_in(pilot, "olli", "enter")
    file = load(desk, 4711)
    assert file.order.coach == "olli"
    assert {s.coach for s in file.sessions if s.state is SessionState.PLANNED} == {"olli"}
    assert {s.coach for s in file.sessions if s.state is SessionState.HELD} == {"maija"}


async def test_only_the_fields_that_were_edited_are_saved(desk: Desk) -> None:
    """What somebody else saves while the form is open stays."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4711)
        await press(pilot, "m")
        desk.orders.edit(order_id(4711), {"case_coach": "TE-palvelut 9"})
        await press(pilot, *["down"] * 3, "backspace", "backspace")
        await type_in(pilot, "24", "f2")
    order = load(desk, 4711).order
    assert (order.ordered_hours, order.case_coach) == (Decimal(24), "TE-palvelut 9")


async def test_a_form_that_is_refused_comes_back_with_its_words(desk: Desk) -> None:
    """A number that another order has is refused, and nothing has to be typed again."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await at(pilot, 4711)
        await press(pilot, "E", *["backspace"] * 4)
        await type_in(pilot, "4698", "f2")
        assert load(desk, 4711).order.number == "4711"
        shown = text_of(app)
        assert "Numero 4698 on jo tilauksella" in shown
        assert "Numero 4698 tallessa: 4711" in " ".join(shown.split())


async def test_a_new_order_takes_a_line_and_two_keys(desk: Desk) -> None:
    """`n`, the line, enter; the cursor comes to stand on it."""
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await type_in(pilot, NEW_LINE)
        assert "4735 · A.B. · Työhaun tehotreeni · 20 h · 4.3.–30.6." in text_of(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, OrdersScreen)
        here = app.screen.order_here()
        assert here is not None
        order = desk.orders.load(here).order
    assert (order.number, order.client_code, order.coach) == ("4735", "A.B.", "maija")
    assert order.received_on == date(2024, 4, 24)


async def test_a_new_order_that_is_refused_keeps_its_line(desk: Desk) -> None:
    """The number is in use: the line stays, the reason stands over it."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await type_in(pilot, "4711 tehotreeni ab", "enter")
        shown = text_of(app)
        assert "Numero 4711 on jo tilauksella" in shown
        assert "4711 tehotreeni ab" in shown
    assert len(desk.orders.summaries()) == 11


@pytest.mark.parametrize("key", ["tab", "f5"])
async def test_the_line_of_a_new_order_goes_on_in_the_form(desk: Desk, key: str) -> None:
    """What was understood is filled in; the rest is typed there."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await type_in(pilot, "4735 tehotreeni 20h", key)
        await press(pilot, "enter", "enter")
        await type_in(pilot, "ab1", "f2")
    row = desk.orders.find("4735")
    assert (row.client_code, row.service, row.ordered_hours) == (
        "ab1",
        "tyohaun-tehotreeni",
        "20",
    )


async def test_v_goes_through_the_saved_views(desk: Desk) -> None:
    """Open ones first, then the late, the uninvoiced, all, and one's own."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        counts = [len(numbers_of(app))]
        for _ in range(4):
            await press(pilot, "v")
            counts.append(len(numbers_of(app)))
        assert counts == [9, 1, 3, 11, 7]


async def test_s_sorts_by_a_column_and_turns_it_around(desk: Desk) -> None:
    """The header shows the column and the direction."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "s", "j", "enter")
        ascending = numbers_of(app)
        assert "Numero▴" in text_of(app)
        await press(pilot, "s", "enter")
        assert "Numero▾" in text_of(app)
        assert numbers_of(app) == ascending[::-1]
        assert ascending[:3] == ["4690", "4698", "4705"]


async def test_the_filter_narrows_as_it_is_typed_and_counts_on_when_closed(desk: Desk) -> None:
    """The first esc closes it, the second clears it."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_in(pilot, "ak tehotreeni")
        assert numbers_of(app) == ["4711"]
        await press(pilot, "escape")
        assert app.focused is app.screen.query_one("#orders")
        assert numbers_of(app) == ["4711"]
        assert "/ ak tehotreeni" in text_of(app)
        await press(pilot, "escape")
        assert len(numbers_of(app)) == 9


async def test_the_filter_finds_states_in_words(desk: Desk) -> None:
    """`myöhässä` is a word like any other."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_in(pilot, "myöhässä")
        assert numbers_of(app) == ["4698"]


async def test_enter_opens_the_order_and_r_its_report(desk: Desk) -> None:
    """One key each."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4698)
        await press(pilot, "enter")
        assert isinstance(app.screen, OrderScreen)
        await press(pilot, "escape", "r")
        assert isinstance(app.screen, ReportScreen)


async def test_what_others_save_shows_without_moving_the_cursor(desk: Desk, tmp_path: Path) -> None:
    """Somebody takes an order in that stands above."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot, 4711)
        screen = app.screen
        assert isinstance(screen, OrdersScreen)
        other = Desk.open(
            tmp_path / "data", "olli", clock_at("2024-04-24T12:00"), cache=tmp_path / "other"
        )
        other.orders.add(NewOrder("suuntaa", "U.U.", "4740", end=date(2024, 4, 25)))
        screen.look_again()
        await settle(pilot)
        assert numbers_of(app)[1] == "4740"
        assert screen.order_here() == order_id(4711)


@pytest.mark.parametrize("code", ["[bold]x[/]", "[/]", "[@click=app.quit]", "\x1b[2Jx"])
async def test_texts_of_records_are_shown_letter_by_letter(desk: Desk, code: str) -> None:
    """Neither markup nor what terminals obey."""
    desk.orders.edit(order_id(4711), {"client": code, "coach": code})
    app = app_of(desk)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at(pilot, 4711)
        await press(pilot, "a")
        shown = text_of(app)
        assert code.replace("\x1b", "")[:6] in shown
        assert "\x1b" not in shown


async def test_a_file_that_cannot_be_read_is_named_in_one_line(desk: Desk, tmp_path: Path) -> None:
    """The others stay in the list."""
    (tmp_path / "data" / "orders" / f"{order_id(4711)}.json").write_text("{", encoding="utf-8")
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert order_id(4711)[:8] in text_of(app)
        assert len(numbers_of(app)) == 8


async def test_the_orders_look_calm(snap: Snap, desk: Desk) -> None:
    """The list at both sizes, and beside it the order under the cursor."""
    await snap(app_of(desk), "full")
    await snap(app_of(desk), "full", size=WIDE, press=["j", "j", "j"])
    await snap(app_of(desk), "full", size=VERY_WIDE)
    await snap(app_of(desk, lang="en"), "english")
    await snap(app_of(desk, theme="ph-light"), "light", size=WIDE)


async def test_an_empty_list_says_how_to_begin(
    snap: Snap, desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Without any order, and without one that is looked for."""
    empty = an_empty_desk(tmp_path_factory.mktemp("empty"))
    await snap(app_of(empty), "empty")
    await snap(app_of(empty), "empty", size=WIDE)
    await snap(app_of(desk), "nothing-found", press=["slash", "x", "y", "enter"])


async def test_the_filter_looks_calm(snap: Snap, desk: Desk) -> None:
    """While it is typed, and when it is closed."""
    await snap(app_of(desk), "filter", press=["slash", "t", "e", "h"])
    await snap(app_of(desk), "filtered", press=["slash", "t", "e", "h", "escape"])


async def test_a_broken_file_looks_calm(snap: Snap, desk: Desk, tmp_path: Path) -> None:
    """One line at the foot of the list."""
    (tmp_path / "data" / "orders" / f"{order_id(4711)}.json").write_text("{", encoding="utf-8")
    await snap(app_of(desk), "broken")


async def test_the_questions_look_calm(snap: Snap, desk: Desk) -> None:
    """Lines and forms at the foot of the list."""
    line = ["space" if letter == " " else letter for letter in NEW_LINE]
    await snap(app_of(desk), "new-line", press=["n", *line])
    await snap(app_of(desk), "new-refused", press=["n", *line[:-7], "x"])
    await snap(app_of(desk), "new-form", press=["n", *line, "tab"])
    await snap(app_of(desk), "sort", press=["s"])
    await snap(app_of(desk), "end", press=["j", "j", "e"])
    await snap(app_of(desk), "edit", press=["E"])
    await snap(app_of(desk), "hand", press=["h"])
    await snap(app_of(desk), "log", press=["j", "j", "l", *"8-9", "space", *"CV"])
    await snap(app_of(desk), "already", press=["a"])
