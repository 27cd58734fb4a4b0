"""The line in which a list is filtered while the list stays in sight.

Owns the field and its keys; what a text finds is for the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Input, Static

from ph_tui.ui.kit.fields import LineInput
from ph_tui.ui.kit.keys import Key, keys

if TYPE_CHECKING:
    from textual.binding import BindingType


class FilterLine(Horizontal):
    """The line; hidden until `open`, and without a field before it is opened first.

    Its text counts on when it is closed.
    """

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("enter", "close", "ui.key.filter_done", twin="f2", quiet=True, priority=True),
        Key("up", "move(-1)", "ui.key.up", quiet=True),
        Key("down", "move(1)", "ui.key.down", quiet=True),
        Key("escape", "close", "ui.key.filter_done", pinned=True),
    )

    class Changed(Event):
        """Another text was typed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Moved(Event):
        """The cursor of the list shall move while the field keeps the focus."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Closed(Event):
        """The line was closed; the list takes the focus."""

    def on_mount(self) -> None:
        """Wait out of sight."""
        self.display = False

    @property
    def text(self) -> str:
        """What is typed."""
        return self._field.value if self.children else ""

    @property
    def _field(self) -> Input:
        """The field, with the sign before it."""
        if not self.children:
            self.mount(Static(Content("/"), id="slash"), LineInput(id="filter-text"))
        return self.query_one("#filter-text", Input)

    def open(self) -> None:
        """Show the line and take the focus."""
        self.display = True
        self._field.focus()

    def clear(self) -> None:
        """Forget the text."""
        if self.children:
            self._field.value = ""

    @on(Input.Changed, "#filter-text")
    def follow(self, event: Input.Changed) -> None:
        """Tell what is typed."""
        event.stop()
        self.post_message(self.Changed(event.value))

    def action_move(self, step: int) -> None:
        """Move in the list."""
        self.post_message(self.Moved(step))

    def action_close(self) -> None:
        """Go out of sight and keep the text."""
        self.display = False
        self.post_message(self.Closed())
