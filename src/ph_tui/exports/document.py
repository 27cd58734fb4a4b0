"""The service report as a document: plain values with every word ready in the document's language.

Owns what a document consists of. It must not know orders, catalogues or files: the desk builds the
value, the exporters turn it into text and bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from ph_tui.domain.values import Value

Language = Literal["fi", "en"]


@dataclass(frozen=True)
class Fact(Value):
    """One line of the facts at the head of the document, such as the order's number."""

    label: str
    value: str


@dataclass(frozen=True)
class DocumentSection(Value):
    """One section of the report; its text is Markdown as the coach wrote it."""

    PROSE: ClassVar[frozenset[str]] = frozenset({"markdown"})

    key: str
    """The section's stable name; it is not printed."""
    heading: str
    markdown: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been written in this section."""
        return not self.markdown.strip()


@dataclass(frozen=True)
class ReportDocument(Value):
    """A whole document, ready to be printed."""

    lang: Language
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    sections: tuple[DocumentSection, ...]
    state_note: str
    """Says that this is a draft; empty once the report has been sent."""
    footer: str
    on: date
    """The document's own date: the same document always gives the same bytes."""
    page_word: str
    """Stands before the page numbers, as in `Sivu 1 / 3`."""
    empty_note: str = ""
    """Stands in a section that has no text yet."""
