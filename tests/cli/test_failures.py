"""What becomes of an error that nobody expected, and of the two streams."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

import pytest

from ph_tui.cli import output, today
from ph_tui.cli.arguments import Command
from ph_tui.domain.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program

    from ph_tui.cli.face import Face

SECRET = "Asiakkaan nimi"  # noqa: S105 - stands for what a log must not hold


def _fails(*_: object) -> NoReturn:
    names: dict[str, str] = {}
    try:
        names.pop(SECRET)
    except KeyError as error:
        raise RuntimeError(SECRET) from error
    raise AssertionError


@pytest.fixture
def failing(ph: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program with a command that has a mistake in it."""
    monkeypatch.setattr(today, "COMMANDS", (Command("today", _fails),))
    return ph


def test_the_unexpected_is_one_sentence(failing: Program, home: Path) -> None:
    """An unexpected error is told in a sentence with the log's path; never as a traceback."""
    answer = failing("today")
    log = home / ".local" / "state" / "ph-tui" / "log"
    assert answer.code == 3
    sentence = "An unexpected error stopped the command. The stored data is intact; "
    assert answer.err == f"{sentence}the details are in {log}.\n"
    assert answer.out == ""


def test_the_log_holds_lines_and_no_values(failing: Program, home: Path) -> None:
    """The log tells the types and lines of the error and of its cause, for its user alone."""
    failing("today")
    log = home / ".local" / "state" / "ph-tui" / "log"
    told = log.read_text(encoding="utf-8")
    assert "builtins.KeyError" in told
    assert "builtins.RuntimeError" in told
    assert "run.py" in told
    assert SECRET not in told
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_the_log_does_not_grow_for_ever(
    failing: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A log past its limit is begun anew."""
    monkeypatch.setattr("ph_tui.desk.error_log.LOG_LIMIT", 10)
    failing("today")
    log = home / ".local" / "state" / "ph-tui" / "log"
    once = log.stat().st_size
    failing("today")
    assert log.stat().st_size == once


def test_a_log_that_cannot_be_written_is_said(failing: Program, home: Path) -> None:
    """Where the log can't be written the sentence says so."""
    (home / ".local").write_text("in the way")
    answer = failing("today")
    assert answer.code == 3
    assert "could not be written" in answer.err


def test_debug_shows_the_stack(failing: Program) -> None:
    """`--debug` shows where it came from, without values."""
    answer = failing("today", "--debug")
    assert "builtins.KeyError" in answer.err
    assert SECRET not in answer.err


def test_ctrl_c_is_quiet(ph: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends a command with 130 and without a word."""

    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(today, "COMMANDS", (Command("today", interrupted),))
    answer = ph("today")
    assert (answer.code, answer.out, answer.err) == (130, "", "")


def test_escape_sequences_never_leave(ph: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command prints is cleaned once more, whatever door it came through."""

    def prints(face: Face, _: object) -> None:
        face.lines(["\x1b[2Ja\u202eb\x9bc"])
        face.json({"key": "\x1b]52;c;x\x07\x9b"})

    monkeypatch.setattr(today, "COMMANDS", (Command("today", prints),))
    told = ph("today").out
    assert "[2Jabc" in told
    assert not any(char in told for char in "\x1b\u202e\x9b\x07")


def test_a_reader_that_leaves_is_no_error(ph: Program) -> None:
    """`ph-tui … | head -0` ends quietly, as other programs do."""
    reading, writing = os.pipe()
    os.close(reading)
    done = _process_to(ph, writing)
    assert done == (141, b"")


def test_a_full_disk_under_the_output_is_told(ph: Program) -> None:
    """Output that can't be written is an error of its own."""
    code, err = _process_to(ph, os.open("/dev/full", os.O_WRONLY))
    assert code == 3
    assert err.decode().splitlines() == [
        "The output could not be written to its end. The stored data is intact."
    ]


def test_a_closed_output_takes_nothing(ph: Program) -> None:
    """A command whose output is closed does its work all the same."""
    typed = [sys.executable, "-m", "ph_tui", "--data", str(ph.data), "service", "list"]
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *typed],
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def _process_to(ph: Program, descriptor: int) -> tuple[int, bytes]:
    """Run `service list` with its output into a descriptor, which is closed."""
    typed = [sys.executable, "-m", "ph_tui", *ph.options(), "service", "list"]
    try:
        done = subprocess.run(
            typed, stdout=descriptor, stderr=subprocess.PIPE, check=False, timeout=60
        )
    finally:
        os.close(descriptor)
    return done.returncode, done.stderr


def test_a_c_locale_still_speaks_utf8(ph: Program) -> None:
    """Finnish letters come out as UTF-8 in a C locale, and Finnish is what an odd locale gets."""
    env = {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = ph.process("service", "list", env=env, lang=())
    assert done.returncode == 0
    assert "Työhaun tehotreeni" in done.stdout.decode()


def test_output_errors_are_data_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream that fails for another reason than a gone reader is a DataError."""

    class Full:
        def write(self, _: str) -> int:
            raise OSError(28, "full")

    monkeypatch.setattr(output, "_abandon", lambda: None)
    monkeypatch.setattr(sys, "stdout", Full())
    with pytest.raises(DataError):
        output.put("text")
