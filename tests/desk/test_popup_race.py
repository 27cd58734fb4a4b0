"""The same slots booked by eight processes at once: one has each, nobody loses anything."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.desk import Desk

pytestmark = pytest.mark.faults

PROCESSES = 8
DAYS = 10 if os.environ.get("PH_TUI_FAULTS") == "full" else 3
REPOSITORY = Path(__file__).parents[2]


def test_eight_processes_book_the_same_slots(
    desk: Desk, tmp_path: Path, survived: Callable[[str, int], None]
) -> None:
    """Each slot has exactly one booking, and whoever came late is told who has it."""
    days = [date(2024, 6, day) for day in (3, 4, 5, 6, 7, 10, 11, 12, 13, 14)][:DAYS]
    typed = [str(day) for day in days]
    command = [sys.executable, "-m", "tests.desk.booking", str(tmp_path)]
    running = [
        subprocess.Popen(
            [*command, f"user{n}", *typed], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True
        )
        for n in range(PROCESSES)
    ]
    told = [line for process in running for line in process.communicate()[0].splitlines()]
    assert [process.returncode for process in running] == [0] * PROCESSES
    bookings = desk.popup.list()
    assert [(each.on, each.slot) for each in bookings] == [
        (day, slot) for day in days for slot in ("10-12", "13-15")
    ]
    assert all(each.stands and each.note == f"{each.coach} {each.on}" for each in bookings)
    booked = [line.split()[1] for line in told if line.startswith("booked")]
    assert sorted(booked) == sorted(each.id for each in bookings)
    refused = [line for line in told if line.startswith("refused")]
    assert len(refused) == len(bookings) * (PROCESSES - 1)
    assert all("is booked for us already (user" in line for line in refused)
    assert len(desk.popup.history.recent(100)) == len(bookings)
    survived("slots booked by eight processes at once", len(bookings))
