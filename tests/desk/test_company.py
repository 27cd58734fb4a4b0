"""The company's profile, and what it settles for its services."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.desk.billing_story import BONUS, PROFILE, billed, settle
from tests.factories import VALID_CODE

from ph_tui.domain.errors import BadInput, PhTuiError
from ph_tui.domain.money.company import CompanyProfile
from ph_tui.domain.money.standing import MoneyState
from ph_tui.domain.money.vat import VatTreatment

if TYPE_CHECKING:
    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.coaching_services import ServiceRow
    from ph_tui.desk.desk import Desk


def tehotreeni(desk: Desk) -> ServiceRow:
    """What is settled for the service."""
    return next(row for row in desk.services.list() if row.service.code == "tyohaun-tehotreeni")


def test_a_profile_is_set_field_by_field(desk: Desk) -> None:
    """What isn't told stays; what an invoice still lacks is named."""
    assert desk.company.profile() == CompanyProfile()
    assert set(desk.company.missing()) == set(PROFILE)
    profile = desk.company.set(PROFILE)
    assert (profile.iban, profile.payment_days) == ("FI3715903000000776", 21)
    assert desk.company.missing() == ()
    assert desk.company.missing_for_einvoice() == ("einvoice_address", "operator_id")
    assert desk.company.set({"payment_days": "14"}).name == PROFILE["name"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"iban": "FI37 1590 3000 0007 77"},
        {"business_id": "1234567-2"},
        {"street": "x" * 36},
        {"colour": "red"},
        {"payment_days": "0"},
        {"contact": VALID_CODE},
    ],
)
def test_all_fields_or_none(desk: Desk, wrong: dict[str, str]) -> None:
    """One that can't be is told, and the right ones beside it aren't saved either."""
    before = desk.company.set(PROFILE)
    with pytest.raises(PhTuiError):
        desk.company.set({"name": "Toinen Oy", **wrong})
    assert desk.company.profile() == before


def test_a_price_of_a_period_goes_before_that_of_all(desk: Desk) -> None:
    """And an empty one takes it back."""
    desk.services.add_period("2024-1", date(2024, 1, 1), date(2024, 6, 30))
    assert tehotreeni(desk).price is None
    desk.services.set_fields("tehotreeni", {"price": "62"})
    assert desk.services.set_fields("tehotreeni", {"price": "65,50"}, "2024-1").price == Decimal(
        "65.50"
    )
    assert tehotreeni(desk).price == Decimal("65.50")
    desk.services.set_fields("tehotreeni", {"price": ""}, "2024-1")
    assert tehotreeni(desk).price == Decimal(62)


def test_tax_and_no_shows(desk: Desk) -> None:
    """The standard rate until it is set; an exemption needs its reason."""
    assert tehotreeni(desk).terms.vat is VatTreatment.STANDARD
    with pytest.raises(BadInput):
        desk.services.set_fields("tehotreeni", {"vat": "exempt"})
    row = desk.services.set_fields(
        "tehotreeni", {"vat": "exempt", "vat_reason": "AVL 39 §", "bill_no_shows": "true"}
    )
    assert (row.terms.vat, row.terms.vat_reason) == (VatTreatment.EXEMPT, "AVL 39 §")
    assert row.terms.bill_no_shows
    assert tehotreeni(desk) == row


@pytest.mark.parametrize(
    ("values", "period"),
    [
        ({"price": "62", "colour": "red"}, None),
        ({"price": "62.005"}, None),
        ({"price": "-1"}, None),
        ({"price": "paljon"}, None),
        ({"price": "62", "vat": "ehkä"}, None),
        ({"price": "62", "bill_no_shows": "ehkä"}, None),
        ({"price": "62", "hour_minutes": "45.5"}, None),
        ({"price": "62"}, "2019-1"),
    ],
)
def test_a_service_is_set_whole_or_not_at_all(
    desk: Desk, values: dict[str, str], period: str | None
) -> None:
    """Whatever can't be read keeps everything as it was."""
    before = desk.services.list()
    with pytest.raises(BadInput):
        desk.services.set_fields("tehotreeni", values, period)
    assert desk.services.list() == before


def test_a_bonus_is_added_changed_and_removed(desk: Desk) -> None:
    """One of a name in a period; what was sent keeps its amount."""
    desk.services.add_bonus("tehotreeni", BONUS, "300", "Yli 3 kk.")
    row = desk.services.add_bonus("tehotreeni", BONUS.upper(), "350,50")
    assert [(bonus.name, bonus.amount) for bonus in row.bonuses] == [
        (BONUS.upper(), Decimal("350.50"))
    ]
    with pytest.raises(BadInput):
        desk.services.remove_bonus("tehotreeni", "Lomaraha")
    assert desk.services.remove_bonus("tehotreeni", BONUS).bonuses == ()


def test_rows_follow_the_price_at_once(desk: Desk) -> None:
    """What can be invoiced is told with the new price in every list."""
    settle(desk)
    order_id = billed(desk).order.id
    desk.services.set_fields("tehotreeni", {"price": "100"})
    row = desk.orders.row(order_id)
    assert row is not None
    assert row.net_to_invoice == "450.00"


def test_a_colleagues_price_reaches_a_running_program(desk: Desk, open_desk: OpenDesk) -> None:
    """As soon as it asks whether anything has changed, its lists tell it."""
    settle(desk)
    order_id = billed(desk).order.id
    other = open_desk("olli")
    before = other.stamp()
    assert other.money.overview().group(MoneyState.TO_INVOICE).total == Decimal("279.00")
    desk.services.set_fields("tehotreeni", {"price": "100"})
    assert other.stamp() != before
    row = other.orders.row(order_id)
    assert row is not None
    assert row.net_to_invoice == "450.00"
