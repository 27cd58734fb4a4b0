"""What a command loads: the short ones start without what they do not need."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.program import Program

RUN = """
import contextlib, io, json, sys
from ph_tui.__main__ import main
with contextlib.redirect_stdout(io.StringIO()):
    code = main(sys.argv[1:])
assert code == 0, code
print(json.dumps(sorted(sys.modules)))
"""
HEAVY = {"textual", "rich", "markdown_it", "typst", "pendulum", "holidays", "argparse", "asyncio"}


def loaded_by(ph: Program, *typed: str) -> set[str]:
    """The modules that a command loads in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *ph.options(), *typed],
        capture_output=True,
        check=True,
        timeout=60,
    )
    return set(json.loads(done.stdout))


@pytest.mark.parametrize(
    "typed",
    [("log", "4711", "yesterday 9-11 CV"), ("today",), ("order", "list"), ("check",)],
    ids=lambda typed: typed[0],
)
def test_a_command_loads_no_screen_and_no_exporter(
    running: Program, typed: tuple[str, ...]
) -> None:
    """What draws screens or documents is not loaded by a command that does neither."""
    packages = {name.partition(".")[0] for name in loaded_by(running, *typed)}
    assert not packages & HEAVY


def test_only_the_command_itself_is_loaded(running: Program) -> None:
    """The modules of the other commands are left alone."""
    loaded = loaded_by(running, "log", "4711", "yesterday 9-11 CV")
    others = {"orders", "reports", "sessions", "today", "check", "demo", "help_text"}
    assert "ph_tui.cli.log" in loaded
    assert not {f"ph_tui.cli.{name}" for name in others} & loaded


def test_help_opens_nothing(ph: Program) -> None:
    """Help needs neither the store nor the rules."""
    loaded = loaded_by(ph, "log", "--help")
    assert not {"ph_tui.store.store", "ph_tui.domain.completeness", "pydantic", "tinydb"} & loaded
