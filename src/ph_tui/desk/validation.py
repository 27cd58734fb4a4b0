"""The validation service: every rule over one order, or over everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.findings import Source
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.desk.core import Core
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.reports import ReportSection


class ValidationDesk:
    """What the rules say."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def check(self, file: OrderFile) -> tuple[Finding, ...]:
        """The findings of one order, waived ones left out."""
        from ph_tui.domain.completeness import check

        return check(file, self._core.context(file))

    def check_all(self) -> Iterator[Finding]:
        """The findings of every order that can be read, by order number."""
        rows = sorted(self._core.store.summaries(), key=lambda row: (row.number, row.id))
        for row in rows:
            yield from self.check(self._core.store.load(row.id))

    def section(self, file: OrderFile, section: ReportSection) -> tuple[Finding, ...]:
        """The findings of one report section, as the editor shows them."""
        from ph_tui.domain.completeness import section_findings

        return section_findings(file, self._core.context(file), section)

    def edition_of(self, file: OrderFile) -> Edition:
        """The handbook edition that the order's findings cite."""
        return self._core.edition_of(file)

    def source_of(self, finding: Finding, lang: str) -> Message | None:
        """By whose word a finding stands, for a reader; None when no source is needed."""
        cited = finding.citation
        if cited.source is Source.NONE:
            return None
        if cited.source is not Source.HANDBOOK:
            return Message(f"word.citation.{cited.source}")
        edition = self._core.library.get(cited.edition_id)
        if not cited.section:
            return Message("word.citation.edition", edition=edition.valid_from)
        return edition.citation_words(cited.section, lang)
