"""Prices, taxes and bonuses: what may be settled, and which of it counts for an order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.money.billing import DETAILS_LIMIT, BonusClaim
from ph_tui.domain.money.company import CompanyProfile
from ph_tui.domain.money.terms import Bonus, Price, ServiceTerms
from ph_tui.domain.money.vat import VatTreatment, rate_on, standard_rate
from ph_tui.domain.settings import Settings


@pytest.mark.parametrize(
    ("on", "percent"),
    [
        (date(2013, 1, 1), "24"),
        (date(2024, 8, 31), "24"),
        (date(2024, 9, 1), "25.5"),
        (date(2030, 1, 1), "25.5"),
    ],
)
def test_the_standard_rate_of_a_day(on: date, percent: str) -> None:
    """The new rate begins on 1 September 2024."""
    assert standard_rate(on) == Decimal(percent)
    assert rate_on(VatTreatment.STANDARD, on) == Decimal(percent)
    assert rate_on(VatTreatment.EXEMPT, on) == rate_on(VatTreatment.NOT_REGISTERED, on) == 0


def test_before_the_table_there_is_no_rate() -> None:
    """It is told since when there is one."""
    with pytest.raises(Refused) as refused:
        standard_rate(date(2012, 12, 31))
    assert refused.value.message.params["first"] == date(2013, 1, 1)


@pytest.mark.parametrize("amount", ["0", "-1", "100000", "9.999", "NaN", "Infinity"])
def test_an_amount_is_one_of_euros_and_cents(amount: str) -> None:
    """A price or a bonus is positive, below a limit and whole in cents."""
    for make in (Price, lambda s, p, a: Bonus(s, p, "Bonus", a)):
        with pytest.raises(BadInput) as refused:
            make("x", "", Decimal(amount))
        assert refused.value.message.id == "error.money.amount"


def test_an_exempt_service_has_a_reason() -> None:
    """It is printed on every invoice."""
    with pytest.raises(BadInput) as refused:
        ServiceTerms("x", VatTreatment.EXEMPT)
    assert refused.value.message.id == "error.vat.reason_missing"


def test_a_bonus_has_a_name() -> None:
    """So has its claim, whose details have a limit."""
    for make in (lambda: Bonus("x", "", " ", Decimal(1)), lambda: BonusClaim("1", "")):
        with pytest.raises(BadInput) as refused:
            make()
        assert refused.value.message.id == "error.bonus.name_missing"
    with pytest.raises(BadInput) as refused:
        BonusClaim("1", "Bonus", "x" * (DETAILS_LIMIT + 1))
    assert refused.value.message.id == "error.bonus.details_length"


def test_the_price_of_a_period_goes_before_that_of_all() -> None:
    """A service without any price has none."""
    everywhere, spring = Price("x", "", Decimal(60)), Price("x", "2024-1", Decimal(62))
    settings = Settings(prices=(everywhere, spring))
    assert settings.price_of("x", "2024-1") == 62
    assert settings.price_of("x", "2024-2") == 60
    assert settings.price_of("y", "2024-1") is None


def test_the_bonuses_of_an_order_are_those_of_its_service_and_period() -> None:
    """Another service's or another period's is not for it."""
    always = Bonus("x", "", "Työ", Decimal(300))
    spring = Bonus("x", "2024-1", "Opinnot", Decimal(100))
    other = Bonus("y", "", "Muu", Decimal(50))
    settings = Settings(bonuses=(always, spring, other))
    assert settings.bonuses_of("x", "2024-1") == (always, spring)
    assert settings.bonuses_of("x", "2024-2") == (always,)


def test_a_service_is_taxed_by_the_standard_rate_until_it_is_settled() -> None:
    """And its no-shows are not billed."""
    terms = ServiceTerms("x", VatTreatment.NOT_REGISTERED, bill_no_shows=True)
    settings = Settings(terms=(terms,))
    assert settings.terms_of("x") == terms
    assert settings.terms_of("y") == ServiceTerms("y")


@pytest.mark.parametrize("number", [1000, 0, -1, 10**15])
def test_an_invoice_number_makes_a_payment_reference(number: int) -> None:
    """The first one is 1001, and no number is too long."""
    with pytest.raises(BadInput) as refused:
        Settings(next_invoice=number)
    assert refused.value.message.id == "error.invoice.number"


@pytest.mark.parametrize("days", [0, 366])
def test_the_term_of_payment_has_limits(days: int) -> None:
    """A day at least, a year at most."""
    with pytest.raises(BadInput) as refused:
        CompanyProfile(payment_days=days)
    assert refused.value.message.id == "error.company.payment_days"
