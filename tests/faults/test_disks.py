"""A disk that refuses, at every single call of a command that saves: told, and nothing is lost."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.program import Program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_CALLS = 60
"""Of one kind in one command; more would mean that the faults never end."""
ENTRY = ("log", "4711", "2024-04-23 9-11 Osaamisen kartoitus")


class Fault:
    """Fails one call of a function of `os`: the one with the given number, counted from 0."""

    def __init__(self, name: str, number: int, error: int, *, half: bool = False) -> None:
        self.name = name
        self._real: Any = getattr(os, name)
        self._left = number
        self._error = error
        self._half = half
        self.happened = False

    def __call__(self, *given: Any, **named: Any) -> Any:
        """Do as the function does, or fail; a write may do the half of it before."""
        self._left -= 1
        if self._left != -1:
            return self._real(*given, **named)
        self.happened = True
        if self._half:
            self._real(given[0], bytes(given[1])[: len(given[1]) // 2])
        raise OSError(self._error, "refused")


@pytest.fixture
def running(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """The program with one order that sessions are logged into."""
    program = Program(tmp_path / "data", capsys, monkeypatch)
    program.done("order", "add", "4711", "--service", "tyohaun-tehotreeni", "--client", "A.K.",
                 "--hours", "2000", "--start", "2024-03-04", "--end", "2024-06-14",
                 "--received", "2024-03-04")  # fmt: skip
    program.done("order", "accept", "4711", "--on", "2024-03-04")
    return program


def sessions(program: Program) -> int:
    """How many sessions the order has, told by the program."""
    return len(program.done("order", "show", "4711", "--json").json()["sessions"])


def entries(program: Program) -> int:
    """How many entries the history of the order has."""
    return len(program.done("history", "4711", "--json").json())


@pytest.mark.parametrize(
    ("name", "number", "half"),
    [
        ("write", errno.ENOSPC, False),
        ("write", errno.ENOSPC, True),
        ("write", errno.EIO, True),
        ("fsync", errno.ENOSPC, False),
        ("fsync", errno.EIO, False),
        ("replace", errno.ENOSPC, False),
        ("replace", errno.EIO, False),
        ("open", errno.EIO, False),
        ("open", errno.ENOSPC, False),
        ("fchmod", errno.EROFS, False),
        ("fstat", errno.EIO, False),
    ],
)
def test_a_refusal_of_the_disk_loses_nothing(
    running: Program,
    monkeypatch: pytest.MonkeyPatch,
    survived: Callable[[str, int], None],
    name: str,
    number: int,
    half: bool,
) -> None:
    """Whichever call fails: what was said to be saved is saved, what was not has left no trace."""
    count = told = 0
    for call in range(MOST_CALLS):
        before, there, said = running.files(), sessions(running), entries(running)
        fault = Fault(name, call, number, half=half)
        with monkeypatch.context() as patch:
            patch.setattr(os, name, fault)
            answer = running(*ENTRY)
        assert "Traceback" not in answer.err
        assert answer.code in {0, 3}, answer.err
        unsure = answer.code == 3 and running.files() != before
        assert not unsure or "did not confirm" in answer.err, answer.err
        saved = answer.code == 0 or unsure
        assert (sessions(running), entries(running)) == (there + saved, said + saved)
        if not fault.happened:
            break
        count += 1
        told += answer.code == 3
    else:
        raise AssertionError("the calls never ended")
    assert told
    running.done(*ENTRY)
    assert [path for path in running.data.rglob("*.tmp") if path.is_file()] == []
    survived(f"{errno.errorcode[number]} from {name}, at every call of it", count)
