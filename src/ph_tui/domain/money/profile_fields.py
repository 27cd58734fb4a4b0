"""The fields of the company's profile: what may stand in each, and what an invoice needs.

A field is checked as it is typed and brought to one form. Loads the library of numbers only when a
number is checked.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from ph_tui.domain.business_id import is_ovt
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.money.company import PAYMENT_DAYS_LIMIT, CompanyProfile
from ph_tui.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

FIELDS = tuple(field.name for field in fields(CompanyProfile))
"""Every field, in the order in which a form asks for them."""
_NEEDED = ("name", "business_id", "iban", "bic", "street", "postcode", "town")
_NEEDED_FOR_EINVOICE = ("einvoice_address", "operator_id")

_LENGTHS = {"name": 70, "street": 35, "town": 35, "email": 70, "phone": 35, "contact": 35}
"""Characters that an e-invoice carries."""
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", re.ASCII)
_POSTCODE = re.compile(r"\d{5}", re.ASCII)
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_ROUTE = re.compile(r"[A-Z0-9]{6,35}", re.ASCII)


def label_of(field: str) -> Message:
    """What a field is called."""
    return Message(f"word.company.{field}")


def checked(field: str, text: str) -> str | int:
    """A field's value as it is stored; an empty text empties it. BadInput names what is wrong."""
    if field not in FIELDS:
        raise BadInput(Message("error.company.field_unknown", field=field, known=", ".join(FIELDS)))
    text = clean_line(text)
    if field == "payment_days":
        return _days(text)
    if not text:
        return ""
    if field in _NUMBERS:
        return _NUMBERS[field](text)
    limit = _LENGTHS[field]
    if not 2 <= len(text) <= limit:
        raise BadInput(
            Message("error.company.length", field=label_of(field), length=len(text), limit=limit)
        )
    if field == "email" and not _EMAIL.fullmatch(text):
        raise BadInput(Message("error.company.email", text=text))
    return text


def with_field(profile: CompanyProfile, field: str, text: str) -> CompanyProfile:
    """The profile with one field as somebody typed it; BadInput as in `checked`."""
    changes: dict[str, Any] = {field: checked(field, text)}
    return replace(profile, **changes)


def is_right(profile: CompanyProfile, field: str) -> bool:
    """Whether what is stored in a field could have been typed there."""
    value = str(getattr(profile, field))
    try:
        return str(checked(field, value)) == value
    except BadInput:
        return False


def missing(profile: CompanyProfile) -> tuple[str, ...]:
    """The fields without which no invoice is made."""
    return tuple(field for field in _NEEDED if not getattr(profile, field))


def missing_for_einvoice(profile: CompanyProfile) -> tuple[str, ...]:
    """The same for an e-invoice: it also says where it comes from."""
    routes = (field for field in _NEEDED_FOR_EINVOICE if not getattr(profile, field))
    return (*missing(profile), *routes)


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 3):
        raise BadInput(Message("error.company.payment_days", limit=PAYMENT_DAYS_LIMIT))
    return CompanyProfile(payment_days=int(text)).payment_days


def _business_id(text: str) -> str:
    from stdnum.fi import ytunnus

    if not ytunnus.is_valid(text):
        raise BadInput(Message("error.company.business_id", text=text))
    return ytunnus.format(text)


def _vat_id(text: str) -> str:
    from stdnum.fi import alv

    if not alv.is_valid(text):
        raise BadInput(Message("error.company.vat_id", text=text))
    return f"FI{alv.compact(text)}"


def _iban(text: str) -> str:
    from stdnum import iban

    if not iban.is_valid(text):
        raise BadInput(Message("error.company.iban", text=text))
    return iban.compact(text)


def _bic(text: str) -> str:
    bic = _bare(text)
    if not _BIC.fullmatch(bic):
        raise BadInput(Message("error.company.bic", text=text))
    return bic


def _postcode(text: str) -> str:
    if not _POSTCODE.fullmatch(text):
        raise BadInput(Message("error.company.postcode", text=text))
    return text


def _einvoice_address(text: str) -> str:
    if not _is_route(_bare(text)):
        raise BadInput(Message("error.company.einvoice_address", text=text))
    return _bare(text)


def _operator_id(text: str) -> str:
    if not _is_route(_bare(text)):
        raise BadInput(Message("error.company.operator_id", text=text))
    return _bare(text)


def _is_route(bare: str) -> bool:
    """Whether an e-invoice finds its way by it; one that is built on a business ID is checked."""
    return _ROUTE.fullmatch(bare) is not None and (not bare.startswith("0037") or is_ovt(bare))


def _bare(text: str) -> str:
    return "".join(text.split()).upper()


_NUMBERS: dict[str, Callable[[str], str]] = {
    "business_id": _business_id,
    "vat_id": _vat_id,
    "iban": _iban,
    "bic": _bic,
    "postcode": _postcode,
    "einvoice_address": _einvoice_address,
    "operator_id": _operator_id,
}
"""The fields that are more than words, each with what checks it and brings it to its form."""
