"""What `docs/shell.md` tells people to type works as it stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ph_tui.cli.man_page import EXIT_CODES

if TYPE_CHECKING:
    from tests.cli.program import Program

PAGE = (Path(__file__).parents[2] / "docs" / "shell.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(.+)\n((?:.*\n)*?)```$", PAGE, re.MULTILINE)
SCRIPTS = [text for kind, text in BLOCKS if kind in {"sh", "bash"}]
CRON = [line for kind, text in BLOCKS if kind == "crontab" for line in text.splitlines()]
JOBS = [line.split(None, 5)[5].replace("\\%", "%") for line in CRON if line[0].isdigit()]
MAIL = """#!/bin/sh
cat > "$HOME/mail-of-$(printf %s "$*" | tr -dc a-zA-Z)"
"""
"""Stands for the mail program of a server: it keeps what it was given."""


@pytest.fixture
def environment(running: Program, home: Path) -> dict[str, str]:
    """A login of a coach at the data of order 4711."""
    programs = home / "bin"
    programs.mkdir()
    (programs / "mail").write_text(MAIL, encoding="utf-8")
    (programs / "mail").chmod(0o755)
    path = os.pathsep.join((str(programs), str(Path(sys.executable).parent), os.environ["PATH"]))
    ours = {"PH_TUI_DATA": str(running.data), "PH_TUI_LANG": "en", "PH_TUI_TODAY": "2024-04-24"}
    return {**os.environ, **ours, "PATH": path, "USER": "maija"}


def run(script: str, env: dict[str, str], *shell: str) -> subprocess.CompletedProcess[str]:
    """Run a script as it stands."""
    return subprocess.run(
        [*shell, "-c", script], env=env, capture_output=True, check=False, text=True, timeout=60
    )


def test_the_page_has_examples() -> None:
    """The tests below run something."""
    assert len(SCRIPTS) >= 6
    assert len(JOBS) == 4


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda text: str(text.splitlines()[-1][:40]))
def test_a_script_does_what_it_says(environment: dict[str, str], script: str) -> None:
    """It ends with 0 and complains of nothing."""
    done = run(script, environment, "bash", "-eu")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("job", JOBS, ids=lambda text: str(text.split(">")[0]))
def test_a_job_of_cron_runs(environment: dict[str, str], job: str, home: Path) -> None:
    """In the shell and the surroundings of cron; a backup and a calendar stay in the home."""
    done = run(job, environment, "sh", "-e")
    assert (done.returncode, done.stderr) == (0, "")
    assert {"backup": ".zip", "ical": ".ics"}.get(job.split()[1], "") in "".join(
        path.name for path in home.iterdir()
    )


def test_mail_carries_the_lines(environment: dict[str, str], home: Path) -> None:
    """What is piped into the mail program is what the command prints."""
    (script,) = [text for text in SCRIPTS if "| mail" in text]
    run(script, environment, "bash", "-eu")
    texts = [path.read_text("utf-8") for path in home.glob("mail-of-*")]
    assert any("4711" in text for text in texts)


def test_the_page_tells_every_exit_code() -> None:
    """The table of the page is that of the program."""
    assert re.findall(r"^\| (\d) \|", PAGE, re.MULTILINE) == [str(code) for code in EXIT_CODES]
