"""Whole processes: how long they take on the clock and on the processor.

Also the environment that all measured programs run in: theirs alone, with byte code.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOMENT = "2026-04-22T12:00"
"""The moment that every measured program reckons with; a Wednesday in the middle of a period."""
PROGRAM = "import sys; from ph_tui.__main__ import main; sys.exit(main())"
"""What the installed command does."""
_FOREIGN = ("PH_TUI_", "PYTHON", "TEXTUAL", "LC_", "COLORTERM", "NO_COLOR", "TMUX")


class Run(NamedTuple):
    """One process from its start to its end, in milliseconds."""

    clock: float
    processor: float


def environment(cache: Path) -> dict[str, str]:
    """The environment of a program whose index lies in `cache`."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(_FOREIGN)}
    ours = {"PH_TUI_LANG": "fi", "PH_TUI_TODAY": MOMENT, "LANG": "C.UTF-8"}
    ours["PH_TUI_BACKUP"] = "off"  # the backup of the first save would disturb the next measurement
    return {**kept, **ours, "XDG_CACHE_HOME": str(cache), "XDG_STATE_HOME": str(cache)}


def python(code: str, *arguments: str) -> list[str]:
    """The command of a new Python process that runs some code."""
    return [sys.executable, "-c", code, *arguments]


def script(name: str, *arguments: str) -> list[str]:
    """The command of a new Python process that runs one of our programs for measuring."""
    return [sys.executable, "-P", str(Path(__file__).with_name(f"{name}.py")), *arguments]


def run(command: Sequence[str], env: Mapping[str, str]) -> Run:
    """Run a process to its end; one that fails is an error of the measurement."""
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own programs
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    said = process.stdout.read() if process.stdout else b""
    _, status, used = os.wait4(process.pid, 0)
    clock = (time.perf_counter() - began) * 1e3
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(said.decode(errors="replace"))
    return Run(clock, (used.ru_utime + used.ru_stime) * 1e3)
