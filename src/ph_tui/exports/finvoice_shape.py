"""A Finvoice file as it is read again: where things stand in it, and whether they can be read.

Owns what must be there, how long it may be, and that days and numbers are such; `finvoice_checks`
compares them with each other. Knows nothing of how a file is made.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias
    from xml.etree import ElementTree as ET

    Check: TypeAlias = Callable[[ET.Element], Iterator[Message]]

FRAME = "MessageTransmissionDetails"
DETAILS = "InvoiceDetails"
PAYEE = "EpiDetails/EpiPartyDetails/EpiBeneficiaryPartyDetails"
ORDER = "EpiDetails/EpiPaymentInstructionDetails"
ACCOUNT = "SellerInformationDetails/SellerAccountDetails"
DUE = f"{DETAILS}/PaymentTermsDetails/InvoiceDueDate"
TOTAL = f"{DETAILS}/InvoiceTotalVatIncludedAmount"
IBAN = f"{PAYEE}/EpiAccountID"
REFERENCE = f"{ORDER}/EpiRemittanceInfoIdentifier"

_REQUIRED = (
    f"{FRAME}/MessageSenderDetails/FromIdentifier",
    f"{FRAME}/MessageSenderDetails/FromIntermediator",
    f"{FRAME}/MessageReceiverDetails/ToIdentifier",
    f"{FRAME}/MessageReceiverDetails/ToIntermediator",
    "SellerPartyDetails/SellerPartyIdentifier",
    "SellerPartyDetails/SellerOrganisationName",
    "BuyerPartyDetails/BuyerPartyIdentifier",
    "BuyerPartyDetails/BuyerOrganisationName",
    f"{ACCOUNT}/SellerAccountID",
    f"{ACCOUNT}/SellerBic",
    f"{DETAILS}/InvoiceTypeCode",
    f"{DETAILS}/InvoiceNumber",
    f"{DETAILS}/InvoiceDate",
    f"{DETAILS}/AgreementIdentifier",
    f"{DETAILS}/BuyerReferenceIdentifier",
    f"{DETAILS}/RowsTotalVatExcludedAmount",
    f"{DETAILS}/InvoiceTotalVatExcludedAmount",
    f"{DETAILS}/InvoiceTotalVatAmount",
    TOTAL,
    DUE,
    "InvoiceRow/ArticleName",
    IBAN,
    REFERENCE,
    f"{ORDER}/EpiInstructedAmount",
    f"{ORDER}/EpiDateOptionDate",
)
"""What an invoice to the city must say; the schema leaves much of it out."""

_LENGTHS = {
    "FromIdentifier": (2, 35),
    "FromIntermediator": (2, 35),
    "ToIdentifier": (2, 35),
    "ToIntermediator": (2, 35),
    "SellerOrganisationName": (2, 70),
    "SellerStreetName": (2, 35),
    "SellerTownName": (2, 35),
    "SellerPostCodeIdentifier": (2, 35),
    "SellerContactPersonName": (0, 70),
    "SellerPhoneNumberIdentifier": (0, 35),
    "SellerEmailaddressIdentifier": (0, 70),
    "BuyerOrganisationName": (2, 70),
    "BuyerOrganisationDepartment": (0, 35),
    "AgreementIdentifier": (0, 70),
    "BuyerReferenceIdentifier": (0, 70),
    "ArticleName": (0, 100),
    "InvoicedQuantity": (0, 14),
}
"""Characters of what people have typed, as in the schema."""

_NUMBER = re.compile(r"-?\d+(,\d+)?", re.ASCII)
_DAY = re.compile(r"\d{8}", re.ASCII)
_NUMERIC = re.compile(r"(Amount|Percent|Quantity)$")


def text_of(parent: ET.Element, path: str) -> str:
    """What stands at a path; empty when nothing does."""
    return (parent.findtext(path) or "").strip()


def decimal_of(parent: ET.Element, path: str) -> Decimal:
    """The number at a path that was seen to be one; 0 when nothing stands there."""
    return Decimal((text_of(parent, path) or "0").replace(",", "."))


def _lacking(root: ET.Element) -> Iterator[Message]:
    for path in _REQUIRED:
        if not text_of(root, path):
            yield Message("export.finvoice.fault.missing", field=path.rpartition("/")[2])


def _days(root: ET.Element) -> Iterator[Message]:
    for element in root.iter():
        if element.get("Format") and _day(element.text or "") is None:
            yield Message(
                "export.finvoice.fault.day", field=element.tag, value=(element.text or "")[:20]
            )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _numbers(root: ET.Element) -> Iterator[Message]:
    for element in root.iter():
        if _NUMERIC.search(element.tag) and not _NUMBER.fullmatch(element.text or ""):
            yield Message(
                "export.finvoice.fault.number", field=element.tag, value=(element.text or "")[:20]
            )


def _lengths(root: ET.Element) -> Iterator[Message]:
    for element in root.iter():
        text = element.text or ""
        low, high = _LENGTHS.get(element.tag, (0, len(text)))
        if not low <= len(text) <= high:
            yield Message(
                "export.finvoice.fault.length",
                field=element.tag,
                text=text,
                length=len(text),
                low=low,
                high=high,
            )


SHAPE_CHECKS: tuple[Check, ...] = (_lacking, _lengths, _days, _numbers)
"""Without these the others would compare what is not there."""
