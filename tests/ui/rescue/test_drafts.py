"""What was typed and not saved comes back: told, looked at, taken up or discarded."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.factories import at
from tests.ui.desks import MOMENT, order_id, session_id, type_in
from tests.ui.snapshots import SMALL, WIDE, settle, take, text_of
from textual.widgets import Input

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.domain.drafts import Rescued, section_name
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ReportSection
from ph_tui.l10n.words import Words
from ph_tui.ui.dialogs.ask_form import AskForm
from ph_tui.ui.dialogs.confirm import Confirm
from ph_tui.ui.report.editor import ReportScreen
from ph_tui.ui.rescue.drafts import RescueScreen
from ph_tui.ui.rescue.rescued import RescuedLine, kind_of
from ph_tui.ui.run import Program
from ph_tui.ui.saving.ask_bar import AskBar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

LATE, SENT, UNLOGGED, COMING = 4698, 4690, 4711, 4720
GOAL = section_name(order_id(LATE), "goal")
BASELINE = section_name(order_id(LATE), "baseline")
HELD = f"hold.{session_id(UNLOGGED, 5)}"
TEXT = "Tavoitteena on kolme hakemusta viikossa."


def desk_at(tmp_path: Path, moment: str = MOMENT) -> Desk:
    """Maija's next program on the data of the small company."""
    return Desk.open(tmp_path / "data", "maija", clock_at(moment), cache=tmp_path / "cache")


def end(desk: Desk) -> None:
    """Do what the end of a program does to its drafts."""
    desk.drafts._drafts.close()


def leave(tmp_path: Path, name: str, moment: str = "2024-04-24T11:52", **texts: str) -> None:
    """Let a program type something and end."""
    desk = desk_at(tmp_path, moment)
    base = ""
    if name.startswith("section."):
        _, order, section = name.split(".")
        base = desk.orders.load(order).report.text(ReportSection(section))
    desk.drafts.keep(name, texts, base)
    end(desk)


@asynccontextmanager
async def program(
    tmp_path: Path, size: tuple[int, int] = SMALL
) -> AsyncIterator[tuple[Pilot[Any], Desk]]:
    """Start the program anew; at its end its drafts are let go, as a kill does."""
    desk = desk_at(tmp_path)
    app = Program(desk, Words("fi"))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield pilot, desk
    end(desk)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one by one, each after the one before has had its effect."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def goal(desk: Desk) -> str:
    """The goal on the disk."""
    return desk.orders.load(order_id(LATE)).report.goal


async def test_nothing_left_says_nothing(desk: Desk, tmp_path: Path) -> None:
    """The line is out of sight, and the list says that every text is saved."""
    async with program(tmp_path) as (pilot, _):
        assert not pilot.app.screen.query_one(RescuedLine).display
        await press(pilot, "L")
        assert "Kaikki teksti on tallessa" in text_of(pilot.app)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, RescueScreen)


async def test_the_day_begins_with_what_was_left(desk: Desk, tmp_path: Path) -> None:
    """Today and the orders tell what, of which order, from when, and how many more."""
    leave(tmp_path, GOAL, "2024-04-23T16:40", text=TEXT)
    leave(tmp_path, HELD, line="Käytiin läpi")
    async with program(tmp_path) as (pilot, _):
        told = "Jäi tallentamatta: 4711 A.K. · Tapaamisen kirjaus · 11.52  ja 1 muu  L katso"
        assert told in text_of(pilot.app)
        await press(pilot, "2")
        assert told in text_of(pilot.app)


async def test_a_section_is_taken_and_saved(desk: Desk, tmp_path: Path) -> None:
    """From the line to the saved report with three keys; nothing is offered after that."""
    leave(tmp_path, GOAL, text=TEXT)
    async with program(tmp_path) as (pilot, own):
        await press(pilot, "L")
        assert TEXT in text_of(pilot.app)
        assert goal(own) == ""
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ReportScreen)
        assert screen.section is ReportSection.GOAL
        assert screen.field.text == TEXT
        await press(pilot, "escape", "escape")
        assert goal(own) == TEXT
        assert own.drafts.unfinished() == ()
    assert desk_at(tmp_path).drafts.pending() == ()


async def test_opening_the_report_offers_its_texts(desk: Desk, tmp_path: Path) -> None:
    """Each is shown beside what is saved; taken one by one, they are saved by themselves."""
    saved = desk.orders.load(order_id(LATE)).report.baseline
    leave(tmp_path, GOAL, text=TEXT)
    leave(tmp_path, BASELINE, text=saved + "\nHän haluaa trukkikortin.")
    leave(tmp_path, HELD, line="muualla")
    async with program(tmp_path) as (pilot, own):
        pilot.app.push_screen(ReportScreen(own, order_id(LATE)))
        await settle(pilot)
        assert isinstance(pilot.app.screen, RescueScreen)
        shown = text_of(pilot.app)
        assert "2 tekstiä jäi tallentamatta" in shown
        assert "muualla" not in shown
        await press(pilot, "enter", "enter")
        assert isinstance(pilot.app.screen, ReportScreen)
        await settle(pilot)
        report = own.orders.load(order_id(LATE)).report
        assert (report.goal, report.baseline) == (TEXT, saved + "\nHän haluaa trukkikortin.")
        assert [left.name for left in own.drafts.pending()] == [HELD]


async def test_what_is_left_lying_is_offered_again(desk: Desk, tmp_path: Path) -> None:
    """Esc decides nothing: neither the saved text nor the rescued one is lost."""
    leave(tmp_path, GOAL, text=TEXT)
    async with program(tmp_path) as (pilot, own):
        pilot.app.push_screen(ReportScreen(own, order_id(LATE)))
        await settle(pilot)
        await press(pilot, "escape", "enter")
        await type_in(pilot, "Toinen teksti", "escape", "escape")
        await settle(pilot)
        assert goal(own) == "Toinen teksti"
    async with program(tmp_path) as (pilot, _):
        await press(pilot, "L")
        shown = text_of(pilot.app)
        assert "Tallennettu teksti on muuttunut" in shown
        assert "– Toinen teksti" in shown
        assert f"+ {TEXT}" in shown


async def test_a_text_that_somebody_has_changed_since_is_asked_about(
    desk: Desk, colleague: Desk, tmp_path: Path
) -> None:
    """A taken text never runs over a colleague's."""
    leave(tmp_path, GOAL, text=TEXT)
    colleague.reports.write(order_id(LATE), {ReportSection.GOAL: "Ollin tavoite"})
    async with program(tmp_path) as (pilot, own):
        await press(pilot, "L", "enter")
        assert isinstance(pilot.app.screen, ReportScreen)
        await press(pilot, "escape")
        await settle(pilot)
        assert goal(own) == "Ollin tavoite"
        assert [left.text for left in own.drafts._drafts.own()] == [TEXT]
    assert [left.text for left in desk_at(tmp_path).drafts.pending()] == [TEXT]


async def test_a_sent_report_is_never_written_over(desk: Desk, tmp_path: Path) -> None:
    """The text is shown and kept; taking it is refused with what to do first."""
    name = section_name(order_id(SENT), "goal")
    leave(tmp_path, name, text="Liian myöhään")
    before = desk.orders.load(order_id(SENT))
    async with program(tmp_path) as (pilot, own):
        await press(pilot, "L")
        assert "olli lähetti raportin 12.4.2024" in text_of(pilot.app)
        await press(pilot, "enter")
        assert "▌ Raportti on lähetetty 12.4.2024" in text_of(pilot.app)
        assert isinstance(pilot.app.screen, RescueScreen)
        assert own.orders.load(order_id(SENT)) == before
        assert [left.text for left in own.drafts.pending()] == ["Liian myöhään"]


async def test_a_left_entry_goes_on_where_it_ended(desk: Desk, tmp_path: Path) -> None:
    """The question is asked again with the text in it, and saved from there."""
    leave(tmp_path, HELD, line="Käytiin läpi kaksi paikkaa")
    async with program(tmp_path) as (pilot, own):
        await press(pilot, "L", "enter")
        assert pilot.app.screen.query_one(AskBar).text == "Käytiin läpi kaksi paikkaa"
        await type_in(pilot, " ja CV", "enter")
        await settle(pilot)
        session = next(
            each
            for each in own.orders.load(order_id(UNLOGGED)).sessions
            if each.id == session_id(UNLOGGED, 5)
        )
        assert session.note == "Käytiin läpi kaksi paikkaa ja CV"
        assert own.drafts.unfinished() == ()


async def test_a_left_form_has_only_what_was_typed(
    desk: Desk, colleague: Desk, tmp_path: Path
) -> None:
    """What a colleague saved meanwhile stands in the other fields, and beside one's own text."""
    async with program(tmp_path) as (pilot, _):
        await press(pilot, "2")
        pilot.app.screen.orders_do.edit(order_id(COMING))  # type: ignore[attr-defined]
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", "backspace", "backspace", "1", "6")
    colleague.orders.edit(order_id(COMING), {"hours": "14", "coach": "olli"})
    async with program(tmp_path) as (pilot, own):
        await press(pilot, "L")
        shown = text_of(pilot.app)
        assert "– 14" in shown
        assert "+ 16" in shown
        await press(pilot, "enter")
        form = pilot.app.screen
        assert isinstance(form, AskForm)
        assert form.query_one("#hours", Input).value == "16"
        assert form.query_one("#coach", Input).value == "olli"
        assert "tallessa: 14" in text_of(pilot.app)
        await press(pilot, "f2")
        order = own.orders.load(order_id(COMING)).order
        assert (str(order.ordered_hours), order.coach) == ("16", "olli")
        assert own.drafts.unfinished() == ()


async def test_esc_outlives_the_program(desk: Desk, tmp_path: Path) -> None:
    """A line that was left with esc is offered by the next program when the same is asked."""
    async with program(tmp_path) as (pilot, _):
        await press(pilot, "n")
        await type_in(pilot, "4740 uutta suuntaa", "escape")
    async with program(tmp_path) as (pilot, _):
        await press(pilot, "n")
        assert pilot.app.screen.query_one(AskBar).text == "4740 uutta suuntaa"


async def test_the_form_takes_the_line_over(desk: Desk, tmp_path: Path) -> None:
    """No moment between the line and its form is without the text; a form left before waits."""
    leave(tmp_path, "orders.new.form", number="4999")
    async with program(tmp_path) as (pilot, own):
        await press(pilot, "n")
        await type_in(pilot, "4740 uutta suuntaa q.w. 12 h", "tab")
        assert isinstance(pilot.app.screen, AskForm)
        names = {left.name: left.texts for left in own.drafts._drafts.own()}
        assert names.keys() == {"orders.new.form"}
        assert names["orders.new.form"]["number"] == "4740"
    left = [each.texts["number"] for each in desk_at(tmp_path).drafts.pending()]
    assert sorted(left) == ["4740", "4999"]


async def test_an_entry_of_an_order_that_is_gone(desk: Desk, tmp_path: Path) -> None:
    """It can be read and discarded; taking it says why not."""
    leave(tmp_path, f"hand.{'f' * 32}", text="olli")
    async with program(tmp_path) as (pilot, own):
        await press(pilot, "L")
        assert "Tilausta ei enää ole" in text_of(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, RescueScreen)
        assert len(own.drafts.pending()) == 1
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "enter")
        assert own.drafts.pending() == ()


async def test_discarding_asks_first(desk: Desk, tmp_path: Path) -> None:
    """Esc keeps the text, enter destroys it on the disk too."""
    leave(tmp_path, GOAL, text="Tarpeeton")
    async with program(tmp_path) as (pilot, own):
        await press(pilot, "L", "x", "escape")
        assert len(own.drafts.pending()) == 1
        await press(pilot, "x", "enter")
        assert own.drafts.pending() == ()
        assert "Kaikki teksti on tallessa" in text_of(pilot.app)
        await press(pilot, "escape")
        assert not pilot.app.screen.query_one(RescuedLine).display
    held = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*.draft"))
    assert b"Tarpeeton" not in held


async def test_a_parked_entry_is_in_the_list_too(desk: Desk, tmp_path: Path) -> None:
    """What this very program keeps can be found, taken up and discarded."""
    async with program(tmp_path) as (pilot, own):
        await press(pilot, "n")
        await type_in(pilot, "4740", "escape", "L")
        assert "Uusi tilaus" in text_of(pilot.app)
        await press(pilot, "enter")
        assert pilot.app.screen.query_one(AskBar).text == "4740"
        await press(pilot, "escape", "x", "enter")
        assert own.drafts.unfinished() == ()
        assert pilot.app.parked.get("orders.new") == {}  # type: ignore[attr-defined]


async def test_a_disk_that_refuses_is_told_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typing goes on; nobody is told at each key that drafts can't be kept."""
    (tmp_path / "data" / "drafts").write_text("in the way")
    async with program(tmp_path) as (pilot, _):
        told: list[object] = []
        monkeypatch.setattr(pilot.app, "show_error", told.append)
        pilot.app.parked._kept._tell = told.append  # type: ignore[attr-defined]
        await press(pilot, "n")
        await type_in(pilot, "4740")
        assert pilot.app.screen.query_one(AskBar).text == "4740"
        assert len(told) == 1


async def test_a_personal_code_reaches_no_draft_of_a_report(desk: Desk, tmp_path: Path) -> None:
    """The text before it stays rescued; the field keeps everything while the program lives."""
    code = "010101-901S"
    async with program(tmp_path) as (pilot, own):
        pilot.app.push_screen(ReportScreen(own, order_id(LATE)))
        await settle(pilot)
        await press(pilot, "enter")
        await type_in(pilot, f"Asiakas {code} hakee")
        screen = pilot.app.screen
        assert isinstance(screen, ReportScreen)
        assert code in screen.field.text
    (left,) = desk_at(tmp_path).drafts.pending()
    assert left.text == f"Asiakas {code[:-1]}"


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_full(desk: Desk, tmp_path: Path, size: tuple[int, int]) -> None:
    """The list over the text, beside what is saved."""
    saved = desk.orders.load(order_id(LATE)).report.baseline
    leave(tmp_path, GOAL, "2024-04-23T16:40", text=TEXT)
    leave(tmp_path, BASELINE, text=saved.replace("kaksi vuotta", "yli kaksi vuotta") + "\nHän …")
    leave(tmp_path, f"order.{order_id(COMING)}", hours="16")
    leave(tmp_path, HELD, line="Käytiin läpi")
    async with program(tmp_path, size) as (pilot, _):
        if size == SMALL:  # on a wide screen the order beside the list comes a moment later
            take(pilot.app, "line", feature="rescue/drafts")
        await press(pilot, "L")
        take(pilot.app, "full", feature="rescue/drafts")


async def test_empty(desk: Desk, tmp_path: Path) -> None:
    """Nothing is left."""
    async with program(tmp_path) as (pilot, _):
        await press(pilot, "L")
        take(pilot.app, "empty", feature="rescue/drafts")


async def test_refused(desk: Desk, tmp_path: Path) -> None:
    """A sent report refuses, and says what can be done."""
    leave(tmp_path, section_name(order_id(SENT), "goal"), text="Liian myöhään")
    async with program(tmp_path) as (pilot, _):
        await press(pilot, "L", "enter")
        take(pilot.app, "refused", feature="rescue/drafts")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("settings", "settings"),
        ("marketing.2024-1.tyohaun-tehotreeni.brochure..place", "marketing"),
        ("marketing.period", "marketing"),
        ("popup.note", "popup.note"),
        ("nobody.knows", "other"),
    ],
)
def test_a_left_text_is_told_by_what_it_is(name: str, kind: str) -> None:
    """Settings and what belongs to services as well as reports and entries."""
    rescued = Rescued("key", name, at(date(2024, 4, 24)), {"text": "x"}, "")
    assert kind_of(rescued) == Message(f"word.draft.{kind}")
