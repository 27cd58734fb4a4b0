"""`ph-tui company`, and what `ph-tui service` settles of prices, tax and bonuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.money import COMPANY, SERVICE

if TYPE_CHECKING:
    from tests.cli.program import Program


def test_an_empty_profile_tells_what_an_invoice_needs(ph: Program) -> None:
    """Looking creates nothing; the term of payment is there before anything is set."""
    shown = ph.done("company", "show", "--json").json()
    assert (shown["name"], shown["payment_days"]) == ("", 21)
    assert shown["missing"] == [
        *("name", "business_id", "iban", "bic", "street", "postcode", "town")
    ]
    assert "An invoice still needs: name, business_id" in ph.done("company", "show").out
    assert not ph.data.exists()


def test_fields_are_brought_to_one_form(ph: Program) -> None:
    """Spaces and case are the program's to mend; what was set stays until it is emptied."""
    ph.done("company", "set", *COMPANY)
    told = ph.done("company", "set", "bic=ndea fihh", "iban=fi3715903000000776").out
    assert "suffice for an invoice and a Finvoice file" in told
    shown = ph.done("company", "show", "--json").json()
    assert (shown["iban"], shown["bic"]) == ("FI3715903000000776", "NDEAFIHH")
    assert (shown["missing"], shown["missing_for_einvoice"]) == ([], [])
    ph.done("company", "set", "operator_id=")
    assert ph.done("company", "show", "--json").json()["missing_for_einvoice"] == ["operator_id"]


def test_a_service_has_its_terms(ph: Program) -> None:
    """Price, tax, no-shows and bonuses are set for a service and listed with it."""
    service = ph.done(
        *("service", "set", SERVICE, "price=62,50", "vat=exempt", "vat_reason=Koulutus, AVL 39 §"),
        *("bill_no_shows=kyllä", "--json"),
    ).json()
    assert (service["price"], service["vat"]) == ("62.50", "exempt")
    assert (service["vat_reason"], service["bill_no_shows"]) == ("Koulutus, AVL 39 §", True)
    told = ph.done("service", "bonus", SERVICE, "Työ", "300", "--terms", "Yli 3 kk", "--json")
    assert told.json()["bonuses"] == [
        {"name": "Työ", "amount": "300.00", "terms": "Yli 3 kk", "period": None}
    ]
    line = next(
        line for line in ph.done("service", "list").out.splitlines() if line.startswith(SERVICE)
    )
    assert "€62.50 an hour · exempt from VAT · no-shows are billed · Työ €300.00" in line
    assert ph.done("service", "bonus", SERVICE, "työ", "", "--json").json()["bonuses"] == []


def test_a_price_of_one_period(ph: Program) -> None:
    """A price for a period goes before the one for all; the other periods keep theirs."""
    for period, first, last in (
        ("kevät", "2024-01-01", "2024-06-30"),
        ("syksy", "2024-07-01", "2024-12-31"),
    ):
        ph.done("period", "add", period, "--from", first, "--to", last)
    ph.done("service", "set", SERVICE, "price=60")
    ph.done("service", "set", SERVICE, "price=65", "--period", "syksy")

    def price(today: str) -> str | None:
        services = ph.done("service", "list", "--json", today=today).json()
        found: str | None = next(s["price"] for s in services if s["code"] == SERVICE)
        return found

    assert (price("2024-04-24"), price("2024-08-01")) == ("60.00", "65.00")
