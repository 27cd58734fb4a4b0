"""A bonus from a possibility to a claim that was handed in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.desk.billing_story import BONUS, billed, claimed, ended, settle
from tests.factories import VALID_CODE

from ph_tui.domain.errors import BadInput, Refused
from ph_tui.exports.markdown import to_markdown
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk


def test_a_bonus_is_possible_until_it_is_claimed(desk: Desk) -> None:
    """Those of the order's service in its period, and of no other."""
    settle(desk)
    desk.services.add_bonus("uutta", "Opiskelupaikka", "150")
    file = billed(desk)
    assert [bonus.name for bonus in desk.bonuses.possible(file)] == [BONUS]
    file = desk.bonuses.claim(file.order.id, "työllistyminen")
    assert file.claims[0].bonus == BONUS
    assert desk.bonuses.possible(file) == ()


def test_only_what_belongs_to_the_service_is_claimed(desk: Desk) -> None:
    """Another service's bonus is refused; one that nobody knows can't be read."""
    settle(desk)
    desk.services.add_bonus("uutta", "Opiskelupaikka", "150")
    file = billed(desk)
    with pytest.raises(Refused) as refused:
        desk.bonuses.claim(file.order.id, "Opiskelupaikka")
    assert refused.value.message.id == "error.bonus.other_service"
    with pytest.raises(BadInput) as unknown:
        desk.bonuses.claim(file.order.id, "Lomaraha")
    assert unknown.value.message.params["known"] == BONUS
    assert desk.orders.load(file.order.id) == file


def test_a_claim_is_written_until_it_is_sent(desk: Desk) -> None:
    """What isn't told again stays; once it is sent it is locked, with the amount of the day."""
    settle(desk)
    order_id = billed(desk).order.id
    follow_up = date(2024, 7, 23)
    desk.bonuses.claim(order_id, BONUS, "Työ alkoi.", follow_up)
    file = desk.bonuses.claim(order_id, BONUS, "Työ alkoi 22.4.2024.")
    assert (file.claims[0].details, file.claims[0].follow_up_on) == (
        "Työ alkoi 22.4.2024.",
        follow_up,
    )
    assert desk.bonuses.claim(order_id, BONUS, follow_up_on=None).claims[0].follow_up_on is None
    file = desk.bonuses.send(order_id, "1", receipt="Kiitos")
    desk.services.add_bonus("tehotreeni", BONUS, "350")
    sent = desk.orders.load(order_id).claims[0].sent
    assert sent is not None
    assert (sent.amount, sent.receipt) == (Decimal(300), "Kiitos")
    with pytest.raises(Refused) as refused:
        desk.bonuses.claim(order_id, BONUS, "Muuta.")
    assert refused.value.message.id == "error.bonus.locked"


def test_a_claim_without_grounds_is_not_sent(desk: Desk) -> None:
    """The city asks for details: a claim that lacks them stops at its gate."""
    settle(desk)
    order_id = billed(desk).order.id
    desk.bonuses.claim(order_id, BONUS)
    with pytest.raises(Refused) as refused:
        desk.bonuses.send(order_id, "1")
    assert refused.value.message.id == "error.bonus.gate_shut"
    assert desk.bonuses.gate(desk.orders.load(order_id), "1")


def test_a_follow_up_outlives_the_end_and_the_claim(desk: Desk) -> None:
    """The day can be moved after everything else is locked."""
    settle(desk)
    order_id = billed(desk).order.id
    claimed(desk, order_id)
    file = desk.bonuses.follow_up(order_id, "1", date(2024, 10, 23))
    assert file.claims[0].follow_up_on == date(2024, 10, 23)
    assert file.claims[0].sent is not None


def test_a_claim_is_withdrawn_unless_it_is_invoiced(desk: Desk) -> None:
    """Its id is not given again to another: a credited invoice may still name it."""
    settle(desk)
    order_id = billed(desk).order.id
    claimed(desk, order_id)
    desk.invoices.create(order_id, "1")
    with pytest.raises(Refused):
        desk.bonuses.withdraw(order_id, "1")
    desk.invoices.credit(1001)
    assert desk.bonuses.withdraw(order_id, "1").claims == ()
    assert desk.bonuses.claim(order_id, BONUS).claims[0].id == "2"


def test_a_claim_that_is_not_there(desk: Desk) -> None:
    """It is told, and nothing is changed."""
    settle(desk)
    file = ended(desk)
    with pytest.raises(BadInput) as unknown:
        desk.bonuses.send(file.order.id, "7")
    assert unknown.value.message.params["claim"] == "7"


def test_no_personal_code_gets_into_the_grounds(desk: Desk) -> None:
    """The save is refused."""
    settle(desk)
    file = billed(desk)
    with pytest.raises(Refused):
        desk.bonuses.claim(file.order.id, BONUS, f"Hetu {VALID_CODE}")
    assert desk.orders.load(file.order.id).claims == ()


def test_the_document_tells_the_bonus_and_its_grounds(desk: Desk) -> None:
    """A second billing report of its own, without the client."""
    settle(desk)
    file = claimed(desk, billed(desk).order.id)
    text = to_markdown(desk.bonuses.document(file, BONUS, Words("fi")))
    assert "haen bonusta" in text
    assert "Työ alkoi 22.4.2024." in text
    assert "300,00" in text
    assert "A.K." not in text
