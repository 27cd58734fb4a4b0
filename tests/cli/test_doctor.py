"""`doctor` in the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.program import Program


def test_all_is_well(running: Program) -> None:
    """A sound directory is one line and exit code 0, and so is one that isn't there."""
    assert running.done("doctor").out == "All is well.\n"
    assert running.done("doctor", lang="fi").out == "Kaikki on kunnossa.\n"
    told = running.done("doctor", "--json").json()
    assert told == {"healthy": True, "troubles": [], "mended": []}


def test_before_anything_was_saved(ph: Program) -> None:
    """There is nothing to examine, and nothing is made by looking."""
    ph.done("doctor")
    assert not ph.data.exists()


def test_each_trouble_is_one_line(running: Program) -> None:
    """What, where and what mends it; the exit code says that something is wrong."""
    running.data.joinpath("history").chmod(0o2771)
    answer = running("doctor", lang="fi")
    assert answer.code == 1
    assert answer.out.splitlines() == [
        "! history: koneen jokainen käyttäjä pääsee tähän. Korjaa: ph-tui doctor --fix",
        "1 asia on korjattava.",
    ]


def test_fix_mends_what_is_safe(running: Program) -> None:
    """What was mended is told with a tick; after that all is well."""
    running.data.joinpath("history").chmod(0o2771)
    running.data.chmod(0o2777)
    assert running("order", "list").code == 3
    answer = running.done("doctor", "--fix")
    assert answer.out.splitlines() == [
        "✓ . + 1: every user of the machine can get at this.",
        "All is well.",
    ]
    running.done("order", "list")


def test_a_broken_order_and_its_way_back(running: Program) -> None:
    """Named with the command that restores it; set aside by --fix; restored by that command."""
    running.done("backup")
    (path,) = (running.data / "orders").glob("*.json")
    good = path.read_bytes()
    path.write_bytes(b"half")
    (line, _) = running("doctor").out.splitlines()
    command = line.partition("To mend it: ")[2].split()
    assert line.startswith(f"! orders/{path.name}: cannot be read.")
    assert command[:3] == ["ph-tui", "restore", "2024-04-24T120000.zip"]
    fixed = running("doctor", "--fix", "--json")
    assert fixed.code == 1
    assert [each["became"] for each in fixed.json()["mended"]] == [f"broken/{path.name}"]
    assert [each["kind"] for each in fixed.json()["troubles"]] == ["order_lost", "set_aside"]
    running.done(*command[1:])
    assert path.read_bytes().count(b'"note"') == good.count(b'"note"')
    assert running("doctor").code == 0


def test_json_names_the_kinds(running: Program) -> None:
    """A program gets kinds and places; the sentences are there for a person to read."""
    litter = running.data / "orders/.4194304.00000000000000aa.tmp"
    litter.touch()
    litter.chmod(0o660)
    told = running("doctor", "--json").json()
    assert told["healthy"] is False
    (trouble,) = told["troubles"]
    assert (trouble["kind"], trouble["grave"], trouble["fixable"]) == ("litter", True, True)
    assert trouble["where"] == "orders/.4194304.00000000000000aa.tmp"
