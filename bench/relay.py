"""A slow line: runs a program on a pty of its own and hands both sides on, late and slowly.

    python relay.py KILOBITS_PER_SECOND MILLISECONDS_EACH_WAY COMMAND [ARGUMENT …]

Owns the delay and the rate. What is said waits in order; a side that is ahead never drops anything.
"""

from __future__ import annotations

import fcntl
import os
import pty
import sys
import termios
import threading
import time
import tty
from queue import SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PIECE = 64
"""So few bytes at a time, that the last one is not held back for long."""


def relay(kilobits: float, delay: float, command: Sequence[str]) -> None:
    """Run a command behind a line of so many kbit/s and milliseconds each way."""
    size = fcntl.ioctl(0, termios.TIOCGWINSZ, b"\0" * 8)
    child, inner = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, size)
        os.execvp(command[0], list(command))  # noqa: S606 - runs what it is told to
    tty.setraw(0)
    bytes_a_second, seconds = kilobits * 1000 / 8, delay / 1000
    threading.Thread(target=_carry, args=(0, inner, bytes_a_second, seconds), daemon=True).start()
    _carry(inner, 1, bytes_a_second, seconds)


def _carry(source: int, target: int, bytes_a_second: float, seconds: float) -> None:
    """Carry bytes one way until the source ends."""
    said: SimpleQueue[tuple[float, bytes]] = SimpleQueue()
    threading.Thread(target=_listen, args=(source, said), daemon=True).start()
    is_free = 0.0
    while True:
        at, data = said.get()
        if not data:
            return
        for begin in range(0, len(data), _PIECE):
            piece = data[begin : begin + _PIECE]
            is_free = max(is_free, at) + len(piece) / bytes_a_second
            time.sleep(max(0.0, is_free + seconds - time.monotonic()))
            os.write(target, piece)


def _listen(source: int, said: SimpleQueue[tuple[float, bytes]]) -> None:
    data = b"."
    while data:
        try:
            data = os.read(source, 65536)
        except OSError:  # the program has ended
            data = b""
        said.put((time.monotonic(), data))


if __name__ == "__main__":
    relay(float(sys.argv[1]), float(sys.argv[2]), sys.argv[3:])
