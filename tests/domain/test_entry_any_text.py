"""Any text is read or refused; what is put together is taken apart again."""

from __future__ import annotations

import contextlib
from datetime import date, time
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.day_words import LONGEST_QUOTE
from ph_tui.domain.entry import read_day, read_entry, read_moment, read_series
from ph_tui.domain.errors import BadInput

TODAY = date(2024, 4, 24)
"""A Wednesday."""
PARTS = (
    "ak 4711 A.K. ma to eilen tänään 23.4. 31.2. 2024-04-23 9-11 9.00–11.30 25:00 klo - – . , 2h 2"
    " 30 min 1,5 x8 8x CV päivitys 9 11 99999999999 ½ ٣ ²"
)
NOTE = "CV:n päivitys, haastattelu (puhelin); 3 hakemusta 5.5. klo 9-11 [x] ei 2h"


@given(
    st.sampled_from(["", "ak ", "4711 "]),
    st.dates(date(2023, 4, 25), date(2025, 4, 23)),
    st.integers(0, 1438),
    st.data(),
    st.lists(st.sampled_from(NOTE.split())).map(" ".join),
)
def test_what_is_put_together_is_taken_apart_again(
    target: str, on: date, start: int, data: st.DataObject, note: str
) -> None:
    """Any target, day, time and note, in any of their spellings, comes back as it was meant."""
    end = data.draw(st.integers(start + 1, 1439))
    begin, finish = (time(at // 60, at % 60) for at in (start, end))
    day = data.draw(st.sampled_from([f"{on.day}.{on.month}.{on.year}", f"{on:%d.%m.%Y}", f"{on}"]))
    point, dash = data.draw(st.sampled_from(".:")), data.draw(st.sampled_from(["-", "–", " - "]))
    span = dash.join(f"{at.hour}{point}{at.minute:02}" for at in (begin, finish))
    text = f"{target}{day} {data.draw(st.sampled_from(['', 'klo ']))}{span} Tehty {note}"
    try:
        entry = read_entry(text, today=TODAY, with_target=bool(target))
    except BadInput as error:
        assert error.message.id == "error.entry.skipped_hour"  # noqa: PT017 (or it is read)
        return
    assert (entry.target or "") == target.strip()
    assert (entry.on, entry.start, entry.end) == (on, begin, finish)
    assert entry.note == f"Tehty {note}".strip()


@given(st.lists(st.sampled_from(PARTS.split())), st.sampled_from(["", " ", "\n"]), st.booleans())
def test_near_misses_are_read_or_refused(parts: list[str], gap: str, with_target: bool) -> None:
    """Whatever is put together from the words of the grammar, it is read or refused."""
    text = gap.join(parts)
    try:
        entry = read_entry(text, today=TODAY, with_target=with_target)
    except BadInput as error:
        shown = [value for value in error.message.params.values() if isinstance(value, str)]
        assert all(len(value) <= LONGEST_QUOTE for value in shown)
    else:
        assert entry.minutes > 0
    for read in (read_series, read_moment, read_day):
        try:
            read(text, today=TODAY)
        except BadInput:
            continue


@pytest.mark.parametrize(
    "text",
    [
        "9-11 CV " + "työ " * 250_000,
        "9" * 10**6,
        "a" * 10**6,
        "9-11 " + "1 " * 500_000,
        "9 " + " " * 10**6 + "h",
    ],
    ids=["note", "digits", "letters", "numbers", "spaces"],
)
def test_a_megabyte_is_read_or_refused_at_once(text: str) -> None:
    """Length alone never makes the reading hang."""
    begun = perf_counter()
    with contextlib.suppress(BadInput):
        read_entry(text, today=TODAY, with_target=True)
    assert perf_counter() - begun < 2
