"""A live preview of Markdown that paints only the visible lines that changed.

Owns the lines and the scrolling; what Markdown means is in `markdown_lines`. Blocks that stay the
same are not drawn anew.
"""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ph_tui.ui.kit.markdown_blocks import Block, blocks_of
from ph_tui.ui.kit.markdown_lines import Look, block_strips


class Preview(ScrollView, can_focus=True):
    """Rendered Markdown; `set_source` may be called at each key."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"preview--{part}" for part in Look.PARTS}

    def __init__(self, source: str = "", *, id: str | None = None) -> None:  # noqa: A002  (Textual's word for it)
        super().__init__(id=id)
        self._source = source
        self._lines: list[Strip] = []
        self._drawn: dict[tuple[Block, int], list[Strip]] = {}
        self._starts: dict[str, int] = {}
        self._wanted = ""

    def set_source(self, source: str) -> None:
        """Show another text."""
        if source != self._source:
            self._source = source
            self._lay_out()

    def reveal(self, source: str) -> None:
        """Scroll to the first block with this source, such as a heading; stay if there is none.

        What does not show yet does so when it shows.
        """
        self._wanted = "" if self._lines else source
        if (line := self._starts.get(source)) is not None:
            self.scroll_to(y=line, animate=False)

    def on_resize(self) -> None:
        """Break the lines at the new width."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Draw everything anew in the colours of another theme."""
        super().notify_style_update()
        self._drawn.clear()
        if self.is_attached and self.size.width:
            self.call_after_refresh(self._lay_out)

    @property
    def _room(self) -> int:
        """The cells of a line: what the scroll bar takes is always left free for it."""
        return self.scrollable_content_region.width

    def _lay_out(self) -> None:
        width = self._room
        if not width:
            return
        look = Look.of(self)
        drawn: dict[tuple[Block, int], list[Strip]] = {}
        lines: list[Strip] = []
        self._starts = {}
        for block in blocks_of(self._source):
            key = (block, width)
            drawn[key] = drawn.get(key) or self._drawn.get(key) or block_strips(block, width, look)
            lines += [Strip.blank(width, look.base.rich_style)] if lines else []
            self._starts.setdefault(block.source, len(lines))
            lines += drawn[key]
        before, self._lines, self._drawn = self._lines, lines, drawn
        self._show(before)
        if self._wanted:
            self.call_after_refresh(self.reveal, self._wanted)

    def _show(self, before: list[Strip]) -> None:
        if len(before) != len(self._lines):
            self.virtual_size = Size(1, len(self._lines))
        top, height = self.scroll_offset.y, self.size.height
        for line in range(top, top + height):
            if _at(before, line) != _at(self._lines, line):
                self.refresh_line(line)

    def render_line(self, y: int) -> Strip:
        """Return one visible line; `y` counts from the top of the widget."""
        strip = _at(self._lines, y + self.scroll_offset.y)
        width = self._room
        return (
            Strip.blank(width, self.rich_style)
            if strip is None
            else strip.adjust_cell_length(width, self.rich_style)
        )


def _at(lines: list[Strip], place: int) -> Strip | None:
    return lines[place] if 0 <= place < len(lines) else None
