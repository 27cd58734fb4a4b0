"""A table for a spreadsheet: its numbers are numbers there, and no text is a formula."""

from __future__ import annotations

from decimal import Decimal

from ph_tui.exports.figures_csv import Cell, table_csv
from ph_tui.l10n.words import Words


def test_numbers_are_written_as_the_language_does() -> None:
    """Finnish: semicolon and comma; English: comma and point; both begin with the mark."""
    rows: list[list[Cell]] = [["a;b", 3, Decimal("1.5"), None]]
    assert table_csv(["x"], rows, Words("fi")).decode() == '\ufeffx\r\n"a;b";3;1,5;\r\n'
    assert table_csv(["x"], rows, Words("en")).decode() == "\ufeffx\r\na;b,3,1.5,\r\n"


def test_no_text_is_taken_for_a_formula() -> None:
    """What begins like one is marked as text."""
    told = table_csv(["x"], [["=1+1"], ["@a"], ["-"]], Words("en")).decode()
    assert told.splitlines()[1:] == ["'=1+1", "'@a", "'-"]
