"""The invoice as PDF: archivable, accessible, complete, and its text never code."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from tests.exports.invoices import (
    EACH_KIND,
    SELLER,
    a_credit_note,
    a_line,
    an_invoice,
    with_two_rates,
)

from ph_tui.domain.messages import Message
from ph_tui.exports.invoice_pdf import to_pdf
from ph_tui.exports.invoice_words import invoice_document
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from ph_tui.domain.money.invoices import Invoice


def made(invoice: Invoice, lang: str = "fi") -> Any:
    """The PDF of an invoice."""
    return to_pdf(invoice_document(invoice, Words(lang)))


def printed(invoice: Invoice, lang: str = "fi") -> str:
    """The words of all pages, blanks collapsed and places to break removed."""
    reader = PdfReader(io.BytesIO(made(invoice, lang).data))
    text = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(text.replace("\u200b", "").split())


@pytest.mark.parametrize("lang", ["fi", "en"])
@pytest.mark.parametrize("invoice", EACH_KIND.values(), ids=EACH_KIND)
def test_each_kind_is_one_page_that_claims_both_standards(invoice: Invoice, lang: str) -> None:
    """PDF/UA-1 and PDF/A-2a, in the document's language, small enough to mail."""
    pdf = made(invoice, lang)
    reader = PdfReader(io.BytesIO(pdf.data))
    root: Any = reader.trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert root["/Lang"] == lang
    assert len(reader.pages) == 1
    assert pdf.warnings == ()
    assert len(pdf.data) < 100_000


def test_it_shows_how_to_pay_and_the_digits_of_the_barcode() -> None:
    """Account, reference in both forms, due date, total, and the 54 digits as text."""
    text = printed(with_two_rates())
    for told in (
        "Lasku 1001",
        "Valmennus Suunta Oy",
        "003701746664200",
        "Tilaussopimuksen numero 4711",
        "FI37 1590 3000 0007 76",
        "RF08 1001 6",
        "25,5 % 651,00 € 166,01 € 817,01 €",
        "Maksettava yhteensä 1 259,07 €",
        "437159030000007760012590700000000000000000010016241017",
    ):
        assert told in text


def test_a_credit_note_has_no_payment_block() -> None:
    """Nothing on it could be paid by mistake."""
    text = printed(a_credit_note())
    assert "Hyvittää kokonaan laskun 1001." in text
    assert "Maksutiedot" not in text
    assert "FI37" not in text


def test_the_same_invoice_gives_the_same_bytes() -> None:
    """The date is the invoice's own."""
    assert made(an_invoice()) == made(an_invoice())


@pytest.mark.parametrize(
    "text",
    [
        '#import "secret.typ": *',
        "$x^2$",
        "@ref <label>",
        r"\ \u{41} \#",
        '", #panic(), "',
        "<b>&amp;",
    ],
)
def test_text_is_never_typst_code(text: str) -> None:
    """Typst prints what a text says, sign for sign, and runs none of it."""
    invoice = an_invoice(
        a_line(text=text),
        seller=replace(SELLER, name=text),
        order_number=text,
        buyer_reference=text,
        vat_reason=text,
    )
    assert printed(invoice).count(text) >= 4


def test_an_undrawable_character_is_spelled_out_with_a_warning() -> None:
    """An emoji in the company's name is told by its code point on paper, and by a warning."""
    invoice = an_invoice(seller=replace(SELLER, name="Valmennus 👩 Oy"))
    assert "Valmennus [U+1F469] Oy" in printed(invoice)
    assert made(invoice).warnings == (Message("export.undrawable", n=1, characters="U+1F469"),)


def test_long_names_and_many_lines_are_printed() -> None:
    """A name without a blank and forty lines break over lines and pages, and lose nothing."""
    lines = [a_line(text=f"{'palvelu' * 12} {number}") for number in range(40)]
    invoice = an_invoice(*lines, seller=replace(SELLER, name="x" * 300), order_number="ä" * 70)
    reader = PdfReader(io.BytesIO(made(invoice).data))
    assert len(reader.pages) > 1
    assert "Sivu 2 / " in reader.pages[1].extract_text()
