"""The e-invoice file: valid by the schema and by our own checks, each of which has its mutant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exports.invoices import (
    BUYER,
    EACH_KIND,
    ON,
    SELLER,
    a_bonus,
    a_credit_note,
    a_line,
    an_invoice,
    exempt,
    not_registered,
    with_two_rates,
)
from tests.factories import at

from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message
from ph_tui.exports.finvoice import finvoice
from ph_tui.exports.finvoice_checks import TRUTH_CHECKS, faults
from ph_tui.exports.finvoice_shape import SHAPE_CHECKS

if TYPE_CHECKING:
    from ph_tui.domain.money.company import CompanyProfile
    from ph_tui.domain.money.invoices import Invoice

MADE = at(ON)
OWN_CHECKS = {check.__name__: check for check in (*SHAPE_CHECKS, *TRUTH_CHECKS)}


def file_of(invoice: Invoice) -> bytes:
    """The file that is made of an invoice."""
    return finvoice(invoice, MADE)


def read(xml: bytes) -> ET.Element:
    """The tree of a file."""
    return ET.fromstring(xml)  # noqa: S314 - our own bytes


def texts(xml: bytes, name: str) -> list[str]:
    """What stands in all elements of a name, in order."""
    return [element.text or "" for element in read(xml).iter(name)]


def complaints(schema: Any, xml: bytes) -> list[str]:
    """What the schema says of a file."""
    from lxml import etree

    schema.validate(etree.fromstring(xml))
    return [str(error) for error in schema.error_log]


@pytest.mark.parametrize("invoice", EACH_KIND.values(), ids=EACH_KIND)
def test_each_kind_of_invoice_is_valid(invoice: Invoice, finvoice_schema: Any) -> None:
    """Standard, two rates, exempt, not registered, bonus, credit note: schema and own checks."""
    xml = file_of(invoice)
    assert complaints(finvoice_schema, xml) == []
    assert faults(xml) == ()


def test_it_says_what_the_city_needs() -> None:
    """Contract number, buyer reference, the addresses to and from, and the seller's account."""
    xml = file_of(an_invoice())
    assert texts(xml, "AgreementIdentifier") == ["4711"]
    assert texts(xml, "BuyerReferenceIdentifier") == [
        "Dynaaminen pienhankinta / Työhaun tehotreeni"
    ]
    assert texts(xml, "ToIdentifier") == ["003701746664200"]
    assert texts(xml, "ToIntermediator") == ["003703575029"]
    assert texts(xml, "FromIdentifier") == ["003712345671"]
    assert texts(xml, "FromIntermediator") == ["003721291126"]
    assert texts(xml, "EpiAccountID") == texts(xml, "SellerAccountID") == ["FI3715903000000776"]
    assert texts(xml, "EpiRemittanceInfoIdentifier") == ["10016"]
    assert texts(xml, "BuyerOrganisationDepartment") == [
        "Elinkeino- ja työllisyyspalvelut",
        "Työllisyyspalvelut",
    ]


def test_numbers_have_a_comma_and_days_no_dashes() -> None:
    """Amounts and rates as 1244,96 and 25,5, days as 20240926."""
    xml = file_of(an_invoice())
    assert texts(xml, "InvoiceTotalVatIncludedAmount") == ["1244,96"]
    assert texts(xml, "EpiInstructedAmount") == ["1244,96"]
    assert texts(xml, "RowVatRatePercent") == ["25,5"]
    assert texts(xml, "InvoicedQuantity") == ["16,00"]
    assert texts(xml, "InvoiceDate") == ["20240926"]
    assert texts(xml, "EpiDateOptionDate") == texts(xml, "InvoiceDueDate") == ["20241017"]


def test_each_rate_has_its_own_tax_row() -> None:
    """A service over the change of the rate: two groups, each with its base, rate and tax."""
    xml = file_of(with_two_rates())
    assert texts(xml, "VatBaseAmount") == ["356,50", "651,00"]
    assert texts(xml, "VatRatePercent") == ["24", "25,5"]
    assert texts(xml, "VatCode") == ["S", "S"]
    assert texts(xml, "VatRateAmount") == ["85,56", "166,01"]


def test_a_service_without_tax_says_why() -> None:
    """Exempt has code E, rate zero and its reason; who is not registered has code O and no rate."""
    xml = file_of(exempt())
    assert (texts(xml, "VatCode"), texts(xml, "VatRatePercent")) == (["E"], ["0"])
    assert texts(xml, "VatFreeText") == ["Sosiaalihuoltopalvelu, arvonlisäverolain 37 §"]
    xml = file_of(not_registered())
    assert (texts(xml, "VatCode"), texts(xml, "VatRatePercent")) == (["O"], [])
    assert texts(xml, "VatFreeText") == ["Myyjä ei ole arvonlisäverovelvollinen."]
    assert texts(xml, "SellerOrganisationTaxCode") == []


def test_a_long_reason_is_split_and_stands_whole_below() -> None:
    """Three texts of 70 characters are all that a tax row holds; then the whole reason follows."""
    reason = "Sosiaalihuoltoa " * 20
    xml = file_of(replace(exempt(), vat_reason=reason.strip()))
    assert len(texts(xml, "VatFreeText")) == 3
    assert texts(xml, "InvoiceFreeText") == [reason.strip()]


def test_a_credit_note_gives_back_and_names_what_it_takes_back(finvoice_schema: Any) -> None:
    """Code INV02, negative sums at positive prices, the number of the invoice, no barcode."""
    xml = file_of(a_credit_note())
    assert texts(xml, "InvoiceTypeCode") == ["INV02"]
    assert texts(xml, "OriginalInvoiceNumber") == ["1001"]
    assert texts(xml, "InvoiceTotalVatIncludedAmount") == ["-1259,07"]
    assert texts(xml, "InvoicedQuantity") == ["-5,75", "-10,50"]
    assert texts(xml, "UnitPriceAmount") == ["62,00", "62,00"]
    assert texts(xml, "VirtualBankBarcode") == []


def test_a_bonus_is_one_piece() -> None:
    """A bonus is counted, not measured."""
    (quantity,) = read(file_of(a_bonus())).iter("InvoicedQuantity")
    assert (quantity.text, quantity.get("QuantityUnitCode")) == ("1,00", "kpl")


def test_any_signs_stay_what_they_are(finvoice_schema: Any) -> None:
    """`&`, `<`, quotes and emoji are text, in the file and read back from it."""
    name = 'Apu & "Ilo" <Oy> 👩‍🏫'
    xml = file_of(an_invoice(seller=replace(SELLER, name=name), order_number="<4711> & co"))
    assert complaints(finvoice_schema, xml) == []
    assert texts(xml, "SellerOrganisationName") == [name]
    assert texts(xml, "AgreementIdentifier") == ["<4711> & co"]


def test_an_order_number_of_70_characters_goes_in_whole(finvoice_schema: Any) -> None:
    """The longest number that an order can have is the longest that the file can carry."""
    number = "ä" * 70
    xml = file_of(an_invoice(order_number=number))
    assert complaints(finvoice_schema, xml) == []
    assert texts(xml, "AgreementIdentifier") == [number]


def test_a_long_article_is_cut_and_told_in_full(finvoice_schema: Any) -> None:
    """A name of more than 100 characters ends in dots, and the row's free text has all of it."""
    text = " ".join(["bonus"] * 40)
    xml = file_of(an_invoice(a_line(text=text)))
    assert complaints(finvoice_schema, xml) == []
    (name,) = texts(xml, "ArticleName")
    assert len(name) <= 100
    assert name.endswith(" …")
    assert texts(xml, "RowFreeText") == [text]


def test_a_unit_with_a_long_name_is_a_line_of_the_buyers_name(finvoice_schema: Any) -> None:
    """A department holds 35 characters; a longer unit stands below the buyer's name."""
    unit = "Työllisyys- ja maahanmuuttopalvelujen yksikkö"
    xml = file_of(an_invoice(buyer=replace(BUYER, unit=unit)))
    assert complaints(finvoice_schema, xml) == []
    assert texts(xml, "BuyerOrganisationName") == ["Jyväskylän kaupunki", unit]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"seller": replace(SELLER, street="Yliopistonkadun sisäpiha 12 B 345 C 7")}, "Street"),
        ({"seller": replace(SELLER, name="V" * 71)}, "SellerOrganisationName"),
        ({"seller": replace(SELLER, name="V")}, "SellerOrganisationName"),
        ({"order_number": ""}, "AgreementIdentifier"),
        ({"buyer_reference": "x" * 71}, "BuyerReferenceIdentifier"),
        ({"seller": replace(SELLER, iban="FI3715903000000777")}, "SellerAccountID"),
        ({"payment_reference": "10017"}, "EpiRemittanceInfoIdentifier"),
        ({"total": Decimal("1244.95")}, "InvoiceTotalVatIncludedAmount"),
    ],
)
def test_what_could_not_be_paid_is_refused(changes: dict[str, Any], field: str) -> None:
    """No file leaves with a name cut short, a wrong number or a wrong sum; the field is named."""
    with pytest.raises(Refused) as refused:
        file_of(an_invoice(**changes))
    assert refused.value.message.id == "export.finvoice.refused"
    first = refused.value.message.params["first"]
    assert isinstance(first, Message)
    assert field in str(first.params["field"])


@pytest.mark.parametrize(
    "seller", [replace(SELLER, einvoice_address=""), replace(SELLER, operator_id="")]
)
def test_a_company_without_an_address_of_its_own_is_told(seller: CompanyProfile) -> None:
    """Without address and operator there is no e-invoice; those of either profile will do."""
    invoice = an_invoice(seller=seller)
    with pytest.raises(Refused) as refused:
        file_of(invoice)
    assert refused.value.message == Message("export.finvoice.no_route")
    for made_of, route in ((invoice, SELLER), (an_invoice(), seller)):
        xml = finvoice(made_of, MADE, route)
        assert texts(xml, "FromIdentifier") == ["003712345671"]


class Mutant(NamedTuple):
    """A file with one fault: what is changed in it, and which check must see it."""

    check: str
    old: str
    new: str
    field: str
    passes_schema: bool = True

    def file(self) -> bytes:
        """The file of a standard invoice with this fault in it."""
        text = file_of(an_invoice()).decode()
        assert text.count(self.old) == 1
        return text.replace(self.old, self.new).encode()


MUTANTS = (
    Mutant("_lacking", ">4711<", "><", "AgreementIdentifier"),
    Mutant("_lacking", ">Dynaaminen pienhankinta / Työhaun tehotreeni<", "><", "BuyerReference"),
    Mutant("_days", ">20240926</InvoiceDate>", ">20261399</InvoiceDate>", "InvoiceDate"),
    Mutant("_days", ">20241017</EpiDateOptionDate>", ">20240230</EpiDateOptionDate>", "EpiDate"),
    Mutant("_numbers", ">16,00</InvoicedQ", ">16.00</InvoicedQ", "InvoicedQuantity"),
    Mutant("_numbers", ">16,00</InvoicedQ", ">kuusi</InvoicedQ", "InvoicedQuantity"),
    Mutant("_lengths", ">Yliopisto", ">Yliopistojen ja opistojen yhdystie", "SellerStreet", False),
    Mutant("_check_digits", ">1234567-1<", ">1234567-2<", "SellerPartyIdentifier"),
    Mutant("_check_digits", ">FI12345671<", ">FI12345672<", "SellerOrganisationTaxCode"),
    Mutant("_check_digits", ">0174666-4<", ">0174666-5<", "BuyerPartyIdentifier"),
    Mutant("_check_digits", ">003712345671</From", ">003712345672</From", "FromIdentifier"),
    Mutant("_check_digits", ">003701746664200</To", ">003701746654200</To", "ToIdentifier"),
    Mutant("_check_digits", "776</SellerAccountID", "777</SellerAccountID", "SellerAccountID"),
    Mutant("_check_digits", ">NDEAFIHH</SellerBic", ">NDEAF1HH</SellerBic", "SellerBic"),
    Mutant("_check_digits", "776</EpiAccountID", "775</EpiAccountID", "EpiAccountID"),
    Mutant("_check_digits", ">10016<", ">10017<", "EpiRemittanceInfoIdentifier"),
    Mutant("_order_of_days", ">20240926</InvoiceDate>", ">20241018</InvoiceDate>", "InvoiceDate"),
    Mutant("_order_of_days", ">20240903</StartDate>", ">20240925</StartDate>", "StartDate"),
    Mutant("_rows", ">992,00</RowVat", ">992,01</RowVat", "RowVatExcludedAmount"),
    Mutant("_taxes", ">992,00</VatBase", ">992,01</VatBase", "VatBaseAmount"),
    Mutant("_taxes", ">252,96</VatRate", ">252,97</VatRate", "VatRateAmount"),
    Mutant("_taxes", ">25,5</RowVatRate", ">24</RowVatRate", "VatBaseAmount"),
    Mutant("_totals", ">992,00</RowsTotal", ">991,00</RowsTotal", "RowsTotalVatExcludedAmount"),
    Mutant("_totals", ">992,00</InvoiceTotal", ">991,00</InvoiceTotal", "InvoiceTotalVatExcluded"),
    Mutant("_totals", ">252,96</InvoiceTotal", ">252,00</InvoiceTotal", "InvoiceTotalVatAmount"),
    Mutant(
        "_totals", ">1244,96</InvoiceTotal", ">1244,97</InvoiceTotal", "InvoiceTotalVatIncluded"
    ),
    Mutant("_payment", ">1244,96</EpiInst", ">1244,95</EpiInst", "EpiInstructedAmount"),
    Mutant("_payment", ">20241017</EpiDate", ">20241018</EpiDate", "EpiDateOptionDate"),
    Mutant("_payment", "16241017</Virtual", "16241018</Virtual", "VirtualBankBarcode"),
    Mutant("_payment", ">FI3715903000000776</Epi", ">FI2112345600000785</Epi", "EpiAccountID"),
)
"""Faults in the file of a standard invoice."""


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant.check} {mutant.field}")
def test_each_own_check_catches_its_fault(mutant: Mutant) -> None:
    """A wrong total, a wrong check digit, an impossible day: each is seen by its own check."""
    mutated = mutant.file()
    found = list(OWN_CHECKS[mutant.check](read(mutated)))
    assert found
    assert any(mutant.field in str(fault.params.get("field", fault.params)) for fault in found)
    assert set(faults(mutated)) >= set(found)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant.check} {mutant.field}")
def test_the_schema_alone_would_not_do(mutant: Mutant, finvoice_schema: Any) -> None:
    """Nearly all of these faults are valid by the schema: that is what our checks are for."""
    assert (complaints(finvoice_schema, mutant.file()) == []) is mutant.passes_schema


def test_a_wrong_sign_or_code_is_caught() -> None:
    """A credit note asks for nothing and names its invoice; a code without tax has no rate."""
    credit = file_of(a_credit_note()).decode()
    (fault,) = faults(
        credit.replace("<OriginalInvoiceNumber>1001</OriginalInvoiceNumber>", "").encode()
    )
    assert fault == Message("export.finvoice.fault.missing", field="OriginalInvoiceNumber")
    (fault,) = faults(credit.replace("INV02", "INV01").encode())
    assert fault == Message("export.finvoice.fault.sign", total=Decimal("-1259.07"))
    taxed = file_of(exempt()).decode().replace(">E<", ">S<")
    (fault,) = faults(taxed.encode())
    assert fault == Message("export.finvoice.fault.vat_code", code="S", percent=Decimal(0))
    bare = file_of(exempt()).decode()
    bare = "\n".join(line for line in bare.splitlines() if "VatFreeText" not in line)
    assert faults(bare.encode()) == (Message("export.finvoice.fault.missing", field="VatFreeText"),)


def test_every_own_check_has_a_mutant() -> None:
    """No check is there that no test could miss."""
    assert OWN_CHECKS.keys() - {"_kind"} == {mutant.check for mutant in MUTANTS}


def test_the_message_is_known_by_number_and_moment() -> None:
    """An operator takes each message once: a file made anew has another id and its own time."""
    first = file_of(an_invoice())
    later = finvoice(an_invoice(), at(date(2024, 9, 27)))
    assert texts(first, "MessageIdentifier") == ["1001-20240926140200"]
    assert texts(first, "MessageTimeStamp") == ["2024-09-26T14:02:00+03:00"]
    assert texts(first, "MessageIdentifier") != texts(later, "MessageIdentifier")


ANY = st.text(max_size=110)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seller=st.builds(
        partial(replace, SELLER),
        name=ANY,
        street=ANY,
        town=ANY,
        contact=ANY,
        phone=ANY,
        email=ANY,
        bic=st.sampled_from(["NDEAFIHH", " NDEAFIHH", "ndeafihh", "NDEA FIHH"]),
        einvoice_address=ANY,
        operator_id=ANY,
    ),
    number=ANY,
    text=ANY,
    reason=st.text(max_size=600),
)
def test_any_text_makes_a_valid_file_or_is_refused(
    finvoice_schema: Any,
    seller: CompanyProfile,
    number: str,
    text: str,
    reason: str,
) -> None:
    """Whatever people have typed: a file that leaves is valid by the schema."""
    invoice = replace(exempt(), seller=seller, order_number=number, vat_reason=reason)
    invoice = replace(invoice, lines=(replace(invoice.lines[0], text=text),))
    try:
        xml = file_of(invoice)
    except Refused:
        return
    assert complaints(finvoice_schema, xml) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=ANY, text=ANY, reason=st.text(min_size=1, max_size=600))
def test_most_texts_are_no_obstacle(
    finvoice_schema: Any, name: str, text: str, reason: str
) -> None:
    """Any name that fits, any service and any reason stand in the file as they were typed."""
    invoice = exempt()
    line = replace(invoice.lines[0], text=f"Palvelu {text}")
    seller = replace(SELLER, name=f"Oy {name}"[:70])
    invoice = replace(invoice, seller=seller, lines=(line,), vat_reason=f"AVL {reason}")
    xml = file_of(invoice)
    assert complaints(finvoice_schema, xml) == []
    assert texts(xml, "SellerOrganisationName") == [seller.name]
