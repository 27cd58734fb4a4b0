"""Markdown → the closed tree of `blocks`, the only reading of a report's text.

Owns the walk over markdown-it's tokens. It knows no format; the first call loads markdown-it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from ph_tui.exports.blocks import (
    HEADING_LEVELS,
    Block,
    BulletList,
    CodeBlock,
    Heading,
    Inline,
    LineBreak,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

READ_LIMIT = 100_000
"""Characters, about 40 pages; a longer text is printed as it stands, so that it stays quick."""

_HEADING_LIMIT = 200
"""Characters; what is longer is a paragraph, as is a heading inside a list or quote."""

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def parse(markdown: str) -> tuple[Block, ...]:
    """Read a section's Markdown; every word of it is somewhere in the tree."""
    if len(markdown) > READ_LIMIT:
        return tuple(_literal(markdown))
    from ph_tui.exports.dialect import dialect

    blocks = _blocks(iter(dialect().parse(markdown)), until="")
    return tuple(_in_order(blocks))


def _literal(text: str) -> Iterator[Paragraph]:
    for part in _BLANK_LINES.split(text.strip("\n")):
        yield Paragraph((Text(" ".join(part.split())),))


def _in_order(blocks: Iterable[Block]) -> Iterator[Block]:
    """Headings without skipped levels: each lies one step below the one that it belongs under."""
    open_levels: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
            open_levels.append(block.level)
            yield replace(block, level=min(len(open_levels), HEADING_LEVELS))
        else:
            yield block


def _blocks(tokens: Iterator[Token], until: str) -> tuple[Block, ...]:
    found: list[Block] = []
    for token in tokens:
        if token.type == until:
            break
        block = _block(token, tokens)
        if block is not None:
            found.append(block)
    return tuple(found)


def _block(token: Token, tokens: Iterator[Token]) -> Block | None:
    block: Block | None = None
    match token.type:
        case "heading_open":
            block = _heading(token, _inlines(next(tokens)))
        case "inline":
            block = Paragraph(inlines) if (inlines := _inlines(token)) else None
        case "bullet_list_open":
            block = BulletList(tuple(_items(tokens, "bullet_list_close")))
        case "ordered_list_open":
            items = tuple(_items(tokens, "ordered_list_close"))
            block = OrderedList(items, int(token.attrs.get("start", 1)))
        case "blockquote_open":
            block = Quote(_blocks(tokens, "blockquote_close"))
        case "code_block" | "fence":
            block = CodeBlock(f"{token.info.strip()}\n{token.content}".strip("\n"))
        case "table_open":
            block = _table(tokens)
        case "hr":
            block = Rule()
        case _:
            pass
    return block


def _heading(token: Token, inlines: tuple[Inline, ...]) -> Block | None:
    words = words_of(inlines)
    if token.level == 0 and len(words) <= _HEADING_LIMIT and any(map(_is_seen, words)):
        return Heading(int(token.tag[1:]), inlines)
    return _strong(inlines) if inlines else None


def _is_seen(character: str) -> bool:
    """Whether it is a letter, number, sign or symbol: what a heading can be recognised by."""
    return unicodedata.category(character)[0] in "LNPS"


def _strong(inlines: tuple[Inline, ...]) -> Paragraph:
    return Paragraph(
        tuple(replace(run, strong=True) if isinstance(run, Text) else run for run in inlines)
    )


def _items(tokens: Iterator[Token], until: str) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type == until:
            return
        yield _blocks(tokens, "list_item_close")


def _table(tokens: Iterator[Token]) -> Table:
    rows: list[tuple[tuple[Inline, ...], ...]] = []
    cells: list[tuple[Inline, ...]] = []
    right: set[int] = set()
    for token in tokens:
        match token.type:
            case "table_close":
                break
            case "tr_open":
                cells = []
            case "th_open" if token.attrs.get("style") == "text-align:right":
                right.add(len(cells))
            case "inline":
                cells.append(_inlines(token))
            case "tr_close":
                rows.append(tuple(cells))
            case _:
                pass
    return Table(rows[0], tuple(rows[1:]), frozenset(right))


@dataclass
class _Runs:
    """Collects runs of text under the marks that are open."""

    runs: list[Inline] = field(default_factory=list)
    strong: int = 0
    emphasis: int = 0

    def add(self, text: str, *, code: bool = False) -> None:
        """Append text in the style that is open now."""
        self.runs.append(Text(text, self.strong > 0, self.emphasis > 0, code))

    def joined(self) -> tuple[Inline, ...]:
        """The runs, those of one style side by side joined into one."""
        joined: list[Inline] = []
        for empty, group in groupby(self.runs, key=_style):
            runs = list(group)
            text = words_of(tuple(runs))
            if isinstance(empty, LineBreak):
                joined += runs
            elif text:
                joined.append(replace(empty, text=text))
        return tuple(joined)


def _style(run: Inline) -> Inline:
    return replace(run, text="") if isinstance(run, Text) else run


def _inlines(token: Token) -> tuple[Inline, ...]:
    runs = _Runs()
    links: list[tuple[Token, int]] = []
    for child in token.children or ():
        match child.type:
            case "softbreak":
                runs.add(" ")
            case "hardbreak":
                runs.runs.append(LineBreak())
            case "code_inline":
                runs.add(child.content, code=True)
            case "strong_open" | "strong_close":
                runs.strong += child.nesting
            case "em_open" | "em_close":
                runs.emphasis += child.nesting
            case "link_open":
                links.append((child, len(runs.runs)))
            case "link_close":
                opened, first = links.pop()
                runs.add(_address(opened, "href", words_of(tuple(runs.runs[first:]))))
            case "image":
                runs.add(child.content + _address(child, "src", child.content))
            case _:
                runs.add(child.content)
    return runs.joined()


def _address(token: Token, name: str, shown: str) -> str:
    """What a link adds to its text on paper: the address and title that the text does not say."""
    address, title = (str(token.attrs.get(key, "")) for key in (name, "title"))
    if address.removeprefix("mailto:") == shown:
        address = ""
    told = ", ".join(part for part in (address, title) if part)
    if not told:
        return ""
    return f" ({told})" if shown else told
