"""Reports and invoices in the edition of 1.1.2024; tests are named after the fact's key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ph_tui.domain.business_id import is_business_id, is_ovt
from ph_tui.domain.reports import ReportSection

if TYPE_CHECKING:
    from ph_tui.domain.handbook.edition import Edition


def test_report_fields_in_the_handbooks_order(edition: Edition) -> None:
    """Baseline, goal, sessions, actions, factors and follow-up: every one needs an answer."""
    assert [field.key for field in edition.report] == list(ReportSection)
    assert all(field.required for field in edition.report)
    assert all(field.cites == ("service-report",) for field in edition.report)


@pytest.mark.parametrize("section", ReportSection)
def test_report_factors(edition: Edition, section: ReportSection) -> None:
    """Factors are told if there are any: only to them is "none" an answer, with its sentence."""
    field = edition.report_field(section)
    assert field.allows_none is (section is ReportSection.FACTORS)
    assert (field.none_sentence is not None) is field.allows_none


def test_report_follow_up(edition: Edition) -> None:
    """The follow-up plan is asked for with what the client does next and by when."""
    hint = edition.report_field(ReportSection.FOLLOW_UP).hint
    assert "mihin mennessä" in hint.fi
    assert "by when" in hint.en


def test_invoice_buyer(edition: Edition) -> None:
    """The buyer is the city's unit by its OVT id, reached through its operator."""
    buyer = edition.buyer
    assert buyer.name == "Jyväskylän kaupunki"
    assert buyer.unit == "Elinkeino- ja työllisyyspalvelut / Työllisyyspalvelut"
    assert (buyer.business_id, buyer.ovt) == ("0174666-4", "003701746664200")
    assert (buyer.operator, buyer.operator_id) == ("CGI", "003703575029")
    assert buyer.cites == ("invoicing",)


def test_invoice_buyer_check_digits(edition: Edition) -> None:
    """The buyer's ids bear right check digits, and the OVT id is built on the business ID."""
    buyer = edition.buyer
    assert is_business_id(buyer.business_id)
    assert is_ovt(buyer.ovt)
    assert is_ovt(buyer.operator_id)
    assert buyer.ovt.startswith("0037" + buyer.business_id.replace("-", ""))


def test_invoice_reference(edition: Edition) -> None:
    """The buyer reference is the procurement's name, a slash and the exact name of the service."""
    assert [edition.buyer.buyer_reference(service) for service in edition.services] == [
        "Dynaaminen pienhankinta / Uutta suuntaa",
        "Dynaaminen pienhankinta / Työhaun tehotreeni",
        "Dynaaminen pienhankinta / Hyvinvoinnilla työelämään",
        "Dynaaminen pienhankinta / Työelämän suomen kieltä",
    ]
