"""Invoices go to the buyer as the handbook has it now; what changed is named, and the way out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.domain.completeness.asking import ids, of_rule
from tests.factories import (
    a_paying_context,
    a_reported_file,
    a_step,
    an_edition,
    an_ended_file,
    an_invoice,
)

from ph_tui.domain.completeness import Gate, gate
from ph_tui.domain.findings import Severity
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.orders import OrderFile

KEY = "invoice.buyer_changed"


def an_edition_of_april(**buyer: str) -> Edition:
    """The edition of April, with other facts of the buyer."""
    shipped = an_edition()
    changes = {
        "id": "2024-04-01",
        "valid_from": date(2024, 4, 1),
        "buyer": shipped.buyer.model_copy(update=buyer),
    }
    return shipped.model_copy(update=changes)


NOW = an_edition_of_april(ovt="0037017466642", operator="Basware")


def found(file: OrderFile, now: Edition | None = NOW, **context: object) -> tuple[Finding, ...]:
    """What the rule finds on `check` with another edition in force."""
    return of_rule(KEY, file, a_paying_context(edition_now=now, **context))


def test_an_unsent_invoice_to_the_old_address_is_warned_of() -> None:
    """The warning cites the invoicing section, names the values, and tells the way out."""
    (finding,) = found(a_reported_file(invoices=(an_invoice(),)))
    assert finding.severity is Severity.WARNING
    assert (finding.citation.section, finding.citation.fact) == ("invoicing", "invoice.buyer")
    assert (finding.location.field, finding.fix) == ("1001", "invoices.credit")
    said = Words("en")(finding.message)
    assert "e-invoice address (OVT): 003701746664200 → 0037017466642" in said
    assert "operator: CGI → Basware" in said
    assert "order edit 4711 edition=2024-04-01" in said


@pytest.mark.parametrize("field", ["name", "unit", "business_id", "ovt", "operator", "operator_id"])
def test_each_fact_of_the_buyer_counts(field: str) -> None:
    """Whichever of them is another."""
    assert found(a_reported_file(invoices=(an_invoice(),)), an_edition_of_april(**{field: "x"}))


def test_what_was_sent_or_taken_back_is_left_alone() -> None:
    """An invoice that is at the city, and one that was credited, are past mending."""
    for changes in ({"sent": a_step()}, {"credited_by": 1002}):
        told = found(a_reported_file(invoices=(an_invoice(**changes),)))
        assert "1001" not in [finding.location.field for finding in told]


def test_an_order_ready_to_be_invoiced_is_warned_of() -> None:
    """The billing report is sent, no invoice is made: the order's edition is what to change."""
    (finding,) = found(a_reported_file())
    assert (finding.message.id, finding.fix) == (f"rule.{KEY}.to_make", "orders.edit")
    assert found(an_ended_file()) == ()


def test_it_keeps_no_invoice_from_being_made() -> None:
    """A warning: whoever invoices decides."""
    assert gate(a_reported_file(), a_paying_context(edition_now=NOW), Gate.INVOICE) == ()


def test_an_order_under_the_new_edition_has_only_to_make_its_invoice_again() -> None:
    """Once the order follows the new edition, the old invoice is what is left to mend."""
    told = found(a_reported_file(invoices=(an_invoice(),)), edition=NOW)
    assert ids(told) == [f"rule.{KEY}.made"]
    fresh = an_invoice(context=a_paying_context(edition=NOW))
    assert found(a_reported_file(invoices=(fresh,)), edition=NOW) == ()


def test_nothing_is_told_without_a_later_edition() -> None:
    """The same edition, an older one, or none that could be read."""
    file = a_reported_file(invoices=(an_invoice(),))
    older = NOW.model_copy(update={"valid_from": date(2023, 1, 1)})
    assert [found(file, now) for now in (None, an_edition(), older)] == [(), (), ()]


def test_another_edition_with_the_same_buyer_is_no_reason_to_warn() -> None:
    """Only the buyer's facts matter."""
    assert found(a_reported_file(invoices=(an_invoice(),)), an_edition_of_april()) == ()
