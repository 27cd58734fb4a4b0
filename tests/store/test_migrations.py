"""A file of an older schema is lifted when it is loaded, and written anew at its next save."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.factories import ORDER_ID, a_running_file

from ph_tui.domain.errors import DataError
from ph_tui.store.order_folder import OrderFolder

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.store.json_text import Tables


def rename_client(tables: Tables) -> Tables:
    """From schema 1 to 2: the client's code was called `client`."""
    orders = {
        key: {("client_code" if name == "client" else name): value for name, value in order.items()}
        for key, order in tables["order"].items()
    }
    return {**tables, "order": orders}


def add_price(tables: Tables) -> Tables:
    """From schema 2 to 3: an order can have a price."""
    orders = {key: {**order, "price": "70.50"} for key, order in tables["order"].items()}
    return {**tables, "order": orders}


def an_old_file(folder: Path) -> Path:
    """A file of schema 1, in which the client's code has its old name."""
    OrderFolder(folder).write(a_running_file())
    path = folder / f"{ORDER_ID}.json"
    path.write_text(path.read_text().replace('"client_code"', '"client"'))
    return path


def test_older_file_is_read_by_a_newer_version(tmp_path: Path) -> None:
    """A file of schema 1 is read by a version of schema 3, step by step, and stays untouched."""
    path = an_old_file(tmp_path)
    before = path.read_bytes()
    file = OrderFolder(tmp_path, (rename_client, add_price)).read(ORDER_ID).file
    assert file.order.client_code == "A.K."
    assert str(file.order.price) == "70.50"
    assert path.read_bytes() == before


def test_next_save_writes_the_new_schema(tmp_path: Path) -> None:
    """The lifted file is written in the new schema, and no step is taken twice."""
    path = an_old_file(tmp_path)
    folder = OrderFolder(tmp_path, (rename_client, add_price))
    file = folder.read(ORDER_ID).file
    folder.write(replace(file, order=replace(file.order, price=None)))
    tables = json.loads(path.read_bytes())
    assert tables["meta"]["file"]["schema"] == 3
    assert "client" not in tables["order"][ORDER_ID]
    assert folder.read(ORDER_ID).file.order.price is None


def test_newer_file_is_refused_untouched(tmp_path: Path) -> None:
    """A file of a newer version is refused in words and not written over."""
    OrderFolder(tmp_path, (add_price,)).write(a_running_file())
    with pytest.raises(DataError) as caught:
        OrderFolder(tmp_path).read(ORDER_ID)
    reason = caught.value.message.params["reason"]
    assert repr(reason) == "Message('error.content.newer', known=1, schema=2)"
