"""What the schema of Finvoice lets through and no bank or payer would: checks of our own.

Owns sums, check digits and the order of days in a finished file, read anew from its bytes. It knows
nothing of how the file was made, so that a slip there is caught here.
"""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ph_tui.domain.business_id import is_business_id, is_ovt
from ph_tui.domain.messages import Message
from ph_tui.domain.money.amounts import ZERO, to_cents
from ph_tui.domain.money.references import barcode, is_payment_reference
from ph_tui.exports.finvoice_shape import (
    ACCOUNT,
    DETAILS,
    DUE,
    FRAME,
    IBAN,
    ORDER,
    REFERENCE,
    SHAPE_CHECKS,
    TOTAL,
    decimal_of,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal
    from types import ModuleType

    from ph_tui.exports.finvoice_shape import Check

_UNTAXED = {"E", "O"}
_CREDIT = "INV02"


def faults(xml: bytes) -> tuple[Message, ...]:
    """What is wrong with a Finvoice file, the first thing first; none when it may leave."""
    root = ET.fromstring(xml)  # noqa: S314 - our own bytes, never a file from outside
    for checks in (SHAPE_CHECKS, TRUTH_CHECKS):
        found = tuple(chain.from_iterable(check(root) for check in checks))
        if found:
            return found
    return ()


def _check_digits(root: ET.Element) -> Iterator[Message]:
    from stdnum import bic, iban
    from stdnum.fi import alv

    checks: tuple[tuple[Callable[[str], bool], str], ...] = (
        (is_business_id, "SellerPartyDetails/SellerPartyIdentifier"),
        (_exactly(alv), "SellerPartyDetails/SellerOrganisationTaxCode"),
        (is_business_id, "BuyerPartyDetails/BuyerPartyIdentifier"),
        (_is_address, f"{FRAME}/MessageSenderDetails/FromIdentifier"),
        (_is_address, f"{FRAME}/MessageReceiverDetails/ToIdentifier"),
        (_exactly(iban), f"{ACCOUNT}/SellerAccountID"),
        (_exactly(bic), f"{ACCOUNT}/SellerBic"),
        (_exactly(iban), IBAN),
        (is_payment_reference, REFERENCE),
    )
    for is_right, path in checks:
        text = text_of(root, path)
        if text and not is_right(text):
            field = path.rpartition("/")[2]
            yield Message("export.finvoice.fault.check_digit", field=field, value=text)


def _exactly(number: ModuleType) -> Callable[[str], bool]:
    """Whether a text is a valid number of a kind, as it is written without blanks."""
    return lambda text: number.is_valid(text) and number.compact(text) in {text, text[2:]}


def _is_address(text: str) -> bool:
    """Whether an e-invoice address is right as far as it can be told: an OVT id, an IBAN, other."""
    from stdnum import iban

    if text.startswith("0037"):
        return is_ovt(text)
    return iban.is_valid(text) if text.startswith("FI") else True


def _order_of_days(root: ET.Element) -> Iterator[Message]:
    pairs = [
        (root, f"{DETAILS}/InvoiceDate", DUE),
        (root, f"{DETAILS}/InvoicingPeriodStartDate", f"{DETAILS}/InvoicingPeriodEndDate"),
        *((row, "StartDate", "EndDate") for row in root.iterfind("InvoiceRow")),
    ]
    for parent, first, last in pairs:
        if text_of(parent, first) > text_of(parent, last):
            earlier, later = (path.rpartition("/")[2] for path in (first, last))
            yield Message("export.finvoice.fault.day_order", first=earlier, last=later)


def _unequal(field: str, is_now: Decimal, is_right: Decimal) -> Iterator[Message]:
    if is_now != is_right:
        yield Message("export.finvoice.fault.sum", field=field, value=is_now, right=is_right)


def _rows(root: ET.Element) -> Iterator[Message]:
    for row in root.iterfind("InvoiceRow"):
        product = decimal_of(row, "InvoicedQuantity") * decimal_of(row, "UnitPriceAmount")
        net = decimal_of(row, "RowVatExcludedAmount")
        yield from _unequal("RowVatExcludedAmount", net, to_cents(product))


def _taxes(root: ET.Element) -> Iterator[Message]:
    bases: dict[tuple[str, Decimal], Decimal] = {}
    for row in root.iterfind("InvoiceRow"):
        key = (text_of(row, "RowVatCode"), decimal_of(row, "RowVatRatePercent"))
        bases[key] = bases.get(key, ZERO) + decimal_of(row, "RowVatExcludedAmount")
    for group in root.iterfind(f"{DETAILS}/VatSpecificationDetails"):
        code, percent = text_of(group, "VatCode"), decimal_of(group, "VatRatePercent")
        base, tax = decimal_of(group, "VatBaseAmount"), decimal_of(group, "VatRateAmount")
        yield from _unequal("VatBaseAmount", base, bases.pop((code, percent), ZERO))
        yield from _unequal("VatRateAmount", tax, to_cents(base * percent / 100))
        if code in _UNTAXED and not text_of(group, "VatFreeText"):
            yield Message("export.finvoice.fault.missing", field="VatFreeText")
        if (code in _UNTAXED) != (percent == 0):
            yield Message("export.finvoice.fault.vat_code", code=code, percent=percent)
    for net in bases.values():
        yield from _unequal("VatBaseAmount", ZERO, net)


def _totals(root: ET.Element) -> Iterator[Message]:
    groups = root.findall(f"{DETAILS}/VatSpecificationDetails")
    net = sum((decimal_of(group, "VatBaseAmount") for group in groups), ZERO)
    tax = sum((decimal_of(group, "VatRateAmount") for group in groups), ZERO)
    sums = {
        "RowsTotalVatExcludedAmount": net,
        "InvoiceTotalVatExcludedAmount": net,
        "InvoiceTotalVatAmount": tax,
        "InvoiceTotalVatIncludedAmount": net + tax,
    }
    for field, right in sums.items():
        yield from _unequal(field, decimal_of(root, f"{DETAILS}/{field}"), right)


def _payment(root: ET.Element) -> Iterator[Message]:
    total = decimal_of(root, TOTAL)
    asked = decimal_of(root, f"{ORDER}/EpiInstructedAmount")
    yield from _unequal("EpiInstructedAmount", asked, total)
    same = (
        ("EpiAccountID", text_of(root, IBAN), text_of(root, f"{ACCOUNT}/SellerAccountID")),
        ("EpiDateOptionDate", text_of(root, f"{ORDER}/EpiDateOptionDate"), text_of(root, DUE)),
        ("VirtualBankBarcode", text_of(root, "VirtualBankBarcode"), _barcode(root, total)),
    )
    for field, is_now, is_right in same:
        if is_now != is_right:
            yield Message("export.finvoice.fault.unlike", field=field, value=is_now, right=is_right)


def _barcode(root: ET.Element, total: Decimal) -> str:
    due = date.fromisoformat(text_of(root, DUE))
    return barcode(text_of(root, IBAN), total, text_of(root, REFERENCE), due)


def _kind(root: ET.Element) -> Iterator[Message]:
    """An invoice asks for money; a credit note gives it back and names what it takes back."""
    total = decimal_of(root, TOTAL)
    is_credit = text_of(root, f"{DETAILS}/InvoiceTypeCode") == _CREDIT
    if (total > 0) == is_credit or total == 0:
        yield Message("export.finvoice.fault.sign", total=total)
    if is_credit and not text_of(root, f"{DETAILS}/OriginalInvoiceNumber"):
        yield Message("export.finvoice.fault.missing", field="OriginalInvoiceNumber")


TRUTH_CHECKS: tuple[Check, ...] = (
    _check_digits,
    _order_of_days,
    _rows,
    _taxes,
    _totals,
    _payment,
    _kind,
)
"""What compares one thing in the file with another."""
