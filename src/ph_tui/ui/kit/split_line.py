"""One line with something at both ends, painted again only when it says something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from ph_tui.ui.kit.inks import Piece, Pieces, draw, fit_pieces, tone_styles, width_of

if TYPE_CHECKING:
    from textual.strip import Strip

_BETWEEN = 2


class SplitLine(Widget):
    """Pieces at the left, cut when there is no room, and pieces at the right, which are not."""

    DEFAULT_CSS = "SplitLine { height: 1; width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word for it
        super().__init__(id=id)
        self._left: list[Piece] = []
        self._right: list[Piece] = []

    def tell(self, left: Pieces, right: Pieces = ()) -> None:
        """Say something else."""
        if (list(left), list(right)) != (self._left, self._right):
            self._left, self._right = list(left), list(right)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        width = self.size.width
        if y:
            return draw((), width, {}, self.rich_style)
        taken = width_of(self._right)
        room = max(width - taken - (_BETWEEN if taken else 0), 0)
        left = fit_pieces(self._left, room)
        gap = max(width - width_of(left) - taken, 0)
        line = [*left, *([(" " * gap, "")] if taken else []), *self._right]
        return draw(line, width, tone_styles(self), self.rich_style)  # type: ignore[arg-type]
