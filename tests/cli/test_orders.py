"""`ph-tui order`, `today`, `service`, `period`, `feedback`, `demo`: what they show and refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program

ORDER_KEYS = {
    *("id", "order_number", "service", "client_code", "stage", "next_step", "deadline"),
    *("ordered_hours", "actual_minutes"),
}
SESSION_KEYS = {
    *("id", "order_number", "on", "start", "end", "minutes", "state", "coach", "note"),
}


def test_an_empty_store_lists_nothing_and_is_not_made(ph: Program) -> None:
    """Looking creates no data directory."""
    assert ph.done("order", "list", "--json").json() == []
    assert ph.done("session", "list", "--json").json() == []
    assert ph.done("check", "--json").json() == []
    assert ph.done("today", "--json").json()["items"] == []
    assert not ph.data.exists()


def test_services_are_listed_on_an_empty_store(ph: Program) -> None:
    """The edition's services are there before anything is set, with the usual rule for hours."""
    services = ph.done("service", "list", "--json").json()
    assert [s["name"] for s in services] == [
        "Uutta suuntaa",
        "Työhaun tehotreeni",
        "Hyvinvoinnilla työelämään",
        "Työelämän suomen kieltä",
    ]
    assert services[0]["code"] == "uutta-suuntaa"
    assert services[0]["hour_minutes"] == 60
    assert services[0]["rounding"] == "none"


def test_a_period_is_assumed_until_one_is_added(ph: Program) -> None:
    """Today's half-year is assumed, and gives way to the company's own periods."""
    assert [p["id"] for p in ph.done("period", "list", "--json").json()] == ["2024-1"]
    ph.done("period", "add", "kevät", "--from", "2024-01-08", "--to", "2024-05-31")
    assert ph.done("period", "list", "--json").json() == [
        {"id": "kevät", "starts": "2024-01-08", "ends": "2024-05-31", "edition": "2024-01-01"}
    ]
    assert ph("period", "add", "kevät", "--from", "2024-01-08", "--to", "2024-05-31").code == 1
    assert ph("period", "add", "x", "--from", "2024-06-01", "--to", "2024-05-31").code == 2


def test_the_first_write_makes_a_shared_folder(ph: Program) -> None:
    """A data directory is made at the first write, for the group and for nobody else."""
    ph.done("order", "add", "--service", "uutta-suuntaa", "--client", "A.K.")
    assert ph.data.stat().st_mode & 0o7777 == 0o2770


def test_promised_keys(running: Program) -> None:
    """The keys that scripts rely on are there, in lists and alone."""
    order = running.done("order", "list", "--json").json()[0]
    assert order.keys() >= ORDER_KEYS
    assert order["deadline"] == "2024-06-14"
    shown = running.done("order", "show", "4711", "--json").json()
    assert shown.keys() >= ORDER_KEYS | {"sessions", "findings", "waivers"}
    session = running.done("session", "list", "4711", "--json").json()[0]
    assert session.keys() >= SESSION_KEYS
    assert session == {**shown["sessions"][0]}


def test_an_order_without_number_goes_by_its_id(ph: Program) -> None:
    """Until Cloudia has given a number the order is named by its own id."""
    added = ph.done("order", "add", "--service", "uutta", "--client", "M.V.", "--json").json()
    assert added["order_number"] is None
    for reference in (added["id"], added["id"][:8], "mv", "M.V."):
        assert ph.done("order", "show", reference, "--json").json()["id"] == added["id"]
    ph.done("order", "edit", "mv", "number=4720")
    assert ph.done("order", "show", "4720", "--json").json()["id"] == added["id"]


def test_the_plain_list_has_one_line_an_order(running: Program) -> None:
    """One order, one line, the same number of parts, whatever is unknown."""
    running.done("order", "add", "--service", "uutta", "--client", "M.V.")
    lines = running.done("order", "list", lang="fi").out.splitlines()
    assert len(lines) == 2
    assert {line.count(" · ") for line in lines} == {7}
    assert "4711 · A.K. · Tehotreeni · käynnissä · 2 h / 20 h" in lines[0]


def test_filters_and_views(running: Program) -> None:
    """Filter words narrow the list, and a view is one of the saved ones."""
    running.done("order", "add", "4720", "--service", "uutta", "--client", "M.V.")

    def numbers(*typed: str) -> list[str]:
        return [o["order_number"] for o in running.done("order", "list", *typed, "--json").json()]

    assert numbers("tehotreeni") == ["4711"]
    assert numbers("mv") == ["4720"]
    assert numbers("mv", "tehotreeni") == []
    assert numbers("--view", "late") == []
    assert numbers("--sort", "number") == ["4711", "4720"]
    assert "No orders" in running.done("order", "list", "nothing").out


def test_steps_of_an_order(running: Program) -> None:
    """Interrupted with a reason, resumed, handed over; each step is told and kept."""
    ended = running.done("order", "end", "4711", "--reason", "Asiakas muutti", "--json").json()
    assert ended["ending"] == {
        "on": "2024-04-24",
        "how": "interrupted",
        "reason": "Asiakas muutti",
    }
    assert running.done("order", "resume", "4711", "--json").json()["ending"] is None
    handed = running.done("order", "hand", "4711", "maija", "--json").json()
    assert handed["coach"] == "maija"
    assert running("order", "decline", "4711", "--reason", "syy").code == 1
    assert running("order", "decline", "4711").code == 2
    assert "removed" in running.done("order", "remove", "4711").out
    assert running.done("order", "list", "--json").json() == []


def test_one_client_with_two_open_orders_is_asked_which(running: Program) -> None:
    """A client code that means several open orders is refused, and the orders are named."""
    running.done("order", "add", "4799", "--service", "uutta", "--client", "a.k.")
    answer = running("order", "accept", "AK")
    assert answer.code == 1
    assert "4711" in answer.err
    assert "4799" in answer.err


def test_a_number_is_used_once(running: Program) -> None:
    """A second order with the same number is refused."""
    answer = running("order", "add", "4711", "--service", "uutta", "--client", "X.Y.")
    assert answer.code == 1
    assert len(running.files()) == 1


@pytest.mark.parametrize("number", ["../../etc/passwd", "4711/2024", "..", "-5", "A" * 70])
def test_odd_numbers_are_legal(ph: Program, number: str) -> None:
    """A slash, dots and a dash may stand in a number, and never reach a path."""
    ph.done("order", "add", "--service", "uutta", "--client", "A.K.", "--", number)
    assert ph.done("order", "show", "--json", "--", number).json()["order_number"] == number
    assert len(ph.files()) == 1


def test_today_tells_what_is_due(running: Program) -> None:
    """What must happen stands in bands, and the JSON names the order and the kind."""
    running.done("order", "add", "4720", "--service", "uutta", "--client", "M.V.")
    told = running.done("today", "--json").json()
    assert told["today"] == "2024-04-24"
    assert told["month_minutes"] == 120
    accept = next(item for item in told["items"] if item["kind"] == "accept")
    assert (accept["order_number"], accept["band"]) == ("4720", "today")
    assert "4720 · M.V." in running.done("today", lang="fi").out


def test_brief_is_silent_when_nothing_is_due(ph: Program) -> None:
    """A login message says nothing on a day without anything to do."""
    assert ph.done("today", "--brief").out == ""
    for number in range(9):
        ph.done("order", "add", str(number), "--service", "uutta", "--client", f"A{number}")
    lines = ph.done("today", "--brief", lang="fi").out.splitlines()
    assert len(lines) == 6
    assert lines[0] == "Myöhässä 0, tänään 9:"
    assert lines[-1].startswith("ja 5 muuta")
    assert ph.done("today", "--brief", "--mine", "--user", "liisa").out == ""


def test_hour_rules_are_set_together_or_not_at_all(ph: Program) -> None:
    """A service's rule for hours is set by fields; one wrong value and nothing is changed."""
    row = ph.done(
        *("service", "set", "uutta", "hour_minutes=45", "increment=0,25", "rounding=up", "--json")
    ).json()
    assert (row["hour_minutes"], row["increment"], row["rounding"]) == (45, "0.25", "up")
    assert ph("service", "set", "uutta", "hour_minutes=60", "rounding=sideways").code == 2
    assert ph("service", "set", "uutta", "colour=red").code == 2
    assert ph("service", "set", "uutta", "hour_minutes").code == 2
    assert ph.done("service", "list", "--json").json()[0]["hour_minutes"] == 45


def test_somebody_else_is_only_for_the_owner(
    running: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Acting as another user is refused unless the data directory is one's own."""
    monkeypatch.setattr("ph_tui.cli.surroundings._owns", lambda _: False)
    answer = running("order", "list", "--user", "maija")
    assert answer.code == 1
    assert "maija" in answer.err
    monkeypatch.setenv("PH_TUI_USER", "maija")
    assert running("order", "list").code == 1
    monkeypatch.setattr("ph_tui.cli.surroundings._owns", lambda _: True)
    assert running("order", "list").code == 0
    assert running("order", "list", "--user", "../x").code == 2


def test_demo_fills_an_empty_folder_only(ph: Program, tmp_path: Path) -> None:
    """The sample company is made in a folder of its own, never over somebody's data."""
    folder = tmp_path / "sample"
    made = ph.done("demo", str(folder), "--orders", "8", "--json").json()
    assert made == {"data": str(folder), "orders": 8}
    assert len(list((folder / "orders").glob("*.json"))) == 8
    before = sorted(path.name for path in folder.rglob("*"))
    assert ph("demo", str(folder)).code == 1
    assert sorted(path.name for path in folder.rglob("*")) == before
    for count in ("0", "-1", "1e9", "many", "99999999999"):
        assert ph("demo", str(tmp_path / "other"), "--orders", count).code == 2
    assert not (tmp_path / "other").exists()
