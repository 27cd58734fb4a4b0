"""Kill -9 at random moments of what people do: a command that saves, and a screen that saves."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.counting import FULL
from tests.faults.writing_reports import LATE, begin_goal, next_desk
from tests.store.opening import open_store
from tests.ui.desks import a_desk, order_id
from tests.ui.terminal import Terminal, options

if TYPE_CHECKING:
    from collections.abc import Callable

REPOSITORY = Path(__file__).parents[2]
COMMANDS = 200 if FULL else 10
SCREENS = 40 if FULL else 2
LONGEST_SAVE = 0.12
"""Seconds after the key that saves: by then it has been saved for sure, or nearly so."""


def test_a_killed_command_loses_nothing(
    tmp_path: Path, survived: Callable[[str, int], None]
) -> None:
    """Every session that a command said was logged is there once, and the order opens each time."""
    command = [sys.executable, "-m", "tests.faults.commands", "die"]
    command += [str(tmp_path), str(COMMANDS), "4711"]
    ended = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True, timeout=300)
    heard = json.loads(ended.stdout)
    assert heard["broken"] == []
    store = open_store(tmp_path)
    (row,) = store.summaries()
    file = store.load(row.id)
    notes = [session.note for session in file.sessions]
    assert len(notes) == len(set(notes)) <= heard["tried"]
    assert set(heard["done"]) <= set(notes)
    told = store.history.in_effect(row.id, file)
    assert [line.revision for line in told] == sorted({line.revision for line in told})
    assert told[-1].revision <= file.revision
    survived("commands killed while they save", COMMANDS)


def test_a_killed_screen_loses_nothing(
    tmp_path: Path, survived: Callable[[str, int], None]
) -> None:
    """Kill it while it saves what was written: the report has the text, or the next start has."""
    a_desk(tmp_path)
    data = tmp_path / "data"
    chance = random.Random(4711)  # noqa: S311 - the moments need no secrecy
    for number in range(SCREENS):
        before = next_desk(data).orders.load(order_id(LATE)).report.goal
        terminal = Terminal(options(data))
        try:
            begin_goal(terminal)
            terminal.send(f" §{number}.")
            terminal.wait_for(f"§{number}.")
            terminal.send("\x1b")
            terminal.listen(chance.uniform(0, LONGEST_SAVE))
        finally:
            terminal.close()
        desk = next_desk(data)
        after = desk.orders.load(order_id(LATE)).report.goal
        offered = desk.drafts.pending()
        written = [*before.split(), f"§{number}."]
        assert after == before or after.split() == written
        assert after != before or [rescued.text.split() for rescued in offered] == [written]
        for rescued in offered:
            desk.drafts.discard(rescued)
    survived("screens killed while they save", SCREENS)
