"""`backup` and `restore` in the shell."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest

from ph_tui.store.backup_writing import verify

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program


def test_round_trip(running: Program, tmp_path: Path) -> None:
    """A backup elsewhere, the data lost, everything back: the files are the same byte for byte."""
    target = str(tmp_path / "stick.zip")
    made = running.done("backup", target, "--json").json()
    assert (made["file"], made["orders"], made["unreadable"]) == (target, 1, [])
    before = running.files()
    shutil.rmtree(running.data)
    told = running.done("restore", target, "--yes", lang="fi").out.splitlines()
    assert told[0] == "stick.zip · 24.4.2024 klo 12.00 · 1 tilaus"
    assert told[1] == "+ 4711 · A.K. · palaa"
    assert told[-1].startswith("Palautettu. Se, mitä oli siihen asti, on varmuuskopiossa ")
    assert running.files() == before


def test_the_difference_comes_first(running: Program) -> None:
    """Without --yes nothing is restored: what would change is shown, and how to go on."""
    running.done("backup")
    running.done("log", "4711", "2024-04-23 9-11 Hakemus")
    running.done("order", "edit", "4711", "case_coach=Oma Valmentaja")
    before = running.files()
    shown = running("restore", "2024-04-24T120000.zip", "--order", "4711")
    assert shown.code == 1
    command = "ph-tui restore 2024-04-24T120000.zip --order 4711 --yes"
    assert shown.out.splitlines() == [
        "2024-04-24T120000.zip · 24 Apr 2024 12:00 · 1 order",
        "~ 4711 · A.K. · changes · personal coach, meeting",
        "    personal coach: Oma Valmentaja → –",
        "    meeting: Tue 23 Apr 9:00–11:00 · held · Hakemus → –",
        f"Nothing was restored yet. To restore it: {command}",
    ]
    assert running.files() == before
    told = running("restore", "2024-04-24T120000.zip", "--json").json()
    assert (told["restored"], told["before"]) == (False, None)
    assert told["orders"][0]["fate"] == "changed"
    assert ["order", told["orders"][0]["order_id"], "case_coach"] in told["orders"][0]["changes"]


def test_one_order_and_its_undo(running: Program) -> None:
    """One order is restored by any of its names; the history tells, and undo works."""
    running.done("backup")
    running.done("log", "4711", "2024-04-23 9-11 Hakemus")
    told = running.done("restore", "2024-04-24T120000.zip", "--order", "ak", "--yes", "--json")
    assert told.json()["restored"] is True
    assert told.json()["before"].endswith("-before-restore-of-order.zip")
    assert len(running.done("order", "show", "4711", "--json").json()["sessions"]) == 1
    assert "restored the order from the backup of 24 Apr" in running.done("history", "4711").out
    running.done("undo", "4711")
    assert len(running.done("order", "show", "4711", "--json").json()["sessions"]) == 2


def test_nothing_to_restore(running: Program) -> None:
    """When everything is as in the backup, that is told, and no further backup is made."""
    running.done("backup")
    told = running.done("restore", "2024-04-24T120000.zip", "--yes", lang="fi")
    assert told.out.splitlines()[-1].startswith("Kaikki on jo niin kuin varmuuskopiossa.")
    assert len(running.done("restore", "--json").json()["backups"]) == 1


def test_backups_are_listed(running: Program) -> None:
    """Without a file there is a list, the newest first; with nothing to list it says so."""
    assert running.done("restore").out == "There are no backups yet.\n"
    running.done("backup")
    (line,) = running.done("restore").out.splitlines()
    assert line.startswith("2024-04-24T120000.zip · 24 Apr 2024 12:00 · 1 order · ")
    assert running("restore", "--yes").code == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "There is no backup x.zip."),
        (b"PK\x03\x04 cut short", "The backup x.zip is damaged"),
        (b"", "x.zip is not a backup of ph-tui."),
        (b"\x1f\x8b a tar file", "x.zip is not a backup of ph-tui."),
    ],
)
def test_bad_files_are_one_sentence(
    running: Program, tmp_path: Path, content: bytes | None, told: str
) -> None:
    """Exit code 3, one line, nothing changed."""
    path = tmp_path / "x.zip"
    if content is not None:
        path.write_bytes(content)
    before = running.files()
    answer = running("restore", str(path), "--yes")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith(told)
    assert len(answer.err.splitlines()) == 1
    assert running.files() == before


def test_a_file_in_the_way(running: Program, tmp_path: Path) -> None:
    """What isn't a backup is never written over; one that holds less is."""
    target = tmp_path / "stick.zip"
    target.write_text("a letter")
    assert running("backup", str(target)).code == 1
    assert target.read_text() == "a letter"
    target.unlink()
    running.done("backup", str(target))
    running.done("backup", str(target))
    running.done("order", "remove", "4711")
    running.done("backup", str(target))
    assert verify(target).orders == {}


def test_an_unreadable_order_is_told(running: Program) -> None:
    """The backup is made, the broken file is in it as it is, and the exit code says so."""
    (path,) = (running.data / "orders").glob("*.json")
    path.write_bytes(b"half")
    answer = running("backup")
    assert answer.code == 3
    assert "The backup is made" in answer.out
    assert path.name in answer.err


def test_nothing_to_back_up(ph: Program) -> None:
    """A data directory that isn't there is neither backed up nor made."""
    answer = ph("backup")
    assert answer.code == 1
    assert not ph.data.exists()


def test_the_first_save_of_a_day_is_backed_up(ph: Program) -> None:
    """A real run of the program leaves its backup soon after, unless that is switched off."""
    order = ("order", "add", "4711", "--service", "tehotreeni", "--client", "A.K.")
    assert ph.process(*order, env={"PH_TUI_BACKUP": "off"}).returncode == 0
    assert not (ph.data / "backups").exists()
    began = time.monotonic()
    assert ph.process("order", "accept", "4711", env={"PH_TUI_BACKUP": ""}).returncode == 0
    path = ph.data / "backups/2024-04-24.zip"
    while not path.exists() and time.monotonic() - began < 30:
        time.sleep(0.02)
    assert len(verify(path).orders) == 1
    assert os.stat(path).st_mode & 0o777 == 0o660  # noqa: PTH116
