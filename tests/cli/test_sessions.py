"""`ph-tui log` and `ph-tui session`: one line becomes a session, and sessions are changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.program import Program


def test_the_reading_is_told(running: Program) -> None:
    """`log` tells how the line was read before what was saved."""
    told = running.done("log", "ak", "eilen 9-11.30 CV:n päivitys", lang="fi").out.splitlines()
    assert told[0] == "A.K. · 4711 · ti 23.4.2024 9.00–11.30 · 2 h 30 min · CV:n päivitys"
    assert told[1].startswith("Tallennettu: pidetty, tunnus ")


def test_a_dry_run_saves_nothing(running: Program) -> None:
    """`--dry-run` only reads; its JSON has the keys of a session."""
    before = running.files()
    told = running.done("log", "4711", "--dry-run", "yesterday 2h", "--json").json()
    assert (told["saved"], told["id"], told["minutes"]) == (False, None, 120)
    saved = running.done("session", "list", "4711", "--json").json()[0]
    assert told.keys() >= saved.keys()
    assert "nothing was saved" in running.done("log", "4711", "--dry-run", "9-11 x").out
    assert running.files() == before


def test_states(running: Program) -> None:
    """A session can be a no-show or planned, but not both."""
    missed = running.done("log", "4711", "yesterday 9-10", "--no-show", "--json").json()
    assert missed["state"] == "no_show"
    planned = running.done("log", "4711", "2024-05-02 9-10", "--planned", "--json").json()
    assert planned["state"] == "planned"
    assert running("log", "4711", "9-10", "--planned", "--no-show").code == 2
    group = running.done("log", "4711", "yesterday 13-14 ryhmä", "--group", "--json").json()
    assert group["group"] is True


def test_a_declined_order_takes_no_held_session(ph: Program) -> None:
    """A service that never began has none: the entry is most likely another order's."""
    ph.done("order", "add", "4720", "--service", "uutta", "--client", "M.V.")
    ph.done("order", "decline", "4720", "--reason", "asiakas sai töitä")
    before = ph.files()
    answer = ph("log", "4720", "yesterday 9-10 CV")
    assert (answer.code, "order resume" in answer.err) == (1, True)
    assert ph.files() == before
    ph.done("log", "4720", "yesterday 9-10", "--no-show")
    ph.done("order", "resume", "4720")
    ph.done("log", "4720", "yesterday 11-12 CV")


def test_logging_continues_a_planned_session(running: Program) -> None:
    """What was planned is logged under its own id."""
    planned = running.done("log", "4711", "2024-04-24 9-11", "--planned", "--json").json()
    held = running.done("log", "4711", "9-11 CV", "--json").json()
    assert (held["id"], held["state"]) == (planned["id"], "held")


def test_warnings_never_change_the_exit_code(running: Program) -> None:
    """More hours than ordered is a warning: told, saved, exit 0."""
    running.done("order", "edit", "4711", "hours=1")
    answer = running.done("log", "4711", "yesterday 9-11 CV", "--json")
    assert "session.hours_left" in answer.found()


def test_a_note_from_standard_input(running: Program) -> None:
    """`-` takes the entry from standard input, as UTF-8."""
    told = running.done("log", "4711", "-", "--json", stdin="eilen 9-10 Työpaja ja äöå".encode())
    assert told.json()["note"] == "Työpaja ja äöå"


def test_a_week_is_listed(running: Program) -> None:
    """Without an order the week is listed: this one, or the one that is named."""

    def days(*typed: str) -> list[str]:
        return [s["on"] for s in running.done("session", "list", *typed, "--json").json()]

    running.done("log", "4711", "2024-04-10 9-10 CV")
    assert days() == ["2024-04-22"]
    assert days("--week", "2024-W15") == ["2024-04-10"]
    assert days("4711") == ["2024-04-10", "2024-04-22"]
    assert days("4711", "--week", "2024-W17") == ["2024-04-22"]
    for week in ("2024-W60", "W17", "2024-17", "0000-W01"):
        assert running("session", "list", "--week", week).code == 2


def test_a_session_is_edited_by_fields(running: Program) -> None:
    """Fields are set by name, all or none; the sum of minutes follows."""
    session = running.done("session", "list", "4711", "--json").json()[0]["id"]

    def edited(*pairs: str) -> dict[str, object]:
        told: dict[str, object] = running.done("session", "edit", session, *pairs, "--json").json()
        return told

    told = edited("start=10", "end=12.30", "note=Muutettu", "group=yes")
    assert (told["start"], told["end"], told["minutes"]) == ("10:00", "12:30", 150)
    assert (told["note"], told["group"]) == ("Muutettu", True)
    assert edited("state=no-show")["state"] == "no_show"
    told = edited("minutes=45", "on=23.4.", "coach=liisa", "group=ei")
    assert (told["start"], told["minutes"], told["on"]) == (None, 45, "2024-04-23")
    assert (told["coach"], told["group"]) == ("liisa", False)


@pytest.mark.parametrize(
    "pair",
    [
        *("start=25:00", "start=9.99", "end=8", "start=", "minutes=0", "minutes=-5", "minutes=x"),
        *("state=cancelled", "on=", "on=2024-02-30", "group=perhaps", "colour=red", "note"),
        "minutes=99999999999",
    ],
)
def test_a_wrong_field_changes_nothing(running: Program, pair: str) -> None:
    """An unreadable value is bad input, told in one line, and nothing is changed."""
    before = running.files()
    session = running.done("session", "list", "4711", "--json").json()[0]["id"]
    answer = running("session", "edit", session, "coach=liisa", pair)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
    assert running.files() == before


def test_a_session_is_moved_and_removed(running: Program) -> None:
    """A session moves to another time, keeps its own when only a day is told, and can go."""
    session = running.done("session", "list", "4711", "--json").json()[0]["id"]
    moved = running.done("session", "move", session, "23.4.", "12-14", "--json").json()
    assert (moved["on"], moved["start"]) == ("2024-04-23", "12:00")
    moved = running.done("session", "move", session, "22.4.", "--json").json()
    assert (moved["on"], moved["start"]) == ("2024-04-22", "12:00")
    running.done("session", "remove", session)
    assert running.done("session", "list", "4711", "--json").json() == []
    assert running("session", "remove", session).code == 2


def test_a_series_is_planned(running: Program) -> None:
    """A weekly series is planned in one line; a time that is taken is refused as a whole."""
    told = running.done("session", "plan", "4711", "ke 9-11 x4", "--json").json()
    sessions = told["sessions"]
    assert [s["on"] for s in sessions] == ["2024-04-24", "2024-05-01", "2024-05-08", "2024-05-15"]
    assert {s["state"] for s in sessions} == {"planned"}
    before = running.files()
    assert running("session", "plan", "4711", "ke 9-11 x4").code == 1
    assert running.files() == before
