"""What the app does with its terminal beside painting: who has the mouse, what goes to the user.

Owns the way to the user's clipboard and whether lines are drawn with ordinary characters only.
Nothing is opened on the server: a browser there would be somebody else's.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message
from ph_tui.ui.kit.clipboard import Clipboard, between
from ph_tui.ui.program.driver import QuietMouseDriver
from ph_tui.ui.program.plain_signs import PlainSigns
from ph_tui.ui.program.speaking_app import SpeakingApp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.filter import LineFilter


class TerminalApp(SpeakingApp, inherit_bindings=False):
    """An app that reaches through its terminal to the user's own machine."""

    has_mouse = True
    is_plain = False
    """Whether lines are drawn with ordinary characters only."""

    @cached_property
    def _plain_signs(self) -> PlainSigns:
        return PlainSigns()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what every line that any widget draws passes through."""
        filters = super().get_line_filters()
        return [*filters, self._plain_signs] if self.is_plain else filters

    def action_toggle_plain(self) -> None:
        """Draw with ordinary characters only, or with lines and figures again."""
        self.is_plain = not self.is_plain
        for stack in self._screen_stacks.values():
            for screen in stack:
                for widget in screen.walk_children(with_self=True):
                    widget.refresh()
        self.show(Message("ui.plain.on" if self.is_plain else "ui.plain.off"))

    @cached_property
    def users_clipboard(self) -> Clipboard:
        """The way to the clipboard of the user's own machine."""
        return Clipboard(
            self.write_out, between(os.environ), wait=self.set_timer, wiped=self._tell_wiped
        )

    def write_out(self, sequence: str) -> None:
        """Write to the terminal, behind what was painted and before what will be."""
        if isinstance(self._driver, QuietMouseDriver):
            self._driver.write(sequence)

    @contextmanager
    def mouse_released(self) -> Iterator[None]:
        """Let the terminal have the mouse for a while, whoever has it otherwise."""
        self._hand_mouse(to_terminal=True)
        try:
            yield
        finally:
            self._hand_mouse(to_terminal=not self.has_mouse)

    def action_toggle_mouse(self) -> None:
        """Hand the mouse to the terminal, so that it can select text, or take it back."""
        self._hand_mouse(to_terminal=self.has_mouse)
        self.has_mouse = not self.has_mouse
        self.show(Message("ui.mouse.taken" if self.has_mouse else "ui.mouse.released"))

    def _hand_mouse(self, *, to_terminal: bool) -> None:
        driver = self._driver
        if isinstance(driver, QuietMouseDriver):
            (driver.release_mouse if to_terminal else driver.take_mouse)()

    def copy_to_clipboard(self, text: str) -> None:
        """Send a text to the user's clipboard, as `ctrl+c` in a field does."""
        self._clipboard = text
        with self.telling():
            self.users_clipboard.send(text)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Put a link on the user's clipboard and show it; a browser would open on the server."""
        del new_tab
        self.copy_to_clipboard(url)
        self.show(Message("ui.link.copied", url=url))

    def action_toggle_wiping(self) -> None:
        """Have what is sent to the clipboard wiped after a minute, or let it stay there."""
        clipboard = self.users_clipboard
        clipboard.wipes = not clipboard.wipes
        self.show(Message("ui.copy.wipes" if clipboard.wipes else "ui.copy.stays"))

    def _tell_wiped(self) -> None:
        self.show(Message("ui.copy.wiped"))
