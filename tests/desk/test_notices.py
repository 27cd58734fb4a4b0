"""Order notices at the desk: the edition's services, the company's own rules, and what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.domain.notices.letters import LABELLED, TWO_OF_EACH

from ph_tui.desk.notices import refuse_open, sure_values
from ph_tui.domain.errors import BadInput, DataError
from ph_tui.domain.notices.values import NoticeField

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.desk.desk import Desk

OWN = "[[patterns]]\nname = 'dps'\nfield = 'number'\nregex = 'DPS-(\\d+)'\n"


def own_rules(tmp_path: Path, text: str) -> None:
    """Put the company's own rules beside its editions."""
    folder = tmp_path / "data" / "editions"
    folder.mkdir(parents=True, mode=0o750, exist_ok=True)
    (tmp_path / "data").chmod(0o750)
    (folder / "notices.toml").write_text(text, encoding="utf-8")


def test_what_is_sure_is_given_as_it_is_typed(desk: Desk) -> None:
    """Days, amounts and the service's code, for the form of a new order."""
    assert sure_values(desk.notices.read(LABELLED)) == {
        "number": "4750",
        "service": "tyohaun-tehotreeni",
        "client": "A.K.",
        "hours": "20",
        "start": "11.3.2024",
        "end": "30.6.2024",
        "price": "62,00",
        "case_coach": "Liisa Esimerkki",
    }


def test_what_is_open_or_missing_is_refused_unless_it_is_given(desk: Desk) -> None:
    """Nothing is chosen for anyone; what a person told stands over the text."""
    reading = desk.notices.read(TWO_OF_EACH)
    with pytest.raises(BadInput) as refused:
        refuse_open(reading, {"number": "4800", "hours": "20"})
    assert refused.value.message.id == "error.notice.open"
    refuse_open(reading, {"number": "4800", "hours": "20", "service": "uutta"})
    with pytest.raises(BadInput) as refused:
        refuse_open(desk.notices.read("Tilaus 4711, Uutta suuntaa"), {})
    assert refused.value.message.id == "error.notice.missing"


def test_own_rules_stand_beside_the_editions_and_are_no_edition(desk: Desk, tmp_path: Path) -> None:
    """They are read as they are now; the handbook's editions are as they were."""
    own_rules(tmp_path, OWN)
    found = desk.notices.read("Tilaus 4711 eli DPS-90001").sure(NoticeField.NUMBER)
    assert found
    assert found.value == "90001"
    assert [edition.id for edition in desk.handbook.editions()] == ["2024-01-01"]


def test_spoilt_own_rules_are_data_that_cannot_be_read(desk: Desk, tmp_path: Path) -> None:
    """One sentence names file and entry; the doctor finds them too, and the orders work on."""
    own_rules(tmp_path, OWN.replace("DPS-(\\d+)", "(a+)+b"))
    with pytest.raises(DataError) as refused:
        desk.notices.read(LABELLED)
    assert refused.value.message.params["key"] == "patterns.dps"
    assert desk.orders.summaries() == []
