"""The Markdown that reports are written in: CommonMark with tables and without HTML.

Owns how markdown-it is set up so that it never drops a word of what was typed: containers stop
being read where they are nested too deep, link definitions stay visible, and surplus cells of a
table row stay in its last cell. Importing this module loads markdown-it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import blockquote, list_block, table
from markdown_it.rules_block.table import escapedSplit, getLine

from ph_tui.exports.blocks import NESTING

if TYPE_CHECKING:
    from markdown_it.parser_block import RuleFuncBlockType
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token


_DEPTH = "depth"


class _VerbatimLinks(MarkdownIt):
    """Leaves addresses as they were typed: they are printed, never followed."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 markdown-it calls it so
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 markdown-it calls it so
        return link


@cache
def dialect() -> MarkdownIt:
    """The one parser of the house."""
    markdown = _VerbatimLinks("commonmark", {"html": False}).enable("table").disable("reference")
    rules = markdown.block.ruler
    around = ["paragraph", "reference", "blockquote"]
    rules.at("blockquote", _bounded(blockquote), {"alt": [*around, "list"]})
    rules.at("list", _bounded(list_block), {"alt": around})
    rules.at("table", _keeping_surplus_cells, {"alt": around[:2]})
    return markdown


def _bounded(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    def bounded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        depth = state.env.get(_DEPTH, 0)
        if depth >= NESTING:
            return False
        state.env[_DEPTH] = depth + 1
        try:
            return rule(state, start, end, silent)
        finally:
            state.env[_DEPTH] = depth

    return bounded


def _keeping_surplus_cells(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    last_cell: Token | None = None
    surplus_from = 0
    for token in state.tokens[first:]:
        if token.type == "tr_open":
            last_cell, surplus_from = None, -1
        elif token.type == "inline":
            last_cell, surplus_from = token, surplus_from + 1
        elif token.type == "tr_close" and last_cell is not None and last_cell.map:
            cells = _cells(getLine(state, last_cell.map[0]))
            if len(cells) > surplus_from + 1:
                last_cell.content = " | ".join(cell.strip() for cell in cells[surplus_from:])
    return True


def _cells(line: str) -> list[str]:
    cells = escapedSplit(mdTrim(line))
    first = 1 if cells and not cells[0] else 0
    last = len(cells) - 1 if len(cells) > first and not cells[-1] else len(cells)
    return cells[first:last]
