"""The numbers by which a payment finds its way: reference, its RF form, bank barcode, OVT id.

Knows no order and no invoice. A company's own numbers are checked in `profile_fields`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import cycle
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_REFERENCE = re.compile(r"\d{4,20}", re.ASCII)
_RF = re.compile(r"RF\d{6,23}", re.ASCII)
_FINNISH_IBAN = re.compile(r"FI\d{16}", re.ASCII)
_BARCODE_LIMIT = Decimal(1_000_000)
"""Euros; a greater amount is left for the payer to fill in."""


def with_check_digit(base: str) -> str:
    """A Finnish reference number: 3 to 19 digits and the check digit behind them."""
    if not 3 <= len(base) <= 19:
        raise ValueError("a reference number is built on 3 to 19 digits")
    weighted = sum(int(digit) * weight for digit, weight in zip(base[::-1], cycle((7, 3, 1))))
    return f"{base}{-weighted % 10}"


def payment_reference(number: int) -> str:
    """The reference by which the payment of an invoice is known."""
    return with_check_digit(str(number))


def is_payment_reference(text: str) -> bool:
    """Whether a text is a Finnish reference number, without spaces, with the right check digit."""
    return _REFERENCE.fullmatch(text) is not None and with_check_digit(text[:-1]) == text


def rf_of(reference: str) -> str:
    """The international form of a Finnish reference number, such as RF332348236."""
    bare = reference.lstrip("0")
    return f"RF{98 - int(f'{bare}271500') % 97:02}{bare}"


def barcode(iban: str, total: Decimal, reference: str, due: date) -> str:
    """The 54 digits of the bank barcode: version 5 for a reference in RF form, else version 4.

    Empty where there is none: for a foreign account, and when nothing is to be paid.
    """
    if not _FINNISH_IBAN.fullmatch(iban) or total <= 0:
        return ""
    cents = int(total * 100) if total < _BARCODE_LIMIT else 0
    if _RF.fullmatch(reference):
        version, payment = 5, f"{reference[2:4]}{reference[4:]:0>21}"
    else:
        version, payment = 4, f"{reference:0>23}"
    return f"{version}{iban[2:]}{cents:08}{payment}{due:%y%m%d}"


def ovt_of(business_id: str) -> str:
    """The OVT id of a Finnish business ID."""
    return f"0037{business_id.replace('-', '')}"
