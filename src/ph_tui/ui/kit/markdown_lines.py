"""Markdown as terminal lines: headings, nested lists, quotes, code, tables; HTML stays text.

Knows no widget but for its styles: a `Block` is one top-level block, a `Look` the styles of its
parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from ph_tui.ui.kit.markdown_blocks import Block, inside
from ph_tui.ui.kit.markdown_tables import Row, table_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it.token import Token
    from textual.widget import Widget

_LEAST_ROOM = 8
_INLINE = {"strong": "strong", "em": "emphasis", "s": "struck", "link": "link"}


@dataclass(frozen=True)
class Look:
    """The styles of the parts of a text, laid over a base style."""

    PARTS: ClassVar[tuple[str, ...]] = (
        *("heading", "subheading", "strong", "emphasis", "struck", "code", "link", "mark", "quote"),
    )
    base: Style
    parts: dict[str, Style]

    @classmethod
    def of(cls, widget: Widget) -> Look:
        """Return the look of a widget that has the component classes `preview--PART`."""
        parts = {
            part: widget.get_visual_style(f"preview--{part}", partial=True) for part in cls.PARTS
        }
        return cls(widget.visual_style, parts)


def block_strips(block: Block, width: int, look: Look) -> list[Strip]:
    """Return one block as strips of `width` cells."""
    writer = _Writer(width, look, block.links)
    writer.write(block.tokens)
    return writer.strips


@dataclass
class _Indent:
    """What stands before the lines of a container: its mark, then spaces or the mark again."""

    first: str
    rest: str
    used: bool = False


class _Writer:
    """Writes the tokens of one block as strips; keeps the containers that are open."""

    def __init__(self, width: int, look: Look, links: dict[str, Any]) -> None:
        self.strips: list[Strip] = []
        self._width, self._look, self._links = width, look, links
        self._indents: list[_Indent] = []
        self._numbers: list[int | None] = []
        self._shade = Style.null()

    def write(self, tokens: Sequence[Token]) -> None:
        """Write tokens in their order."""
        rest = iter(tokens)
        for token in rest:
            handler = _HANDLERS.get(token.type)
            if handler is not None:
                handler(self, token, rest)

    def heading(self, token: Token, rest: Iterator[Token]) -> None:
        """Write a heading; the first two levels stand out most."""
        self._part(token)
        level = int(token.tag[1])
        style = self._look.parts["heading" if level <= 2 else "subheading"]
        self._put(self._inline(next(rest), style))

    def paragraph(self, token: Token, rest: Iterator[Token]) -> None:
        """Write a paragraph."""
        self._part(token)
        self._put(self._inline(next(rest), self._shade))

    def open_list(self, token: Token, _: Iterator[Token]) -> None:
        """Begin a list, numbered or not."""
        start = token.attrGet("start")
        self._numbers.append(None if token.tag == "ul" else int(1 if start is None else start))

    def close_list(self, _token: Token, _: Iterator[Token]) -> None:
        """End a list."""
        self._numbers.pop()

    def open_item(self, _token: Token, _: Iterator[Token]) -> None:
        """Begin an item with its bullet or number."""
        number = self._numbers[-1]
        mark = "• " if number is None else f"{number}. "
        if number is not None:
            self._numbers[-1] = number + 1
        self._indents.append(_Indent(mark, " " * len(mark)))

    def close_item(self, _token: Token, _: Iterator[Token]) -> None:
        """End an item; an empty one still shows its mark."""
        if not self._indents[-1].used:
            self._put(Content(""))
        self._indents.pop()

    def open_quote(self, token: Token, _: Iterator[Token]) -> None:
        """Begin a quotation."""
        self._part(token)
        self._indents.append(_Indent("▌ ", "▌ "))
        self._shade = self._look.parts["quote"]

    def close_quote(self, _token: Token, _: Iterator[Token]) -> None:
        """End a quotation."""
        self._indents.pop()
        if all(indent.first != "▌ " for indent in self._indents):
            self._shade = Style.null()

    def code(self, token: Token, _: Iterator[Token]) -> None:
        """Write code line by line as it stands."""
        self._part(token)
        for line in token.content.rstrip("\n").split("\n"):
            self._put(Content.styled(f"  {line.expandtabs(4)}", self._look.parts["code"]))

    def rule(self, token: Token, _: Iterator[Token]) -> None:
        """Write a line across."""
        self._part(token)
        self._put(Content.styled("─" * self._room, self._look.parts["mark"]))

    def table(self, token: Token, rest: Iterator[Token]) -> None:
        """Write a table."""
        self._part(token)
        rows: list[Row] = []
        for inner in rest:
            if inner.type == "table_close":
                break
            if inner.type == "tr_open":
                rows.append([])
            elif inner.type in ("th_open", "td_open"):
                style = self._look.parts["strong"] if inner.tag == "th" else Style.null()
                rows[-1].append(
                    (self._inline(next(rest), style), "right" in str(inner.attrGet("style")))
                )
        for line in table_lines(rows, self._room, self._look.parts["mark"]):
            self._put(line)

    @property
    def _room(self) -> int:
        return max(self._width - sum(len(indent.rest) for indent in self._indents), _LEAST_ROOM)

    def _part(self, token: Token) -> None:
        """Leave a line free between two blocks of one container, but not in a tight list."""
        if self.strips and not token.hidden:
            marks = "".join(indent.rest for indent in self._indents if indent.used)
            self._line(Content.styled(marks, self._look.parts["mark"]))

    def _put(self, content: Content) -> None:
        for line in content.wrap(self._room):
            marks = "".join(
                indent.rest if indent.used else indent.first for indent in self._indents
            )
            for indent in self._indents:
                indent.used = True
            self._line(Content.styled(marks, self._look.parts["mark"]) + line)

    def _line(self, content: Content) -> None:
        strip = Strip(content.render_segments(self._look.base))
        self.strips.append(strip.adjust_cell_length(self._width, self._look.base.rich_style))

    def _inline(self, token: Token, style: Style) -> Content:
        pieces: list[tuple[str, Style]] = []
        styles = [style]
        for child in inside(token, self._links):
            kind = child.type.removesuffix("_open").removesuffix("_close")
            if kind in _INLINE and child.nesting:
                styles = (
                    [*styles, styles[-1] + self._look.parts[_INLINE[kind]]]
                    if child.nesting > 0
                    else styles[:-1]
                )
            elif child.type == "code_inline":
                pieces.append((child.content, styles[-1] + self._look.parts["code"]))
            else:
                pieces.append((_BREAKS.get(child.type, child.content), styles[-1]))
        return Content.assemble(*pieces)


_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_HANDLERS: dict[str, Callable[[_Writer, Token, Iterator[Token]], None]] = {
    "heading_open": _Writer.heading,
    "paragraph_open": _Writer.paragraph,
    "bullet_list_open": _Writer.open_list,
    "ordered_list_open": _Writer.open_list,
    "bullet_list_close": _Writer.close_list,
    "ordered_list_close": _Writer.close_list,
    "list_item_open": _Writer.open_item,
    "list_item_close": _Writer.close_item,
    "blockquote_open": _Writer.open_quote,
    "blockquote_close": _Writer.close_quote,
    "fence": _Writer.code,
    "code_block": _Writer.code,
    "hr": _Writer.rule,
    "table_open": _Writer.table,
}
