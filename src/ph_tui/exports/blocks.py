"""The small closed tree that a section's Markdown is read into; every printed format walks it.

Owns the shapes alone: `parse` makes them. Inlines are flat runs with marks, never nested, and
containers are nested at most `NESTING` deep, so that walking the tree cannot run out of stack.
"""

from __future__ import annotations

from dataclasses import dataclass

NESTING = 6
"""Lists and quotes within each other; the mark of a deeper one stays as it was typed."""

HEADING_LEVELS = 4
"""User headings have the levels 1-4, below the heading of their section, and skip none."""


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text in one style; it holds no line break."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that the writer asked for."""


Inline = Text | LineBreak


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section, `level` steps below the section's own."""

    level: int
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list without order; each item holds blocks."""

    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class OrderedList:
    """A numbered list that begins at `start`."""

    items: tuple[tuple[Block, ...], ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Text whose line breaks and blanks are kept as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one header row, and rows with as many cells as it has."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    right: frozenset[int] = frozenset()
    """The columns whose text ends at the right edge, as figures do; counted from 0."""

    def lines(self) -> tuple[str, ...]:
        """Each row as one line that names its columns, for where columns do not line up."""
        names = [words_of(cell).strip() for cell in self.header]
        if not self.rows:
            return ("; ".join(filter(None, names)),)
        return tuple(
            "; ".join(
                f"{name}: {text}" if name else text
                for name, cell in zip(names, row, strict=True)
                if (text := words_of(cell).strip())
            )
            for row in self.rows
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page between two thoughts."""


Block = Paragraph | Heading | BulletList | OrderedList | Quote | CodeBlock | Table | Rule


def words_of(inlines: tuple[Inline, ...]) -> str:
    """The text of inlines without their marks; a line break reads as a blank."""
    return "".join(inline.text if isinstance(inline, Text) else " " for inline in inlines)
