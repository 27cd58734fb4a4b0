"""What differs between two states, and turning it back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.changes import (
    LONG,
    Change,
    Clash,
    Plain,
    TextChange,
    changes_between,
    touches,
    undone,
)

texts = st.one_of(
    st.text(max_size=12),
    st.builds(lambda a, b, c: a * LONG + b + c * LONG, *[st.sampled_from(["ä", "ab", ""])] * 3),
)
values = st.one_of(st.none(), texts, st.integers(0, 3), st.lists(st.integers(0, 3), max_size=2))
documents = st.fixed_dictionaries({"x": values, "y": values})
tables = st.fixed_dictionaries(
    {
        "order": st.fixed_dictionaries({"1": documents}),
        "sessions": st.dictionaries(st.sampled_from("abc"), documents, max_size=3),
    }
)


def an_order(**fields: Any) -> Plain:
    """Tables with one order of these fields."""
    return {"order": {"1": fields}}


@given(tables, tables)
def test_turning_back_gives_what_was_before(before: Plain, after: Plain) -> None:
    """Whatever differs, the state before comes back, value for value."""
    assert undone(after, changes_between(before, after)) == before


@given(tables)
def test_what_is_the_same_is_no_change(state: Plain) -> None:
    """Two equal states have no difference."""
    assert changes_between(state, state) == ()


def test_an_order_that_came_goes_and_one_that_went_comes_back() -> None:
    """Turning back the beginning leaves nothing; turning back the end brings everything."""
    order = an_order(x="a")
    assert undone(order, changes_between({}, order)) == {"order": {}}
    assert undone({"order": {}}, changes_between(order, {})) == order


def test_only_the_stretch_of_a_long_text_is_kept_that_differs() -> None:
    """A letter in a page costs a letter."""
    page = "sana " * 400
    (change,) = changes_between(an_order(x=page), an_order(x=f"{page[:700]}Z{page[700:]}"))
    assert isinstance(change, TextChange)
    assert (change.at, change.before, change.after) == (700, "", "Z")


@pytest.mark.parametrize("now", ["muu", None, "x" * LONG])
def test_another_value_now_is_a_clash(now: str | None) -> None:
    """A short or long value that has become a third one is not overwritten."""
    for after in ("uusi", "u" * (LONG + 1)):
        changes = changes_between(an_order(x="vanha", y=1), an_order(x=after, y=1))
        assert undone(an_order(x=now, y=1), changes) == Clash(("order", "1", "x"))


def test_another_field_now_is_none() -> None:
    """What else was changed meanwhile stays as it is."""
    changes = changes_between(an_order(x="vanha", y=1), an_order(x="uusi", y=1))
    assert undone(an_order(x="uusi", y=2), changes) == an_order(x="vanha", y=2)


def test_what_came_to_an_order_keeps_it_from_going() -> None:
    """An order that has got a session since is not removed under it."""
    order = {**an_order(x="a"), "sessions": {}}
    changes = changes_between({}, order)
    now = {**order, "sessions": {"s": {"note": "tärkeä"}}}
    assert undone(now, changes) == Clash(("sessions", "s"))


def test_documents_come_back_to_their_places_unless_others_have_come() -> None:
    """Their order is restored when nobody has changed it, else they stand at the end."""
    one, two, new = {"x": 1}, {"x": 2}, {"x": 3}
    moved = Change(("sessions",), ["a", "b"], ["b"])
    gone = (Change(("sessions", "a"), one, None), moved)

    def places(state: Plain) -> list[str]:
        result = undone({**an_order(), **state}, gone)
        assert not isinstance(result, Clash)
        return list(result["sessions"])

    assert places({"sessions": {"b": two}}) == ["a", "b"]
    assert places({"sessions": {"b": two, "c": new}}) == ["b", "c", "a"]


def test_a_seal_is_only_turned_back_over_the_same_texts() -> None:
    """A report is not sent again by an undo when another text stands in it by now."""

    def report(sent: object, goal: str) -> Plain:
        return {**an_order(), "report": {"report": {"goal": goal, "sent": sent}}}

    reopened = changes_between(report({"on": "2024-04-12"}, "Töihin"), report(None, "Töihin"))
    assert undone(report(None, "Töihin"), reopened) == report({"on": "2024-04-12"}, "Töihin")
    assert undone(report(None, "Muu"), reopened) == Clash(("report", "report", "goal"))


def test_a_change_touches_what_is_above_and_below_it() -> None:
    """A removed session touches its note, and a changed note its session; a mere check nothing."""
    note = Change(("sessions", "a", "note"), "x", "y")
    assert touches([note], ("sessions", "a"))
    assert touches([Change(("sessions", "a"), {}, None)], note.path)
    assert not touches([note], ("sessions", "b"))
    assert not touches([TextChange(note.path, 0, "", "", "d")], note.path)
