"""An invoice as a document: plain values with every word ready in the document's language.

Owns what an invoice consists of, whatever it is printed on. It must not know orders or catalogues:
`invoice_words` builds the value, the exporters turn it into text and bytes. Nothing in it tells of
a client.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ph_tui.domain.values import Value
from ph_tui.exports.document import Language


@dataclass(frozen=True)
class Entry(Value):
    """One thing that an invoice says: what it is called, and what it says."""

    key: str
    """The stable name, by which a form asks for it."""
    label: str
    text: str
    """For a reader."""
    plain: str = ""
    """For a field of a Finnish form: no unit, no grouping; empty where `text` will do."""

    @property
    def pasted(self) -> str:
        """What goes into a form's field."""
        return self.plain or self.text


@dataclass(frozen=True)
class Party(Value):
    """The seller or the buyer."""

    heading: str
    address: tuple[Entry, ...]
    """One entry a line; the labels are not printed."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class InvoiceRow(Value):
    """One line of an invoice; the labels are the headings of the columns."""

    text: Entry
    period: Entry
    quantity: Entry
    """With its unit; the plain text is the number alone."""
    unit: Entry
    price: Entry
    vat: Entry
    net: Entry

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of it, in the order of a form."""
        return (
            self.text,
            self.period,
            self.quantity,
            self.unit,
            self.price,
            self.vat,
            self.net,
        )


@dataclass(frozen=True)
class InvoiceDocument(Value):
    """A whole invoice or credit note, ready to be printed."""

    lang: Language
    title: str
    """Such as `Lasku 1001`."""
    note: str
    """Says that it is a draft or what it takes back; empty otherwise."""
    seller: Party
    buyer: Party
    facts: tuple[Entry, ...]
    rows: tuple[InvoiceRow, ...]
    vat_heading: str
    vat_rows: tuple[tuple[Entry, ...], ...]
    """By rate: rate, net, tax and total; none when the seller is not liable for the tax."""
    vat_note: Entry | None
    """Why there is no tax, when there is none."""
    totals: tuple[Entry, ...]
    """Net, tax and total; the last is what is to be paid."""
    payment_heading: str
    payment: tuple[Entry, ...]
    """How it is paid; none on a credit note."""
    barcode: Entry | None
    """The digits of the bank barcode."""
    on: date
    """The document's own date: the same invoice always gives the same bytes."""
    page_word: str
