"""The field in which one section of the report is written.

Owns where its cursor begins and what has been taken note of; where the text goes is for the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from ph_tui.domain.text import clean_prose
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.prose_field import ProseField

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from ph_tui.domain.reports import ReportSection


class SectionField(ProseField):
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
            lambda _: typed(self),
            placeholder=Content(hint),
            id=f"field-{section}",
        )
        self.section = section
        self._visited = False
        self._noted = text

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

    def put_in(self, text: str) -> None:
        """Put a text where the cursor stands, as one step to undo; lines begin a paragraph."""
        row, column = self.cursor_location
        line = self.document[row][:column]
        before = "" if not line or line[-1].isspace() else " "
        if "\n" in text and line.strip():
            before = "\n\n"
        self.history.checkpoint()
        self.insert(before + text, maintain_selection_offset=False)
        self.history.checkpoint()

    def go_to_line(self, line: int | None) -> None:
        """Put the cursor at the end of a line, counted from 1; None is the last one."""
        self._visited = True
        row = min(line or self.document.line_count, self.document.line_count) - 1
        self.move_cursor((row, len(self.document[row])), center=True)
