"""The report as plain text: a document to read, and fields to paste into a web form.

Owns how each block reads without marks. In the document lines are wrapped at `WIDTH`; in a field
each paragraph is one line, because the form wraps it itself.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
)
from ph_tui.exports.parse import parse

if TYPE_CHECKING:
    from ph_tui.exports.document import ReportDocument

WIDTH = 78
"""Columns of the plain document."""

_NARROWEST = 20
"""Columns that nested text keeps, however deep it lies."""


@dataclass(frozen=True)
class FormField:
    """One field of the city's form: which section it is, what the form calls it, and its text."""

    key: str
    name: str
    text: str


def form_fields(doc: ReportDocument) -> tuple[FormField, ...]:
    """Each section as text for pasting; a section without text gives an empty field."""
    return tuple(
        FormField(section.key, section.heading, _text(parse(section.markdown), width=None))
        for section in doc.sections
    )


def to_plain(doc: ReportDocument) -> str:
    """The whole report as plain text that ends in a line break."""
    head = [doc.title, doc.subtitle, doc.state_note]
    parts = ["\n".join(line for text in head for line in _wrapped(text, WIDTH))]
    parts.append("\n".join(_facts(doc)))
    for section in doc.sections:
        parts.append("\n".join(_underlined(section.heading)))
        empty = doc.empty_note if section.is_empty else ""
        parts.append(empty or _text(parse(section.markdown), width=WIDTH))
    if doc.footer:
        parts.append("\n".join(("—" * 3, *_wrapped(doc.footer, WIDTH))))
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _facts(doc: ReportDocument) -> list[str]:
    widest = max((len(fact.label) for fact in doc.facts), default=0)
    hang = min(widest, WIDTH // 3) + 2
    lines: list[str] = []
    for fact in doc.facts:
        lines += _hanging(f"{fact.label}:".ljust(hang), hang, _wrapped(fact.value, WIDTH - hang))
    return lines


def _underlined(heading: str) -> list[str]:
    lines = _wrapped(heading, WIDTH)
    return [*lines, "—" * max(map(len, lines), default=0)]


def _text(blocks: tuple[Block, ...], width: int | None) -> str:
    return "\n".join(_lines(blocks, width)).strip("\n")


def _lines(blocks: tuple[Block, ...], width: int | None, *, tight: bool = False) -> list[str]:
    """The lines of blocks; a blank line between two, but none in an item or below a heading."""
    lines: list[str] = []
    close = True
    for block in blocks:
        more = _block(block, width)
        if not (close or tight):
            lines.append("")
        lines += more
        close = isinstance(block, Heading) or not lines
    return [line.rstrip() for line in lines]


def _block(block: Block, width: int | None) -> list[str]:  # noqa: PLR0911 one for each kind of block
    match block:
        case Paragraph(inlines) | Heading(_, inlines):
            return _paragraph(inlines, width)
        case BulletList(items):
            return _list([("- ", item) for item in items], width)
        case OrderedList(items, start):
            numbered = [(f"{number}. ", item) for number, item in enumerate(items, start)]
            return _list(numbered, width)
        case Quote(blocks):
            return _hanging("  ", 2, _lines(blocks, _narrower(width, 2)))
        case CodeBlock(text):
            return text.split("\n")
        case Table():
            rows = [_wrapped(line, _narrower(width, 2)) for line in block.lines()]
            return [line for row in rows for line in _hanging("- ", 2, row)]
        case Rule():
            return ["—" * 3]


def _list(items: list[tuple[str, tuple[Block, ...]]], width: int | None) -> list[str]:
    lines: list[str] = []
    for mark, blocks in items:
        inner = _lines(blocks, _narrower(width, len(mark)), tight=True)
        lines += _hanging(mark, len(mark), inner)
    return lines


def _paragraph(inlines: tuple[Inline, ...], width: int | None) -> list[str]:
    lines = [""]
    for inline in inlines:
        if isinstance(inline, Text):
            lines[-1] += inline.text
        else:
            lines.append("")
    return [wrapped for line in lines for wrapped in _wrapped(line, width)]


def _wrapped(text: str, width: int | None) -> list[str]:
    """The text in lines of at most `width` columns; a longer word keeps a line of its own."""
    if width is None or len(text) <= width:
        return [text] if text.strip() else []
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _narrower(width: int | None, by: int) -> int | None:
    return None if width is None else max(_NARROWEST, width - by)


def _hanging(mark: str, indent: int, lines: list[str]) -> list[str]:
    """Lines behind a mark, the later ones indented below the first."""
    if not lines:
        return [mark.rstrip()]
    return [mark + lines[0], *(" " * indent + line if line else "" for line in lines[1:])]
