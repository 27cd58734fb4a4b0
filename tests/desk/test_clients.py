"""Clients at the desk: contact details on demand, one place for them, and who is kept too long."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.factories import VALID_CODE

from ph_tui.desk.orders import NewOrder
from ph_tui.domain.clients import FIELDS
from ph_tui.domain.errors import BadInput, Conflict, Refused

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile

NAME = "Ansa Keksitty"


def test_a_code_means_a_client_in_any_spelling(desk: Desk, order: OrderFile) -> None:
    """Details are found and changed by the code without case and dots, and kept once."""
    desk.clients.set("ak", {"name": NAME})
    desk.clients.set("A. K.", {"phone": "050 123 4567"})
    client = desk.clients.find("AK")
    assert (client.code, client.details.name, client.details.phone) == (
        "A.K.",
        NAME,
        "050 123 4567",
    )
    assert [row.id for row in client.orders] == [order.order.id]
    assert len(desk._core.store.clients()) == 1


def test_the_details_stand_in_one_file(desk: Desk, order: OrderFile, tmp_path: Path) -> None:
    """No list, no history, no index names a person; the file is the group's alone."""
    desk.clients.set("A.K.", {"name": NAME})
    desk.clients.set("A.K.", {"name": f"{NAME} toinen"})
    desk.orders.summaries()
    holding = [
        path
        for path in tmp_path.rglob("*")
        if path.is_file() and NAME.encode() in path.read_bytes()
    ]
    assert holding == [tmp_path / "data/clients.json"]
    assert holding[0].stat().st_mode & 0o777 == 0o660


def test_a_client_whose_details_are_emptied_has_no_record(desk: Desk, order: OrderFile) -> None:
    """Nothing is kept of whom nothing is known."""
    desk.clients.set("A.K.", {"name": NAME})
    desk.clients.set("A.K.", dict.fromkeys(FIELDS, ""))
    assert desk._core.store.clients() == ()


def test_details_may_come_before_the_order(desk: Desk) -> None:
    """A client who has called is written down before anything is ordered."""
    assert desk.clients.set("M.V.", {"phone": "1"}).orders == ()
    assert desk.clients.find("mv").details.phone == "1"


def test_an_unknown_client_is_no_client(desk: Desk, order: OrderFile) -> None:
    """A mistyped code is told, not shown as an empty record."""
    with pytest.raises(BadInput):
        desk.clients.find("X.Y.")


@pytest.mark.parametrize("field", [name for name in FIELDS if name != "language"])
def test_a_personal_code_is_refused(
    desk: Desk, order: OrderFile, tmp_path: Path, field: str
) -> None:
    """In every field, and nothing of it reaches the disk."""
    text = f"{VALID_CODE}@esimerkki.fi" if field == "email" else f"tunnus {VALID_CODE}"
    with pytest.raises(Refused):
        desk.clients.set("A.K.", {field: text})
    with pytest.raises(Refused):
        desk.clients.set(VALID_CODE, {"name": NAME})
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert VALID_CODE.encode() not in written


def test_two_who_change_the_same_field_are_told(open_desk: OpenDesk, order: OrderFile) -> None:
    """Different fields go together; of the same field the second writer is told of the first."""
    maija, olli = open_desk(), open_desk("olli")
    seen = maija.clients.look_up("A.K.").details
    olli.clients.set("A.K.", {"phone": "1"}, seen)
    maija.clients.set("A.K.", {"name": NAME}, seen)
    with pytest.raises(Conflict):
        maija.clients.set("A.K.", {"phone": "2"}, seen)
    details = maija.clients.find("A.K.").details
    assert (details.name, details.phone) == (NAME, "1")


def a_closed_order(desk: Desk, number: str, client: str, on: date) -> str:
    """An order that never began."""
    order_id = desk.orders.add(NewOrder("tehotreeni", client, number)).order.id
    desk.orders.decline(order_id, "Muutti pois.", on)
    return order_id


def test_nobody_is_kept_too_long_before_the_time_is_set(desk: Desk) -> None:
    """The handbook leaves the time open: it is the company's to set."""
    a_closed_order(desk, "1", "A.K.", date(2020, 1, 1))
    assert desk.clients.retention_months is None
    assert desk.clients.overdue() == ()


def test_who_is_kept_too_long_is_told(desk: Desk) -> None:
    """By the last of the client's orders, whatever the spelling; an open one keeps the client."""
    a_closed_order(desk, "1", "A.K.", date(2022, 1, 10))
    a_closed_order(desk, "2", "ak", date(2022, 3, 31))
    a_closed_order(desk, "3", "B.L.", date(2023, 10, 24))
    a_closed_order(desk, "4", "C.M.", date(2021, 5, 5))
    desk.orders.add(NewOrder("tehotreeni", "cm", "5"))
    a_closed_order(desk, "6", "D.N.", date(2023, 10, 23))
    desk.clients.set_retention(6)
    told = [
        (client_key_of(each.code), each.closed_on, [row.number for row in each.orders])
        for each in desk.clients.overdue()
    ]
    assert told == [
        ("ak", date(2022, 3, 31), ["1", "2"]),
        ("dn", date(2023, 10, 23), ["6"]),
    ]


def client_key_of(code: str) -> str:
    """Whichever of the spellings is told."""
    return code.lower().replace(".", "")


def test_an_erased_client_is_kept_no_more(desk: Desk) -> None:
    """What is left of one is no client."""
    a_closed_order(desk, "1", "A.K.", date(2022, 1, 10))
    desk.clients.set_retention(6)
    desk.erasing.erase("A.K.")
    assert desk.clients.overdue() == ()


@pytest.mark.parametrize("months", [0, -1, 601])
def test_a_time_that_is_none_is_refused(desk: Desk, months: int) -> None:
    """At least a month, and no longer than anybody works."""
    with pytest.raises(BadInput):
        desk.clients.set_retention(months)
    assert desk.clients.retention_months is None
