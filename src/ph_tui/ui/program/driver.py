"""The terminal driver with a quiet mouse: clicks, drags and the wheel, but no mere movement.

Reports of every movement (mode 1003) make the program repaint without need, which a slow line
feels.
"""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

from ph_tui.ui.thrift.app import ThriftyApp

_ON = "\x1b[?1000h\x1b[?1002h\x1b[?1006h"
_OFF = "\x1b[?1006l\x1b[?1002l\x1b[?1000l"


class QuietMouseDriver(LinuxDriver):
    """Textual's driver with mouse modes 1000, 1002 and 1006; the mouse can be handed back."""

    def start_application_mode(self) -> None:
        """Take the terminal, at first or again: what it shows by now nobody knows."""
        super().start_application_mode()  # type: ignore[no-untyped-call] # Textual leaves it so
        if isinstance(self._app, ThriftyApp):
            self._app.terminal_taken()

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.write(_ON)
            self.flush()

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write(_OFF)
            self.flush()

    def release_mouse(self) -> None:
        """Let the terminal have the mouse, so that text on the screen can be selected with it."""
        self._disable_mouse_support()

    def take_mouse(self) -> None:
        """Take the mouse again after `release_mouse`."""
        self._enable_mouse_support()
