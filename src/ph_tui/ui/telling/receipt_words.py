"""A receipt in one line: its text, and the name of the file that was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.ui.telling.session_words import DOT

if TYPE_CHECKING:
    from ph_tui.desk.receipts import AnySending
    from ph_tui.l10n.words import Words


def receipt_told(sending: AnySending, words: Words) -> str:
    """What came back of a sending; empty when nothing did."""
    told = [" ".join(sending.receipt.split())]
    if sending.paper is not None:
        told.append(words.say("ui.receipt.file", name=sending.paper.name))
    return DOT.join(filter(None, told))
