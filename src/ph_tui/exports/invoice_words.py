"""From an invoice to its document: labels from the catalogue, dates and money as text.

Owns what is called what, and what a field of a form takes. It reads the invoice alone: what has a
number never changes with the order, the profile or a price.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ph_tui.domain.money.amounts import to_cents
from ph_tui.domain.money.invoices import Invoice, InvoiceKind, InvoiceLine, Unit, VatSum
from ph_tui.domain.money.references import barcode, rf_of
from ph_tui.domain.money.vat import VatTreatment
from ph_tui.exports.invoice import Entry, InvoiceDocument, InvoiceRow, Party
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

_LABEL = "export.invoice.label."
_HEADING = "export.invoice.heading."


def invoice_document(invoice: Invoice, words: Words) -> InvoiceDocument:
    """Build the document of an invoice in the words' language; number 0 is a draft."""
    return _Builder(invoice, words).document()


class _Builder:
    def __init__(self, invoice: Invoice, words: Words) -> None:
        self._invoice = invoice
        self._words = words
        self._finnish = Words("fi")
        self._is_credit = invoice.kind is InvoiceKind.CREDIT

    def document(self) -> InvoiceDocument:
        invoice, say = self._invoice, self._words.say
        return InvoiceDocument(
            lang="en" if self._words.lang == "en" else "fi",
            title=self._title(),
            note=self._note(),
            seller=Party(say(f"{_HEADING}seller"), self._seller_address(), self._seller()),
            buyer=Party(say(f"{_HEADING}buyer"), self._buyer_address(), self._buyer()),
            facts=tuple(self._facts()),
            rows=tuple(map(self._row, invoice.lines)),
            vat_heading=say(f"{_HEADING}vat"),
            vat_rows=() if self._is_untaxed else tuple(map(self._vat_row, invoice.vat_sums)),
            vat_note=self._vat_note(),
            totals=tuple(self._totals()),
            payment_heading=say(f"{_HEADING}payment"),
            payment=tuple(self._payment()),
            barcode=self._barcode(),
            on=invoice.on,
            page_word=say("export.report.page"),
        )

    @property
    def _is_untaxed(self) -> bool:
        return self._invoice.vat is VatTreatment.NOT_REGISTERED

    def _title(self) -> str:
        kind = "credit" if self._is_credit else "invoice"
        if not self._invoice.number:
            return self._words.say(f"export.invoice.title.draft_{kind}")
        return self._words.say(f"export.invoice.title.{kind}", number=self._invoice.number)

    def _note(self) -> str:
        if not self._is_credit:
            return ""
        return self._words.say("export.invoice.credits", number=self._invoice.credits)

    def _entry(self, key: str, text: str, plain: str = "") -> Entry:
        return Entry(key, self._words.say(f"{_LABEL}{key}"), text, plain)

    def _told(self, *pairs: tuple[str, str]) -> tuple[Entry, ...]:
        """An entry for each text that is there."""
        return tuple(self._entry(key, text) for key, text in pairs if text)

    def _day(self, key: str, on: date) -> Entry:
        return self._entry(key, self._words.date(on), self._finnish.date(on))

    def _money(self, key: str, euros: Decimal) -> Entry:
        return self._entry(key, self._words.money(euros), _plain(to_cents(euros)))

    def _percent(self, key: str, percent: Decimal) -> Entry:
        if self._is_untaxed:
            return self._entry(key, "–", "0")
        plain = self._finnish.percent(percent).removesuffix("%").strip()
        return self._entry(key, self._words.percent(percent), plain)

    def _seller_address(self) -> tuple[Entry, ...]:
        seller = self._invoice.seller
        town = f"{seller.postcode} {seller.town}".strip()
        return self._told(
            ("seller.name", seller.name), ("seller.street", seller.street), ("seller.town", town)
        )

    def _seller(self) -> tuple[Entry, ...]:
        seller = self._invoice.seller
        return self._told(
            ("seller.business_id", seller.business_id),
            ("seller.vat_id", seller.vat_id),
            ("seller.contact", seller.contact),
            ("seller.email", seller.email),
            ("seller.phone", seller.phone),
        )

    def _buyer_address(self) -> tuple[Entry, ...]:
        buyer = self._invoice.buyer
        return self._told(("buyer.name", buyer.name), ("buyer.unit", buyer.unit))

    def _buyer(self) -> tuple[Entry, ...]:
        buyer = self._invoice.buyer
        return self._told(
            ("buyer.business_id", buyer.business_id),
            ("buyer.ovt", buyer.ovt),
            ("buyer.operator", buyer.operator),
            ("buyer.operator_id", buyer.operator_id),
        )

    def _facts(self) -> Iterator[Entry]:
        invoice = self._invoice
        if invoice.number:
            yield self._entry("invoice.number", str(invoice.number))
        yield self._day("invoice.date", invoice.on)
        if self._is_credit:
            yield self._entry("invoice.credits", str(invoice.credits))
        else:
            yield self._day("invoice.due_date", invoice.due_date)
        yield self._entry("invoice.order_number", invoice.order_number)
        yield self._entry("invoice.buyer_reference", invoice.buyer_reference)

    def _row(self, line: InvoiceLine) -> InvoiceRow:
        unit = self._words.say(f"export.invoice.unit.{line.unit}")
        return InvoiceRow(
            text=self._entry("line.text", line.text),
            period=self._period(line),
            quantity=self._entry(
                "line.quantity",
                f"{self._words.decimal(line.quantity)} {unit}",
                _plain(line.quantity),
            ),
            unit=self._entry(
                "line.unit", unit, self._finnish.say(f"export.invoice.unit.{line.unit}")
            ),
            price=self._money("line.price", line.unit_price),
            vat=self._percent("line.vat", line.vat_percent),
            net=self._money("line.net", line.net),
        )

    def _period(self, line: InvoiceLine) -> Entry:
        first, last = line.first_on, line.last_on
        if first == last or line.unit is Unit.PIECES:
            return self._day("line.period", last)
        text, plain = (f"{w.date(first)} – {w.date(last)}" for w in (self._words, self._finnish))
        return self._entry("line.period", text, plain)

    def _vat_row(self, group: VatSum) -> tuple[Entry, ...]:
        return (
            self._percent("vat.percent", group.percent),
            self._money("vat.net", group.net),
            self._money("vat.tax", group.vat),
            self._money("vat.total", group.net + group.vat),
        )

    def _vat_note(self) -> Entry | None:
        invoice = self._invoice
        text = invoice.vat_reason
        if not text and self._is_untaxed:
            text = self._words.say("export.invoice.not_registered")
        if not text or invoice.vat is VatTreatment.STANDARD:
            return None
        return self._entry("invoice.vat_note", text)

    def _totals(self) -> Iterator[Entry]:
        invoice = self._invoice
        if not self._is_untaxed:
            yield self._money("invoice.net", invoice.net)
            yield self._money("invoice.tax", invoice.tax)
        total = self._money("invoice.total", invoice.total)
        label = self._words.say(f"{_LABEL}invoice.credited_total")
        yield replace(total, label=label) if self._is_credit else total

    def _payment(self) -> Iterator[Entry]:
        invoice, seller = self._invoice, self._invoice.seller
        if self._is_credit:
            return
        yield from self._told(("payment.recipient", seller.name))
        yield self._entry("payment.iban", _in_fours(seller.iban), seller.iban)
        yield from self._told(("payment.bic", seller.bic))
        if invoice.payment_reference:
            reference, rf = invoice.payment_reference, rf_of(invoice.payment_reference)
            yield self._entry("payment.reference", _in_fives(reference), reference)
            yield self._entry("payment.rf", _in_fours(rf), rf)
        yield self._day("payment.due_date", invoice.due_date)
        yield self._money("payment.total", invoice.total)

    def _barcode(self) -> Entry | None:
        invoice = self._invoice
        if self._is_credit or not invoice.payment_reference:
            return None
        iban, reference = invoice.seller.iban, invoice.payment_reference
        digits = barcode(iban, invoice.total, reference, invoice.due_date)
        return self._entry("payment.barcode", digits) if digits else None


def _plain(number: Decimal) -> str:
    """A number as a Finnish form takes it: `-1640,00`."""
    return f"{number:f}".replace(".", ",")


def _in_fours(text: str) -> str:
    """Groups of four from the left, as account numbers are printed."""
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def _in_fives(digits: str) -> str:
    """Groups of five from the right, as reference numbers are printed."""
    first = len(digits) % 5
    groups = [digits[:first], *(digits[at : at + 5] for at in range(first, len(digits), 5))]
    return " ".join(filter(None, groups))
