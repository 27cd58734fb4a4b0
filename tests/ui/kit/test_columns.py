"""The header of a list: the mark of the sorted column has its place even over narrow columns."""

from __future__ import annotations

import pytest

from ph_tui.ui.kit.columns import Column, header_pieces, lay_out

COLUMNS = [
    Column[str]("a", "Numero", str, 6),
    Column[str]("b", "Tunnit", str, 10, align="right"),
    Column[str]("c", "Aika", str, 4, align="right"),
]


@pytest.mark.parametrize(
    ("sort", "header"),
    [
        (None, "Numero      Tunnit  Aika"),
        (("a", False), "Numero▴     Tunnit  Aika"),
        (("b", True), "Numero    Tunnit ▾  Aika"),
        (("c", False), "Numero      Tunnit Aika▴"),
    ],
)
def test_the_mark_stands_in_the_gap_where_a_column_is_full(
    sort: tuple[str, bool] | None, header: str
) -> None:
    """No title is cut for it, and no column moves."""
    pieces = header_pieces(lay_out(COLUMNS, 24), str, sort)
    assert "".join(text for text, _ in pieces) == header
