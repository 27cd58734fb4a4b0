"""An invoice as a file of the user's own, in one of the formats in which it is handed in or kept.

Owns the formats; making one changes nothing. How the file is written is in `report_files`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk.report_files import Made
from ph_tui.domain.handbook.keys import FormKind

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk
    from ph_tui.domain.money.invoices import Invoice
    from ph_tui.exports.plain import FormField
    from ph_tui.l10n.words import Words

FORMATS = ("finvoice", "pdf", "portal", "txt")


def file_name(desk: Desk, invoice: Invoice, words: Words, kind: str) -> str:
    """What the file of an invoice is called, such as `lasku-1001.pdf`; no client is in it."""
    title = desk.invoices.document(invoice, words).title
    ending = {"finvoice": "xml", "portal": words.say("export.invoice.portal_ending")}
    return f"{title.lower().replace(' ', '-')}.{ending.get(kind, kind)}"


def make(desk: Desk, invoice: Invoice, words: Words, kind: str) -> Made:
    """Make an invoice in one of FORMATS; Refused, with the reason, when it could not be paid."""
    if kind == "finvoice":
        from ph_tui.exports.finvoice import finvoice

        return Made(finvoice(invoice, desk.now, desk.company.profile()))
    if kind == "portal":
        return Made(_sheet(portal_sheet(desk, invoice, words)).encode())
    document = desk.invoices.document(invoice, words)
    if kind == "txt":
        from ph_tui.exports.invoice_text import to_text

        return Made(to_text(document).encode())
    from ph_tui.exports.invoice_pdf import to_pdf

    pdf = to_pdf(document)
    return Made(pdf.data, pdf.warnings)


def portal_sheet(desk: Desk, invoice: Invoice, words: Words) -> tuple[FormField, ...]:
    """The fields of an e-invoice portal in their order."""
    file = desk.orders.load(desk.invoices.find(invoice.number).order.id)
    return desk.forms.fields(file, FormKind.PORTAL, words, invoice=invoice)


def _sheet(fields: tuple[FormField, ...]) -> str:
    """Each field whole on its own line; the texts begin in one column."""
    column = max(len(field.name) for field in fields) + 3
    return "".join(f"{f'{field.name}:':<{column}}{field.text}\n" for field in fields)
