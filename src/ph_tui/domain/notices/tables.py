"""Tables in plain text: columns that tabs, bars or gaps of spaces divide, with heads over them.

Knows nothing of what the columns mean.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ph_tui.domain.notices.rules import Named

_DIVIDED = re.compile(r"[ ]*(?:\t|\|)[ \t]*|[ ]{2,}")
_RULE = re.compile(r"[\s|+:=-]*")
_MOST_ROWS = 20


class Cell(NamedTuple):
    """A cell under a head: places in the text."""

    field: Named
    start: int
    end: int


def cells(text: str, heads: Mapping[Named, re.Pattern[str]]) -> Iterator[Cell]:
    """The cells of every table with two heads or more that are known."""
    lines = [(match.start(), match[0]) for match in re.finditer(r"[^\n]*", text) if match[0]]
    for index, (start, line) in enumerate(lines):
        columns = _columns(line, start)
        known = {
            place: field
            for place, (begin, end) in enumerate(columns)
            for field, head in heads.items()
            if head.fullmatch(text, begin, end)
        }
        if len(known) >= 2:
            yield from _below(lines[index + 1 :], known, len(columns))


def _below(
    lines: Sequence[tuple[int, str]], known: Mapping[int, Named], width: int
) -> Iterator[Cell]:
    for start, line in lines[:_MOST_ROWS]:
        if _RULE.fullmatch(line):
            continue
        row = _columns(line, start)
        if len(row) != width:
            return
        for place, field in known.items():
            yield Cell(field, *row[place])


def _columns(line: str, offset: int) -> list[tuple[int, int]]:
    """Where the columns of a line begin and end."""
    begin = len(line) - len(line.lstrip(" \t|"))
    stop = len(line.rstrip(" \t|"))
    columns, pos = [], begin
    for divided in _DIVIDED.finditer(line, begin, stop):
        columns.append((offset + pos, offset + divided.start()))
        pos = divided.end()
    return [*columns, (offset + pos, offset + stop)]
