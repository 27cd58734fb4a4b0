"""Drives a terminal program on a pty of its own and measures what its user feels.

Owns the pty, the answers that a real terminal gives, and the clock. It reads the output as bytes
and draws no screen: what it waits for has to stand in the output in one piece.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import psutil

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

ROWS, COLUMNS = 24, 80
_QUIET_SECONDS = 0.06
"""A repaint is over when nothing more has come for so long."""
_SILENCE_SECONDS = 0.5
"""A key without any output is given up after so long."""
_PATIENCE_SECONDS = 60.0
_LONGEST_UNREST_SECONDS = 5.0
_MIB = 2**20
_ANSWERS = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),  # synchronized output: known
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),  # reports of the size: unknown
    (re.compile(rb"\x1b\[\?u"), b"\x1b[?0u"),
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
)


class SilentProgramError(Exception):
    """The program never wrote what was waited for; the message is the end of its output."""


class Press(NamedTuple):
    """What one key press brought."""

    milliseconds: float
    """From the press to the last byte of the repaint."""
    written: int
    """Bytes."""


class Terminal:
    """A program at work on a pty of 80 columns and 24 rows; ended when the `with` block is left.

    With more `patience` than 1 a silence has to last so many times as long, as behind a slow line.
    """

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], *, patience: float = 1
    ) -> None:
        self._silence = _SILENCE_SECONDS * patience
        self._quiet = _QUIET_SECONDS * patience
        self._pty, inside = os.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._output = bytearray()
        self._started = time.perf_counter()
        self._process = subprocess.Popen(  # noqa: S603 - our own programs
            command,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env={**env, "TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(inside)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._pty)

    @property
    def written(self) -> int:
        """Bytes that the program has written so far."""
        return len(self._output)

    def wait_for(self, text: str) -> float:
        """Milliseconds from the start until a text stands in the output."""
        end = self._started + _PATIENCE_SECONDS
        wanted = text.encode()
        while wanted not in self._output:
            if time.perf_counter() > end or not self._read(self._silence, to_the_end=True):
                raise SilentProgramError(f"no {text!r} in …{bytes(self._output[-2000:])!r}")
        return (time.perf_counter() - self._started) * 1e3

    def settle(self) -> None:
        """Wait until the program is quiet, or for a while: one that shows the seconds never is."""
        end = time.perf_counter() + _LONGEST_UNREST_SECONDS
        while self._read(self._silence) and time.perf_counter() < end:
            pass

    def press(self, keys: str) -> Press:
        """Press a key and wait for the end of its repaint."""
        before, pressed = self.written, time.perf_counter()
        os.write(self._pty, keys.encode())
        last, gap = pressed, self._silence
        while self._read(gap) and last - pressed < _LONGEST_UNREST_SECONDS:
            last, gap = time.perf_counter(), self._quiet
        return Press((last - pressed) * 1e3, self.written - before)

    def idle_bytes(self, seconds: float) -> int:
        """Bytes that the program writes while nobody does anything."""
        before, end = self.written, time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)
        return self.written - before

    def cpu_milliseconds(self) -> float:
        """Processor time that the program has used so far."""
        used = psutil.Process(self._process.pid).cpu_times()
        return float(used.user + used.system) * 1e3

    def memory_mib(self) -> float:
        """Resident memory of the program and its children."""
        own = psutil.Process(self._process.pid)
        family = [own, *own.children(recursive=True)]
        return sum(float(each.memory_info().rss) for each in family) / _MIB

    def _read(self, seconds: float, *, to_the_end: bool = False) -> bool:
        """Take what was written; whether anything was, or with `to_the_end` whether it may be."""
        ready, _, _ = select.select([self._pty], [], [], seconds)
        if not ready:
            return to_the_end
        data = b""
        with suppress(OSError):  # the program has ended and closed its side
            data = os.read(self._pty, 65536)
        for question, answer in _ANSWERS:
            for _ in question.findall(data):
                os.write(self._pty, answer)
        self._output += data
        return bool(data)
