"""Invoices: made once, frozen, sent, paid, taken back; refused until nothing is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk.billing_story import BONUS, PROFILE, billed, claimed, ended, settle

from ph_tui.domain.errors import BadInput, DataError, Refused
from ph_tui.domain.money.invoices import InvoiceKind, InvoiceState
from ph_tui.l10n.words import Words
from ph_tui.store import files

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.desk import Desk


def refused_id(step: Callable[[], object]) -> str:
    """The reason for which a step is refused."""
    with pytest.raises((Refused, BadInput)) as refused:
        step()
    return refused.value.message.id


def test_an_invoice_is_made_of_what_was_reported(desk: Desk) -> None:
    """Hours, price, tax of the day, the exact buyer reference, the profile; number 1001."""
    settle(desk)
    invoice = desk.invoices.create(billed(desk).order.id)
    assert (invoice.number, invoice.kind) == (1001, InvoiceKind.HOURS)
    assert (invoice.net, invoice.tax, invoice.total) == tuple(
        map(Decimal, ("279.00", "66.96", "345.96"))
    )
    assert invoice.buyer_reference == "Dynaaminen pienhankinta / Työhaun tehotreeni"
    assert invoice.seller.iban == "FI3715903000000776"
    assert invoice.due_date == date(2024, 5, 15)
    assert desk.invoices.find("1001").invoice == invoice
    assert desk.invoices.find(1001).order.invoice_numbers == "1001"


def test_nothing_that_is_settled_later_alters_it(desk: Desk) -> None:
    """Price, profile and treatment of the tax are in the invoice, not looked up."""
    settle(desk)
    order_id = billed(desk).order.id
    invoice = desk.invoices.create(order_id)
    desk.services.set_fields("tehotreeni", {"price": "99", "vat": "not-registered"})
    desk.company.set({"name": "Toinen Oy"})
    desk.orders.edit(order_id, {"number": "4799"})
    assert desk.invoices.find(1001).invoice == invoice


@pytest.mark.parametrize(
    ("lacks", "field"),
    [("number", "number"), ("billing", "billing"), ("price", "price"), *((f, f) for f in PROFILE)],
)
def test_it_is_refused_until_nothing_is_missing(desk: Desk, lacks: str, field: str) -> None:
    """One thing at a time: the finding names the place, and no number is used."""
    settle(desk)
    number = "" if lacks == "number" else "4711"
    file = ended(desk, number) if lacks == "billing" else billed(desk, number)
    if lacks == "price":
        desk.services.set_fields("tehotreeni", {"price": ""})
    if lacks in PROFILE:
        desk.company.set({lacks: ""})
    (finding,) = desk.invoices.gate(file)
    assert finding.location.field.removeprefix("company.") == field
    assert refused_id(lambda: desk.invoices.create(file.order.id)) == "error.invoice.gate_shut"
    assert desk._core.store.settings().next_invoice == 1001
    assert desk.orders.load(file.order.id) == file


def test_one_invoice_of_the_hours_and_one_of_each_claim(desk: Desk) -> None:
    """A second one is refused and names the first; another comes only after a credit note."""
    settle(desk)
    order_id = billed(desk).order.id
    claimed(desk, order_id)
    desk.invoices.create(order_id)
    bonus = desk.invoices.create(order_id, BONUS)
    assert (bonus.number, bonus.kind, bonus.claim_id) == (1002, InvoiceKind.BONUS, "1")
    for claim_id in ("", "1"):
        with pytest.raises(Refused) as refused:
            desk.invoices.create(order_id, claim_id)
        assert refused.value.message.id == "error.invoice.stands"
        assert refused.value.message.params["number"] == (1002 if claim_id else 1001)
    note = desk.invoices.credit(1001)
    assert (note.number, note.credits, note.total) == (1003, 1001, -Decimal("345.96"))
    assert desk.invoices.find(1001).invoice.credited_by == 1003
    assert desk.invoices.create(order_id).number == 1004
    assert [each.invoice.number for each in desk.invoices.all()] == [1001, 1002, 1003, 1004]


def test_a_claim_is_invoiced_once_it_is_sent(desk: Desk) -> None:
    """Before that the gate is shut, and a claim that is not there is not known."""
    settle(desk)
    order_id = billed(desk).order.id
    desk.bonuses.claim(order_id, BONUS, "Työ alkoi.")
    assert refused_id(lambda: desk.invoices.create(order_id, "1")) == "error.invoice.gate_shut"
    assert refused_id(lambda: desk.invoices.create(order_id, "2")) == "error.bonus.claim_unknown"


def test_sent_then_paid(desk: Desk) -> None:
    """Each step once, in its order, on a day that can be."""
    settle(desk)
    desk.invoices.create(billed(desk).order.id)
    pay, send = desk.invoices.pay, desk.invoices.send
    assert refused_id(lambda: pay(1001)) == "error.invoice.pay_unsent"
    assert refused_id(lambda: send(1001, date(2024, 4, 23))) == "error.invoice.day_before"
    assert refused_id(lambda: send(1001, date(2024, 4, 25))) == "error.day.future"
    assert send("1001").state(desk.today) is InvoiceState.SENT
    assert refused_id(lambda: send(1001)) == "error.invoice.sent"
    assert pay(1001).state(desk.today) is InvoiceState.PAID
    assert refused_id(lambda: pay(1001)) == "error.invoice.paid"


def test_a_credit_note_asks_for_nothing(desk: Desk) -> None:
    """It can be sent, never paid or credited; what it took back moves no more."""
    settle(desk)
    desk.invoices.create(billed(desk).order.id)
    desk.invoices.credit(1001)
    assert refused_id(lambda: desk.invoices.send(1001)) == "error.invoice.credited"
    assert refused_id(lambda: desk.invoices.pay(1001)) == "error.invoice.credited"
    assert refused_id(lambda: desk.invoices.credit(1001)) == "error.invoice.not_standing"
    assert desk.invoices.send(1002).sent is not None
    assert refused_id(lambda: desk.invoices.pay(1002)) == "error.invoice.pay_credit"
    assert refused_id(lambda: desk.invoices.credit(1002)) == "error.invoice.not_standing"


@pytest.mark.parametrize("number", ["", "0", "1", "9999", "x", "²", "-1001", "1" * 30])
def test_a_number_that_no_invoice_has(desk: Desk, number: str) -> None:
    """It is bad input, whatever was typed."""
    with pytest.raises(BadInput) as unknown:
        desk.invoices.find(number)
    assert unknown.value.message.id == "error.invoice.unknown"


def test_an_invoice_is_not_older_than_its_report(desk: Desk) -> None:
    """Without the report nothing is paid, so it is never dated before it."""
    settle(desk)
    order_id = billed(desk).order.id
    step = lambda: desk.invoices.create(order_id, on=date(2024, 4, 23))  # noqa: E731
    assert refused_id(step) == "error.invoice.before_report"
    assert desk.invoices.create(order_id).number == 1001


def test_a_draft_has_no_number_and_changes_nothing(desk: Desk) -> None:
    """It can be looked at before anything of the profile is known."""
    desk.services.set_fields("tehotreeni", {"price": "62"})
    file = billed(desk)
    draft = desk.invoices.draft(file)
    assert (draft.number, draft.payment_reference, draft.net) == (0, "", Decimal("279.00"))
    assert desk.orders.load(file.order.id) == file
    assert desk.invoices.document(draft, Words("fi")).title


def test_what_can_be_invoiced_is_listed_with_its_gaps(desk: Desk) -> None:
    """Hours and claims that were reported; what lacks nothing can be made in one run."""
    settle(desk)
    first, second = billed(desk, "4711"), billed(desk, "")
    claimed(desk, first.order.id)
    ended(desk, "4713", "C.M.")
    ready = desk.invoices.ready()
    assert [(each.order.number, each.claim_id, each.net) for each in ready] == [
        ("", "", Decimal("279.00")),
        ("4711", "", Decimal("279.00")),
        ("4711", "1", Decimal("300.00")),
    ]
    assert [[gap.location.field for gap in each.gaps] for each in ready] == [["number"], [], []]
    for each in ready[1:]:
        desk.invoices.create(each.order.id, each.claim_id)
    assert [each.order.id for each in desk.invoices.ready()] == [second.order.id]


def test_hours_that_came_to_nothing_are_not_listed(desk: Desk) -> None:
    """A report of no-shows alone is refused, and never offered."""
    settle(desk)
    file = ended(desk)
    for session in file.sessions:
        desk.sessions.miss(file.order.id, session.id)
    assert desk.invoices.ready() == ()
    assert refused_id(lambda: desk.invoices.create(file.order.id)) == "error.invoice.gate_shut"


@pytest.mark.parametrize("failing", ["order", "counter"])
def test_a_disk_that_fails_burns_no_number(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    """Where the order can't be written there is no invoice; where the counter can't, it follows."""
    settle(desk)
    first, second = billed(desk, "4711"), billed(desk, "4712")
    write = files.replace

    def full(path: Any, *args: Any, **kwargs: Any) -> Any:
        if ("desk.json" in path.name) == (failing == "counter"):
            raise OSError(28, "no room")
        return write(path, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", full)
        if failing == "order":
            with pytest.raises(DataError):
                desk.invoices.create(first.order.id)
        else:
            assert desk.invoices.create(first.order.id).number == 1001
    assert desk._core.store.settings().next_invoice == 1001
    expected = 1001 if failing == "order" else 1002
    assert desk.invoices.create(second.order.id).number == expected
    assert desk._core.store.settings().next_invoice == expected + 1


def test_a_counter_that_was_set_ahead_is_kept(desk: Desk) -> None:
    """A company that has numbered until 2000 goes on from there."""
    settle(desk)
    desk._core.store.change_settings(lambda s: replace(s, next_invoice=2001))
    assert desk.invoices.create(billed(desk).order.id).number == 2001


def test_an_order_with_an_invoice_is_not_removed(desk: Desk) -> None:
    """Not even once it is credited."""
    settle(desk)
    order_id = billed(desk).order.id
    desk.invoices.create(order_id)
    desk.invoices.credit(1001)
    assert refused_id(lambda: desk.orders.remove(order_id)) == "error.invoice.keeps_order"


def test_invoices_of_an_erased_client_go_on(desk: Desk) -> None:
    """Money is owed whoever the client was: made, sent, overdue, paid and credited as any other."""
    settle(desk)
    file = billed(desk)
    desk.invoices.create(file.order.id)
    desk.erasing.erase("A.K.")
    assert desk.invoices.send(1001).sent
    assert desk.invoices.pay(1001).paid
    desk.invoices.credit(1001)
    assert desk.invoices.create(file.order.id).number == 1003
    assert b"A.K." not in repr(desk.invoices.all()).encode()
