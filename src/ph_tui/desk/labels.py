"""How an order is named before a person has given it a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ph_tui.domain.summaries import OrderSummary

ID_LENGTH = 32
"""Hexadecimal digits of an order's own id."""
SHORT_ID = 8
"""Digits by which an order without a number is named, and with which its sessions' ids begin."""


def label_of(summary: OrderSummary) -> str:
    """What a person calls the order: its number, or the beginning of its id until it has one."""
    return summary.number or summary.id[:SHORT_ID]
