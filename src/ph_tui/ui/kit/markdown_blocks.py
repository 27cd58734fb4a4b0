"""Markdown taken apart: the top-level blocks of a text, and the inside of a block for who draws it.

The only module that knows the parser, which loads when the first text is shown. HTML stays text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from ph_tui.domain.text import clean_prose

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token  # noqa: TC004 - must not load before it is needed


@dataclass(frozen=True)
class Block:
    """One top-level block; two blocks with the same source look the same."""

    source: str
    tokens: tuple[Token, ...] = field(compare=False, repr=False)
    links: dict[str, Any] = field(compare=False, repr=False)
    """The link targets that the whole text defines, as the parser keeps them."""


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


@cache
def _block_parser() -> MarkdownIt:
    """Return a parser that leaves the inside of blocks to those who draw them: most need not."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.core.ruler.disable("inline")
    return parser


def blocks_of(source: str) -> list[Block]:
    """Return the top-level blocks of a text in their order."""
    text = clean_prose(source)
    lines = text.split("\n")
    blocks: list[Block] = []
    start = 0
    links: dict[str, Any] = {}
    tokens = _block_parser().parse(text, links)
    for place, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            first, last = tokens[start].map or (0, 0)
            blocks.append(
                Block("\n".join(lines[first:last]), tuple(tokens[start : place + 1]), links)
            )
            start = place + 1
    return blocks


def inside(token: Token, links: dict[str, Any]) -> list[Token]:
    """Return the inline tokens of a block's text."""
    parsed = _parser().parseInline(token.content, links)
    return [child for inline in parsed for child in inline.children or ()]
