"""Text fields as all screens use them: with a still cursor and without a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.events import Paste


class LineInput(Input):
    """Textual's one-line input; a blinking cursor alone would send 300 bytes a second.

    `typed` is called with each text in the moment in which it comes to be, before it is painted,
    `pasted` with a text that is pasted: the field takes it only where that says False.
    """

    _typed: Callable[[str], None] | None = None
    _pasted: Callable[[str], bool] | None = None

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002  (Textual's word for it)
        max_length: int = 0,
        typed: Callable[[str], None] | None = None,
        pasted: Callable[[str], bool] | None = None,
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
        self._typed, self._pasted = typed, pasted

    def _on_paste(self, event: Paste) -> None:
        """Offer a paste to whoever wants the whole of it: the field takes its first line only."""
        if self._pasted is not None and self._pasted(event.text):
            event.stop()
            event.prevent_default()

    def watch_value(self, value: str) -> None:
        """Tell what is typed."""
        if self._typed is not None:
            self._typed(value)
