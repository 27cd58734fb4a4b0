"""Bare pages: everything is on them once, nothing is wider or higher than the terminal."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.ui.copying.pages import Line, pages_of, rows_of
from ph_tui.ui.copying.stops import Stop

TEXTS = st.text(st.sampled_from("aä€ 語\n\t😀"), max_size=300)


def fields(*texts: str) -> list[Stop]:
    """Fields with these texts."""
    return [
        Stop(f"f{place}", place, len(texts), "Kenttä", text)
        for place, text in enumerate(texts, start=1)
    ]


@given(st.lists(TEXTS, min_size=1, max_size=4), st.integers(8, 40), st.integers(2, 12))
def test_every_letter_is_on_one_page(texts: list[str], width: int, height: int) -> None:
    """Put together, the lines are the texts; no page is higher than the terminal."""
    pages = pages_of(fields(*texts), width, height)
    for page in pages:
        assert sum(len(rows_of(line.text, width)) for line in page) <= height
    written = "".join(line.text for page in pages for line in page if not line.is_heading)
    wanted = "".join(text.replace("\n", "").replace("\t", " " * 4) for text in texts)
    assert written == wanted


@given(st.text(st.sampled_from("aä€ "), max_size=300), st.integers(2, 40))
def test_rows_break_where_a_terminal_breaks_them(text: str, width: int) -> None:
    """A terminal takes as many rows as are reckoned with."""
    screen = pyte.Screen(width, 200)
    pyte.Stream(screen).feed(text)
    assert len(rows_of(text, width)) == screen.cursor.y + 1


def test_a_letter_of_two_cells_is_not_cut() -> None:
    """When it has no room any more, it stands on the next row."""
    assert rows_of("aaa語a", 4) == ["aaa", "語a"]
    assert rows_of("", 4) == [""]


def test_a_paragraph_stays_one_line() -> None:
    """A terminal copies what it wrapped itself as one line; a break would come along."""
    text = "Asiakas hakee töitä. " * 20
    ((heading, line),) = pages_of(fields(text), 80, 23)
    assert heading == Line("1/1 Kenttä", is_heading=True)
    assert line == Line(text)


def test_a_field_is_not_broken_when_it_fits_on_a_page() -> None:
    """What is selected in one go stands together."""
    pages = pages_of(fields("a\nb\nc", "d\ne\nf", "g"), 80, 6)
    assert [[line.text for line in page] for page in pages] == [
        ["1/3 Kenttä", "a", "b", "c"],
        ["2/3 Kenttä", "d", "e", "f"],
        ["3/3 Kenttä", "g"],
    ]


@pytest.mark.parametrize("place", [0, 2])
def test_the_heading_tells_the_place_of_what_is_walked(place: int) -> None:
    """A field that the walk passes by has its name only."""
    (page,) = pages_of([Stop("f", place, 5, "Palvelu", "x")], 80, 5)
    assert page[0].text == ("2/5 Palvelu" if place else "Palvelu")
