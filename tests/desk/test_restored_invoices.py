"""Restoring over invoices: none is lost, none comes twice, and no number is given again."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.desk.billing_story import billed, settle

from ph_tui.desk.backup_difference import Fate
from ph_tui.domain.errors import Refused

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk


def numbers(desk: Desk) -> list[int]:
    """The numbers of all invoices."""
    return [each.invoice.number for each in desk.invoices.all()]


@pytest.mark.parametrize("since", ["made", "paid", "new order"])
def test_an_order_that_was_invoiced_since_stays_as_it_is(desk: Desk, since: str) -> None:
    """A restore of everything says so and changes the others; nothing is numbered again."""
    settle(desk)
    other, order_id = billed(desk, "4700").order.id, billed(desk, "4711").order.id
    if since == "paid":
        desk.invoices.create(order_id)
        desk.invoices.send(1001)
    file = desk.backups.make().path
    if since == "made":
        desk.invoices.create(order_id)
    elif since == "paid":
        desk.invoices.pay(1001)
    else:
        order_id = billed(desk, "4712").order.id
        desk.invoices.create(order_id)
    desk.orders.edit(other, {"case_coach": "Toinen"})
    before = desk.orders.load(order_id)
    fates = {each.order_id: each.fate for each in desk.backups.difference(file).orders}
    assert fates == {order_id: Fate.KEPT, other: Fate.CHANGED}
    desk.backups.restore(file)
    assert desk.orders.load(order_id) == before
    assert desk.orders.load(other).order.case_coach == ""
    assert numbers(desk) == [1001]
    assert desk.invoices.create(other).number == 1002


def test_where_only_invoiced_orders_differ_there_is_nothing_to_restore(desk: Desk) -> None:
    """The difference is told, and that it changes nothing."""
    settle(desk)
    order_id = billed(desk).order.id
    file = desk.backups.make().path
    desk.invoices.create(order_id)
    found = desk.backups.difference(file)
    assert [each.fate for each in found.orders] == [Fate.KEPT]
    assert found.files == ("desk.json",)


def test_into_nothing_invoices_come_back_with_their_counter(desk: Desk, tmp_path: Path) -> None:
    """From a copy elsewhere everything is as it was, and the next number follows."""
    settle(desk)
    first, second = billed(desk, "1").order.id, billed(desk, "2").order.id
    desk.invoices.create(first)
    file = desk.backups.make(tmp_path / "stick.zip").path
    shutil.rmtree(Path(desk.place))
    desk.backups.restore(file)
    assert numbers(desk) == [1001]
    assert desk.invoices.create(second).number == 1002


def test_the_counter_never_goes_back(desk: Desk) -> None:
    """A number that was used stays used, even when the order that has it can't be read."""
    settle(desk)
    first, second = billed(desk, "1").order.id, billed(desk, "2").order.id
    file = desk.backups.make().path
    desk.invoices.create(first)
    (Path(desk.place) / f"orders/{first}.json").write_bytes(b"half")
    desk.backups.restore(file)
    assert numbers(desk) == []
    assert desk.invoices.create(second).number == 1002


def test_one_order_is_not_restored_over_its_invoice(desk: Desk) -> None:
    """Its history can take back what else has changed; nothing is changed."""
    settle(desk)
    order_id = billed(desk).order.id
    file = desk.backups.make().path
    desk.invoices.create(order_id)
    before = desk.orders.load(order_id)
    with pytest.raises(Refused) as refused:
        desk.backups.restore(file, "4711")
    assert refused.value.message.params["number"] == 1001
    assert desk.orders.load(order_id) == before


@pytest.mark.parametrize("reference", [None, "4711"])
def test_a_number_that_another_order_has_by_now(
    desk: Desk, tmp_path: Path, reference: str | None
) -> None:
    """Data that was begun anew has its own 1001: two of them are never put side by side."""
    settle(desk)
    desk.invoices.create(billed(desk, "4711").order.id)
    file = desk.backups.make(tmp_path / "stick.zip").path
    shutil.rmtree(Path(desk.place))
    settle(desk)
    desk.invoices.create(billed(desk, "4800").order.id)
    with pytest.raises(Refused) as refused:
        desk.backups.restore(file, reference)
    assert refused.value.message.params == {"number": 1001, "order": "4800"}
    assert [row.number for row in desk.orders.summaries()] == ["4800"]
