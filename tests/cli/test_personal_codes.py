"""A personal identity code comes in by no door of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cli.test_bad_input import ADD, assert_refused
from tests.factories import VALID_CODE

if TYPE_CHECKING:
    from tests.cli.program import Program

PERSONAL = f"Asiakas {VALID_CODE} tuli"
DOORS = [
    ("order", "add", VALID_CODE, "--service", "uutta", "--client", "M.V."),
    ("order", "add", "--service", "uutta", "--client", VALID_CODE),
    (*ADD, "--case-coach", PERSONAL),
    (*ADD, "--coach", VALID_CODE),
    ("order", "edit", "4711", f"case_coach={PERSONAL}"),
    ("order", "edit", "4711", f"number={VALID_CODE}"),
    ("order", "edit", "4711", f"client={VALID_CODE}"),
    ("order", "end", "4711", "--reason", PERSONAL),
    ("order", "hand", "4711", VALID_CODE),
    ("log", "4711", f"yesterday 9-11 {PERSONAL}"),
    ("report", "set", "4711", "baseline", PERSONAL),
    ("report", "waive", "4711", "order.contacted", "--why", PERSONAL),
    ("period", "add", VALID_CODE, "--from", "2024-01-01", "--to", "2024-06-30"),
]


@pytest.mark.parametrize("typed", DOORS, ids=lambda typed: " ".join(typed)[:50])
def test_a_personal_code_comes_in_by_no_door(running: Program, typed: tuple[str, ...]) -> None:
    """A valid personal identity code is refused wherever text goes in, and is on no disk."""
    running.done("order", "edit", "4711", "contacted=")
    before = running.files()
    answer = running(*typed)
    assert_refused(answer, 1)
    assert VALID_CODE not in answer.err
    assert running.files() == before
    stored = [path.read_bytes() for path in running.data.rglob("*") if path.is_file()]
    assert not any(VALID_CODE.encode() in content for content in stored)


def test_a_personal_code_in_a_session_is_refused(running: Program) -> None:
    """The same at the doors of a session."""
    session = running.done("session", "list", "4711", "--json").json()[0]["id"]
    before = running.files()
    assert_refused(running("session", "edit", session, f"note={PERSONAL}"), 1)
    assert_refused(running("session", "edit", session, f"coach={VALID_CODE}"), 1)
    assert running.files() == before
