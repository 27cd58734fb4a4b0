"""The report as an accessible PDF for archiving.

Owns how the document and its tree become the data that `templates/report.typ` sets. Text travels
as JSON strings only: nothing that a user wrote is ever read as typst code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.exports.blocks import Paragraph, Text
from ph_tui.exports.coverage import Speller
from ph_tui.exports.parse import parse
from ph_tui.exports.typesetting import NAME_LIMIT, NAMELESS, Pdf, typeset
from ph_tui.exports.typst_data import Node, blocks_data, line_data

if TYPE_CHECKING:
    from ph_tui.exports.document import DocumentSection, ReportDocument


def to_pdf(doc: ReportDocument) -> Pdf:
    """Set the report on A4; a character that no font has is spelled out and warned about."""
    speller = Speller()
    data = _document(doc, speller)
    return typeset("report.typ", data, on=doc.on, missing=speller.missing)


def _document(doc: ReportDocument, speller: Speller) -> Node:
    """The whole document as JSON values; what the standards ask to be named has a name."""
    title, subtitle, state = map(speller.spell, (doc.title, doc.subtitle, doc.state_note))
    named = [part for part in (title, subtitle) if part]
    return {
        "lang": doc.lang,
        "name": " – ".join(named)[:NAME_LIMIT] or NAMELESS,
        "title": line_data(title, speller) or NAMELESS,
        "subtitle": line_data(subtitle, speller),
        "running": line_data(" · ".join(named)[:NAME_LIMIT], speller),
        "running_state": line_data(state[:NAME_LIMIT], speller),
        "state": line_data(state, speller),
        "facts": [
            [line_data(fact.label, speller), line_data(fact.value, speller)] for fact in doc.facts
        ],
        "sections": [_section(section, doc.empty_note, speller) for section in doc.sections],
        "footer": line_data(doc.footer[:NAME_LIMIT], speller),
        "page": line_data(doc.page_word[:NAME_LIMIT], speller),
    }


def _section(section: DocumentSection, empty_note: str, speller: Speller) -> Node:
    blocks = parse(section.markdown)
    if section.is_empty and empty_note:
        blocks = (Paragraph((Text(empty_note),)),)
    heading = section.heading
    if len(heading) > NAME_LIMIT:
        blocks = (Paragraph((Text(heading, strong=True),)), *blocks)
        heading = f"{heading[:NAME_LIMIT]} …"
    return {
        "heading": line_data(heading, speller) or NAMELESS,
        "blocks": blocks_data(blocks, speller),
    }
