"""The calendar of stands: where the arrows lead, what each key does to the slot under it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import MOMENT, type_in
from tests.ui.popup.stands import NOTE, a_busy_desk, a_stand, app_of, screen_of, with_stands
from tests.ui.snapshots import SMALL, settle, text_of

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.domain.popup.bookings import BookingState

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from ph_tui.domain.popup.bookings import PopUpBooking

NARROW = (50, 24)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Maija's desk with stands around May."""
    return a_busy_desk(tmp_path)


@pytest.fixture
def colleague(desk: Desk, tmp_path: Path) -> Desk:
    """Olli's desk on the same data."""
    return Desk.open(tmp_path / "data", "olli", clock_at(MOMENT), cache=tmp_path / "cache-olli")


def here(pilot: Pilot[None]) -> tuple[int, int, str]:
    """Month, day and slot under the cursor."""
    at = screen_of(pilot)._grid.here
    assert at is not None
    return at[0].on.month, at[0].on.day, at[1].slot


async def press(pilot: Pilot[None], *names: str) -> None:
    """Press keys, each when the one before has had its effect."""
    for name in names:
        await pilot.press(name)
        await settle(pilot)


def stand_at(desk: Desk, reference: str) -> PopUpBooking:
    """What stands in a slot."""
    return desk.popup.find(reference)


async def test_it_begins_where_one_can_book(desk: Desk) -> None:
    """At the first slot that is free, so that one key books it."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert here(pilot) == (5, 8, "10-12")


async def test_arrows_walk_days_slots_and_weeks(desk: Desk) -> None:
    """Left and right are days, up and down slots and then weeks; weekends are stepped over."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        walked = []
        for key in ("right", "right", "right", "down", "down", "left", "up", "up", "j", "k"):
            await press(pilot, key)
            walked.append(here(pilot)[1:])
        assert walked == [
            (9, "10-12"),
            (10, "10-12"),
            (13, "10-12"),
            (13, "13-15"),
            (20, "10-12"),
            (17, "10-12"),
            (10, "13-15"),
            (10, "10-12"),
            (10, "13-15"),
            (10, "10-12"),
        ]


async def test_arrows_walk_into_the_next_month(desk: Desk) -> None:
    """Over its end by day and by week, and back again; no key is lost on the way."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, *["down"] * 8)
        assert here(pilot) == (6, 5, "10-12")
        await press(pilot, "up")
        assert here(pilot) == (5, 29, "13-15")
        await pilot.press("right", "right", "right", "right")
        await settle(pilot)
        assert here(pilot) == (6, 4, "13-15")


async def test_a_month_that_was_left_is_not_shown_any_more(desk: Desk) -> None:
    """What was read before the cursor went on does not pull it back."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        screen = screen_of(pilot)
        may = screen._read
        assert may is not None
        screen.go_to_slot(date(2024, 6, 6), "13-15")
        screen._show(may)
        await settle(pilot)
        assert here(pilot) == (6, 6, "13-15")


async def test_months_are_turned(desk: Desk) -> None:
    """By comma and full stop, to the nearest day there is; the year turns too."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "full_stop")
        assert here(pilot)[:2] == (6, 7)
        await press(pilot, "comma", "left_square_bracket")
        assert here(pilot)[:2] == (4, 8)
        await press(pilot, *["comma"] * 4)
        assert "Joulukuu 2023" in text_of(pilot.app)


async def test_today_and_back_to_what_is_free(desk: Desk) -> None:
    """The key goes to today, and pressed there to the first free slot."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "t")
        assert here(pilot)[:2] == (4, 24)
        await press(pilot, "t")
        assert here(pilot) == (5, 8, "10-12")


async def test_a_typed_day_is_gone_to(desk: Desk) -> None:
    """What is no day is refused in the bar; a weekend leads to the nearest weekday."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        await type_in(pilot, "31.2.", "enter")
        assert "! " in text_of(pilot.app)
        await press(pilot, "escape", "d")
        await press(pilot, *["backspace"] * 5)
        await type_in(pilot, "2.12.", "enter")
        assert here(pilot) == (12, 2, "10-12")
        assert pilot.app.screen.focused is screen_of(pilot)._grid
        await press(pilot, "d")
        await type_in(pilot, "1.6.", "enter")
        assert here(pilot)[:2] == (6, 3)


@pytest.mark.parametrize("key", ["n", "enter"])
async def test_a_free_slot_is_booked_by_one_key(desk: Desk, key: str) -> None:
    """And one undoes it, another does it again."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert stand_at(desk, "8.5. 10-12").coach == "maija"
        assert "• varattu" in text_of(pilot.app)
        await press(pilot, "u")
        assert desk.popup.day(date(2024, 5, 8)).slots[0].booking is None
        await press(pilot, "U")
        assert stand_at(desk, "8.5. 10-12").stands


async def test_a_holiday_is_asked_about(desk: Desk) -> None:
    """Nothing is booked by accident on Ascension Day; whoever agrees has it."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "right", "n", "escape")
        assert desk.popup.day(date(2024, 5, 9)).slots[0].booking is None
        await press(pilot, "n", "enter")
        assert stand_at(desk, "9.5. 10-12").stands


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (["left", "left"], "viimeinen varauspäivä oli 22.4.2024"),
        (["t", "left"], "on jo mennyt"),
    ],
)
async def test_what_can_not_be_booked_is_told(desk: Desk, way: list[str], said: str) -> None:
    """Too soon and past: a sentence, and nothing changed."""
    before = desk.popup.list()
    async with app_of(desk).run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, *way, "n")
        assert said in " ".join(text_of(pilot.app).split()).replace("▌ ", "")
        assert desk.popup.list() == before


async def test_a_slot_that_somebody_took_meanwhile_is_told(desk: Desk, colleague: Desk) -> None:
    """The key on a picture of a moment ago books nothing over anybody."""
    async with app_of(desk).run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        slot = screen_of(pilot).slot_here()
        assert slot is not None
        colleague.popup.book(date(2024, 5, 8), "10-12")
        screen_of(pilot).popup_do._book(slot, others=False)
        await settle(pilot)
        assert "(olli)" in text_of(pilot.app)
        assert stand_at(desk, "8.5. 10-12").coach == "olli"


async def test_a_stand_is_confirmed_announced_and_cancelled(desk: Desk) -> None:
    """Each by its key; what the city has confirmed is asked about before it is given up."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "n", "v", "a")
        stand = stand_at(desk, "8.5. 10-12")
        assert (stand.confirmed_on, stand.announced_on) == (desk.today, desk.today)
        await press(pilot, "x", "escape")
        assert stand_at(desk, "8.5. 10-12").stands
        await press(pilot, "x", "enter")
        assert stand_at(desk, stand.id).state is BookingState.CANCELLED


async def test_what_others_have_is_noted(desk: Desk) -> None:
    """And can be taken back without a question."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "O")
        assert stand_at(desk, "8.5. 10-12").others
        await press(pilot, "x")
        assert desk.popup.day(date(2024, 5, 8)).slots[0].booking is None


async def test_a_stand_is_moved(desk: Desk) -> None:
    """The bar says where to, refuses a Saturday, and the cursor goes along."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "n", "m")
        await type_in(pilot, "18.5.", "enter")
        assert "lauantai" in text_of(pilot.app)
        assert stand_at(desk, "8.5. 10-12").stands
        await press(pilot, *["backspace"] * 5)
        await type_in(pilot, "6.6. 13")
        assert "to 6.6. 13–15" in text_of(pilot.app)
        await press(pilot, "enter")
        assert here(pilot) == (6, 6, "13-15")
        assert stand_at(desk, "6.6. 13-15").state is BookingState.REQUESTED


async def test_what_the_stand_shows_is_noted(desk: Desk) -> None:
    """Enter on a stand asks; what was left with esc is offered again; an empty note empties."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "right", "right", "enter")
        await type_in(pilot, " ja kahvit", "escape")
        assert stand_at(desk, "10.5. 10-12").note == NOTE
        await press(pilot, "E")
        assert "ja kahvit" in text_of(pilot.app)
        await press(pilot, "enter")
        assert stand_at(desk, "10.5. 10-12").note == f"{NOTE} ja kahvit"
        await press(pilot, "E", "ctrl+u", "enter")
        assert stand_at(desk, "10.5. 10-12").note == ""


async def test_lines_of_a_note_stay_unless_it_is_changed(desk: Desk) -> None:
    """The line in the field is no reason to flatten what somebody wrote in several."""
    with_stands(desk, a_stand(8, note="Esitteet\nRoll-up"))
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "up", "E", "enter")
        assert stand_at(desk, "8.5. 10-12").note == "Esitteet\nRoll-up"


async def test_a_note_with_a_personal_code_is_refused_and_stays(desk: Desk) -> None:
    """The question is asked again with what was typed."""
    async with app_of(desk).run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "n", "E")
        await type_in(pilot, "131052-308T", "enter")
        assert stand_at(desk, "8.5. 10-12").note == ""
        assert "131052-308T" in text_of(pilot.app)


async def test_what_others_change_shows_by_itself(desk: Desk, colleague: Desk) -> None:
    """Within two seconds, and the cursor stays where it was."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        colleague.popup.book(date(2024, 5, 15), "13-15")
        screen_of(pilot).look_again()
        await settle(pilot)
        shown = text_of(pilot.app).splitlines()
        assert any(line.startswith(" 13–15") and line.count("• varattu") == 2 for line in shown)
        assert here(pilot) == (5, 8, "10-12")


async def test_keys_that_make_no_sense_are_not_offered(desk: Desk) -> None:
    """Nothing is confirmed that was not asked for, nothing booked that somebody has."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        screen = screen_of(pilot)
        offered = ("book", "confirm", "cancel", "move", "note", "announce", "others")

        def here_offered() -> list[str]:
            return [action for action in offered if screen.check_action(action, ())]

        assert here_offered() == ["book", "others"]
        await press(pilot, "right", "right")
        assert here_offered() == ["cancel", "move", "note"]
        await press(pilot, "down", "down", "left", "left", "left")
        assert here_offered() == ["cancel", "note"]


async def test_a_narrow_terminal_has_a_list(desk: Desk) -> None:
    """Up and down are slots and then days; the cursor stays in sight; widening shows a month."""
    async with app_of(desk).run_test(size=NARROW) as pilot:
        await settle(pilot)
        assert "· vapaa" in text_of(pilot.app)
        await press(pilot, "down", "down", "down")
        assert here(pilot) == (5, 9, "13-15")
        await press(pilot, "right", *["down"] * 30)
        assert here(pilot) == (5, 31, "13-15")
        assert "pe  31.5." in text_of(pilot.app)
        await press(pilot, "down", "up", "up")
        assert here(pilot) == (5, 31, "10-12")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert " vk 22  27" in text_of(pilot.app)
        assert here(pilot) == (5, 31, "10-12")


async def test_a_click_goes_to_a_slot(desk: Desk) -> None:
    """And the second of two does what enter does."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.click("#month", offset=(40, 9))
        await settle(pilot)
        assert here(pilot) == (5, 15, "13-15")
        await pilot.click("#month", offset=(40, 9), times=2)
        await settle(pilot)
        assert stand_at(desk, "15.5. 13-15").stands


async def test_a_booking_is_gone_to(desk: Desk) -> None:
    """From wherever it is told of; one that is not there is told, and nothing falls."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        screen_of(pilot).go_to(stand_at(desk, "5.6. 13-15").id)
        await settle(pilot)
        assert here(pilot) == (6, 5, "13-15")


async def test_a_broken_file_is_told_and_mended(desk: Desk, tmp_path: Path) -> None:
    """The screen says so and stands; once the file is whole again, the month shows by itself."""
    file = tmp_path / "data" / "popup.json"
    whole = file.read_bytes()
    file.write_text("{", encoding="utf-8")
    async with app_of(desk).run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        assert "popup.json" in text_of(pilot.app)
        await press(pilot, "n", "v", "full_stop", "right", "enter", "t", "u")
        assert "popup.json" in text_of(pilot.app)
        file.with_suffix(".new").write_bytes(whole)
        file.with_suffix(".new").replace(file)
        screen_of(pilot).look_again()
        await settle(pilot)
        assert "Huhtikuu 2024" in text_of(pilot.app)
        assert "! Tiedosto" not in text_of(pilot.app)
