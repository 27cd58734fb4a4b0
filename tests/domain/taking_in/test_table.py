"""Columns are guessed from headings, and a table is found among titles, gaps, sums and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ph_tui.domain.errors import BadInput
from ph_tui.domain.taking_in.headings import (
    Kind,
    fields_of,
    guessed,
    guessed_field,
    mapped,
    read_map,
    with_map,
)
from ph_tui.domain.taking_in.table import Sheet, Why, letters, table_of

if TYPE_CHECKING:
    from ph_tui.domain.taking_in.cells import Cell


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Tilausnumero", "number"), ("TILAUS", "number"), ("Order no.", "number"),
        ("Asiakastunnus", "client"), ("Valmennus", "service"), ("Tilatut tunnit (h)", "hours"),
        ("Alkupäivä", "start"), ("Alku pvm", "start"), ("Päättyy", "end"), ("Päättyi", "ended"),
        ("Hinta €/h", "price"), ("Valmentaja", "coach"), ("Omavalmentaja", "case_coach"),
        ("Hyväksytty Cloudiassa", "accepted"), ("Yhteys otettu", "contacted"), ("Tila", "state"),
        ("Client code", "client"), ("Start date", "start"), ("Muistiinpanoja", ""), ("", ""),
    ],
)  # fmt: skip
def test_headings_are_understood_in_both_languages(heading: str, field: str) -> None:
    """Case, dots, brackets and units make no difference; other words have no field."""
    assert guessed_field(Kind.ORDERS, heading) == field


@pytest.mark.parametrize("kind", list(Kind))
def test_every_field_is_its_own_heading_in_english(kind: Kind) -> None:
    """No word means two fields, and each field of a kind can be told by some heading."""
    words = [word for field in fields_of(kind) for word in [field.replace("_", " ")]]
    assert {guessed_field(kind, word) for word in words} - {""} <= set(fields_of(kind))


def test_of_two_columns_that_mean_the_same_the_first_has_the_field() -> None:
    """The other one is there to be given another meaning, and then the first has none."""
    columns = guessed(Kind.ORDERS, ["Tilaus", "Nro", "Asiakas"])
    assert [column.field for column in columns] == ["number", "", "client"]
    assert [column.field for column in mapped(columns, 1, "number")] == ["", "number", "client"]


def test_a_map_overrides_the_guess_and_names_what_there_is() -> None:
    """`Heading=field` by any spelling of the heading; `-` leaves a column out."""
    columns = guessed(Kind.ORDERS, ["Tilaus", "Hlö", "Hinta"])
    told = with_map(columns, read_map(Kind.ORDERS, "hlö=client, HINTA=-"))
    assert [column.field for column in told] == ["number", "client", ""]
    for wrong in ("Hlö", "=client", "Hlö=nimi"):
        with pytest.raises(BadInput):
            read_map(Kind.ORDERS, wrong)
    with pytest.raises(BadInput) as refused:
        with_map(columns, read_map(Kind.ORDERS, "Nimi=client"))
    assert "Hlö" in str(refused.value.message.params["known"])


ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Tilaukset 2024", None, None),
    (None, None, None),
    ("Nro", "Asiakas", "Palvelu", "Tunnit"),
    (4711, "A.K.", "tehotreeni", 20),
    (),
    ("Nro", "Asiakas", "Palvelu", "Tunnit"),
    (4712, "M.V.", "tehotreeni", 10),
    ("Yhteensä:", None, None, 30),
    (None, None, None, 30),
    ("Päivitetty 1.4. / MM",),
    (None, " "),
)


def test_a_table_is_found_and_everything_around_it_is_named() -> None:
    """Rows keep the numbers that the spreadsheet shows; nothing vanishes."""
    table = table_of(Kind.ORDERS, Sheet("", ROWS))
    assert [row.number for row in table.rows] == [4, 7]
    assert [(each.number, each.why) for each in table.skipped] == [
        (1, Why.TITLE), (6, Why.HEADING), (8, Why.SUM), (9, Why.SUM), (10, Why.NOTE),
    ]  # fmt: skip
    assert table.empty == 1


def test_every_row_is_read_skipped_or_empty() -> None:
    """However a sheet is cut, its rows are accounted for."""
    for end in range(3, len(ROWS) + 1):
        table = table_of(Kind.ORDERS, Sheet("", ROWS[:end]))
        numbers = [r.number for r in table.rows] + [s.number for s in table.skipped]
        full = [n for n, row in enumerate(ROWS[:end], 1) if any(str(c or "").strip() for c in row)]
        assert sorted([*numbers, 3]) == full


def test_columns_without_a_field_are_named() -> None:
    """By their headings, or by their letters where there is only content."""
    rows: tuple[tuple[Cell, ...], ...] = (("Nro", "Asiakas", "Huom"), (1, "A.K.", "x", "y"))
    assert table_of(Kind.ORDERS, Sheet("", rows)).left_out == ("Huom", "D")
    assert [letters(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize("rows", [(), ((None, None),), ((1, 2), (3, 4)), (("x",), ("y",))])
def test_without_headings_there_is_no_table(rows: tuple[tuple[Cell, ...], ...]) -> None:
    """An empty sheet, numbers alone, a single column."""
    with pytest.raises(BadInput):
        table_of(Kind.ORDERS, Sheet("", rows))
