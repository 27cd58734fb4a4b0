"""Undo and redo: of every use case, across restarts, for several users at once."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.desk.history_words import details, told_deed, told_moment
from ph_tui.desk.orders import NewOrder
from ph_tui.domain.errors import BadInput, PhTuiError, Refused
from ph_tui.domain.history import Kind
from ph_tui.domain.orders import EndKind, OrderFile
from ph_tui.domain.reports import ReportSection
from ph_tui.l10n.words import LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.desk.conftest import OpenDesk

FI = Words("fi")
LONG = "Asiakas hakee kolmea varastotyön paikkaa toukokuun loppuun mennessä. " * 5


def state(desk: Desk, order_id: str) -> OrderFile:
    """The order as it is, whatever its revision."""
    return replace(desk.orders.load(order_id), revision=0)


def first_session(desk: Desk, order_id: str) -> str:
    """The id of the first session."""
    return desk.sessions.of_order(order_id)[0].session.id


def story(desk: Desk, order_id: str, words: Words = FI) -> list[str]:
    """The history as a person reads it, the newest first."""
    return [told_deed(entry, words) for entry in desk.history.of(order_id)]


def refused(call: Callable[[], object]) -> PhTuiError:
    """The refusal that a call meets."""
    with pytest.raises(Refused) as caught:
        call()
    return caught.value


def write(section: ReportSection, text: str) -> Callable[[Desk, str], object]:
    """A step that writes one section."""
    return lambda desk, order_id: desk.reports.write(order_id, {section: text})


DEEDS: dict[str, Callable[[Desk, str], object]] = {
    "accepted": lambda d, i: d.orders.accept(i, date(2024, 4, 2)),
    "contacted": lambda d, i: d.orders.contact(i, date(2024, 4, 3)),
    "feedback_asked": lambda d, i: d.orders.ask_feedback(i),
    "ended_finished": lambda d, i: d.orders.end(i),
    "ended_interrupted": lambda d, i: d.orders.end(i, None, EndKind.INTERRUPTED, "muutti"),
    "handed": lambda d, i: d.orders.hand(i, "olli"),
    "edited": lambda d, i: d.orders.edit(i, {"hours": "12,5", "case_coach": "Omavalmentaja"}),
    "logged": lambda d, i: d.sessions.log(d.sessions.read("22.4. 9-11 CV", i)),
    "planned": lambda d, i: d.sessions.plan(i, "to 13-15 x3"),
    "held": lambda d, i: d.sessions.hold(i, first_session(d, i), "pidetty"),
    "missed": lambda d, i: d.sessions.miss(i, first_session(d, i)),
    "moved": lambda d, i: d.sessions.move(i, first_session(d, i), "20.4. 8-9"),
    "retimed": lambda d, i: d.sessions.move(i, first_session(d, i), "12-14"),
    "session_edited": lambda d, i: d.sessions.edit(i, first_session(d, i), note=LONG),
    "session_removed": lambda d, i: d.sessions.remove(i, first_session(d, i)),
    "wrote": write(ReportSection.GOAL, LONG),
    "wrote_several": lambda d, i: d.reports.write(
        i, {ReportSection.BASELINE: LONG, ReportSection.ACTIONS: "CV"}
    ),
    "filled": lambda d, i: d.reports.fill(i),
    "waived": lambda d, i: d.reports.waive(i, "session.note", "sovittu"),
}
"""What can be done to an order with one session without a note, by the words of the history."""


@pytest.fixture
def begun(desk: Desk, order: OrderFile) -> str:
    """The id of an order with one session that says nothing, logged by olli."""
    olli = Desk.open(
        Path(desk.place), "olli", clock_at("2024-04-24T11:00"), cache=Path(desk.place) / "cache"
    )
    olli.sessions.log(olli.sessions.read("4711 23.4. 9-11"))
    return order.order.id


@pytest.mark.parametrize("did", DEEDS)
def test_every_use_case_says_what_it_did_and_can_be_undone(
    desk: Desk, open_desk: OpenDesk, begun: str, did: str
) -> None:
    """One line each, in both languages; undo gives the order back, redo does it again."""
    before, told = state(desk, begun), len(story(desk, begun))
    DEEDS[did](desk, begun)
    after = state(desk, begun)
    assert after != before
    entries = desk.history.of(begun)
    assert (len(entries), entries[0].what.id) == (told + 1, f"word.did.{did}")
    for language in LANGUAGES:
        words = Words(language)
        assert told_deed(entries[0], words) != words.say("word.did.other")
        assert all(all(detail) for detail in details(entries[0], words))
    again = open_desk()
    assert again.history.undo(begun).what == entries[0].what
    assert state(again, begun) == before
    assert open_desk().history.redo(begun).kind is Kind.REDO
    assert state(desk, begun) == after


def test_no_typed_text_stands_in_what_was_done(desk: Desk, begun: str) -> None:
    """A line is told without any text about the client; that stands among its changes only."""
    desk.sessions.edit(begun, first_session(desk, begun), note="salaisuus")
    desk.orders.end(begun, None, EndKind.INTERRUPTED, "salaisuus")
    desk.reports.write(begun, {ReportSection.GOAL: "salaisuus"})
    for entry in desk.history.of(begun):
        assert "salaisuus" not in repr(entry.what)
    assert sum("salaisuus" in repr(entry.changes) for entry in desk.history.of(begun)) == 3


def test_the_history_reads_like_sentences(desk: Desk, begun: str) -> None:
    """Who, when, what; a value that was edited is named."""
    desk.orders.edit(begun, {"hours": "20"})
    entry = desk.history.of(begun)[0]
    told = " · ".join((told_moment(entry.at, desk.today, FI), entry.by, told_deed(entry, FI)))
    assert told == "ke 24.4. klo 12.00 · maija · muutti tilauksen tietoja: tunnit"
    assert story(desk, begun) == [
        "muutti tilauksen tietoja: tunnit",
        "kirjasi tapaamisen 23.4.",
        "kirjasi yhteydenoton asiakkaaseen (24.4.)",
        "merkitsi tilauksen hyväksytyksi (24.4.)",
        "otti tilauksen vastaan",
    ]
    assert [tuple(detail) for detail in details(entry, FI)] == [("tunnit", "–", "20")]
    assert told_moment(entry.at, date(2025, 1, 2), FI) == "ke 24.4.2024 klo 12.00"


def test_undo_without_an_order_takes_the_last_change_of_any(desk: Desk, order: OrderFile) -> None:
    """Back through the orders as they were changed, and forward again."""
    other = desk.orders.add(NewOrder("suuntaa", "M.V.", "4720")).order.id
    desk.orders.accept(other)
    desk.orders.edit(order.order.id, {"hours": "20"})
    assert [desk.history.undo().order_id for _ in range(3)] == [order.order.id, other, other]
    assert [row.id for row in desk.orders.summaries()] == [order.order.id]
    assert [desk.history.redo().order_id for _ in range(3)] == [other, other, order.order.id]
    assert refused(desk.history.redo).message.id == "error.redo.nothing"
    assert desk.orders.find("4720").accepted_on == "2024-04-24"


def test_a_new_change_anywhere_ends_the_redoing(desk: Desk, order: OrderFile) -> None:
    """After something new nothing is done again by mistake."""
    desk.history.undo()
    desk.orders.add(NewOrder("suuntaa", "M.V.", "4720"))
    assert refused(desk.history.redo).message.id == "error.redo.nothing"


def test_nothing_is_undone_that_the_user_did_not_do(open_desk: OpenDesk, order: OrderFile) -> None:
    """Undo is for the own changes; somebody new has none."""
    desk = open_desk("olli")
    assert refused(desk.history.undo).message.id == "error.undo.nothing"
    assert refused(lambda: desk.history.undo(order.order.id)).message.id == "error.undo.nothing"


def test_looking_for_something_to_undo_creates_nothing(desk: Desk) -> None:
    """In an empty data directory there is nothing to undo, and it stays empty."""
    refused(desk.history.undo)
    assert desk.history.recent() == ()
    assert not Path(desk.place).exists()


def test_what_a_colleague_changed_since_is_not_undone(
    desk: Desk, open_desk: OpenDesk, order: OrderFile
) -> None:
    """The refusal names who, when and what; nothing is changed."""
    olli = open_desk("olli", "2024-04-24T12:30")
    desk.orders.edit(order.order.id, {"hours": "20"})
    olli.orders.edit(order.order.id, {"hours": "30"})
    before = desk.orders.load(order.order.id)
    error = refused(desk.history.undo)
    assert error.message.id == "error.undo.changed_by"
    assert FI(error.message) == (
        "Ei kumottu: olli on muuttanut samaa kohtaa sen jälkeen, 24.4.2024 klo 12.30: "
        "muutti tilauksen tietoja. Mitään ei muutettu."
    )
    assert desk.orders.load(order.order.id) == before


def test_what_a_colleague_changed_beside_it_stays(
    desk: Desk, open_desk: OpenDesk, order: OrderFile
) -> None:
    """Another value, another session, another section: all of it outlives my undo."""
    olli = open_desk("olli")
    desk.sessions.plan(order.order.id, "to 9-11 x2")
    desk.orders.edit(order.order.id, {"hours": "20"})
    write(ReportSection.GOAL, LONG)(desk, order.order.id)
    olli.orders.edit(order.order.id, {"price": "62"})
    olli.sessions.log(olli.sessions.read("4711 eilen 9-11 CV"))
    write(ReportSection.ACTIONS, "Haastattelu")(olli, order.order.id)
    for _ in range(3):
        desk.history.undo(order.order.id)
    file = desk.orders.load(order.order.id)
    assert file.order.ordered_hours is None
    assert str(file.order.price) == "62"
    assert [session.note for session in file.sessions] == ["CV"]
    assert (file.report.goal, file.report.actions) == ("", "Haastattelu")


def test_an_order_with_a_colleagues_work_is_not_uncreated(desk: Desk, open_desk: OpenDesk) -> None:
    """What olli logged would go with the order that maija took in."""
    desk.orders.add(NewOrder("tehotreeni", "A.K.", "4711"))
    olli = open_desk("olli")
    olli.sessions.log(olli.sessions.read("4711 eilen 9-11 CV"))
    assert refused(desk.history.undo).message.params["by"] == "olli"
    olli.history.undo()
    assert desk.history.undo().gone
    assert desk.is_empty


def test_a_removed_order_comes_back_whole(desk: Desk, begun: str) -> None:
    """With everything that belonged to it; its history is found by number, client and id."""
    before = state(desk, begun)
    desk.orders.remove(begun)
    assert desk.orders.summaries() == []
    assert {desk.history.find(name) for name in ("4711", "ak", begun, begun[:8])} == {begun}
    assert story(desk, begun)[0] == "poisti tilauksen"
    assert not desk.history.undo().gone
    assert state(desk, begun) == before
    assert desk.orders.find("4711").id == begun
    assert story(desk, begun)[:2] == ["kumosi: poisti tilauksen", "poisti tilauksen"]


def test_an_order_does_not_come_back_under_a_number_that_is_in_use(desk: Desk, begun: str) -> None:
    """An undo keeps the rules that every other save keeps."""
    desk.orders.remove(begun)
    desk.orders.add(NewOrder("suuntaa", "M.V.", "4711"))
    assert refused(lambda: desk.history.undo(begun)).message.id == "error.order.number_used"
    with pytest.raises(BadInput):
        desk.history.find("9999")


@pytest.fixture
def ready(desk: Desk, begun: str) -> str:
    """The id of an order whose report can be sent."""
    desk.sessions.edit(begun, first_session(desk, begun), note="Kartoitettiin osaaminen.")
    desk.orders.end(begun)
    desk.reports.fill(begun)
    for section in ReportSection:
        if section is not ReportSection.SESSIONS:
            write(section, LONG)(desk, begun)
    return begun


def test_sending_and_reopening_are_undone(desk: Desk, ready: str) -> None:
    """A report that was marked as sent by mistake is open again, and the other way round."""
    unsent = state(desk, ready)
    desk.reports.send(ready, FI)
    sent = state(desk, ready)
    assert desk.history.undo(ready).what.id == "word.did.sent"
    assert state(desk, ready) == unsent
    desk.history.redo(ready)
    desk.reports.reopen(ready, "väärä päivä")
    assert desk.history.undo(ready).what.id == "word.did.reopened"
    assert state(desk, ready) == sent


def test_a_sent_report_is_not_rewritten_by_an_undo(
    desk: Desk, open_desk: OpenDesk, ready: str
) -> None:
    """What olli sent stays as it was sent, whatever maija would take back of it."""
    open_desk("olli").reports.send(ready, FI)
    assert refused(lambda: desk.history.undo(ready)).message.id == "error.report.locked"


def test_a_reopening_is_not_undone_over_another_text(
    desk: Desk, open_desk: OpenDesk, ready: str
) -> None:
    """The report would be sealed with words in it that were never sent."""
    desk.reports.send(ready, FI)
    desk.reports.reopen(ready, "täydennetään")
    write(ReportSection.GOAL, LONG + "Uusi.")(open_desk("olli"), ready)
    assert refused(lambda: desk.history.undo(ready)).message.params["by"] == "olli"


def test_typing_in_one_go_is_one_step(desk: Desk, begun: str) -> None:
    """A section that saved itself ten times is undone at once."""
    for number in range(10):
        write(ReportSection.GOAL, LONG + "a" * number)(desk, begun)
    assert len(desk.history.of(begun)) == 5
    desk.history.undo()
    assert desk.orders.load(begun).report.goal == ""
    desk.history.redo()
    assert desk.orders.load(begun).report.goal == LONG + "a" * 9


def test_any_step_can_be_taken_back_by_anyone(desk: Desk, open_desk: OpenDesk, begun: str) -> None:
    """From the history itself; twice is refused, and so is one that is not there."""
    desk.orders.edit(begun, {"hours": "20"})
    accepted = next(e for e in desk.history.of(begun) if e.what.id == "word.did.accepted")
    olli = open_desk("olli")
    olli.history.take_back(begun, accepted.revision)
    file = desk.orders.load(begun)
    assert (file.order.accepted_on, str(file.order.ordered_hours)) == (None, "20")
    assert story(desk, begun)[0].startswith("kumosi, mitä maija teki: merkitsi tilauksen")
    again = refused(lambda: olli.history.take_back(begun, accepted.revision))
    assert again.message.id == "error.undo.already"
    with pytest.raises(BadInput):
        olli.history.take_back(begun, 99)


def test_declined_and_resumed_are_undone(desk: Desk, order: OrderFile) -> None:
    """The end of a service that never began, and its taking back."""
    order_id = order.order.id
    desk.orders.decline(order_id, "ei tavoitettu")
    declined = state(desk, order_id)
    desk.orders.resume(order_id)
    assert story(desk, order_id)[:2] == [
        "perui palvelun päättymisen",
        "merkitsi, ettei palvelu alkanut (24.4.)",
    ]
    desk.history.undo()
    assert state(desk, order_id) == declined
    desk.history.undo()
    assert desk.orders.load(order_id).order.ending is None


def test_an_undo_does_not_bring_held_sessions_into_a_declined_service(
    desk: Desk, open_desk: OpenDesk, begun: str
) -> None:
    """What no use case would save comes by no undo either."""
    desk.sessions.remove(begun, first_session(desk, begun))
    open_desk("olli").orders.decline(begun, "ei tavoitettu")
    error = refused(lambda: desk.history.undo(begun))
    assert error.message.id == "error.order.declined_with_sessions"


def test_the_last_things_of_all_orders_are_told(
    desk: Desk, open_desk: OpenDesk, order: OrderFile
) -> None:
    """The newest first, whoever did them, in whatever order."""
    open_desk("olli").orders.add(NewOrder("suuntaa", "M.V.", "4720"))
    desk.orders.edit(order.order.id, {"hours": "20"})
    told = [(entry.by, entry.what.id.rpartition(".")[2]) for entry in desk.history.recent(3)]
    assert told == [("maija", "edited"), ("olli", "added"), ("maija", "contacted")]


def test_an_unknown_deed_is_told_in_general(desk: Desk, order: OrderFile) -> None:
    """A line of a newer version, or one that somebody edited, stops nothing."""
    path = Path(desk.place) / "history" / f"{order.order.id}.jsonl"
    path.write_text(path.read_text().replace("word.did.accepted", "word.did.flown"))
    assert "muutti tilausta" in story(desk, order.order.id)


steps = st.lists(st.sampled_from([*sorted(DEEDS), "resumed"]), min_size=1, max_size=8)


@settings(max_examples=40)
@given(steps, st.integers(0, 8))
def test_undo_goes_back_to_the_first_state_and_redo_to_the_last(did: list[str], used: int) -> None:
    """Any series of changes, undone one by one, was never there; done again, it is there again."""
    with TemporaryDirectory() as folder, patch.object(os, "fsync"):

        def open_desk(user: str) -> Desk:
            clock = clock_at("2024-04-24T12:00")
            return Desk.open(Path(folder) / "data", user, clock, cache=Path(folder) / "cache")

        olli, maija = open_desk("olli"), open_desk("maija")
        order_id = olli.orders.add(NewOrder("tehotreeni", "A.K.", "4711")).order.id
        olli.sessions.log(olli.sessions.read("4711 23.4. 9-11"))
        states = [state(maija, order_id)]
        for place, name in enumerate(did):
            deed = DEEDS.get(name, resume)
            with suppress(PhTuiError, IndexError):
                deed(maija if place != used else open_desk("maija"), order_id)
            states.append(state(maija, order_id))
        undone = [states[-1], *undo_all(open_desk("maija"), order_id, "undo")]
        assert undone[-1] == states[0]
        redone = [states[0], *undo_all(open_desk("maija"), order_id, "redo")]
        assert redone == undone[::-1]
        assert all(each in states for each in undone)


def resume(desk: Desk, order_id: str) -> object:
    """Take the end of the service back."""
    return desk.orders.resume(order_id)


def undo_all(desk: Desk, order_id: str, what: str) -> list[OrderFile]:
    """Undo or redo until there is nothing left; the state after each."""
    found: list[OrderFile] = []

    def go_on() -> None:
        while True:
            getattr(desk.history, what)()
            found.append(state(desk, order_id))

    assert refused(go_on).message.id == f"error.{what}.nothing"
    return found


def test_sessions_stay_in_order_of_time(desk: Desk, open_desk: OpenDesk, begun: str) -> None:
    """A session that comes back beside a colleague's new one stands where its time is."""
    desk.sessions.move(begun, first_session(desk, begun), "10.4. 9-11")
    olli = open_desk("olli")
    olli.sessions.log(olli.sessions.read("4711 17.4. 9-11 CV"))
    desk.history.undo(begun)
    sessions = desk.orders.load(begun).sessions
    assert [(s.on.day, s.start) for s in sessions] == [(17, time(9)), (23, time(9))]
