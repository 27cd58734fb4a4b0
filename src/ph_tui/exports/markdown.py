"""The report as Markdown: the coach's own text verbatim, under headings of the document.

Owns the frame alone; it reads a section only to close a code block that was left open, because
that would swallow every section below it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ph_tui.exports.document import ReportDocument

_MARKS = re.compile(r"([\\`*_\[\]<~]|&(?=#?\w+;)|#(?=#*$)|^[-+=#>|])")
_LIST_NUMBER = re.compile(r"^(\d+)([.)])(?=\s|$)")


def to_markdown(doc: ReportDocument) -> str:
    """The whole report as Markdown that ends in a line break."""
    parts = [f"# {escaped(doc.title)}"]
    parts += [f"**{escaped(text)}**" for text in (doc.subtitle, doc.state_note) if text.strip()]
    parts.append("\n".join(f"- {escaped(f.label)}: {escaped(f.value)}" for f in doc.facts))
    for section in doc.sections:
        parts.append(f"## {escaped(section.heading)}")
        empty = escaped(doc.empty_note) if section.is_empty else ""
        parts.append(empty or _closed(section.markdown))
    if doc.footer:
        parts.append(f"---\n\n{escaped(doc.footer)}")
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def escaped(text: str) -> str:
    """One line of data with its marks escaped, so that it reads as what it says."""
    return _LIST_NUMBER.sub(r"\1\\\2", _MARKS.sub(r"\\\1", text.strip()))


def _closed(text: str) -> str:
    """The section's text, with the closing fence that its last code block may lack."""
    if "```" not in text and "~~~" not in text:
        return text
    from ph_tui.exports.dialect import dialect

    last = dialect().parse(f"{text}\n\n## x")[-1]
    return f"{text}\n{last.markup}" if last.type == "fence" else text
