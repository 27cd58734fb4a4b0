"""A one-line entry at the foot of a screen, with a line that says how the text is read.

Owns the text and the reading; what a text means is for the `read` function, what is done with it
for the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Input, Static

from ph_tui.domain.errors import PhTuiError
from ph_tui.domain.messages import Message
from ph_tui.ui.kit.fields import LineInput
from ph_tui.ui.kit.inks import shown
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.speech import tell

if TYPE_CHECKING:
    from textual.binding import BindingType

Read = Callable[[str], Message | str]


class EntryBar(Vertical):
    """The entry; hidden until `open`, and without a field before it is opened first.

    `read` returns how a text is understood, or raises PhTuiError when it is not. Enter on a text
    that is understood posts `Entered`; the screen then calls `close` when it was saved, or
    `object_to`.
    """

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("enter", "enter", "ui.key.save", twin="f2", priority=True),
        Key("escape", "leave", "ui.key.leave_entry", pinned=True),
    )

    class Entered(Event):
        """A text that is understood was confirmed."""

        def __init__(self, bar: EntryBar, text: str) -> None:
            super().__init__()
            self.bar, self.text = bar, text

        @property
        def control(self) -> EntryBar:
            """The bar that it was typed in."""
            return self.bar

    class Left(Event):
        """The bar was left with esc; its text stays for the next time."""

        def __init__(self, bar: EntryBar) -> None:
            super().__init__()
            self.bar = bar

        @property
        def control(self) -> EntryBar:
            """The bar that was left."""
            return self.bar

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's word for it)
        super().__init__(id=id)
        self._read: Read = _as_it_is
        self._prompt: Message | str = ""
        self._returns_to = None

    def on_mount(self) -> None:
        """Wait out of sight."""
        self.display = False

    @property
    def text(self) -> str:
        """What is typed."""
        return self._field.value if self.children else ""

    @property
    def _field(self) -> Input:
        """The field, with the reading over it."""
        if not self.children:
            self.mount(Static(id="reading", markup=False), self._new_field())
        return self.query_one("#entry", Input)

    def _new_field(self) -> LineInput:
        return LineInput(id="entry", typed=self.typed, pasted=self.pasted)

    def open(self, prompt: Message | str, read: Read, *, text: str | None = None) -> None:
        """Show the bar and take the focus; without `text` the last unsaved one is offered again."""
        self._read, self._prompt = read, prompt
        field = self._field
        if text is not None:
            field.value = text
        field.cursor_position = len(field.value)
        self.display = True
        field.focus()
        self._show_reading(field.value)

    def typed(self, text: str) -> None:
        """Take note of each text at once; a bar that keeps texts does it here."""

    def pasted(self, _text: str) -> bool:
        """Take a paste as a whole, if a bar can make something of it: the field takes one line."""
        return False

    def close(self) -> None:
        """Forget the text and go out of sight."""
        self._field.value = ""
        self._hide()

    def object_to(self, message: Message) -> None:
        """Say why the text was not taken; it stays."""
        self._say(message, "objects")

    @on(Input.Changed, "#entry")
    def follow(self, event: Input.Changed) -> None:
        """Read the text anew."""
        self._show_reading(event.value)

    def action_enter(self) -> None:
        """Confirm the text if it is understood."""
        if self._show_reading(self.text):
            self.post_message(self.Entered(self, self.text))

    def action_leave(self) -> None:
        """Go out of sight and keep the text."""
        self._hide()
        self.post_message(self.Left(self))

    def _hide(self) -> None:
        self.display = False
        self.screen.focus_next()

    def _show_reading(self, text: str) -> bool:
        if not text.strip():
            self._say(self._prompt, "waits")
            return False
        try:
            self._say(self._read(text), "reads")
        except PhTuiError as error:
            self._say(error.message, "objects")
            return False
        return True

    def _say(self, said: Message | str, manner: str) -> None:
        line = self.query_one("#reading", Static)
        for name in ("waits", "reads", "objects"):
            line.set_class(name == manner, f"-{name}")
        sign = {"waits": "", "reads": "✓ ", "objects": "! "}[manner]
        line.update(Content(sign + shown(tell(self, said))))


def _as_it_is(text: str) -> str:
    return text
