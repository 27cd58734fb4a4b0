"""Undo and redo around money: nothing that has a number comes or goes by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.billing_story import billed, claimed, settle

from ph_tui.desk.history_words import details, told_deed
from ph_tui.domain.errors import Refused
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.desk import Desk


def test_no_invoice_comes_or_goes_by_undo(desk: Desk, open_desk: OpenDesk) -> None:
    """Making one and crediting one are for ever; sending and paying are records like any other."""
    settle(desk)
    order_id = billed(desk).order.id
    desk.invoices.create(order_id)
    for credit in (False, True):
        if credit:
            desk.invoices.credit(1001)
        before = desk.orders.load(order_id)
        with pytest.raises(Refused) as own:
            desk.history.undo()
        with pytest.raises(Refused) as others:
            open_desk("olli").history.take_back(order_id, before.revision)
        assert own.value.message.id == others.value.message.id == "error.undo.invoice"
        assert desk.orders.load(order_id) == before
    assert desk.invoices.create(order_id).number == 1003


def test_sending_and_payment_are_undone_and_done_again(desk: Desk) -> None:
    """A wrong key is no accident for ever."""
    settle(desk)
    desk.invoices.create(billed(desk).order.id)
    desk.invoices.send(1001)
    desk.invoices.pay(1001)
    desk.history.undo()
    assert desk.invoices.find(1001).invoice.paid is None
    desk.history.undo()
    assert desk.invoices.find(1001).invoice.sent is None
    desk.history.redo()
    desk.history.redo()
    assert desk.invoices.find(1001).invoice.paid is not None


def test_what_an_invoice_was_made_from_stays(desk: Desk) -> None:
    """The billing report and the claim can't be taken back beneath it; without it they can."""
    settle(desk)
    order_id = billed(desk).order.id
    report = desk.orders.load(order_id).revision
    claim = claimed(desk, order_id).revision
    desk.invoices.create(order_id)
    desk.invoices.create(order_id, "1")
    for revision in (report, claim):
        with pytest.raises(Refused) as refused:
            desk.history.take_back(order_id, revision)
        assert refused.value.message.id == "error.invoice.stands"
    desk.invoices.credit(1001)
    desk.invoices.credit(1002)
    desk.history.take_back(order_id, report)
    desk.history.take_back(order_id, claim)
    file = desk.orders.load(order_id)
    assert file.billing.sent is None
    assert file.claims[0].sent is None
    assert len(file.invoices) == 4


def test_an_order_that_was_invoiced_is_not_undone_away(desk: Desk) -> None:
    """Its taking in was a step like others, until something was built on it."""
    settle(desk)
    order_id = billed(desk).order.id
    desk.invoices.create(order_id)
    with pytest.raises(Refused) as refused:
        desk.history.take_back(order_id, 1)
    assert refused.value.message.id == "error.undo.changed_by"


def test_the_end_is_not_undone_beneath_a_billing_report(desk: Desk) -> None:
    """Its deadline runs from it, as the use cases say."""
    file = billed(desk)
    with pytest.raises(Refused) as refused:
        desk.history.take_back(file.order.id, file.revision - 1)
    assert refused.value.message.id == "error.billing.locked"


@pytest.mark.parametrize("lang", ["fi", "en"])
def test_money_is_told_in_words(desk: Desk, lang: str) -> None:
    """Each deed in a sentence, each value by a name, and no code's word."""
    settle(desk)
    order_id = billed(desk).order.id
    claimed(desk, order_id)
    desk.invoices.create(order_id)
    desk.invoices.send(1001)
    desk.invoices.pay(1001)
    desk.invoices.credit(1001)
    desk.billing.reopen(order_id, "Tunti puuttui.")
    words = Words(lang)
    entries = desk.history.of(order_id)[:8]
    told = [told_deed(entry, words) for entry in entries]
    assert len(set(told)) == 8
    assert words.say("word.did.other") not in told
    names = {detail.name for entry in entries for detail in details(entry, words)}
    assert not names & {"sent", "paid", "credited_by", "billing", "invoices", "reopenings"}
    shown = [detail.after for entry in entries for detail in details(entry, words)]
    assert any("345" in text for text in shown)
