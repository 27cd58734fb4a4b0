"""All fields as bare text on the whole terminal, for terminals that take nothing from a program.

Textual draws rows, filled with blanks to the edge, and keeps the mouse: what is selected then is
no text for a form. So while this shows, nothing is drawn, the mouse is the terminal's own, and the
text is written plainly, each paragraph as one line.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.screen import ModalScreen

from ph_tui.ui.copying.pages import pages_of
from ph_tui.ui.kit.inks import fit, shown
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.speech import say
from ph_tui.ui.program.app import PhTuiApp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType

    from ph_tui.ui.copying.pages import Line
    from ph_tui.ui.copying.stops import Stop

_CLEAR = "\x1b[0m\x1b[2J\x1b[H"
_WRAP, _NO_WRAP = "\x1b[?7h", "\x1b[?7l"
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


class BareText(ModalScreen[None]):
    """The texts of a form, page by page."""

    app = getters.app(PhTuiApp)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("space,pagedown,down,j,right,enter,y", "turn(1)", "ui.copy.key.next_page"),
        Key("pageup,up,k,left,b", "turn(-1)", "ui.copy.key.previous_page"),
        Key("escape,q,V", "leave", "ui.key.back", pinned=True),
    )

    def __init__(self, stops: Sequence[Stop]) -> None:
        super().__init__()
        self._stops = stops
        self._page = 0
        self._bare = ExitStack()

    def on_mount(self) -> None:
        """Take the terminal from Textual."""
        self._bare.callback(self.app.forget_shown)
        self._bare.enter_context(self.app.batch_update())
        self._bare.enter_context(self.app.mouse_released())
        self.app.write_out(_WRAP)
        self._bare.callback(self.app.write_out, _NO_WRAP)
        self._write()

    def on_unmount(self) -> None:
        """Give the terminal back, however the screen was left."""
        self._bare.close()

    def on_resize(self, event: events.Resize) -> None:
        """Write the page that now has the place of this one."""
        del event
        self._write()

    def _pages(self) -> list[list[Line]]:
        width, height = self.app.size
        return pages_of(self._stops, width, max(height - 2, 1))

    def _write(self) -> None:
        pages = self._pages()
        self._page = min(self._page, len(pages) - 1)
        lines = "\n".join(
            f"{_BOLD}{line.text}{_PLAIN}" if line.is_heading else line.text
            for line in pages[self._page]
        )
        width, height = self.app.size
        foot = say(self, "ui.copy.page", page=self._page + 1, of=len(pages))
        keys_line = fit(shown(foot), width)
        self.app.write_out(f"{_CLEAR}{lines}\x1b[{height};1H{_DIM}{keys_line}{_PLAIN}")

    def action_turn(self, step: int) -> None:
        """Turn to another page."""
        self._page = min(max(self._page + step, 0), len(self._pages()) - 1)
        self._write()

    def action_leave(self) -> None:
        """Give the terminal back and go back to the walk."""
        self._bare.close()
        self.dismiss(None)
