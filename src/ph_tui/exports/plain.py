"""The report as plain text: a document to read, and fields to paste into a web form.

Owns how each block reads without marks. In the document lines are wrapped at `WIDTH` and a table
that fits stands in columns; in a field each paragraph is one line, because the form wraps it
itself, and letters of different width keep no columns.
"""

from __future__ import annotations

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
    words_of,
)
from ph_tui.exports.parse import parse
from ph_tui.exports.plain_lines import WIDTH, hanging, in_columns, labelled, underlined, wrapped

if TYPE_CHECKING:
    from ph_tui.exports.document import ReportDocument

_NARROWEST = 20
"""Columns that nested text keeps, however deep it lies."""


@dataclass(frozen=True)
class FormField:
    """One field of the city's form: which section it is, what the form calls it, and its text."""

    key: str
    name: str
    text: str
    walked: bool = True
    """Whether the copy walk stops at it; the others are told, to be checked by eye."""


def form_fields(doc: ReportDocument) -> tuple[FormField, ...]:
    """Each section as text for pasting; a section without text gives an empty field."""
    return tuple(
        FormField(section.key, section.heading, pasted(section.markdown))
        for section in doc.sections
    )


def pasted(markdown: str) -> str:
    """Markdown as text for a web form: no marks, each paragraph one line."""
    return _text(parse(markdown), width=None)


def to_plain(doc: ReportDocument) -> str:
    """The whole report as plain text that ends in a line break."""
    head = [doc.title, doc.subtitle, doc.state_note]
    parts = ["\n".join(line for text in head for line in wrapped(text, WIDTH))]
    parts.append("\n".join(labelled((fact.label, fact.value) for fact in doc.facts)))
    for section in doc.sections:
        parts.append("\n".join(underlined(section.heading)))
        empty = doc.empty_note if section.is_empty else ""
        parts.append(empty or _text(parse(section.markdown), width=WIDTH))
    if doc.footer:
        parts.append("\n".join(("—" * 3, *wrapped(doc.footer, WIDTH))))
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


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
            return hanging("  ", 2, _lines(blocks, _narrower(width, 2)))
        case CodeBlock(text):
            return text.split("\n")
        case Table():
            return _table(block, width)
        case Rule():
            return ["—" * 3]


def _table(table: Table, width: int | None) -> list[str]:
    """In columns where the page has room for them, else each row as a line that names them."""
    if width is not None and table.rows:
        cells = [[words_of(cell).strip() for cell in row] for row in (table.header, *table.rows)]
        columns = in_columns(cells, table.right, width)
        if columns is not None:
            return columns
    rows = [wrapped(line, _narrower(width, 2)) for line in table.lines()]
    return [line for row in rows for line in hanging("- ", 2, row)]


def _list(items: list[tuple[str, tuple[Block, ...]]], width: int | None) -> list[str]:
    lines: list[str] = []
    for mark, blocks in items:
        inner = _lines(blocks, _narrower(width, len(mark)), tight=True)
        lines += hanging(mark, len(mark), inner)
    return lines


def _paragraph(inlines: tuple[Inline, ...], width: int | None) -> list[str]:
    lines = [""]
    for inline in inlines:
        if isinstance(inline, Text):
            lines[-1] += inline.text
        else:
            lines.append("")
    return [shown for line in lines for shown in wrapped(line, width)]


def _narrower(width: int | None, by: int) -> int | None:
    return None if width is None else max(_NARROWEST, width - by)
