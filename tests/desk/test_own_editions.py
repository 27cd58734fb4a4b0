"""The company's own editions: orders under them, and orders whose service they lack."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from ph_tui.desk.orders import NewOrder
from ph_tui.domain.errors import BadInput, DataError, Refused

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.desk import Desk

HALF = (date(2024, 4, 1), date(2024, 6, 30))


def own_edition(data: Path, *, renamed: bool = False, spoilt: bool = False) -> None:
    """Put an edition of April beside the built-in one; `renamed` takes a service away from it."""
    built_in = files("ph_tui.domain.handbook") / "editions" / "2024-01-01.toml"
    text = built_in.read_text(encoding="utf-8").replace("2024-01-01", "2024-04-01")
    if renamed:
        text = text.replace('code = "uutta-suuntaa"', 'code = "uusi-suunta"')
    folder = data / "editions"
    data.mkdir(mode=0o750, exist_ok=True)
    folder.mkdir(exist_ok=True)
    (folder / "own.toml").write_text(text + ("x =" if spoilt else ""), encoding="utf-8")


def test_the_services_are_those_that_an_order_can_name(desk: Desk, tmp_path: Path) -> None:
    """A period that was added under an older edition decides, not the newest edition."""
    data = tmp_path / "data"
    desk.services.add_period("vanha", *HALF, "2024-01-01")
    own_edition(data, renamed=True)
    assert desk.services.list()[0].service.code == "uutta-suuntaa"
    assert desk.orders.add(NewOrder("uutta", "A.K.")).order.edition_id == "2024-01-01"


def test_an_order_whose_service_its_edition_lacks_is_named_and_left(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    """It is told like a file that can't be read; all others work on."""
    own_edition(tmp_path / "data")
    desk = open_desk()
    lost = desk.orders.add(NewOrder("uutta", "A.K.", "1")).order
    desk.orders.add(NewOrder("tehotreeni", "B.K.", "2"))
    assert lost.edition_id == "2024-04-01"
    own_edition(tmp_path / "data", renamed=True)
    desk = open_desk()
    assert [row.number for row in desk.orders.summaries()] == ["2"]
    with pytest.raises(DataError) as refused:
        desk.orders.find("1")
    assert refused.value.message.id == "error.order.unreadable"


def test_an_order_stays_out_of_a_period_whose_edition_lacks_its_service(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    """The editing is refused; the order keeps its period and edition."""
    desk = open_desk()
    order = desk.orders.add(NewOrder("uutta", "A.K.", "1")).order
    own_edition(tmp_path / "data", renamed=True)
    desk = open_desk()
    desk.services.add_period("uusi", *HALF)
    with pytest.raises(Refused):
        desk.orders.edit(order.id, {"period": "uusi"})
    assert desk.orders.load(order.id).order == order


def test_a_spoilt_edition_is_data_that_cannot_be_read(open_desk: OpenDesk, tmp_path: Path) -> None:
    """Nobody typed it just now, whereas an edition that there is none of was typed."""
    desk = open_desk()
    order = desk.orders.add(NewOrder("uutta", "A.K.", "1")).order
    with pytest.raises(BadInput):
        desk.services.add_period("uusi", *HALF, "2019")
    own_edition(tmp_path / "data", spoilt=True)
    desk = open_desk()
    assert desk.orders.load(order.id).order == order
    with pytest.raises(DataError) as refused:
        desk.services.add_period("uusi", *HALF)
    assert refused.value.message.params["file"] == "own.toml"


def test_periods_are_listed_as_they_follow_each_other(desk: Desk) -> None:
    """Whenever they were added."""
    desk.services.add_period("b", date(2024, 7, 1), date(2024, 12, 31))
    desk.services.add_period("a", *HALF)
    assert [period.id for period in desk.services.periods()] == ["a", "b"]
