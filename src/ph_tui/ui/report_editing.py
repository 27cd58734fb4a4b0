"""The body of the report editor: sections at the left, the field, the findings, the preview.

Owns what is painted when, the way between the sections, and the saving of what is typed. What the
keys do beyond that is in `report`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import TextArea

from ph_tui.domain.reports import ReportSection
from ph_tui.ui.dialogs.hint import Hint
from ph_tui.ui.later import Later
from ph_tui.ui.live import LiveScreen
from ph_tui.ui.preview import Preview
from ph_tui.ui.report_draft import Draft
from ph_tui.ui.report_field import SectionField
from ph_tui.ui.report_findings import Findings
from ph_tui.ui.report_head import empty_lines, head, title
from ph_tui.ui.report_saving import Saver
from ph_tui.ui.report_sections import Sections
from ph_tui.ui.report_standing import SectionMark, stand
from ph_tui.ui.split_line import SplitLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.findings import Finding
    from ph_tui.ui.line_list import LineList

PREVIEW_SECONDS = 0.15
FINDINGS_SECONDS = 0.3
SAVE_SECONDS = 2.0


class ReportEditing(LiveScreen[None]):
    """One section of a report under the hands, the whole report beside it."""

    def __init__(self, desk: Desk, order_id: str) -> None:
        super().__init__(desk)
        self.draft = Draft(desk.orders.load(order_id))
        self.edition = desk.validation.edition_of(self.draft.file)
        self.standing = stand(desk, self.draft.file)
        self.section = self.standing.next_gap(ReportSection.FOLLOW_UP) or ReportSection.BASELINE
        self.saver = Saver(self.app, desk, self.draft, self._after_save)
        self._preview_later = Later(self, PREVIEW_SECONDS, self.show_preview)
        self._findings_later = Later(self, FINDINGS_SECONDS, self.judge)
        self._save_later = Later(self, SAVE_SECONDS, self.saver.save)
        self.saved_at = ""
        self._shown = False

    @property
    def order_id(self) -> str:
        """The id of the order that the report belongs to."""
        return self.draft.file.order.id

    @property
    def parks(self) -> str:
        """The name under which the app keeps what could not be saved."""
        return f"report.{self.order_id}"

    def compose_body(self) -> ComposeResult:
        """Lay out head, sections, field, findings and preview."""
        self.draft.unpark(self.app.parked.pop(self.parks, {}))
        yield SplitLine(id="head")
        with Horizontal(id="body"):
            with Vertical(id="desk"):
                with Horizontal(id="upper"):
                    yield Sections(id="sections")
                    with Vertical(id="writing"):
                        yield SplitLine(id="title")
                        for section in ReportSection:
                            hint = self.edition.report_field(section).hint
                            said = hint.said_in(self.app.words.lang)
                            yield SectionField(section, self.draft.text(section), said)
                        yield Hint(id="refusal")
                yield Findings(self._source_of, id="findings")
            yield Preview(id="preview")

    def on_mount(self) -> None:
        """Begin at the first section that lacks something."""
        self.query_one(Sections).set_rows(self.standing.marks)
        self.query_one(Sections).focus()
        self.show_section(self.section)
        self.judge()
        self.call_after_refresh(self.show_preview)

    @property
    def field(self) -> SectionField:
        """The field of the section that is being written."""
        return self.field_of(self.section)

    def field_of(self, section: ReportSection) -> SectionField:
        """The field of a section."""
        return self.query_one(f"#field-{section}", SectionField)

    def show_section(self, section: ReportSection, *, line: int | None = None) -> None:
        """Write another section; what was typed in this one is saved."""
        writes = isinstance(self.focused, SectionField)
        if section is not self.section:
            self.saver.save()
        self.section = section
        for field in self.query(SectionField):
            field.display = field.section is section
        if writes:
            self.field.focus()
        if line is not None:
            self.field.go_to_line(line)
        self.query_one(Sections).move_to(section)
        self._show_title()
        self.show_findings()
        heading = self.edition.report_field(section).heading.said_in(self.app.words.lang)
        self.query_one(Preview).reveal(f"## {heading}")
        self.refresh_bindings()

    @on(Sections.Highlighted, "#sections")
    def follow_cursor(self, event: LineList.Highlighted[SectionMark]) -> None:
        """Show the section under the cursor."""
        if event.row is not None and event.row.section is not self.section:
            self.show_section(event.row.section)

    @on(Sections.Picked, "#sections")
    def enter_field(self) -> None:
        """Begin to write."""
        self.field.focus()

    @on(Findings.Picked, "#findings")
    def go_to_finding(self, event: LineList.Picked[Finding]) -> None:
        """Go where a finding is mended."""
        self.jump(event.row)

    @on(TextArea.Changed)
    def follow_typing(self, event: TextArea.Changed) -> None:
        """Take in a key; everything that costs more than a moment waits until the keys rest."""
        field = event.text_area
        if isinstance(field, SectionField) and self.draft.type(field.section, field.text):
            self._show_head()
            self._preview_later.soon()
            self._findings_later.soon()
            self._save_later.soon()

    @on(SectionField.Blurred)
    def save_left_field(self) -> None:
        """Save when the field is left."""
        self.saver.save(self.settle_conflicts)
