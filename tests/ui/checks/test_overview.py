"""Every finding: grouped, filtered, opened, set aside, checked in the background."""

from __future__ import annotations

import threading
from itertools import groupby
from typing import TYPE_CHECKING

from tests.ui.desks import desk_app, order_id, type_in
from tests.ui.snapshots import SMALL, WIDE, settle, text_of
from tests.ui.today.others import with_others

from ph_tui.domain.findings import Finding
from ph_tui.ui.checks.overview import ChecksScreen
from ph_tui.ui.dialogs.ask_text import AskReason
from ph_tui.ui.orders.order import OrderScreen
from ph_tui.ui.program.screen import PhScreen
from ph_tui.ui.report.editor import ReportScreen

if TYPE_CHECKING:
    import pytest
    from tests.ui.conftest import Snap
    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk


class Place(PhScreen[None]):
    """A place that keeps what it was asked to go to."""

    went_to = ""

    def go_to(self, subject: str) -> None:
        """Keep it."""
        self.went_to = subject


def app_of(desk: Desk, *, lang: str = "fi", theme: str = "ph-dark") -> DeskApp:
    """The program at the findings, with the places that they lead to."""
    return desk_app(
        desk,
        "today",
        lambda: ChecksScreen(desk),
        lang=lang,
        theme=theme,
        popup=Place,
        marketing=Place,
    )


def screen_of(pilot: Pilot[None]) -> ChecksScreen:
    """The screen that is tested."""
    screen = pilot.app.screen
    assert isinstance(screen, ChecksScreen)
    return screen


def findings_of(pilot: Pilot[None]) -> list[Finding]:
    """The findings in the list, from the top."""
    return [row for row in screen_of(pilot)._list.rows if isinstance(row, Finding)]


async def at(pilot: Pilot[None], key: str, number: str) -> Finding:
    """Put the cursor on a finding of an order."""
    await settle(pilot)
    found = findings_of(pilot)
    finding = next(f for f in found if f.key == key and f.location.order_number == number)
    screen_of(pilot)._list.move_to((finding.key, finding.location, finding.message))
    await settle(pilot)
    return finding


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each with all that comes of it."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_all_findings_show_under_their_rules(desk: Desk) -> None:
    """The same as `check` finds, with a count per rule, and how many rules hold."""
    with_others(desk)
    async with app_of(desk).run_test(size=(80, 80)) as pilot:
        await settle(pilot)
        told = findings_of(pilot)
        assert sorted(f.key for f in told) == sorted(f.key for f in desk.validation.check_all())
        shown = text_of(pilot.app)
        assert "Palveluraportin määräaika  2" in shown
        quiet = sum(not each.times for each in desk.validation.counted(told))
        assert f"✓ {quiet} sääntöä on kunnossa" in shown


async def test_v_groups_them_by_order(desk: Desk) -> None:
    """The gravest first; what belongs to no order comes last."""
    with_others(desk)
    async with app_of(desk).run_test(size=(80, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "v")
        shown = text_of(pilot.app)
        assert "4698  J.S.  Hyvinvointi" in shown
        assert "Palvelut, pop-up ja palaute" in shown
        orders = [finding.location.order_id for finding in findings_of(pilot)]
        assert orders[-1] == ""
        named = [number for number, _ in groupby(orders)]
        assert len(named) == len(set(named))


async def test_a_filter_finds_by_rule_client_and_weight(desk: Desk) -> None:
    """Each typed word begins a word of the finding."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_in(pilot, "js virhe tavoite", "enter")
        assert [finding.key for finding in findings_of(pilot)] == ["report.goal"]
        assert "1 virhe · yhteensä 1\n" in text_of(pilot.app)
        await press(pilot, "slash")
        await type_in(pilot, "xyz", "enter")
        assert "Mikään puute ei vastaa hakua." in text_of(pilot.app)
        await press(pilot, "escape")
        assert len(findings_of(pilot)) > 5


async def test_o_shows_only_what_is_ones_own(desk: Desk) -> None:
    """The head says whose; what belongs to no order is everybody's."""
    with_others(desk)
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "4705" in {finding.location.order_number for finding in findings_of(pilot)}
        await press(pilot, "o")
        numbers = {finding.location.order_number for finding in findings_of(pilot)}
        assert "4705" not in numbers
        assert "" in numbers
        assert "· omat" in text_of(pilot.app)


async def test_enter_opens_what_a_finding_is_about(desk: Desk) -> None:
    """The report at its section, the order at its tab, and back to the same finding."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        finding = await at(pilot, "report.goal", "4698")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ReportScreen)
        assert pilot.app.screen.section.value == "goal"
        await press(pilot, "escape", "escape")
        assert screen_of(pilot).finding_here() == finding
        await at(pilot, "feedback.asked", "4698")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, OrderScreen)
        assert pilot.app.screen._tab == "info"


async def test_enter_on_a_services_finding_goes_to_its_place(desk: Desk) -> None:
    """The place gets to know which one was meant."""
    app = app_of(with_others(desk))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "end")
        finding = screen_of(pilot).finding_here()
        assert finding is not None
        assert finding.location.subject
        await press(pilot, "enter")
        assert app.current_mode == "marketing"
        assert isinstance(app.screen, Place)
        assert app.screen.went_to == finding.location.subject


async def test_a_finding_is_waived_with_a_reason_and_gone(desk: Desk) -> None:
    """At once, without all the others being checked again; the cursor stays near."""
    async with app_of(desk).run_test(size=SMALL, notifications=True) as pilot:
        await at(pilot, "feedback.asked", "4690")
        before = len(findings_of(pilot))
        run = screen_of(pilot)._run
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, AskReason)
        await type_in(pilot, "Asiakas ei halunnut", "enter")
        await settle(pilot)
        assert len(findings_of(pilot)) == before - 1
        assert screen_of(pilot)._run is run
        (waiver,) = desk.orders.load(order_id(4690)).waivers
        assert (waiver.key, waiver.why) == ("feedback.asked", "Asiakas ei halunnut")


async def test_a_services_finding_is_waived_too(desk: Desk) -> None:
    """Its record keeps who, when and why; the findings of orders stay as they are."""
    with_others(desk)
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await settle(pilot)
        before = len(findings_of(pilot))
        await press(pilot, "end", "w")
        await type_in(pilot, "Sovittu koordinaattorin kanssa", "enter")
        await settle(pilot)
        assert len(findings_of(pilot)) == before - 1
        assert len(desk.marketing.findings()) == 1


async def test_what_can_never_be_waived_is_not_offered(desk: Desk) -> None:
    """The number of an order, say; and nothing without a section leads to the handbook."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await at(pilot, "order.number", "")
        assert not screen_of(pilot).check_action("waive", ())
        assert screen_of(pilot).check_action("handbook", ())
        await at(pilot, "session.hours_left", "4715")
        assert screen_of(pilot).check_action("waive", ())
        assert not screen_of(pilot).check_action("handbook", ())


async def test_keys_work_while_the_check_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How far it is shows, what was found so far as well; filter and cursor are alive."""
    goes_on, reached = threading.Event(), threading.Event()
    check, calls = desk.validation.check_order, []

    def slow(order: str) -> tuple[Finding, ...]:
        calls.append(order)
        if len(calls) == 8:
            reached.set()
            goes_on.wait(30)
        return check(order)

    monkeypatch.setattr(desk.validation, "check_order", slow)
    async with app_of(desk).run_test(size=SMALL) as pilot:
        while not reached.is_set():
            await pilot.pause()
        screen_of(pilot)._look()
        await pilot.pause()
        try:
            assert "tarkistetaan 7/11" in text_of(pilot.app)
            found = len(findings_of(pilot))
            assert found
            await pilot.press("j", "slash", "j", "s")
            await pilot.pause()
            assert "js" in text_of(pilot.app).splitlines()[-2]
        finally:
            goes_on.set()
        await settle(pilot)
        await press(pilot, "enter", "escape")
        assert len(findings_of(pilot)) > found
        assert "tarkistetaan" not in text_of(pilot.app)


async def test_what_others_change_is_checked_again(desk: Desk, colleague: Desk) -> None:
    """The old findings stand until the new ones are there."""
    async with app_of(desk).run_test(size=SMALL) as pilot:
        await at(pilot, "feedback.asked", "4690")
        colleague.orders.ask_feedback(order_id(4690))
        screen_of(pilot).look_again()
        await settle(pilot)
        keys = {(f.key, f.location.order_number) for f in findings_of(pilot)}
        assert ("feedback.asked", "4690") not in keys
        assert ("feedback.asked", "4705") in keys


async def test_leaving_stops_the_check(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pays for what nobody looks at."""
    goes_on, reached, calls = threading.Event(), threading.Event(), []

    def slow(order: str) -> tuple[Finding, ...]:
        calls.append(order)
        reached.set()
        goes_on.wait(30)
        return ()

    monkeypatch.setattr(desk.validation, "check_order", slow)
    app = desk_app(desk, "today", PhScreen)
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(ChecksScreen(desk))
        while not reached.is_set():
            await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        goes_on.set()
        await settle(pilot)
        assert len(calls) == 1


async def test_the_findings_look_calm(snap: Snap, desk: Desk) -> None:
    """By rule and by order, at each size; in English, and in light."""
    with_others(desk)
    await snap(app_of(desk), "rules", press=["j", "j"])
    await snap(app_of(desk), "rules", size=WIDE, press=["j", "j"])
    await snap(app_of(desk), "orders", press=["v"])
    await snap(app_of(desk), "orders", size=WIDE, press=["v", "end"])
    await snap(app_of(desk, lang="en"), "english")
    await snap(app_of(desk, theme="ph-light"), "light", size=WIDE)


async def test_nothing_found_looks_calm(
    snap: Snap, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Everything is in order."""
    from tests.ui.desks import an_empty_desk

    await snap(app_of(an_empty_desk(tmp_path_factory.mktemp("empty"))), "clean")
