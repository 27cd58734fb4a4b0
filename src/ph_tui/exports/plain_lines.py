"""Lines of plain text: wrapped, hanging behind a mark, labelled, underlined, in columns.

Owns how lines are laid out in a width that is counted in characters; knows nothing of documents.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

WIDTH = 78
"""Columns of a plain document."""

_GAP = "  "


def wrapped(text: str, width: int | None) -> list[str]:
    """The text in lines of at most `width` columns; a longer word keeps a line of its own."""
    if width is None or len(text) <= width:
        return [text] if text.strip() else []
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def hanging(mark: str, indent: int, lines: list[str]) -> list[str]:
    """Lines behind a mark, the later ones indented below the first."""
    if not lines:
        return [mark.rstrip()]
    return [mark + lines[0], *(" " * indent + line if line else "" for line in lines[1:])]


def underlined(heading: str) -> list[str]:
    """A heading with a line of dashes below it."""
    lines = wrapped(heading, WIDTH)
    return [*lines, "—" * max(map(len, lines), default=0)]


def labelled(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Each label with its value beside it; the values begin in one column."""
    rows = tuple(pairs)
    widest = max((len(label) for label, _ in rows), default=0)
    hang = min(widest, WIDTH // 3) + len(_GAP)
    lines: list[str] = []
    for label, value in rows:
        lines += hanging(f"{label}:".ljust(hang), hang, wrapped(value, WIDTH - hang))
    return lines


def in_columns(
    rows: Sequence[Sequence[str]], right: Collection[int], width: int
) -> list[str] | None:
    """The rows with a line of dashes below the first; None when they are wider than `width`.

    The columns in `right` end in one column, as figures do.
    """
    sizes = [max(map(len, column)) for column in zip(*rows, strict=True)]
    total = sum(sizes) + len(_GAP) * (len(sizes) - 1)
    if total > width:
        return None
    head, *body = (
        _GAP.join(
            cell.rjust(size) if at in right else cell.ljust(size)
            for at, (cell, size) in enumerate(zip(row, sizes, strict=True))
        ).rstrip()
        for row in rows
    )
    return [head, "—" * total, *body]
