"""The billing report on its way from the log to the city's form, and back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.desk.billing_story import billed, ended, settle
from tests.factories import VALID_CODE

from ph_tui.domain.errors import Refused
from ph_tui.exports.markdown import to_markdown
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk


def test_it_is_due_a_week_after_the_end(desk: Desk) -> None:
    """By the edition that the order began under."""
    assert desk.billing.due(ended(desk)) == date(2024, 4, 30)


def test_it_is_computed_from_the_log_until_it_is_sent(desk: Desk) -> None:
    """Nobody types hours: two sessions are four and a half hours, once for the sum."""
    file = ended(desk)
    figures = desk.billing.figures(file)
    assert (figures.minutes, figures.hours) == (270, Decimal("4.50"))
    assert [row.session_id for row in figures.rows] == [s.id for s in file.sessions]
    assert file.billing.sent is None


def test_what_was_sent_is_locked(desk: Desk) -> None:
    """The snapshot keeps its rule and its hours; a later session only makes it stale."""
    file = desk.billing.send(ended(desk).order.id, date(2024, 4, 24), "Kiitos!")
    sent = file.billing.sent
    assert sent is not None
    assert (sent.by, sent.receipt, sent.figures.hours) == ("maija", "Kiitos!", Decimal("4.50"))
    desk.services.set_fields("tehotreeni", {"increment": "1", "rounding": "up"})
    assert desk.billing.figures(file).hours == Decimal("4.50")
    assert desk.billing.is_stale(file)
    desk.services.set_fields("tehotreeni", {"rounding": "none"})
    assert not desk.billing.is_stale(file)
    desk.sessions.edit(file.order.id, file.sessions[0].id, minutes=60, start=None, end=None)
    assert desk.billing.is_stale(desk.orders.load(file.order.id))


def test_it_is_sent_once_and_only_through_its_gate(desk: Desk) -> None:
    """Before the end it is refused, and a second time too; the reason is a sentence."""
    file = ended(desk)
    desk.orders.resume(file.order.id)
    with pytest.raises(Refused) as refused:
        desk.billing.send(file.order.id)
    assert refused.value.message.id == "error.billing.gate_shut"
    desk.orders.end(file.order.id, date(2024, 4, 23))
    desk.billing.send(file.order.id)
    with pytest.raises(Refused) as refused:
        desk.billing.send(file.order.id)
    assert refused.value.message.id == "error.billing.locked"


def test_the_end_stays_as_it_was_billed(desk: Desk) -> None:
    """Neither another end nor none fits a report that has been handed in."""
    file = billed(desk)
    for change in (desk.orders.resume, desk.orders.end, desk.orders.remove):
        with pytest.raises(Refused) as refused:
            change(file.order.id)
        assert refused.value.message.id == "error.billing.locked"


def test_reopening_takes_a_reason_and_keeps_what_was_sent(desk: Desk) -> None:
    """The report counts as unsent again, and can be sent anew."""
    file = billed(desk)
    with pytest.raises(Refused):
        desk.billing.reopen(file.order.id, " ")
    reopened = desk.billing.reopen(file.order.id, "Tunti puuttui.")
    assert reopened.billing.sent is None
    assert reopened.billing.reopenings[0].sending == file.billing.sent
    with pytest.raises(Refused) as refused:
        desk.billing.reopen(file.order.id, "Uudestaan.")
    assert refused.value.message.id == "error.billing.not_sent"
    assert desk.billing.send(file.order.id).billing.sent


def test_what_was_invoiced_is_not_reopened(desk: Desk) -> None:
    """The invoice was made from these figures: it is credited first."""
    settle(desk)
    file = billed(desk)
    desk.invoices.create(file.order.id)
    with pytest.raises(Refused) as refused:
        desk.billing.reopen(file.order.id, "Tunti puuttui.")
    assert refused.value.message.params["number"] == 1001
    desk.invoices.credit(1001)
    assert desk.billing.reopen(file.order.id, "Tunti puuttui.").billing.sent is None


def test_no_shows_are_billed_only_where_the_company_says_so(desk: Desk) -> None:
    """The setting counts from the next report on."""
    file = ended(desk)
    desk.sessions.miss(file.order.id, file.sessions[0].id)
    file = desk.orders.load(file.order.id)
    assert desk.billing.figures(file).minutes == 150
    desk.services.set_fields("tehotreeni", {"bill_no_shows": "kyllä"})
    assert desk.billing.figures(file).minutes == 270


def test_a_personal_code_gets_into_no_receipt(desk: Desk) -> None:
    """What the city's form answers is a text like any other."""
    file = ended(desk)
    with pytest.raises(Refused):
        desk.billing.send(file.order.id, receipt=f"Asiakas {VALID_CODE}")
    assert desk.orders.load(file.order.id).billing.sent is None


@pytest.mark.parametrize("lang", ["fi", "en"])
def test_the_document_tells_each_row_and_how_the_sum_came_about(desk: Desk, lang: str) -> None:
    """Minutes and service hours side by side, the computation as a sentence, and no client."""
    desk.services.set_fields("tehotreeni", {"increment": "0.5", "rounding": "up"})
    file = desk.billing.send(ended(desk).order.id)
    text = to_markdown(desk.billing.document(file, Words(lang)))
    comma = "," if lang == "fi" else "."
    assert f"| 120 | 2{comma}00 |" in text
    assert f"**270** | **4{comma}50** |" in text
    assert "270 min : 60 min" in text
    assert "4711" in text
    assert "A.K." not in text
