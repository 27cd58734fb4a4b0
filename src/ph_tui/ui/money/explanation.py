"""How a figure came about, in lines on a panel; it asks nothing and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from ph_tui.ui.dialogs.question import Question
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.lines import Lines
from ph_tui.ui.program.style_sheets import sheet_of

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.domain.messages import Message
    from ph_tui.ui.kit.lines import PaintLines


class Explanation(Question[None]):
    """Where does this come from?"""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("escape,enter", "leave", "ui.key.back", pinned=True),
        Key("j,down", "scroll(1)", "ui.key.down", quiet=True),
        Key("k,up", "scroll(-1)", "ui.key.up", quiet=True),
    )

    def __init__(self, title: Message, paint: PaintLines) -> None:
        super().__init__(title)
        self._paint_lines = paint

    def compose_answer(self) -> ComposeResult:
        """Yield the lines."""
        with VerticalScroll(id="shows", can_focus=False):
            yield Lines(id="explained")

    def on_mount(self) -> None:
        """Break the lines at the width of the panel."""
        self.query_one("#explained", Lines).set_paint(self._paint_lines)

    def action_scroll(self, step: int) -> None:
        """Move the lines where they don't all show."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
