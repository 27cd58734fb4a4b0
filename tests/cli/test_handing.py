"""`ph-tui session hand` and `order hand`: to whom, told in words; a stranger is warned of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.program import Program


def planned(ph: Program) -> str:
    """The id of a meeting planned for the second of May."""
    told = ph.done("session", "plan", "4711", "2.5. 9-11", "--json").json()
    session_id: str = told["sessions"][0]["id"]
    return session_id


def test_a_meeting_is_handed_and_told(running: Program) -> None:
    """The meeting has another coach, the order its own; the history tells who handed what."""
    session_id = planned(running)
    answer = running.done("session", "hand", session_id, "olli", lang="fi")
    assert answer.out.startswith("Tapaaminen siirretty: ")
    assert "olli" in answer.err  # nobody has seen this login before
    listed = {s["id"]: s["coach"] for s in running.done("session", "list", "4711", "--json").json()}
    assert listed[session_id] == "olli"
    assert (
        "siirsi tapaamisen 2.5. valmentajalle olli"
        in running.done("history", "4711", lang="fi").out
    )
    running.done("undo", "4711")
    assert running.done("session", "hand", session_id, "olli", "--json").json()["coach"] == "olli"


def test_what_can_not_be_handed_is_refused_in_a_sentence(running: Program) -> None:
    """To nobody, to the same coach, and what was held; a login that is known is not warned of."""
    session_id = planned(running)
    held = running.done("session", "list", "4711", "--json").json()[0]["id"]
    assert running("session", "hand", session_id, " ").code == 2
    assert running("session", "hand", held, "olli").code == 1
    assert running.done("order", "hand", "4711", "olli").err.count("\n") <= 2
    assert running("order", "hand", "4711", "olli").code == 1
    assert running.done("session", "hand", session_id, "petra").err
    assert not running.done("order", "hand", "4711", "petra").err
