"""A field for a text of several lines, wrapped, with a still cursor.

Owns what typing and pasting may bring in, and that each key is told of before it is painted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import TextArea

from ph_tui.domain.text import clean_prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.content import Content
    from textual.document._document import EditResult, Location
    from textual.message import Message


class ProseField(TextArea):
    """A text of several lines.

    `typed` gets it in the moment in which it changes, before it is painted.
    """

    def __init__(
        self,
        text: str,
        typed: Callable[[str], None],
        *,
        placeholder: str | Content = "",
        id: str | None = None,  # noqa: A002 - Textual's word for it
    ) -> None:
        super().__init__(text, placeholder=placeholder, highlight_cursor_line=False, id=id)
        self.cursor_blink = False
        self._typed = typed

    def post_message(self, message: Message) -> bool:
        """Tell of a changed text at once; the message itself is handled later."""
        if isinstance(message, TextArea.Changed):
            self._typed(self.text)
        return super().post_message(message)

    def take(self, text: str) -> None:
        """Put another text in the place of the whole one, so that undo brings that back."""
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)

    def _replace_via_keyboard(
        self, insert: str, start: Location, end: Location
    ) -> EditResult | None:
        """Let in what is typed or pasted, without anything that a terminal would obey."""
        harmless = clean_prose(f"|{insert}|")[1:-1]  # the bars keep the spaces at both ends
        return super()._replace_via_keyboard(harmless, start, end)
