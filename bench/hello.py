"""The floor: the least that a Textual program can be. A key writes one line anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult

GREETING = "Hei, maailma 0"


class Hello(App[None]):
    """One line of text."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("j", "count", "Count")]
    _count = 0

    def compose(self) -> ComposeResult:
        """Yield the line."""
        yield Static(GREETING)

    def action_count(self) -> None:
        """Write the line anew."""
        self._count += 1
        self.query_one(Static).update(f"Hei, maailma {self._count}")


if __name__ == "__main__":
    Hello().run()
