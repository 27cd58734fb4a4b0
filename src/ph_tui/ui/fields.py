"""Text fields as all screens use them: with a still cursor and without a frame."""

from __future__ import annotations

from textual.widgets import Input


class LineInput(Input):
    """Textual's one-line input; a blinking cursor alone would send 300 bytes a second."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002  (Textual's word for it)
        max_length: int = 0,
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
