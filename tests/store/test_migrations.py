"""A file of an older schema is lifted when it is loaded, and written anew at its next save."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.factories import (
    ENDED_ON,
    ORDER_ID,
    a_period,
    a_running_file,
    an_ended_file,
    an_invoice,
    at,
)
from tests.store.writing import logged

from ph_tui.desk.settings import NUMBERS
from ph_tui.domain.errors import DataError
from ph_tui.domain.history import Deed, Line, steps_of
from ph_tui.domain.marketing.records import ServiceRecords
from ph_tui.domain.messages import Message
from ph_tui.domain.money.company import CompanyProfile
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.settings import Settings
from ph_tui.store.history_changes import changes_of, without
from ph_tui.store.migrations import ORDER_CHAIN, schema_of
from ph_tui.store.order_folder import OrderFolder

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.store.json_text import Tables
    from ph_tui.store.store import Store


def rename_client(tables: Tables) -> Tables:
    """From one schema to the next: the client's code was called `client`."""
    orders = {
        key: {("client_code" if name == "client" else name): value for name, value in order.items()}
        for key, order in tables["order"].items()
    }
    return {**tables, "order": orders}


def add_price(tables: Tables) -> Tables:
    """From that one to another: an order can have a price."""
    orders = {key: {**order, "price": "70.50"} for key, order in tables["order"].items()}
    return {**tables, "order": orders}


LATER = (*ORDER_CHAIN, rename_client, add_price)
"""A version that is two schemas ahead of this one."""


def an_old_file(folder: Path) -> Path:
    """A file of the present schema, in which the client's code has its old name."""
    OrderFolder(folder).write(a_running_file())
    path = folder / f"{ORDER_ID}.json"
    path.write_text(path.read_text().replace('"client_code"', '"client"'))
    return path


def test_older_file_is_read_by_a_newer_version(tmp_path: Path) -> None:
    """A file is read by a version two schemas ahead, step by step, and stays untouched."""
    path = an_old_file(tmp_path)
    before = path.read_bytes()
    file = OrderFolder(tmp_path, LATER).read(ORDER_ID).file
    assert file.order.client_code == "A.K."
    assert str(file.order.price) == "70.50"
    assert path.read_bytes() == before


def test_next_save_writes_the_new_schema(tmp_path: Path) -> None:
    """The lifted file is written in the new schema, and no step is taken twice."""
    path = an_old_file(tmp_path)
    folder = OrderFolder(tmp_path, LATER)
    file = folder.read(ORDER_ID).file
    folder.write(replace(file, order=replace(file.order, price=None)))
    tables = json.loads(path.read_bytes())
    assert tables["meta"]["file"]["schema"] == schema_of(LATER)
    assert "client" not in tables["order"][ORDER_ID]
    assert folder.read(ORDER_ID).file.order.price is None


def test_newer_file_is_refused_untouched(tmp_path: Path) -> None:
    """A file of a newer version is refused in words and not written over."""
    OrderFolder(tmp_path, (*ORDER_CHAIN, add_price)).write(a_running_file())
    with pytest.raises(DataError) as caught:
        OrderFolder(tmp_path).read(ORDER_ID)
    reason = caught.value.message.params["reason"]
    assert repr(reason) == "Message('error.content.newer', known=4, schema=5)"


def of_schema_1(data: bytes) -> bytes:
    """A file as the first version wrote it: it knew nothing of money."""
    tables = json.loads(data)
    tables["meta"]["file"]["schema"] = 1
    for name in ("billing", "claims", "invoices", "counters"):
        tables.pop(name, None)
    later = ("company", "terms", "prices", "bonuses", "city", *NUMBERS)
    for name in later:
        tables.get("settings", {}).get("company", {}).pop(name, None)
    return json.dumps(tables).encode()


def test_an_order_of_schema_1_has_no_money_yet(store: Store) -> None:
    """It is read with an empty billing report, and saved in the new schema."""
    saved = store.create(an_ended_file())
    path = store.path / f"orders/{ORDER_ID}.json"
    path.write_bytes(of_schema_1(path.read_bytes()))
    assert store.load(ORDER_ID) == saved
    invoiced = store.change(ORDER_ID, lambda file: replace(file, invoices=(an_invoice(),)))
    assert json.loads(path.read_bytes())["meta"]["file"]["schema"] == schema_of(ORDER_CHAIN) == 4
    assert store.load(ORDER_ID) == invoiced


def test_services_of_schema_1_have_periods_only(store: Store) -> None:
    """A file that knew periods alone is read with nothing beside them."""
    records = ServiceRecords(periods=(a_period(),))
    store.change_services(lambda _: records, logged)
    path = store.path / "services.json"
    tables = json.loads(path.read_bytes())
    tables["meta"]["file"]["schema"] = 1
    del tables["participations"], tables["summaries"]
    path.write_bytes(json.dumps(tables).encode())
    assert store.service_records() == records


def test_settings_of_schema_1_count_from_the_first_number(store: Store) -> None:
    """What nobody could settle then has its default; hour rules stay."""
    before = store.change_settings(lambda s: s.with_hour_rule("a", HourRule(45)))
    path = store.path / "desk.json"
    path.write_bytes(of_schema_1(path.read_bytes()))
    assert store.settings() == before
    after = store.change_settings(lambda s: replace(s, next_invoice=1002))
    assert (after.next_invoice, after.hour_rules) == (1002, before.hour_rules)
    assert json.loads(path.read_bytes())["counters"] == {"invoices": {"next": 1002}}


def test_settings_need_not_name_what_has_a_default(store: Store) -> None:
    """Somebody who writes the file by hand writes what differs."""
    store.change_settings(lambda s: replace(s, retention_months=24))
    path = store.path / "desk.json"
    tables = json.loads(path.read_bytes())
    tables["settings"]["company"] = {"company": {"name": "Koivunen Oy"}}
    path.write_text(json.dumps(tables))
    company = CompanyProfile(name="Koivunen Oy")
    assert store.settings() == Settings(company=company)


@pytest.mark.parametrize("how", ["added", "removed"])
def test_a_line_of_schema_1_is_turned_back(store: Store, how: str) -> None:
    """It tells of no billing report; an order that it added goes, one that it removed is back."""
    file, old = an_ended_file(), ("order", "sessions", "report", "waivers")
    states = (None, file) if how == "added" else (file, None)
    changes = tuple(change for change in changes_of(*states) if change.path[0] in old)
    deed = Deed(Message("word.did.added"), "maija", at(ENDED_ON))
    step = steps_of([Line(1, deed, changes)])[0]
    assert without(ORDER_ID, states[1], step) == states[0]
