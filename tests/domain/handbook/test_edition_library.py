"""Which editions there are, which is in force, and that none is read before it is asked for."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from ph_tui.domain.errors import BadInput, DataError
from ph_tui.domain.handbook.library import EditionLibrary, built_in_editions
from ph_tui.domain.messages import Message

IMPORTS = """
import sys
import ph_tui.domain.handbook.library, ph_tui.domain.handbook.keys, ph_tui.domain.handbook.coherence
from ph_tui.domain.iso_period import IsoPeriod
library = ph_tui.domain.handbook.library.EditionLibrary()
heavy = {"pydantic", "pendulum", "tomllib", "importlib.resources"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
edition = library.get("2024-01-01")
assert "pydantic" in sys.modules
from datetime import date
edition.deadlines[0].due(date(2024, 1, 31))
assert "pendulum" not in sys.modules
"""


def own(text: str, edition_id: str, valid_from: str) -> str:
    """The shipped edition's text as another edition."""
    return text.replace('id = "2024-01-01"', f'id = "{edition_id}"').replace(
        "valid_from = 2024-01-01", f"valid_from = {valid_from}"
    )


def test_built_in_editions_are_the_shipped_one() -> None:
    """One edition comes with the program."""
    assert [edition.id for edition in built_in_editions()] == ["2024-01-01"]


def test_an_edition_is_read_once() -> None:
    """Asking again gives the very same value."""
    library = EditionLibrary()
    assert library.get("2024-01-01") is EditionLibrary().get("2024-01-01")
    assert library.in_force(date(2024, 4, 24)) is library.get("2024-01-01")


def test_own_editions_stand_beside_the_built_in(shipped_text: str) -> None:
    """The company's own editions are found by their id and listed by their day."""
    library = EditionLibrary({"x.toml": own(shipped_text, "2023-01-01", "2023-01-01")})
    assert library.get("2023-01-01").valid_from == date(2023, 1, 1)
    assert library.get("2023-01-01") is library.get("2023-01-01")
    assert [edition.id for edition in library.all()] == ["2023-01-01", "2024-01-01"]


@pytest.mark.parametrize(
    ("on", "edition_id"),
    [
        (date(2020, 1, 1), "2024-01-01"),
        (date(2024, 1, 1), "2024-01-01"),
        (date(2024, 6, 30), "2024-01-01"),
        (date(2024, 7, 1), "2024-07-01"),
        (date(2030, 1, 1), "2024-07-01"),
    ],
)
def test_in_force_is_the_edition_that_began_last(
    shipped_text: str, on: date, edition_id: str
) -> None:
    """An edition holds from its day to the next one's; before the first of all, that one holds."""
    library = EditionLibrary({"x.toml": own(shipped_text, "2024-07-01", "2024-07-01")})
    assert library.in_force(on).id == edition_id


def test_of_one_day_the_companys_own_is_in_force(shipped_text: str) -> None:
    """A company that corrects a built-in edition gives its own another id, and that one counts."""
    library = EditionLibrary({"x.toml": own(shipped_text, "2024-01-01-b", "2024-01-01")})
    assert library.in_force(date(2024, 4, 24)).id == "2024-01-01-b"
    assert library.get("2024-01-01").id == "2024-01-01"


def test_an_unknown_edition_is_refused_with_those_at_hand() -> None:
    """Asking for an edition that is not there says which there are."""
    with pytest.raises(BadInput) as refused:
        EditionLibrary().get("2019\n-01-01")
    assert refused.value.message == Message(
        "error.edition.unknown", id="2019 -01-01", known="2024-01-01"
    )


@pytest.mark.parametrize(
    ("second_id", "second_day", "key", "reason"),
    [
        ("2024-01-01", "2026-01-01", "id", "error.edition.id_taken"),
        ("2025-01-01", "2026-01-01", "id", "error.edition.id_taken"),
        ("2025-01-01-b", "2025-01-01", "valid_from", "error.edition.same_day"),
    ],
)
def test_two_editions_never_answer_to_one_name_or_day(
    shipped_text: str, second_id: str, second_day: str, key: str, reason: str
) -> None:
    """An own edition takes neither a built-in one's id nor another own one's id or day."""
    library = EditionLibrary(
        {
            "first.toml": own(shipped_text, "2025-01-01", "2025-01-01"),
            "second.toml": own(shipped_text, second_id, second_day),
        }
    )
    with pytest.raises(DataError) as refused:
        library.all()
    params = refused.value.message.params
    assert (params["file"], params["key"]) == ("second.toml", key)
    assert isinstance(params["reason"], Message)
    assert params["reason"].id == reason


def test_a_broken_own_edition_does_not_take_the_built_in_one_away() -> None:
    """Orders under a built-in edition go on; what is in force is not guessed past a broken file.

    Nobody has typed that file just now: it is data that can't be read.
    """
    library = EditionLibrary({"broken.toml": "id ="})
    assert library.get("2024-01-01").id == "2024-01-01"
    with pytest.raises(DataError):
        library.in_force(date(2024, 4, 24))


def test_nothing_heavy_is_loaded_before_an_edition_is_asked_for() -> None:
    """The first paint needs no pydantic, and counting days needs no pendulum."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
