"""Finnish business IDs and the OVT ids built on them: whether their check digits are right.

Knows nothing of who bears an id; formatting and asking for one belong to others.
"""

from __future__ import annotations

import re

_BUSINESS_ID = re.compile(r"(\d{7})-(\d)", re.ASCII)
_OVT = re.compile(r"0037(\d{7})(\d)[0-9A-Z]{0,5}", re.ASCII)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2)


def is_business_id(text: str) -> bool:
    """Whether a text is a business ID, written with its hyphen, whose check digit is right."""
    match = _BUSINESS_ID.fullmatch(text)
    return match is not None and _check_digit(match[1]) == int(match[2])


def is_ovt(text: str) -> bool:
    """Whether a text is an OVT id: 0037, a business ID without its hyphen, at most 5 more."""
    match = _OVT.fullmatch(text)
    return match is not None and _check_digit(match[1]) == int(match[2])


def _check_digit(digits: str) -> int | None:
    """The eighth digit of a business ID; None for the numbers that are never given out."""
    rest = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11
    if rest == 1:
        return None
    return 11 - rest if rest else 0
