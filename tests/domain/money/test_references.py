"""Payment references, their RF form, bank barcodes and OVT ids, by the vectors of the banks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ph_tui.domain.business_id import is_ovt
from ph_tui.domain.money.company import FIRST_INVOICE, INVOICE_LIMIT
from ph_tui.domain.money.references import (
    barcode,
    is_payment_reference,
    ovt_of,
    payment_reference,
    rf_of,
    with_check_digit,
)

IBAN = "FI3715903000000776"
DUE = date(2016, 12, 21)
numbers = st.integers(FIRST_INVOICE, INVOICE_LIMIT - 1)
"""Whatever number an invoice can have."""


@pytest.mark.parametrize(
    ("base", "reference"),
    [
        ("123456", "1234561"),
        ("123456712345678", "1234567123456784"),
        ("1111", "11112"),
    ],
)
def test_the_check_digit(base: str, reference: str) -> None:
    """Weights 7, 3, 1 from the right, and what is lacking to the next ten."""
    assert with_check_digit(base) == reference
    assert is_payment_reference(reference)


@pytest.mark.parametrize("base", ["", "12", "1" * 20])
def test_a_reference_has_four_to_twenty_digits(base: str) -> None:
    """Nothing shorter or longer goes through a bank."""
    with pytest.raises(ValueError, match="3 to 19 digits"):
        with_check_digit(base)


@pytest.mark.parametrize(
    "text", ["", "112", "11113", "1234 561", "1234５61", "1" * 21, "RF9811112"]
)
def test_what_is_no_reference(text: str) -> None:
    """Too short or long, a wrong digit, spaces, foreign numerals, the RF form."""
    assert not is_payment_reference(text)


@given(numbers)
def test_every_invoice_number_makes_a_reference(number: int) -> None:
    """And another number makes another reference."""
    reference = payment_reference(number)
    assert is_payment_reference(reference)
    assert reference[:-1] == str(number)


@given(
    st.integers(FIRST_INVOICE, INVOICE_LIMIT - 1), st.integers(0, 20), st.sampled_from("0123456789")
)
def test_no_single_wrong_digit_goes_through(number: int, place: int, digit: str) -> None:
    """That is what the check digit is for."""
    reference = payment_reference(number)
    place %= len(reference)
    assume(reference[place] != digit)
    assert not is_payment_reference(reference[:place] + digit + reference[place + 1 :])


@pytest.mark.parametrize(
    ("reference", "rf"),
    [("2348236", "RF332348236"), ("11112", "RF9811112"), ("00011112", "RF9811112")],
)
def test_the_international_form(reference: str, rf: str) -> None:
    """Two check digits of its own, without leading zeros."""
    assert rf_of(reference) == rf


@given(numbers)
def test_the_library_of_numbers_agrees_with_the_international_form(number: int) -> None:
    """Two programs that were written apart find the same digits."""
    from stdnum import iso11649

    assert iso11649.is_valid(rf_of(payment_reference(number)))


def test_the_bank_barcode() -> None:
    """54 digits: account, euros, cents, reference, due date."""
    assert (
        barcode(IBAN, Decimal("12.25"), "11112", DUE)
        == "437159030000007760000122500000000000000000011112161221"
    )


def test_the_bank_barcode_of_an_international_reference() -> None:
    """Version 5: the check digits first, then 21 digits."""
    code = barcode(IBAN, Decimal("12.25"), "RF9811112", DUE)
    assert code == "5" + "3715903000000776" + "00001225" + "98" + "11112".zfill(21) + "161221"
    assert len(code) == 54


@pytest.mark.parametrize(
    ("total", "digits"),
    [("999999.99", "99999999"), ("1000000.00", "00000000"), ("0.01", "00000001")],
)
def test_a_sum_that_does_not_fit_is_left_open(total: str, digits: str) -> None:
    """From a million euros on the payer fills it in."""
    assert barcode(IBAN, Decimal(total), "11112", DUE)[17:25] == digits


@pytest.mark.parametrize(
    ("iban", "total"), [("GR1601101050000010547023795", "1"), (IBAN, "0"), (IBAN, "-1")]
)
def test_where_there_is_no_barcode(iban: str, total: str) -> None:
    """A foreign account has none, nor has a credit note."""
    assert barcode(iban, Decimal(total), "11112", DUE) == ""


def test_the_ovt_id_is_built_on_the_business_id() -> None:
    """The country's prefix, and no hyphen."""
    assert ovt_of("0174666-4") == "003701746664"
    assert is_ovt(ovt_of("0174666-4"))
