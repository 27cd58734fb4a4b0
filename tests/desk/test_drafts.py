"""Drafts at the desk: what may be kept, what is offered, what may be taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import order_id, session_id

from ph_tui.desk.clock import FixedClock
from ph_tui.desk.desk import Desk
from ph_tui.domain.drafts import section_name
from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.orders import Order, OrderFile
from ph_tui.domain.reports import ReportSection, Sending, ServiceReport
from ph_tui.domain.sessions import zone

if TYPE_CHECKING:
    from pathlib import Path

CODE = "010101-901S"
ID = order_id(4711)
GOAL = section_name(ID, "goal")
NOON = datetime(2024, 4, 24, 12, tzinfo=zone())
SAVED = "Tavoitteena on työpaikka."


def desk_at(tmp_path: Path, minutes: int = 0, user: str = "maija") -> Desk:
    """A program of a user's, some minutes after noon."""
    clock = FixedClock(NOON + timedelta(minutes=minutes))
    return Desk.open(tmp_path / "data", user, clock, cache=tmp_path / "cache")


def end(desk: Desk) -> None:
    """Do what the end of a program does."""
    desk.drafts._drafts.close()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Maija's first program, with one order that has a goal."""
    desk = desk_at(tmp_path)
    order = Order(
        ID, "tyohaun-tehotreeni", "A.K.", "2024-1", "2024-01-01", number="4711", coach="maija"
    )
    desk._core.store.create(OrderFile(order, report=ServiceReport(goal=SAVED)))
    return desk


def write_goal(desk: Desk, text: str) -> None:
    """Save another goal."""
    desk.reports.write(ID, {ReportSection.GOAL: text})


def test_what_was_typed_is_offered_with_its_moment(desk: Desk, tmp_path: Path) -> None:
    """The next program tells what it is about, of which order, and from when."""
    assert desk.drafts.keep(GOAL, {"text": SAVED + " Pian."}, SAVED)
    assert desk.drafts.pending() == ()
    end(desk)
    later = desk_at(tmp_path, minutes=90)
    (rescued,) = later.drafts.pending()
    order = later.drafts.order_of(rescued)
    assert order is not None
    assert (rescued.about.kind, rescued.about.part, rescued.at) == ("section", "goal", NOON)
    assert (order.number, rescued.text) == ("4711", SAVED + " Pian.")
    assert later.drafts.saved(rescued) == SAVED
    assert later.drafts.began_from(rescued) == SAVED


def test_a_text_is_offered_to_its_writer_only(desk: Desk, tmp_path: Path) -> None:
    """What is not saved is nobody else's business."""
    desk.drafts.keep(GOAL, {"text": "Kesken"}, SAVED)
    end(desk)
    assert desk_at(tmp_path, user="olli").drafts.pending() == ()
    assert len(desk_at(tmp_path).drafts.pending()) == 1


@pytest.mark.parametrize("code", [CODE, f"({CODE.lower()})", f"x {CODE.replace('-', '–')}"])
def test_a_personal_code_reaches_no_draft(desk: Desk, tmp_path: Path, code: str) -> None:
    """The last text without it stays; no byte of the code is on the disk."""
    assert desk.drafts.keep(GOAL, {"text": "Asiakas"}, SAVED)
    assert not desk.drafts.keep(GOAL, {"text": f"Asiakas {code}"}, SAVED)
    assert not desk.drafts.keep(GOAL, {"note": "hyvä", "text": f"Asiakas {code} on"}, SAVED)
    assert not desk.drafts.set_aside(GOAL, {"text": code})
    end(desk)
    (rescued,) = desk_at(tmp_path).drafts.pending()
    assert rescued.text == "Asiakas"
    held = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*.draft"))
    assert code.encode() not in held


def test_what_only_looks_like_a_code_is_kept(desk: Desk) -> None:
    """A phone number or a wrong check sign must not cost a text."""
    for text in ("0401234567", "010101-901A", "240424-1", "1234567890-123X"):
        assert desk.drafts.keep(GOAL, {"text": text}, SAVED)


def test_a_text_that_was_saved_after_all_is_no_news(desk: Desk, tmp_path: Path) -> None:
    """A program that ends between saving and forgetting leaves nothing to ask about."""
    desk.drafts.keep(GOAL, {"text": "Uusi tavoite. \n"}, SAVED)
    write_goal(desk, "Uusi tavoite.")
    end(desk)
    later = desk_at(tmp_path)
    assert later.drafts.pending() == ()
    write_goal(later, SAVED)
    assert desk_at(tmp_path).drafts.pending() == ()


def test_a_forgotten_text_is_not_offered(desk: Desk, tmp_path: Path) -> None:
    """Saving, or giving up knowingly, ends it."""
    desk.drafts.keep(GOAL, {"text": "Uusi"}, SAVED)
    desk.drafts.forget(GOAL)
    end(desk)
    assert desk_at(tmp_path).drafts.pending() == ()


def test_what_was_changed_meanwhile_is_not_passed_off_as_seen(desk: Desk, tmp_path: Path) -> None:
    """A colleague's later text is no text that the typing began from."""
    desk.drafts.keep(GOAL, {"text": "Minun"}, SAVED)
    end(desk)
    write_goal(desk_at(tmp_path, user="olli"), "Ollin")
    later = desk_at(tmp_path)
    (rescued,) = later.drafts.pending()
    assert later.drafts.saved(rescued) == "Ollin"
    assert later.drafts.began_from(rescued) == ""


def test_a_sent_report_takes_no_draft(desk: Desk, tmp_path: Path) -> None:
    """The sent text stands, and the draft stays too."""
    desk.drafts.keep(GOAL, {"text": "Myöhässä"}, SAVED)
    end(desk)
    later = desk_at(tmp_path)
    sending = Sending(date(2024, 4, 24), "olli", NOON, "# Palveluraportti")
    later._core.change(
        ID,
        lambda file: replace(file, report=replace(file.report, sent=sending)),
        did=Message("word.did.report_sent"),
    )
    (rescued,) = later.drafts.pending()
    with pytest.raises(Refused) as caught:
        later.drafts.take(rescued)
    assert caught.value.message.id == "error.draft.sent"
    assert later.drafts.pending() == (rescued,)
    assert later.orders.load(ID).report.goal == SAVED
    later.reports.reopen(ID, "Tavoite puuttui.")
    assert later.drafts.take(rescued).text == "Myöhässä"


def test_the_draft_of_a_removed_order_stays(desk: Desk, tmp_path: Path) -> None:
    """It can be read and discarded, not taken."""
    desk.drafts.keep(GOAL, {"text": "Kesken"}, SAVED)
    end(desk)
    later = desk_at(tmp_path)
    later.orders.remove(ID)
    (rescued,) = later.drafts.pending()
    assert later.drafts.order_of(rescued) is None
    assert later.drafts.saved(rescued) is None
    with pytest.raises(Refused) as caught:
        later.drafts.take(rescued)
    assert caught.value.message.id == "error.draft.order_gone"
    later.drafts.discard(rescued)
    assert later.drafts.pending() == ()


def test_two_windows_never_take_the_same_text(desk: Desk, tmp_path: Path) -> None:
    """The second is told that it is gone."""
    desk.drafts.keep(GOAL, {"text": "Kesken"}, SAVED)
    end(desk)
    first, second = desk_at(tmp_path), desk_at(tmp_path)
    (rescued,) = second.drafts.pending()
    first.drafts.take(rescued)
    for act in (second.drafts.take, second.drafts.discard):
        with pytest.raises(Refused) as caught:
            act(rescued)
        assert caught.value.message.id == "error.draft.gone"


def test_pending_of_an_order_are_the_sections_of_its_report(desk: Desk, tmp_path: Path) -> None:
    """What is asked elsewhere is offered elsewhere."""
    desk.drafts.keep(GOAL, {"text": "Kesken"}, SAVED)
    desk.drafts.keep(section_name("b" * 32, "goal"), {"text": "Toinen"})
    desk.drafts.keep(f"hold.{session_id(4711, 5)}", {"line": "CV"})
    end(desk)
    later = desk_at(tmp_path)
    assert [rescued.text for rescued in later.drafts.pending(ID)] == ["Kesken"]
    assert len(later.drafts.pending()) == 3


def test_a_session_leads_to_its_order(desk: Desk, tmp_path: Path) -> None:
    """The id of a session begins like its order's."""
    desk.drafts.keep(f"hold.{session_id(4711, 5)}", {"line": "CV"})
    desk.drafts.keep("orders.new", {"line": "4712"})
    end(desk)
    later = desk_at(tmp_path)
    found = {left.about.kind: later.drafts.order_of(left) for left in later.drafts.pending()}
    assert found["orders.new"] is None
    assert found["hold"] is not None
    assert found["hold"].id == ID


def test_a_left_answer_is_taken_up_by_its_name(desk: Desk, tmp_path: Path) -> None:
    """The newest first; an older one of the same name waits."""
    desk.drafts.keep("log.", {"line": "vanha"})
    end(desk)
    second = desk_at(tmp_path, minutes=1)
    second.drafts.keep("log.", {"line": "uusi"})
    end(second)
    third = desk_at(tmp_path, minutes=2)
    assert third.drafts.take_named("log.") == {"line": "uusi"}
    third.drafts.forget("log.")
    assert third.drafts.take_named("log.") == {"line": "vanha"}
    assert third.drafts.take_named("log.") == {}


def test_a_text_set_aside_is_offered_at_once(desk: Desk) -> None:
    """The losing text of a conflict waits for its writer in the same program."""
    desk.drafts.keep(GOAL, {"text": "Kesken"}, SAVED)
    assert desk.drafts.set_aside(GOAL, {"text": "Hävinnyt"}, SAVED)
    (rescued,) = desk.drafts.pending()
    assert rescued.text == "Hävinnyt"
