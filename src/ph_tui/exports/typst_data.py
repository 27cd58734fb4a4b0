"""The tree of `blocks` as the plain JSON values that the typst template walks.

Owns what typst needs beyond the tree: undrawable characters spelled out, italics dropped where the
italic fonts lack a character, places to break in very long words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from ph_tui.exports.blocks import (
    Block,
    BulletList,
    CodeBlock,
    Heading,
    Inline,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
    words_of,
)
from ph_tui.exports.coverage import can_slant

if TYPE_CHECKING:
    from ph_tui.exports.coverage import Speller

Node: TypeAlias = dict[str, Any]

_COLUMNS = 6
"""Columns that a table has room for on A4; a wider one is set as a list that names them."""

_FIGURE, _NARROW, _WIDE = 4, 8, 44
"""Characters between which a table's columns share the page; one of figures may be narrower."""

_LONG_WORD = re.compile(r"\S{31,}")
_BREAK_EVERY = re.compile(r"(.{10})(?=.)")
_BREAK = "\u200b"


def line_data(text: str, speller: Speller) -> str:
    """One string for typst: every character drawable, every word breakable."""
    return _breakable(speller.spell(text))


def _breakable(text: str) -> str:
    return _LONG_WORD.sub(lambda word: _BREAK_EVERY.sub(rf"\1{_BREAK}", word[0]), text)


def blocks_data(blocks: tuple[Block, ...], speller: Speller) -> list[Node]:
    """The nodes of blocks, in order."""
    return [_block(block, speller) for block in blocks]


def _block(block: Block, speller: Speller) -> Node:  # noqa: PLR0911 one for each kind of block
    match block:
        case Paragraph(inlines):
            return {"k": "p", "r": _runs(inlines, speller)}
        case Heading(level, inlines):
            return {"k": "h", "l": level + 1, "r": _runs(inlines, speller)}
        case BulletList(items):
            return {"k": "ul", "items": [blocks_data(item, speller) for item in items]}
        case OrderedList(items, start):
            nodes = [blocks_data(item, speller) for item in items]
            return {"k": "ol", "start": start, "items": nodes}
        case Quote(inner):
            return {"k": "q", "b": blocks_data(inner, speller)}
        case CodeBlock(text):
            lines = [line_data(line, speller) for line in text.expandtabs(4).split("\n")]
            return {"k": "code", "t": "\n".join(lines)}
        case Table():
            return _table(block, speller)
        case Rule():
            return {"k": "hr"}


def _table(table: Table, speller: Speller) -> Node:
    if len(table.header) <= _COLUMNS:
        head, *rows = (
            [_runs(cell, speller) for cell in row] for row in (table.header, *table.rows)
        )
        widths, right = _widths(table), sorted(table.right)
        return {"k": "table", "head": head, "rows": rows, "widths": widths, "right": right}
    lines = [{"k": "p", "r": [{"t": line_data(line, speller)}]} for line in table.lines()]
    return {"k": "ul", "items": [[line] for line in lines]}


def _widths(table: Table) -> list[int]:
    """The share of the page's width that each column gets, by its longest text."""
    columns = enumerate(zip(table.header, *table.rows, strict=True))
    longest = ((at, max(len(words_of(cell)) for cell in column)) for at, column in columns)
    return [
        min(max(length, _FIGURE if at in table.right else _NARROW), _WIDE) for at, length in longest
    ]


def _runs(inlines: tuple[Inline, ...], speller: Speller) -> list[Node]:
    return [_run(inline, speller) for inline in inlines]


def _run(inline: Inline, speller: Speller) -> Node:
    if not isinstance(inline, Text):
        return {"br": True}
    text = speller.spell(inline.text)
    marks = {"b": inline.strong, "c": inline.code, "e": inline.emphasis and can_slant(text)}
    return {"t": _breakable(text)} | {mark: True for mark, is_set in marks.items() if is_set}
