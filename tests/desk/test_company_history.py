"""Services and stands have a history as orders have: told, and taken back with care."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from tests.factories import VALID_CODE, a_booking, a_participation

from ph_tui.desk.company_history import CompanyHistory
from ph_tui.domain.errors import DataError, Refused
from ph_tui.domain.history import Kind
from ph_tui.domain.messages import Message
from ph_tui.domain.popup.bookings import BookingState, PopUpBooking

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.core import Core
    from ph_tui.domain.marketing.records import ServiceRecords


@pytest.fixture
def core(open_desk: OpenDesk) -> Core:
    """Maija's."""
    return open_desk()._core


@pytest.fixture
def colleague(open_desk: OpenDesk) -> Core:
    """Olli's."""
    return open_desk("olli")._core


def book(core: Core, booking: PopUpBooking) -> None:
    """Save one booking more."""
    core.change_popup(lambda known: (*known, booking), did=Message("word.did.other"))


def confirm(core: Core, on: date) -> None:
    """Confirm every booking."""

    def step(known: tuple[PopUpBooking, ...]) -> tuple[PopUpBooking, ...]:
        state = BookingState.CONFIRMED
        return tuple(replace(each, state=state, confirmed_on=on) for each in known)

    core.change_popup(step, did=Message("word.did.other"))


def test_undo_and_redo_go_back_and_forth(core: Core) -> None:
    """What was done last is undone first, and can be done again."""
    history = CompanyHistory(core, "popup")
    book(core, a_booking())
    confirm(core, date(2024, 4, 24))
    history.undo()
    assert core.store.popup() == (a_booking(),)
    assert history.redo().kind is Kind.REDO
    assert core.store.popup()[0].state is BookingState.CONFIRMED
    history.undo()
    history.undo()
    assert core.store.popup() == ()
    with pytest.raises(Refused):
        history.undo()
    assert [entry.kind for entry in history.of(a_booking().id)].count(Kind.UNDO) == 3


def test_nobody_undoes_what_another_built_on(core: Core, colleague: Core) -> None:
    """Maija's booking is not taken back under Olli's confirmation, and Olli is named."""
    book(core, a_booking())
    confirm(colleague, date(2024, 4, 24))
    with pytest.raises(Refused) as caught:
        CompanyHistory(core, "popup").undo()
    assert caught.value.message.params["by"] == "olli"
    assert core.store.popup()[0].state is BookingState.CONFIRMED


def test_what_an_undo_leads_to_may_be_refused(core: Core, colleague: Core) -> None:
    """A use case says whether the state may stand; then nothing is changed."""

    def admit(_: object) -> None:
        raise Refused(Message("word.did.other"))

    book(core, a_booking())
    with pytest.raises(Refused):
        CompanyHistory(core, "popup", admit=admit).undo()
    assert core.store.popup() == colleague.store.popup() == (a_booking(),)


def test_no_text_takes_a_personal_code(core: Core) -> None:
    """A code in any text is refused and nothing is saved, the history included."""
    with pytest.raises(Refused) as caught:
        book(core, a_booking(note=f"Esite, {VALID_CODE}"))
    assert VALID_CODE not in repr(caught.value.message)
    assert core.store.popup() == ()
    assert CompanyHistory(core, "popup").recent() == ()


def test_services_have_one_too(core: Core) -> None:
    """Each file has its own history."""

    def step(records: ServiceRecords) -> ServiceRecords:
        return replace(records, participations=(a_participation(),))

    core.change_services(step, did=Message("word.did.other"))
    assert [entry.by for entry in CompanyHistory(core, "services").recent()] == ["maija"]
    assert CompanyHistory(core, "popup").recent() == ()
    CompanyHistory(core, "services").undo()
    assert core.store.service_records().participations == ()


def test_a_line_without_its_save_is_none(core: Core, colleague: Core, tmp_path: Path) -> None:
    """Killed between the line and the file: the line tells of nothing, and the next one goes on."""
    book(core, a_booking())
    path = tmp_path / "data/company/popup.jsonl"
    before = (tmp_path / "data/popup.json").read_bytes()
    confirm(core, date(2024, 4, 24))
    (tmp_path / "data/popup.json").write_bytes(before)
    history = CompanyHistory(colleague, "popup")
    assert len(history.recent()) == 1
    confirm(colleague, date(2024, 4, 25))
    assert len(path.read_bytes().splitlines()) == 2
    assert [entry.by for entry in history.recent()] == ["olli", "maija"]


def test_a_paper_is_what_was_filed(core: Core, tmp_path: Path) -> None:
    """A document comes back byte for byte; one that was changed on the disk is not believed."""
    digest = core.store.keep_paper(b"%PDF-1.7 kiitos")
    assert core.store.paper(digest) == b"%PDF-1.7 kiitos"
    (tmp_path / "data/papers" / digest).write_bytes(b"muuta")
    with pytest.raises(DataError):
        core.store.paper(digest)
    for odd in ("../desk.json", "", "0" * 64):
        with pytest.raises(DataError):
            core.store.paper(odd)


def test_a_new_edition_is_noticed(core: Core, colleague: Core) -> None:
    """An edition that somebody else has put into its folder is known at the next question."""
    assert core.library.in_force(date(2025, 2, 1)).id == "2024-01-01"
    shipped = files("ph_tui.domain.handbook") / "editions/2024-01-01.toml"
    newer = shipped.read_text("utf-8").replace("2024-01-01", "2025-01-01")
    colleague.store.add_edition("2025.toml", newer)
    assert core.library.in_force(date(2025, 2, 1)).id == "2025-01-01"
    assert core.library.in_force(date(2024, 2, 1)).id == "2024-01-01"
