"""The sections of a report on their way to the drafts, and back after a hang-up.

Owns which section is kept under which name, and when it is forgotten: once it is stored, or reads
as what is stored. Knows no widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.drafts import TEXT, section_name
from ph_tui.domain.reports import ReportSection
from ph_tui.ui.report.draft import as_parked

if TYPE_CHECKING:
    from ph_tui.domain.drafts import Rescued
    from ph_tui.ui.dialogs.parked import Kept
    from ph_tui.ui.report.draft import Draft


class ReportKeeping:
    """Keeps what is typed in a report and not stored."""

    def __init__(self, kept: Kept, draft: Draft) -> None:
        self._kept, self._draft = kept, draft
        self._sections = {section for section in ReportSection if draft.is_typed(section)}
        """Those that are kept from here; another window of the same report has its own."""

    def follow(self, section: ReportSection) -> None:
        """Take what is typed in a section to the disk, at each key, before it is painted."""
        if self._draft.is_typed(section):
            self._sections.add(section)
            texts = {TEXT: self._draft.text(section)}
            self._kept.keep(self._name(section), texts, self._draft.began_from(section))
        elif section in self._sections:
            self._sections.remove(section)
            self._kept.forget(self._name(section))

    def keep(self, section: ReportSection, text: str, began_from: str) -> None:
        """Keep a text that stands for what is typed in a section, until that is followed again."""
        self._sections.add(section)
        self._kept.keep(self._name(section), {TEXT: text}, began_from)

    def follow_all(self) -> None:
        """Forget what is stored by now."""
        for section in ReportSection:
            self.follow(section)

    def take(self, rescued: Rescued, began_from: str) -> ReportSection:
        """Take a rescued text into the report, as if it had just been typed."""
        section = ReportSection(rescued.about.part)
        self._sections.add(section)
        self._draft.unpark(as_parked(section, rescued.text, began_from))
        return section

    def _name(self, section: ReportSection) -> str:
        return section_name(self._draft.file.order.id, section)
