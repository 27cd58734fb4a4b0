"""The end of the program from outside: a hang-up, a kill, a terminal that is gone.

Owns the signals SIGHUP and SIGTERM and the last second of the program. When a line stalls, the
event loop stands still with it, so no handler on the loop would ever run: a thread of its own waits
for the signals, asks the screens to end, and ends the process when they can't. Saves nothing: every
key is on the disk already.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

SECONDS_TO_END = 1.0
SIGNALS = (signal.SIGHUP, signal.SIGTERM)
_LOOK_SECONDS = 0.01
_BY_SIGNAL = 128
_SWITCHED_ON = (2004, 1006, 1002, 1000, 1004, 1049)
_LEAVE = "".join(("\x1b[<u", *(f"\x1b[?{mode}l" for mode in _SWITCHED_ON), "\x1b[?7h\x1b[?25h"))


class Guardian:
    """Stands guard from `begin` on: the process ends within a second of a signal.

    `begin` is called before any other thread is started, because threads inherit what is blocked.
    """

    def __init__(self) -> None:
        self._signal = 0
        self._app: App[Any] | None = None
        self._modes: list[Any] | None = None
        self._terminal = sys.__stdin__.fileno() if sys.__stdin__ else -1

    def begin(self) -> None:
        """Take the signals over, and note how the terminal is to be given back."""
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        with suppress(termios.error):
            self._modes = termios.tcgetattr(self._terminal)
        for watch in (self._wait_for_signal, self._wait_for_hang_up):
            threading.Thread(target=watch, name="guardian", daemon=True).start()

    def watch(self, app: App[Any]) -> None:
        """Have this app end when the end comes."""
        self._app = app

    @property
    def exit_code(self) -> int:
        """What the process ends with once a signal came; 0 while none did."""
        return _BY_SIGNAL + self._signal if self._signal else 0

    def fall_silent(self) -> None:
        """After a signal, let nothing unwritten change the exit code: nobody reads it any more."""
        if self._signal:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - till the end
            sys.stdout = sys.stderr = nowhere

    def _wait_for_signal(self) -> None:
        self._signal = signal.sigwait(SIGNALS)
        end = time.monotonic() + SECONDS_TO_END
        self._ask_to_end(end)
        time.sleep(max(end - time.monotonic(), 0))
        self._give_terminal_back()
        os._exit(self.exit_code)

    def _wait_for_hang_up(self) -> None:
        """Make a signal of a terminal that went away without one."""
        with suppress(OSError):
            terminal = select.poll()
            terminal.register(self._terminal, 0)
            terminal.poll()
            os.kill(os.getpid(), signal.SIGHUP)

    def _ask_to_end(self, until: float) -> None:
        """Ask the app to end, which gives the terminal back; it may be just about to begin."""
        while time.monotonic() < until:
            if self._app is not None and self._app.is_running:
                self._app.exit(return_code=self.exit_code)
                return
            time.sleep(_LOOK_SECONDS)

    def _give_terminal_back(self) -> None:
        """Do as much of it as can be done without waiting for a line that has stalled."""
        with suppress(OSError, termios.error):
            if self._modes is not None:
                termios.tcsetattr(self._terminal, termios.TCSANOW, self._modes)
            os.set_blocking(self._terminal, False)
            os.write(self._terminal, _LEAVE.encode())
        with suppress(OSError):
            os.set_blocking(self._terminal, True)
