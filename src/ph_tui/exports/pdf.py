"""The report as an accessible PDF for archiving: PDF/UA-1 and PDF/A-2a, set by typst in memory.

Owns how the document and its tree become the data that `templates/report.typ` sets. Text travels
as JSON strings only: nothing that a user wrote is ever read as typst code. It uses the fonts inside
typst, whatever the machine has, and the document's own date, so equal documents give equal bytes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message
from ph_tui.exports.blocks import Paragraph, Text
from ph_tui.exports.coverage import Speller
from ph_tui.exports.parse import parse
from ph_tui.exports.typst_data import Node, blocks_data, line_data

if TYPE_CHECKING:
    import typst

    from ph_tui.exports.document import DocumentSection, ReportDocument

_NAMED = 12
"""Undrawable characters that the warning names."""

_NAME_LIMIT = 200
"""Characters of a name in properties and outline, which PDF/A bounds, and in a page's margins."""

_NAMELESS = "–"
"""Stands where the standards ask for a title and there is none."""


@dataclass(frozen=True)
class Pdf:
    """The bytes of a PDF, and what its reader should be told about it."""

    data: bytes
    warnings: tuple[Message, ...] = ()


def to_pdf(doc: ReportDocument) -> Pdf:
    """Set the report on A4; a character that no font has is spelled out and warned about."""
    import typst

    speller = Speller()
    data = json.dumps(_document(doc, speller))
    compiler = typst.Compiler(
        _template(), font_paths=_fonts(), ignore_system_fonts=True, sys_inputs={"report": data}
    )
    noon = datetime.combine(doc.on, time(12), UTC)
    made = compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=noon)
    if not isinstance(made, bytes):
        raise TypeError("typst gave no single PDF")
    return Pdf(made, _warnings(speller.missing))


def _document(doc: ReportDocument, speller: Speller) -> Node:
    """The whole document as JSON values; what the standards ask to be named has a name."""
    title, subtitle, state = map(speller.spell, (doc.title, doc.subtitle, doc.state_note))
    named = [part for part in (title, subtitle) if part]
    return {
        "lang": doc.lang,
        "name": " – ".join(named)[:_NAME_LIMIT] or _NAMELESS,
        "title": line_data(title, speller) or _NAMELESS,
        "subtitle": line_data(subtitle, speller),
        "running": line_data(" · ".join(named)[:_NAME_LIMIT], speller),
        "running_state": line_data(state[:_NAME_LIMIT], speller),
        "state": line_data(state, speller),
        "facts": [
            [line_data(fact.label, speller), line_data(fact.value, speller)] for fact in doc.facts
        ],
        "sections": [_section(section, doc.empty_note, speller) for section in doc.sections],
        "footer": line_data(doc.footer[:_NAME_LIMIT], speller),
        "page": line_data(doc.page_word[:_NAME_LIMIT], speller),
    }


def _section(section: DocumentSection, empty_note: str, speller: Speller) -> Node:
    blocks = parse(section.markdown)
    if section.is_empty and empty_note:
        blocks = (Paragraph((Text(empty_note),)),)
    heading = section.heading
    if len(heading) > _NAME_LIMIT:
        blocks = (Paragraph((Text(heading, strong=True),)), *blocks)
        heading = f"{heading[:_NAME_LIMIT]} …"
    return {
        "heading": line_data(heading, speller) or _NAMELESS,
        "blocks": blocks_data(blocks, speller),
    }


def _warnings(missing: tuple[str, ...]) -> tuple[Message, ...]:
    if not missing:
        return ()
    named = " ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
    return (Message("export.undrawable", n=len(missing), characters=named),)


@cache
def _template() -> bytes:
    return files("ph_tui.exports").joinpath("templates", "report.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
