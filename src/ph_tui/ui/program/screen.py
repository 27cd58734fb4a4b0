"""What every screen has: the top line, the key line, a way back, and words.

What stands between the lines is the screen's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import getters
from textual.screen import Screen

from ph_tui.ui.kit.chrome import KeyLine, TopLine
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.speech import say
from ph_tui.ui.program.app import PhTuiApp

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.domain.messages import Param

ResultT = TypeVar("ResultT")


class PhScreen(Screen[ResultT]):
    """A full screen; a subclass has its `compose_body`, its BINDINGS and its sheet in CSS_PATH."""

    app = getters.app(PhTuiApp)
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it without ClassVar
        (0, "-narrow"),
        (120, "-wide"),
        (160, "-very-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("escape", "back", "ui.key.back", id="screen.back", pinned=True)
    )

    def compose(self) -> ComposeResult:
        """Frame the body with the two lines."""
        yield TopLine()
        yield from self.compose_body()
        yield KeyLine()

    def compose_body(self) -> ComposeResult:
        """Yield what stands between the top line and the key line."""
        yield from ()

    def say(self, message_id: str, **params: Param) -> str:
        """Return the text of a message id."""
        return say(self, message_id, **params)

    def action_back(self) -> None:
        """Go back; nothing typed is discarded."""
        self.app.go_back()

    def _compositor_refresh(self) -> None:
        """Draw only what is shown; Textual draws the first picture twice and throws one away."""
        if not self.app.draws_in_vain:
            super()._compositor_refresh()

    def on_screen_suspend(self) -> None:
        """Leave the notices to the screen above, which shows them too."""
        self.query("Toast").remove()
