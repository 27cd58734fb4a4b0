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

from ph_tui.ui.fields import LineInput
from ph_tui.ui.keys import Key, keys

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class FilterLine(Horizontal):
    """The line; hidden until `open`, and its text counts on when it is closed."""

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

    def compose(self) -> ComposeResult:
        """Put the sign before the field."""
        yield Static(Content("/"), id="slash")
        yield LineInput(id="filter-text")

    def on_mount(self) -> None:
        """Wait out of sight."""
        self.display = False

    @property
    def text(self) -> str:
        """What is typed."""
        return self.query_one("#filter-text", Input).value

    def open(self) -> None:
        """Show the line and take the focus."""
        self.display = True
        self.query_one("#filter-text", Input).focus()

    def clear(self) -> None:
        """Forget the text."""
        self.query_one("#filter-text", Input).value = ""

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
