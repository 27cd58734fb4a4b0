"""Elements of a Finvoice file: texts, days and amounts as the standard writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ph_tui.domain.money.amounts import to_cents

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an element below its parent; its text may be empty."""
    element = ET.SubElement(parent, tag, attributes)
    element.text = text or None
    return element


def add_present(parent: ET.Element, *pairs: tuple[str, str]) -> None:
    """Add an element for each text that is there."""
    for tag, text in pairs:
        if text:
            add(parent, tag, text)


def add_day(parent: ET.Element, tag: str, on: date) -> None:
    """Add a day, as 20240926."""
    add(parent, tag, f"{on:%Y%m%d}", Format="CCYYMMDD")


def add_money(parent: ET.Element, tag: str, euros: Decimal, **attributes: str) -> None:
    """Add an amount of euros, as 1244,96."""
    text = number(to_cents(euros))
    add(parent, tag, text, AmountCurrencyIdentifier="EUR", **attributes)


def number(value: Decimal) -> str:
    """A number with a comma."""
    return f"{value:f}".replace(".", ",")
