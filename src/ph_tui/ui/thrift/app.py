"""The app that sends only what differs.

Owns when the memory of the screen may be trusted: not after the terminal was resized or left, nor
after anything else than the compositor has painted. `PH_TUI_THRIFT=0` sends everything, as Textual
does by itself.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.geometry import Offset

from ph_tui.ui.thrift.cells import painted_by
from ph_tui.ui.thrift.pen import Abilities, abilities_of
from ph_tui.ui.thrift.shown import Shown

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.screen import Screen

    from ph_tui.ui.thrift.cells import Update

_ONE_PACKET = 1000
"""So many characters reach a terminal at once: it has no half of a picture to show."""
_CLEAR = "\x1b[m\x1b[2J"


class ThriftyApp(App[None], inherit_bindings=False):
    """An app whose terminal gets the cells that changed and no others."""

    _is_thrifty = os.environ.get("PH_TUI_THRIFT") != "0"
    _has_painted = False

    @cached_property
    def _shown(self) -> Shown:
        return Shown()

    def forget_shown(self) -> None:
        """Send everything the next time: somebody else may have painted on the terminal."""
        self._shown.forget()

    def terminal_taken(self) -> None:
        """Paint all of it, where the terminal was given to somebody else meanwhile."""
        self.forget_shown()
        if self._has_painted:
            self.call_later(self.paint_anew)

    def paint_anew(self) -> None:
        """Clear the terminal and paint all of it."""
        if self._driver is not None and not self.is_headless:
            self._driver.write(_CLEAR)
        self.forget_shown()
        self.screen.refresh(layout=True)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Write what differs, where Textual would write all that an update covers."""
        if not self._is_thrifty or self.is_headless or self.is_inline or renderable is None:
            super()._display(screen, renderable)
        elif not isinstance(renderable, LayoutUpdate | ChopsUpdate):
            self.forget_shown()
            super()._display(screen, renderable)
        elif self._running and not self._closed and self._driver and not self._batch_count:
            try:
                self._write_difference(renderable)
            finally:
                self.post_display_hook()

    def _write_difference(self, update: Update) -> None:
        colours = COLOR_SYSTEMS.get(self.console.color_system or "", ColorSystem.TRUECOLOR)
        size = self.screen.outer_size
        sequence = self._shown.difference(
            painted_by(update, colours), (size.width, size.height), self._abilities()
        )
        place = size.clamp_offset(self.cursor_position)
        if place != self._previous_cursor_position or (sequence and place != Offset(0, 0)):
            sequence += f"\x1b[{place.y + 1};{place.x + 1}H"
            self._previous_cursor_position = place
        if not sequence or self._driver is None:
            return
        is_long = len(sequence) > _ONE_PACKET
        if is_long:
            self._begin_update()
        self._driver.write(sequence)
        if is_long:
            self._end_update()
        self._driver.flush()

    def _abilities(self) -> Abilities:
        """What the terminal can; the first picture does not wait for the answer."""
        if not self._has_painted:
            self._has_painted = True
            return Abilities()
        return abilities_of(os.environ.get("TERM", ""))
