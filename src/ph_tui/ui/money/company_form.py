"""The form of the company's profile: everything that an invoice says of its sender.

Owns the order of its fields and how a value stands in its field; what may stand there is for the
domain.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message
from ph_tui.domain.money.profile_fields import FIELDS, checked
from ph_tui.ui.dialogs.ask_form import AskForm, Field
from ph_tui.ui.program.style_sheets import sheet_of

if TYPE_CHECKING:
    from ph_tui.domain.money.company import CompanyProfile

_SECTIONS = {
    "company": ("name", "business_id", "vat_id"),
    "address": ("street", "postcode", "town"),
    "account": ("iban", "bic", "payment_days"),
    "einvoice": ("einvoice_address", "operator_id"),
    "contact": ("contact", "email", "phone"),
}
_GROUP = 4


class CompanyForm(AskForm):
    """Who sends the invoices?"""

    CSS_PATH = sheet_of(__name__)


def company_texts(profile: CompanyProfile) -> dict[str, str]:
    """Return the profile as the form shows it: the account in groups of four."""
    texts = {field: str(getattr(profile, field)) for field in FIELDS}
    iban = texts["iban"]
    groups = (iban[at : at + _GROUP] for at in range(0, len(iban), _GROUP))
    return texts | {"iban": " ".join(groups)}


def company_form(texts: dict[str, str], *, start: str = "") -> CompanyForm:
    """Return the form, beginning at a field; each field objects to what it can't be."""
    fields = [
        Field(
            name,
            f"ui.field.company.{name}",
            texts[name],
            f"ui.example.company.{name}",
            partial(_objection, name),
            f"ui.money.company.{section}" if name == names[0] else "",
        )
        for section, names in _SECTIONS.items()
        for name in names
    ]
    return CompanyForm(Message("ui.money.ask_company"), fields, parks="company", start=start)


def _objection(name: str, text: str) -> Message | None:
    checked(name, text)
    return None
