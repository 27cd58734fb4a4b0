"""A Markdown table as lines: columns as wide as they need or as there is room, cells that wrap."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.style import Style

Row = list[tuple[Content, bool]]
"""The cells of a row, each with whether it stands at the right."""
_BETWEEN = "  "
_LEAST = 4


def table_lines(rows: Sequence[Row], width: int, mark: Style) -> Iterator[Content]:
    """Yield a table in lines of `width` cells; `mark` is the style of the line under its head."""
    widths = _widths(rows, width)
    for place, row in enumerate(rows):
        wrapped = [
            cell.wrap(size) or [Content("")] for (cell, _), size in zip(row, widths, strict=True)
        ]
        for parts in zip_longest(*wrapped, fillvalue=Content("")):
            cells = [
                _aligned(part, size, right)
                for part, size, (_, right) in zip(parts, widths, row, strict=True)
            ]
            yield Content(_BETWEEN).join(cells)
        if place == 0:
            yield Content.styled(_BETWEEN.join("─" * size for size in widths), mark)


def _aligned(part: Content, width: int, right: bool) -> Content:
    part = part.rstrip()
    padding = max(width - part.cell_length, 0)
    return part.pad_left(padding) if right else part.pad_right(padding)


def _widths(rows: Sequence[Row], width: int) -> list[int]:
    widths = [max(cell.cell_length for cell, _ in column) for column in zip(*rows, strict=True)]
    widths = [max(size, 1) for size in widths]
    room = width - len(_BETWEEN) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths
