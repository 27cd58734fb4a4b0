"""Text fields as all screens use them: with a still cursor and without a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Callable


class LineInput(Input):
    """Textual's one-line input; a blinking cursor alone would send 300 bytes a second.

    `typed` is called with each text in the moment in which it comes to be, before it is painted.
    """

    _typed: Callable[[str], None] | None = None

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002  (Textual's word for it)
        max_length: int = 0,
        typed: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(
            value,
            placeholder=placeholder,
            id=id,
            max_length=max_length,
            compact=True,
            select_on_focus=False,
        )
        self.cursor_blink = False
        self._typed = typed

    def watch_value(self, value: str) -> None:
        """Tell what is typed."""
        if self._typed is not None:
            self._typed(value)
