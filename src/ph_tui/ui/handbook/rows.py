"""The handbook's facts as rows under their sections, narrowed by what is typed.

Pure: knows no widget and no desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.folding import folded
from ph_tui.ui.kit.rows import Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ph_tui.desk.handbook import FactRow


def fact_key(row: FactRow) -> str:
    """What tells facts apart."""
    return row.fact.key


def found(rows: Iterable[FactRow], text: str, lang: str) -> list[FactRow]:
    """The facts in which every typed word is found: in the words, the key or the heading."""
    needles = folded(text).split()
    return [row for row in rows if all(needle in _said(row, lang) for needle in needles)]


def under_sections(rows: Iterable[FactRow], lang: str) -> list[FactRow | Section]:
    """The rows of the list: each section's heading over its facts."""
    listed: list[FactRow | Section] = []
    section = ""
    for row in rows:
        if row.section.key != section:
            section = row.section.key
            listed += [*([Section()] if listed else [])]
            listed.append(Section([(row.section.said_in(lang), "accent")]))
        listed.append(row)
    return listed


def first_of(rows: Iterable[FactRow], section: str) -> str:
    """The key of the first fact of a section, else of the first that cites it; empty for none."""
    every = list(rows)
    own = (row.fact.key for row in every if row.section.key == section)
    citing = (row.fact.key for row in every if section in row.fact.cites)
    return next(own, next(citing, ""))


def _said(row: FactRow, lang: str) -> str:
    return folded(f"{row.fact.said_in(lang)} {row.fact.key} {row.section.said_in(lang)}")
