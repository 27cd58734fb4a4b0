"""The field in which one section is written: a few lines, wrapped, with a still cursor.

Owns what typing and pasting may bring in; where the text goes is for the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import TextArea

from ph_tui.domain.text import clean_prose
from ph_tui.ui.keys import Key, keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.document._document import EditResult, Location
    from textual.message import Message

    from ph_tui.domain.reports import ReportSection


class SectionField(TextArea):
    """The text of one section; `hint` stands in it while it is empty.

    `typed` is called in the moment in which the text changes, before it is painted.
    """

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("escape", "screen.leave_field", "ui.report.key.leave_field", pinned=True),
        # Textual's field has these for selecting; here they are the screen's.
        Key("f6", "screen.take_log", "ui.report.key.take_log"),
        Key("f7", "screen.section(-1)", "ui.report.key.previous", quiet=True),
    )

    def __init__(
        self,
        section: ReportSection,
        text: str,
        hint: str,
        typed: Callable[[SectionField], None],
    ) -> None:
        super().__init__(
            text,
            placeholder=Content(hint),
            highlight_cursor_line=False,
            id=f"field-{section}",
        )
        self.section = section
        self.cursor_blink = False
        self._visited = False
        self._noted = text
        self._typed = typed

    def post_message(self, message: Message) -> bool:
        """Tell of a changed text at once; the message itself is handled later."""
        if isinstance(message, TextArea.Changed):
            self._typed(self)
        return super().post_message(message)

    @property
    def has_news(self) -> bool:
        """Whether something was typed that nobody has taken note of yet."""
        return self.text != self._noted

    def note(self) -> str:
        """Return the text and take note of it."""
        self._noted = self.text
        return self._noted

    def begin(self) -> None:
        """Take the focus; who begins to write here does so at the end of the text."""
        if not (self._visited or self.read_only):
            self._visited = True
            self.move_cursor(self.document.end)
        self.focus()

    def show_text(self, text: str) -> None:
        """Show another stored text; the cursor stays where it was, as far as there is text."""
        if clean_prose(self.text) != text:
            where = self.cursor_location
            self.load_text(text)
            self._noted = text
            self.move_cursor(where)

    def take(self, text: str) -> None:
        """Put another text in the place of the whole one, so that undo brings that back."""
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)

    def go_to_line(self, line: int | None) -> None:
        """Put the cursor at the end of a line, counted from 1; None is the last one."""
        self._visited = True
        row = min(line or self.document.line_count, self.document.line_count) - 1
        self.move_cursor((row, len(self.document[row])), center=True)

    def _replace_via_keyboard(
        self, insert: str, start: Location, end: Location
    ) -> EditResult | None:
        """Let in what is typed or pasted, without anything that a terminal would obey."""
        harmless = clean_prose(f"|{insert}|")[1:-1]  # the bars keep the spaces at both ends
        return super()._replace_via_keyboard(harmless, start, end)
