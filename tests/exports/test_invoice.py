"""The invoice as a document, as plain text and as the sheet for a portal."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

import pytest
from tests.exports.invoices import (
    EACH_KIND,
    SELLER,
    a_credit_note,
    a_line,
    an_invoice,
    exempt,
    not_registered,
    with_two_rates,
)

from ph_tui.domain.handbook.keys import FORM_SOURCES, FormKind
from ph_tui.exports.invoice_text import to_text
from ph_tui.exports.invoice_words import invoice_document
from ph_tui.exports.plain_lines import WIDTH
from ph_tui.exports.portal import portal_fields
from ph_tui.l10n.words import Words

NBSP = "\u00a0"


def sheet(invoice: Any, lang: str = "fi") -> dict[str, str]:
    """The portal sheet of an invoice: text by key."""
    document = invoice_document(invoice, Words(lang))
    return {field.key: field.text for field in portal_fields(document)}


def text_of(invoice: Any, lang: str = "fi") -> str:
    """The plain text of an invoice, no-break spaces as blanks."""
    return to_text(invoice_document(invoice, Words(lang))).replace(NBSP, " ")


def test_euros_are_pasted_with_their_cents() -> None:
    """A price of 62 reaches the portal as 62,00, however it was typed."""
    line = a_line(quantity=Decimal("1.00"), unit_price=Decimal(62), net=Decimal("62.00"))
    assert sheet(an_invoice(line))["line.price"] == "62,00"


def test_the_text_tells_all_that_an_invoice_must() -> None:
    """Parties, number, days, contract, reference, rows, tax by rate, total and how to pay."""
    text = text_of(with_two_rates())
    assert text.startswith("Lasku 1001\n——————————\n")
    for line in (
        "Eräpäivä:                17.10.2024",
        "Tilaussopimuksen numero: 4711",
        "Viite ostajalle:         Dynaaminen pienhankinta / Työhaun tehotreeni",
        "Valmennus Suunta Oy",
        "Alv-tunnus:        FI12345671",
        "Verkkolaskuosoite: 003701746664200",
        "13.8.2024 – 27.8.2024   5,75 h  62,00 €    24 %  356,50 €",
        "3.9.2024 – 24.9.2024   10,50 h  62,00 €  25,5 %  651,00 €",
        "25,5 %  651,00 €  166,01 €    817,01 €",
        "Arvonlisävero:         251,57 €",
        "Maksettava yhteensä: 1 259,07 €",
        "Tilinumero:          FI37 1590 3000 0007 76",
        "Viite RF-muodossa:   RF08 1001 6",
        "Virtuaaliviivakoodi: 437159030000007760012590700000000000000000010016241017",
    ):
        assert f"\n{line}\n" in text


@pytest.mark.parametrize("lang", ["fi", "en"])
@pytest.mark.parametrize("invoice", EACH_KIND.values(), ids=EACH_KIND)
def test_no_line_is_wider_than_the_page(invoice: Any, lang: str) -> None:
    """Every kind fits into 78 columns in both languages, and no line ends in blanks."""
    lines = text_of(invoice, lang).split("\n")
    assert all(len(line) <= WIDTH and line == line.rstrip() for line in lines)


def test_a_service_without_tax_tells_why_and_shows_no_tax() -> None:
    """Who is not registered has no tax table; an exempt service shows its reason."""
    text = text_of(not_registered())
    assert "Myyjä ei ole arvonlisäverovelvollinen." in text
    assert "0 %" not in text
    assert "Veroton yhteensä" not in text
    assert "Verottomuuden peruste: Sosiaalihuoltopalvelu" in text_of(exempt())


def test_a_credit_note_asks_for_nothing() -> None:
    """It names the invoice that it takes back and has no account, due date or barcode."""
    text = text_of(a_credit_note())
    assert text.startswith("Hyvityslasku 1002\n")
    assert "Hyvittää kokonaan laskun 1001." in text
    assert "Hyvitetään yhteensä: −1 259,07 €" in text
    for word in ("Eräpäivä", "Tilinumero", "Viitenumero", "Virtuaaliviivakoodi", "Maksettava y"):
        assert word not in text


def test_a_draft_has_no_number_and_no_reference() -> None:
    """What is not made yet says so, and nobody can pay it."""
    text = text_of(an_invoice(number=0, payment_reference=""))
    assert text.startswith("Lasku – luonnos\n")
    assert "Laskun numero" not in text
    assert "Viitenumero" not in text


def test_english_labels_leave_what_is_said_as_it_is() -> None:
    """The service keeps its exact Finnish name; the words around it are English."""
    text = text_of(an_invoice(), "en")
    assert text.startswith("Invoice 1001\n")
    assert "Buyer reference:       Dynaaminen pienhankinta / Työhaun tehotreeni" in text
    assert "Total to pay:      €1,244.96" in text


def test_a_portal_takes_plain_finnish_figures() -> None:
    """No unit, no grouping, a comma, whatever language the user speaks."""
    for lang in ("fi", "en"):
        told = sheet(an_invoice(a_line(quantity=Decimal(20), net=Decimal("1240.00"))), lang)
        assert told["line.quantity"] == "20"
        assert told["line.price"] == "62,00"
        assert told["line.vat"] == "25,5"
        assert told["line.unit"] == "h"
        assert told["invoice.total"] == "1556,20"
        assert told["invoice.due_date"] == "17.10.2024"
        assert told["payment.iban"] == "FI3715903000000776"
        assert told["payment.reference"] == "10016"
    assert sheet(a_credit_note())["line.net.2"] == "-651,00"


def test_each_line_has_its_own_fields() -> None:
    """A second line's keys bear its number."""
    told = sheet(with_two_rates())
    assert (told["line.vat"], told["line.vat.2"]) == ("24", "25,5")
    assert (told["line.period"], told["line.period.2"]) == (
        "13.8.2024 – 27.8.2024",
        "3.9.2024 – 24.9.2024",
    )


def test_a_form_can_ask_for_all_that_the_sheet_has_and_nothing_else() -> None:
    """The sources of the portal form are the keys of the sheets of all kinds of invoices."""
    keys = {key for invoice in EACH_KIND.values() for key in sheet(invoice)}
    first = {key for key in keys if not key[-1].isdigit()}
    assert first == FORM_SOURCES[FormKind.PORTAL]


def test_what_the_company_has_not_told_is_left_out() -> None:
    """An empty line of a profile leaves no label behind."""
    bare = replace(SELLER, phone="", email="", contact="", vat_id="")
    text = text_of(an_invoice(seller=bare))
    assert "Puhelin" not in text
    assert "Lisätietoja" not in text


def test_no_output_has_room_for_a_client() -> None:
    """An invoice value has no field for a person: nothing that is made of it can name one."""
    names = {field.name for field in fields(an_invoice())}
    assert not {name for name in names if "client" in name or "coach" in name}
