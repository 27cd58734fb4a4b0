"""The program in a terminal of its own: a process behind a pty, its screen as a person sees it.

Owns the process and the emulated screen. Waiting is for what shows, never for a time to pass.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

from tests.ui.emulator import ByteStream, Screen, seen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

PATIENCE_SECONDS = 30.0
_CLOSED = -1
LEAVE_SCREEN = b"\x1b[?1049l"
SEQUENCES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07)")
RUN = "from ph_tui.__main__ import main; raise SystemExit(main())"


class Terminal:
    """A terminal in which Python runs `code` with the arguments of a command."""

    def __init__(
        self,
        typed: Sequence[str],
        *,
        code: str = RUN,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.output = b""
        self._screen = Screen(*size)
        self._stream = ByteStream(self._screen)
        self._master, slave = pty.openpty()
        self._poll = select.poll()
        self._poll.register(self._master, select.POLLIN)
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.cooked = termios.tcgetattr(slave)
        self._slave = slave
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *typed],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, **(env or {})},
            start_new_session=True,
        )

    @property
    def text(self) -> str:
        """What shows, one line a row."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def cells(self) -> list[list[object]]:
        """Every cell with how it looks; a blank has no ink unless a line runs through it."""
        screen = self._screen
        rows = range(screen.lines), range(screen.columns)
        return [[seen(screen.buffer[y][x]) for x in rows[1]] for y in rows[0]]

    def scribble(self, text: str) -> None:
        """Have somebody else write on the terminal, behind the program's back."""
        self._stream.feed(text.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Pull the window to another size; what showed is garbled by that."""
        self._screen.resize(rows, columns)
        self.scribble("\x1b[H" + "x" * columns * rows)
        packed = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, packed)
        self.process.send_signal(signal.SIGWINCH)

    @property
    def modes(self) -> list[object]:
        """How the terminal treats keys now; equal to `cooked` once it was given back."""
        return termios.tcgetattr(self._slave)

    def send(self, keys: str) -> None:
        """Type keys."""
        os.write(self._master, keys.encode())

    def wait_for(self, text: str) -> None:
        """Go on when the text shows; fails when it does not come."""
        self._wait(lambda: text in self.text, text)

    def listen(self, seconds: float) -> bytes:
        """Return what the program writes while nobody touches a key."""
        heard, end = len(self.output), time.monotonic() + seconds
        while time.monotonic() < end:
            self._read()
        return self.output[heard:]

    def wait_for_end(self) -> tuple[int, str]:
        """Wait for the end of the program; gives the exit code and what it left on the terminal."""
        self._wait(lambda: self.process.poll() is not None, "the end")
        self.read_rest()
        left = self.output.rpartition(LEAVE_SCREEN)[2].decode()
        return self.process.wait(), SEQUENCES.sub("", left).strip()

    def wait_for_output(self, data: bytes) -> None:
        """Go on when the program has written this, whether it shows or not."""
        self._wait(lambda: data in self.output, repr(data))

    def read_rest(self) -> None:
        """Take in what a program wrote before its end."""
        while self._read():
            pass

    def hang_up(self) -> None:
        """Close the window: nobody reads and nobody types any more."""
        os.close(self._master)
        self._master = _CLOSED

    def close(self) -> None:
        """End the program if it still runs, and let go of the terminal."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self._master != _CLOSED:
            os.close(self._master)
        os.close(self._slave)

    def _wait(self, there: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not there():
            assert time.monotonic() < end, f"waited for {what!r} in vain:\n{self.text}"
            self._read()

    def _read(self) -> bool:
        ready = self._poll.poll(50)
        if ready:
            read = os.read(self._master, 65536)
            self.output += read
            self._stream.feed(read)
        return bool(ready)


def options(data: Path, *more: str) -> list[str]:
    """The leading options of the program for the desk of `tests.ui.desks`."""
    return [
        *("--data", str(data), "--today", "2024-04-24T12:00"),
        *("--user", "maija", "--lang", "fi", *more),
    ]
