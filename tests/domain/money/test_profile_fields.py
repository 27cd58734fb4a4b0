"""Each field of the company's profile is checked as it is typed and brought to one form."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import a_company

from ph_tui.domain.errors import BadInput
from ph_tui.domain.money.company import CompanyProfile
from ph_tui.domain.money.profile_fields import (
    FIELDS,
    checked,
    is_right,
    missing,
    missing_for_einvoice,
    with_field,
)


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("name", "  Hius & <Mieli> 🙂 Oy ", "Hius & <Mieli> 🙂 Oy"),
        ("business_id", "01746664", "0174666-4"),
        ("business_id", " 0174666-4", "0174666-4"),
        ("vat_id", "fi 0174666-4", "FI01746664"),
        ("vat_id", "01746664", "FI01746664"),
        ("iban", "fi37 1590 3000 0007 76", "FI3715903000000776"),
        ("bic", "ndeafihh", "NDEAFIHH"),
        ("bic", "NDEA FI HH XXX", "NDEAFIHHXXX"),
        ("street", "K" * 35, "K" * 35),
        ("postcode", "40100", "40100"),
        ("town", "Jyväskylä", "Jyväskylä"),
        ("einvoice_address", "0037 0174 6664", "003701746664"),
        ("einvoice_address", "FI3715903000000776", "FI3715903000000776"),
        ("operator_id", "003703575029", "003703575029"),
        ("operator_id", "expsys", "EXPSYS"),
        ("email", "laskut@yritys.fi", "laskut@yritys.fi"),
        ("phone", "+358 40 123 4567", "+358 40 123 4567"),
        ("contact", "Maija", "Maija"),
        ("payment_days", "14", 14),
    ],
)
def test_what_is_taken(field: str, typed: str, stored: str | int) -> None:
    """However it is spaced or cased, one form is stored, and that form is right again."""
    assert checked(field, typed) == stored
    assert checked(field, str(stored)) == stored


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("nimi", "x", "error.company.field_unknown"),
        ("name", "x", "error.company.length"),
        ("name", "x" * 71, "error.company.length"),
        ("business_id", "0174666-5", "error.company.business_id"),
        ("business_id", "174666-4", "error.company.business_id"),
        ("vat_id", "FI01746665", "error.company.vat_id"),
        ("vat_id", "SE01746664", "error.company.vat_id"),
        ("iban", "FI3715903000000777", "error.company.iban"),
        ("iban", "3715903000000776", "error.company.iban"),
        ("bic", "NDEAFIH", "error.company.bic"),
        ("bic", "NDEAFIHHXX", "error.company.bic"),
        ("street", "K" * 36, "error.company.length"),
        ("postcode", "4010", "error.company.postcode"),
        ("postcode", "4010٠", "error.company.postcode"),
        ("town", "J" * 36, "error.company.length"),
        ("einvoice_address", "003701746665", "error.company.einvoice_address"),
        ("einvoice_address", "a/b", "error.company.einvoice_address"),
        ("operator_id", "003703575028", "error.company.operator_id"),
        ("operator_id", "X", "error.company.operator_id"),
        ("email", "laskut", "error.company.email"),
        ("email", "a@b", "error.company.email"),
        ("email", "a b@c.fi", "error.company.email"),
        ("phone", "1" * 36, "error.company.length"),
        ("payment_days", "", "error.company.payment_days"),
        ("payment_days", "0", "error.company.payment_days"),
        ("payment_days", "366", "error.company.payment_days"),
        ("payment_days", "14 pv", "error.company.payment_days"),
        ("payment_days", "٣", "error.company.payment_days"),
    ],
)
def test_what_is_refused(field: str, typed: str, message: str) -> None:
    """A wrong digit, a length that no e-invoice carries, a field that there is not."""
    with pytest.raises(BadInput) as refused:
        checked(field, typed)
    assert refused.value.message.id == message


@pytest.mark.parametrize("field", [field for field in FIELDS if field != "payment_days"])
def test_a_field_is_emptied_by_an_empty_text(field: str) -> None:
    """A profile may be incomplete until an invoice needs it."""
    assert with_field(a_company(), field, " ") == a_company(**{field: ""})


def test_the_fields_are_those_of_the_profile() -> None:
    """A new one can't be forgotten."""
    assert tuple(field.name for field in fields(CompanyProfile)) == FIELDS


def test_what_every_invoice_needs() -> None:
    """Name, numbers, account and address, but not whom to ask or where e-invoices come from."""
    needed = ("name", "business_id", "iban", "bic", "street", "postcode", "town")
    assert missing(CompanyProfile()) == needed
    assert missing(a_company(email="", phone="", contact="", vat_id="")) == ()
    assert missing(a_company(einvoice_address="", operator_id="")) == ()


def test_what_an_einvoice_needs_besides() -> None:
    """The company's own address and operator."""
    assert missing_for_einvoice(a_company(operator_id="")) == ("operator_id",)
    assert missing_for_einvoice(a_company(einvoice_address="")) == ("einvoice_address",)
    assert missing_for_einvoice(a_company(iban="")) == ("iban",)
    assert missing_for_einvoice(a_company()) == ()


def test_a_file_that_was_edited_by_hand_is_noticed() -> None:
    """What could not have been typed is not right."""
    assert all(is_right(a_company(), field) for field in FIELDS)
    assert not is_right(a_company(iban="FI3715903000000777"), "iban")
    assert not is_right(a_company(business_id="12345671"), "business_id")


@given(st.sampled_from(FIELDS), st.text())
def test_no_text_is_too_strange(field: str, text: str) -> None:
    """Whatever is typed is either stored in a form that is right again or refused."""
    try:
        stored = checked(field, text)
    except BadInput:
        return
    assert checked(field, str(stored)) == stored
    assert with_field(a_company(), field, text) == a_company(**{field: stored})
