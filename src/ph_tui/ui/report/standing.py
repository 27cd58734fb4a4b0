"""How a report stands while it is written: each section's state, and what keeps it from being sent.

Owns which sign and which word a section gets. Asks the desk and knows no widget.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ph_tui.domain.findings import Finding
from ph_tui.domain.messages import Message
from ph_tui.domain.report_log import LogChange, untold_sessions
from ph_tui.domain.reports import ReportSection
from ph_tui.domain.sessions import held
from ph_tui.domain.text import is_none_answer
from ph_tui.ui.kit.inks import Tone

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile


@dataclass(frozen=True)
class SectionMark:
    """The state of one section: a sign, a word, and a tone for both."""

    section: ReportSection
    sign: str
    tone: Tone
    word: Message | None = None
    count: str = ""
    """`7/8`: the meetings that the section tells of, and those that were held."""


@dataclass(frozen=True)
class Standing:
    """What the rules say of the whole report as it reads now."""

    marks: tuple[SectionMark, ...]
    gaps: Mapping[ReportSection, tuple[Finding, ...]]
    """What keeps the report from being sent, by the section that it is about."""
    elsewhere: tuple[Finding, ...]
    """What keeps it from being sent outside of its sections."""
    log_changes: tuple[LogChange, ...]

    @property
    def complete(self) -> int:
        """How many sections lack nothing."""
        return len(self.marks) - len(self.gaps)

    @property
    def can_be_sent(self) -> bool:
        """Whether the gate is open."""
        return not self.gaps and not self.elsewhere

    def next_gap(self, after: ReportSection) -> ReportSection | None:
        """The next section that lacks something, going round; None when there is none."""
        order = list(ReportSection)
        start = order.index(after) + 1
        round_trip = order[start:] + order[:start]
        return next((section for section in round_trip if section in self.gaps), None)

    def beside(self, section: ReportSection) -> tuple[Finding, ...]:
        """What the other sections lack."""
        others = (found for where, found in self.gaps.items() if where is not section)
        return tuple(finding for found in others for finding in found)


def stand(desk: Desk, file: OrderFile) -> Standing:
    """Ask the rules about a report, stored or as it is typed."""
    gaps: dict[ReportSection, tuple[Finding, ...]] = {}
    elsewhere: list[Finding] = []
    shut = () if file.report.sent else desk.reports.gate(file)
    for finding in shut:
        section = section_of(finding)
        if section is None:
            elsewhere.append(finding)
        else:
            gaps[section] = (*gaps.get(section, ()), finding)
    changes = desk.reports.log_changes(file)
    marks = tuple(_mark(section, file, len(gaps.get(section, ())), changes) for section in _ORDER)
    return Standing(marks, gaps, tuple(elsewhere), changes)


_ORDER = tuple(ReportSection)


def section_of(finding: Finding) -> ReportSection | None:
    """The section in which a finding is mended; None for one that is mended elsewhere."""
    place = finding.location
    if place.document == "session" and finding.key == "session.note":
        return ReportSection.SESSIONS
    is_section = place.document == "report" and place.field in set(ReportSection)
    return ReportSection(place.field) if is_section else None


def _mark(
    section: ReportSection, file: OrderFile, gaps: int, changes: tuple[LogChange, ...]
) -> SectionMark:
    count = _count(file) if section is ReportSection.SESSIONS else ""
    text = file.report.text(section)
    if section is ReportSection.SESSIONS and changes:
        return SectionMark(section, "?", "missing", Message("ui.report.state.stale"), count)
    if gaps and not text.strip():
        return SectionMark(section, "?", "missing", Message("ui.report.state.missing"), count)
    if gaps:
        return SectionMark(section, "!", "late", Message("ui.report.state.lacking"), count)
    if not text.strip():
        waived = any(waiver.field == section for waiver in file.waivers)
        word = "waived" if waived else "optional"
        return SectionMark(section, "–", "dim", Message(f"ui.report.state.{word}"), count)
    if is_none_answer(text):
        return SectionMark(section, "–", "done", Message("ui.report.state.none"), count)
    return SectionMark(section, "✓", "done", None, count)


def _count(file: OrderFile) -> str:
    happened = len(held(file.sessions))
    if not happened:
        return ""
    untold = len(untold_sessions(file.report.sessions, file.sessions))
    return f"{happened - untold}/{happened}"
