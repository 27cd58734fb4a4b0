"""The report as one HTML file: no script, nothing loaded, readable on a screen, on paper and aloud.

Owns the page's markup; how it looks is in `templates/report.css`. Every text is escaped, and a
policy in the head forbids the page to load or run anything.
"""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files
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
    from collections.abc import Iterable

    from ph_tui.exports.document import DocumentSection, ReportDocument

_SECTION_LEVEL = 2
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(doc: ReportDocument) -> str:
    """The whole report as an HTML document of its own."""
    named = " – ".join(text for text in (doc.title, doc.subtitle) if text)
    sections = (_section(section, doc.empty_note, at) for at, section in enumerate(doc.sections, 1))
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{escape(doc.lang)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f'<meta name="dcterms.date" content="{doc.on.isoformat()}">',
            f"<title>{escape(named) or '–'}</title>",
            f"<style>\n{_style()}</style>",
            "</head>",
            "<body>",
            _header(doc),
            "<main>",
            *sections,
            "</main>",
            _element("footer", escape(doc.footer)),
            "</body>",
            "</html>\n",
        )
    )


def _header(doc: ReportDocument) -> str:
    facts = (
        f"<div><dt>{escape(fact.label)}</dt><dd>{escape(fact.value)}</dd></div>"
        for fact in doc.facts
    )
    subtitle = f'<p class="subtitle">{escape(doc.subtitle)}</p>' if doc.subtitle else ""
    state = f'<p class="state">{escape(doc.state_note)}</p>' if doc.state_note else ""
    title = f"<h1>{escape(doc.title) or '–'}</h1>"
    parts = (title, subtitle, state, _element("dl", "\n".join(facts)))
    return "\n".join(("<header>", *filter(None, parts), "</header>"))


def _section(section: DocumentSection, empty_note: str, at: int) -> str:
    body = _blocks(parse(section.markdown))
    if section.is_empty and empty_note:
        body = f'<p class="empty">{escape(empty_note)}</p>'
    heading = f'<h2 id="s{at}">{escape(section.heading) or "–"}</h2>'
    return f'<section aria-labelledby="s{at}">\n{heading}\n{body}\n</section>'


def _element(name: str, inside: str) -> str:
    """The element, or nothing when nothing is in it."""
    return f"<{name}>{inside}</{name}>" if inside else ""


def _blocks(blocks: Iterable[Block]) -> str:
    return "\n".join(map(_block, blocks))


def _block(block: Block) -> str:  # noqa: PLR0911 one for each kind of block
    match block:
        case Paragraph(inlines):
            return f"<p>{_inlines(inlines)}</p>"
        case Heading(level, inlines):
            name = f"h{_SECTION_LEVEL + level}"
            return f"<{name}>{_inlines(inlines)}</{name}>"
        case BulletList(items):
            return f"<ul>\n{_items(items)}\n</ul>"
        case OrderedList(items, start):
            first = f' start="{start}"' if start != 1 else ""
            return f"<ol{first}>\n{_items(items)}\n</ol>"
        case Quote(inner):
            return f"<blockquote>\n{_blocks(inner)}\n</blockquote>"
        case CodeBlock(text):
            return f"<pre><code>{escape(text)}</code></pre>"
        case Table():
            return _table(block)
        case Rule():
            return "<hr>"


def _items(items: tuple[tuple[Block, ...], ...]) -> str:
    return "\n".join(f"<li>{_item(blocks)}</li>" for blocks in items)


def _item(blocks: tuple[Block, ...]) -> str:
    """An item's first paragraph stands bare when nothing but lists follow it."""
    if blocks and isinstance(blocks[0], Paragraph):
        rest = blocks[1:]
        if all(isinstance(block, BulletList | OrderedList) for block in rest):
            return _inlines(blocks[0].inlines) + _blocks(rest)
    return _blocks(blocks)


def _table(table: Table) -> str:
    sides = [' class="figure"' if at in table.right else "" for at in range(len(table.header))]
    head = "".join(
        f'<th scope="col"{side}>{_inlines(cell)}</th>'
        for side, cell in zip(sides, table.header, strict=True)
    )
    rows = (
        "<tr>"
        + "".join(f"<td{side}>{_inlines(cell)}</td>" for side, cell in zip(sides, row, strict=True))
        + "</tr>"
        for row in table.rows
    )
    body = _element("tbody", "\n".join(rows))
    return f'<div class="table">\n<table>\n<thead><tr>{head}</tr></thead>\n{body}\n</table>\n</div>'


def _inlines(inlines: tuple[Inline, ...]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    if not isinstance(inline, Text):
        return "<br>"
    marks = (("code", inline.code), ("em", inline.emphasis), ("strong", inline.strong))
    shown = escape(inline.text)
    for name, is_set in marks:
        shown = f"<{name}>{shown}</{name}>" if is_set else shown
    return shown


@cache
def _style() -> str:
    return files("ph_tui.exports").joinpath("templates", "report.css").read_text("utf-8")
