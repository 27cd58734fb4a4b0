"""`history`, `undo` and `redo` in the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.program import Program


def order_of(ph: Program) -> dict[str, object]:
    """The order as a program reads it, whatever its revision."""
    told: dict[str, object] = ph.done("order", "show", "4711", "--json").json()
    return {name: value for name, value in told.items() if name != "revision"}


def test_history_is_a_list_of_sentences(running: Program) -> None:
    """One line a step, the newest first, in the user's language; without a number also which."""
    user = running.done("history", "4711", "--json").json()[0]["by"]
    assert running.done("history", "4711", lang="fi").out.splitlines() == [
        f"ke 24.4. klo 12.00 · {user} · kirjasi tapaamisen 22.4.",
        f"ke 24.4. klo 12.00 · {user} · kirjasi yhteydenoton asiakkaaseen (5.3.)",
        f"ke 24.4. klo 12.00 · {user} · merkitsi tilauksen hyväksytyksi (4.3.)",
        f"ke 24.4. klo 12.00 · {user} · otti tilauksen vastaan",
    ]
    first = running.done("history").out.splitlines()[0]
    assert first == f"Wed 24 Apr 12:00 · 4711 · A.K. · {user} · logged the meeting of 22 Apr"


def test_history_for_programs(running: Program) -> None:
    """A bare list with stable keys and names, and the values that were changed."""
    running.done("undo")
    told = running.done("history", "ak", "--json").json()
    assert [(entry["kind"], entry["did"], entry["undone"]) for entry in told[:3]] == [
        ("undo", "undid", False),
        ("change", "logged", True),
        ("change", "contacted", False),
    ]
    path = ["order", told[2]["order_id"], "contacted_on"]
    assert told[2]["changes"] == [{"path": path, "before": None, "after": "2024-03-05"}]
    assert told[2]["at"] == "2024-04-24T12:00:00+03:00"
    assert [entry["revision"] for entry in told] == [5, 4, 3, 2, 1]


def test_undo_and_redo_across_runs(running: Program) -> None:
    """Each run is a program of its own; the order goes back and forth all the same."""
    before = order_of(running)
    undone = running.done("undo", "4711")
    assert undone.out == "Undone: 4711 · A.K. · logged the meeting of 22 Apr\n"
    assert order_of(running)["sessions"] == []
    again = running.done("redo", "--json").json()
    assert (again["kind"], again["did"], again["removed"]) == ("redo", "logged", False)
    assert order_of(running) == before


def test_a_new_order_and_a_removed_one(running: Program) -> None:
    """Undo takes a new order away again, and brings a removed one back, by its number too."""
    for _ in range(3):
        running.done("undo")
    gone = running.done("undo")
    assert gone.out.splitlines()[1] == "The order is gone. ph-tui redo brings it back."
    assert running("order", "show", "4711").code == 2
    running.done("redo", "4711")
    assert running.done("order", "show", "4711", "--json").json()["stage"] == "received"
    running.done("order", "remove", "4711")
    assert "removed the order" in running.done("history", "4711").out
    running.done("undo")
    assert running.done("order", "show", "4711").code == 0


def test_nothing_to_undo_is_a_refusal(ph: Program) -> None:
    """Exit code 1 and a sentence; an order that never was is a mistake in typing."""
    refused = ph("undo", lang="fi")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("Kumottavaa ei ole")
    assert ph("redo").code == 1
    assert ph("undo", "4711").code == ph("history", "4711").code == 2
    assert ph.done("history").out == "There is no history yet.\n"
    assert ph.done("history", "--json").json() == []
