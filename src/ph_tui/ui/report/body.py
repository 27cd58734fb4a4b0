"""The body of the report editor: sections at the left, the field, the findings, the preview.

Owns the layout and what is painted when; what typing and keys do stands on top of it, in
`writing` and `editor`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical

from ph_tui.domain.errors import Conflict
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ReportSection
from ph_tui.ui.dialogs.hint import Hint
from ph_tui.ui.kit.preview import Preview
from ph_tui.ui.kit.split_line import SplitLine
from ph_tui.ui.report.draft import Draft
from ph_tui.ui.report.field import SectionField
from ph_tui.ui.report.findings import Findings
from ph_tui.ui.report.head import (
    Deadline,
    head_left,
    head_right,
    nothing_found,
    sending_lines,
    title,
)
from ph_tui.ui.report.sections import Sections
from ph_tui.ui.report.standing import stand
from ph_tui.ui.saving.live import LiveScreen
from ph_tui.ui.telling.present import Watch

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.findings import Finding


class ReportBody(LiveScreen[None]):
    """One section of a report at a time, and the whole report beside it."""

    def __init__(self, desk: Desk, order_id: str) -> None:
        super().__init__(desk)
        self.draft = Draft(desk.orders.load(order_id))
        self.edition = desk.validation.edition_of(self.draft.file)
        self.standing = stand(desk, self.draft.file)
        self.section = self.standing.next_gap(ReportSection.FOLLOW_UP) or ReportSection.BASELINE
        self.saved_at = ""
        self.beside = Watch(desk, lambda: self.order_id, self.show_head)

    @property
    def order_id(self) -> str:
        """The id of the order that the report belongs to."""
        return self.draft.file.order.id

    @property
    def is_sent(self) -> bool:
        """Whether the report was sent and is locked."""
        return self.draft.file.report.sent is not None

    @property
    def writes(self) -> bool:
        """Whether the field has the focus."""
        return isinstance(self.focused, SectionField)

    @property
    def is_wide(self) -> bool:
        """Whether the preview has room beside the field."""
        return self.has_class("-wide") or self.has_class("-very-wide")

    @property
    def field(self) -> SectionField:
        """The field of the section that shows."""
        return self.field_of(self.section)

    def field_of(self, section: ReportSection) -> SectionField:
        """The field of a section."""
        return self.query_one(f"#field-{section}", SectionField)

    def compose_body(self) -> ComposeResult:
        """Lay out head, sections, field, findings and preview."""
        yield SplitLine(id="head")
        with Horizontal(id="body"):
            with Vertical(id="desk"):
                with Horizontal(id="upper"):
                    yield Sections(id="sections")
                    with Vertical(id="writing"):
                        yield SplitLine(id="title")
                        for section in ReportSection:
                            yield self._field(section)
                        yield Hint(id="refusal")
                yield Findings(self._source_of, id="findings")
            yield Preview(id="preview")

    def _field(self, section: ReportSection) -> SectionField:
        hint = self.edition.report_field(section).hint.said_in(self.app.words.lang)
        return SectionField(section, self.draft.text(section), hint, self.take_in)

    def take_in(self, field: SectionField) -> None:
        """Take note of a changed text before it is painted; for the screen that writes."""

    def _source_of(self, finding: Finding) -> Message | None:
        return self.desk.validation.source_of(finding, self.app.words.lang)

    def show_section(self, section: ReportSection) -> None:
        """Show another section; who was writing goes on writing there."""
        writes, self.section = self.writes, section
        self.field.display = True
        if writes:
            self.field.begin()
        for field in self.query(SectionField):
            field.display = field.section is section
        self.query_one(Sections).move_to(section)
        self.show_title()
        self.show_findings()
        self.query_one(Findings).action_edge(-1)
        self.reveal_section()
        self.refresh_bindings()

    def reveal_section(self) -> None:
        """Have the preview show the section that is being written; the first is below the title."""
        words = self.app.words
        heading = self.edition.report_field(self.section).heading.said_in(words.lang)
        is_first = self.section is self.edition.report[0].key
        source = f"# {words.say('export.report.title')}" if is_first else f"## {heading}"
        self.query_one(Preview).reveal(source)

    def show_all(self) -> None:
        """Paint everything from the draft; what did not change is not painted again."""
        if self.field.read_only and not self.is_sent:
            self.query_one(Sections).focus()
        for field in self.query(SectionField):
            field.read_only, field.show_cursor = self.is_sent, not self.is_sent
            if not (field.has_news or self.draft.is_typed(field.section)):
                field.show_text(self.draft.stored(field.section))
        self.judge()
        self.show_preview()

    def judge(self) -> None:
        """Ask the rules about what is typed, and show what they say."""
        file = self.draft.as_typed()
        self.standing = stand(self.desk, file)
        self.query_one(Sections).set_rows(self.standing.marks)
        self.show_head()
        self.show_title()
        self.show_findings()
        self.refresh_bindings()

    def show_head(self) -> None:
        """Say whose report it is, how far it is, whether it is saved and when it is due."""
        file, words = self.draft.file, self.app.words
        service = self.edition.service(file.order.service).name
        deadline = Deadline(self.desk.reports.due(file), self.desk.today)
        self.query_one("#head", SplitLine).tell(
            head_left(
                file,
                self.standing,
                words,
                service,
                present=self.beside.pieces(words),
                wide=self.is_wide,
            ),
            head_right(self.draft, words, deadline, self.saved_at),
        )
        self.query_one("#refusal", Hint).object_to(self._refusal())

    def _refusal(self) -> Message | None:
        """Why the section's text is not stored; a conflict is settled once the field is left."""
        error = self.draft.refused.get(self.section)
        if error is None:
            return None
        return Message("ui.report.conflict_waits") if isinstance(error, Conflict) else error.message

    def show_title(self) -> None:
        """Name the section that shows."""
        heading = self.edition.report_field(self.section).heading.said_in(self.app.words.lang)
        of_log = self.section is ReportSection.SESSIONS and not self.is_sent
        changes = len(self.standing.log_changes) if of_log else 0
        left, right = title(heading, writes=self.writes, log_changes=changes, words=self.app.words)
        self.query_one("#title", SplitLine).tell(left, right)

    def show_findings(self) -> None:
        """Show what the rules say of the section, or that the report was sent."""
        file, words = self.draft.as_typed(), self.app.words
        here = self.desk.validation.section(file, self.section)
        sent = file.report.sent
        empty = sending_lines(file, sent, words) if sent else nothing_found(self.standing, words)
        beside = self.standing.beside(self.section) if self.has_class("-very-wide") else ()
        self.query_one(Findings).tell(here, (*beside, *self.standing.elsewhere), empty)

    def show_preview(self) -> None:
        """Show the whole report as it reads now."""
        text = self.desk.reports.markdown(self.draft.as_typed(), self.app.words)
        self.query_one(Preview).set_source(text)
