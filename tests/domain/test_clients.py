"""Contact details: what may stand in them, and how a client's code is found in a text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.aliases import alias_of, is_alias
from ph_tui.domain.clients import FIELDS, LIMITS, ContactDetails, edited, kept_until, mentions_of
from ph_tui.domain.errors import BadInput
from ph_tui.domain.folding import client_key

DETAILS = ContactDetails("A.K.", name="Ansa Keksitty", phone="050 123 4567", email="a@esimerkki.fi")


def test_fields_are_edited_by_name() -> None:
    """What is not named stays; an empty value takes one away."""
    after = edited(DETAILS, {"phone": "", "note": "Soita\niltapäivällä"})
    assert (after.name, after.phone, after.note) == ("Ansa Keksitty", "", "Soita\niltapäivällä")
    assert not after.is_empty
    assert edited(after, dict.fromkeys(FIELDS, "")).is_empty


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"puhelin": "050"}, "error.client.field_unknown"),
        ({"client_code": "B"}, "error.client.field_unknown"),
        ({"email": "ilman ättää"}, "error.client.email"),
        ({"email": "a@b c"}, "error.client.email"),
        *(({field: "x" * (limit + 1)}, "error.client.length") for field, limit in LIMITS.items()),
    ],
)
def test_what_can_not_be_is_refused(values: dict[str, str], message: str) -> None:
    """An unknown field, an address that is none, and too much text are refused."""
    with pytest.raises(BadInput) as refused:
        edited(DETAILS, values)
    assert refused.value.message.id == message


def test_text_is_cleaned() -> None:
    """As everywhere, nothing that moves a cursor comes in; only the note has lines."""
    details = ContactDetails("A.K.", name="Ansa\x1b[2J\nKeksitty", note="a\r\nb\x07")
    assert (details.name, details.note) == ("Ansa[2J Keksitty", "a\nb")


@pytest.mark.parametrize(
    ("code", "text", "is_mentioned"),
    [
        ("A.K.", "Tapasin A.K. eilen", True),
        ("A.K.", "ak eilen 9-11", True),
        ("A.K.", "a. k. soitti", True),
        ("A.K.", "maksu ja akku", False),
        ("A.K.", "A.K2", False),
        ("Ä.K.", "äk, ja muuta", True),
        ("AK-12", "ryhmä: ak-12.", True),
        ("AK-12", "AK-123", False),
        ("...", "mitä tahansa ...", False),
    ],
)
def test_a_code_is_found_in_every_spelling(code: str, text: str, is_mentioned: bool) -> None:
    """Without case, dots and spaces, as a word of its own."""
    assert (mentions_of(code).search(text) is not None) == is_mentioned


@given(st.text(min_size=1, max_size=20))
def test_any_code_is_found_as_it_is_spelled(code: str) -> None:
    """Whatever a code is made of, its own spelling is found, if it means anybody."""
    if client_key(code):
        assert mentions_of(code).search(f" {code} ")


@pytest.mark.parametrize(
    ("closed", "months", "until"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2023, 12, 31), 12, date(2024, 12, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 5, 15), 24, date(2026, 5, 15)),
    ],
)
def test_months_end_where_months_end(closed: date, months: int, until: date) -> None:
    """The same day of a later month, or its last one."""
    assert kept_until(closed, months) == until


def test_an_alias_is_known_and_nothing_else_is() -> None:
    """Eight random digits make it; no person's initials look like it."""
    assert is_alias(alias_of("0a1b2c3d"))
    assert not any(map(is_alias, ("A.K.", "poistettu", "poistettu-", "Poistettu-0a1b2c3d")))
    with pytest.raises(ValueError, match="eight digits"):
        alias_of("A.K.")
