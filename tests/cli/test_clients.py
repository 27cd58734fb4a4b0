"""Clients on the command line: shown, set, exported, erased; and for how long they are kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.factories import VALID_CODE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program

SET = ("client", "set", "ak", "name=Ansa Keksitty", "phone=050 123 4567")


def test_contact_details_are_set_and_shown(running: Program) -> None:
    """By field; lists go on showing the code alone."""
    assert "A.K." in running.done(*SET).out
    told = running.done("client", "show", "A.K.").out
    assert "Name: Ansa Keksitty" in told
    assert "4711" in told
    assert (
        "Ansa" not in running.done("order", "list").out + running.done("order", "show", "4711").out
    )
    shown = running.done("client", "show", "ak", "--json").json()
    assert {name: shown[name] for name in ("client_code", "name", "phone", "email", "note")} == {
        "client_code": "A.K.",
        "name": "Ansa Keksitty",
        "phone": "050 123 4567",
        "email": "",
        "note": "",
    }
    assert [order["order_number"] for order in shown["orders"]] == ["4711"]


def test_details_can_come_from_standard_input(running: Program) -> None:
    """So no name stands in the list of processes."""
    typed = "name=Ansa Keksitty\n\nnote=a=b, ja ä\n".encode()
    running.done("client", "set", "A.K.", "-", stdin=typed)
    shown = running.done("client", "show", "A.K.", "--json").json()
    assert (shown["name"], shown["note"]) == ("Ansa Keksitty", "a=b, ja ä")


def test_a_client_without_an_order_is_remarked_upon(running: Program) -> None:
    """It may be a slip of the fingers."""
    answer = running.done("client", "set", "A.L.", "phone=1")
    assert "A.L." in answer.err


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("client", "show", "X.Y."), 2),
        (("client", "set", "A.K.", "puhelin=1"), 2),
        (("client", "set", "A.K.", "phone"), 2),
        (("client", "set", "A.K."), 2),
        (("client", "set", "A.K.", f"note={VALID_CODE}"), 1),
        (("client", "erase", "X.Y.", "--yes"), 2),
        (("client", "erase", "A.K.", "--yes", "--dry-run"), 2),
        (("client", "export", "X.Y."), 2),
        (("client", "export", "A.K.", "-o", ""), 2),
        (("retention", "set", "kaksi"), 2),
        (("retention", "set", "601"), 2),
        (("retention", "set", "-1"), 2),
    ],
)
def test_what_can_not_be_is_refused(running: Program, typed: tuple[str, ...], code: int) -> None:
    """In a sentence, and nothing is changed."""
    before = {p: p.read_bytes() for p in running.data.rglob("*") if p.is_file()}
    answer = running(*typed)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err
    assert {p: p.read_bytes() for p in running.data.rglob("*") if p.is_file()} == before


def test_everything_of_a_client_is_exported(running: Program, tmp_path: Path) -> None:
    """Details, orders, sessions, reports and history; into a file that only its owner reads."""
    running.done(*SET)
    running.done("report", "set", "4711", "goal", "Työpaikka logistiikasta")
    running.done("order", "add", "4713", "--service", "uutta", "--client", "A.K.")
    running.done("order", "remove", "4713")
    target = tmp_path / "client.json"
    running.done("client", "export", "A.K.", "-o", str(target))
    told = json.loads(target.read_text(encoding="utf-8"))
    assert told["name"] == "Ansa Keksitty"
    (order,) = told["orders"]
    assert [session["note"] for session in order["sessions"]] == ["Osaamisen kartoitus"]
    assert order["report"]["sections"]["goal"] == "Työpaikka logistiikasta"
    assert order["history"][-1]["did"] == "added"
    (removed,) = told["removed_orders"]
    assert removed["history"][0]["did"] == "removed"
    assert target.stat().st_mode & 0o777 == 0o600
    again = running("client", "export", "A.K.", "-o", str(target))
    assert again.code == 1
    assert json.loads(running.done("client", "export", "ak").out)["orders"] == told["orders"]


def test_an_erasure_is_shown_before_it_is_done(running: Program) -> None:
    """What goes, what stays, what to think of; nothing is changed until `--yes` is typed."""
    running.done(*SET)
    files = running.files()
    shown = running.done("client", "erase", "ak", "--dry-run")
    asked = running("client", "erase", "ak")
    assert asked.code == 1
    assert shown.out == asked.out
    for told in (
        "A.K.",
        "4711",
        "contact details",
        "voucher",
        "not finished",
        "ph-tui client erase",
    ):
        assert told in shown.out
    plan = running.done("client", "erase", "ak", "--dry-run", "--json").json()
    assert plan["erased"] is False
    assert plan["counts"]["orders"] == 1
    assert running.files() == files
    assert running.done("client", "show", "A.K.").out


def test_a_client_is_erased(running: Program) -> None:
    """The order stays under another code; the certificate is named; the code means nobody."""
    running.done(*SET)
    told = running.done("client", "erase", "A.K.", "--yes", "--json").json()
    assert told["erased"] is True
    assert told["counts"]["contact_details"] == 1
    shown = running.done("order", "show", "4711", "--json").json()
    assert shown["client_code"] == told["alias"]
    assert [s["minutes"] for s in shown["sessions"]] == [120]
    assert running("client", "show", "A.K.").code == 2
    assert running("log", "4711", "today 9-10 Uusi").code == 1
    left = [path for path in running.data.rglob("*") if path.is_file()]
    assert not any(b"A.K." in path.read_bytes() for path in left)
    assert not any(b"kartoitus" in path.read_bytes() for path in left)
    assert "erased the client" in running.done("history", "4711").out


def test_the_retention_time_is_set_and_seen(running: Program) -> None:
    """Not set until the company sets it; then the clients who are kept longer are listed."""
    unset = running.done("retention", "list")
    assert "retention set" in unset.out
    assert running.done("retention", "list", "--json").json() == []
    running.done("order", "add", "9", "--service", "uutta", "--client", "B.L.")
    running.done("order", "decline", "9", "--reason", "Muutti", "--on", "2022-01-31")
    assert running.done("retention", "set", "12", "--json").json() == {"retention_months": 12}
    (overdue,) = running.done("retention", "list", "--json").json()
    assert overdue["client_code"] == "B.L."
    assert (overdue["closed_on"], overdue["kept_until"]) == ("2022-01-31", "2023-01-31")
    assert "B.L." in running.done("retention", "list").out
    assert running.done("retention", "set", "0", "--json").json() == {"retention_months": None}


def test_an_erasure_that_was_broken_off_is_told(
    running: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The doctor tells of it with the command that finishes it."""
    from ph_tui.store.backups import BackupFolder

    def fail(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(BackupFolder, "rewrite", fail)
        assert running("client", "erase", "A.K.", "--yes").code == 130
    told = running("doctor")
    assert "ph-tui client erase A.K. --yes" in told.out
    assert "broken off" in running("client", "erase", "A.K.", "--dry-run").out
    running.done("client", "erase", "A.K.", "--yes")
    assert "client erase" not in running("doctor").out
