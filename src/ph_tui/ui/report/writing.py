"""Writing in the report editor: typing, saving, and what happens when a text can't be stored.

Owns when something is saved and that no typed word is lost. What is painted is in `body`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import TextArea

from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ReportSection
from ph_tui.ui.dialogs.confirm import Confirm
from ph_tui.ui.dialogs.parked import Kept
from ph_tui.ui.kit.later import Later
from ph_tui.ui.report.body import ReportBody
from ph_tui.ui.report.field import SectionField
from ph_tui.ui.report.findings import Findings
from ph_tui.ui.report.keeping import ReportKeeping
from ph_tui.ui.report.saving import Saver
from ph_tui.ui.report.sections import Sections
from ph_tui.ui.report.settling import Settling
from ph_tui.ui.report.standing import section_of
from ph_tui.ui.rescue.rescued import Left, left_behind

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from ph_tui.domain.drafts import Rescued
    from ph_tui.domain.findings import Finding
    from ph_tui.ui.kit.line_list import LineList

PREVIEW_SECONDS = 0.15
FINDINGS_SECONDS = 0.3
SAVE_SECONDS = 2.0
"""How long the keys rest before each of these is done."""


class ReportWriting(ReportBody):
    """The editor without its letters: what is typed is saved by itself."""

    def compose_body(self) -> ComposeResult:
        """Take up what was left the last time, and lay out the body."""
        self.draft.unpark(self.app.parked_reports.pop(self.order_id, {}))
        self.section = next(filter(self.draft.is_typed, ReportSection), self.section)
        self.keeping = ReportKeeping(Kept(self.desk, self.app.show_error), self.draft)
        self.saver = Saver(self.app, self.desk, self.draft, self._after_save)
        self.settling = Settling(self)
        self._preview_later = Later(self, PREVIEW_SECONDS, self.show_preview)
        self._findings_later = Later(self, FINDINGS_SECONDS, self.judge)
        self._save_later = Later(self, SAVE_SECONDS, self.saver.save)
        yield from super().compose_body()

    def on_mount(self) -> None:
        """Begin where a text was left, else at the first section that lacks something."""
        self.query_one(Sections).set_rows(self.standing.marks)
        self.query_one(Sections).focus()
        self.show_section(self.section)
        self.show_all()
        self._place = None if self.is_sent else self.desk.presence.enter(self.order_id)
        self.beside.begin(self)
        if self.draft.is_unsaved:
            self._save_later.soon()
        self.call_after_refresh(self._offer_rescued)

    def on_resize(self) -> None:
        """Say more where there is more room."""
        self.call_after_refresh(self.judge)

    @on(Sections.Highlighted, "#sections")
    def follow_cursor(self) -> None:
        """Show the section under the cursor: where it is now, not where it was when it moved."""
        mark = self.query_one(Sections).row
        if mark is not None and mark.section is not self.section:
            self.show_section(mark.section)

    @on(Sections.Picked, "#sections")
    def enter_field(self) -> None:
        """Begin to write, or go on where the cursor stands."""
        self.field.begin()

    @on(Findings.Picked, "#findings")
    def go_to_picked(self, event: LineList.Picked[Finding]) -> None:
        """Go where the finding is mended."""
        self.go_to_finding(event.row)

    def go_to_finding(self, finding: Finding) -> None:
        """Show the section of a finding, with the cursor on its line; elsewhere stays elsewhere."""
        section = section_of(finding)
        if section is None:
            self.app.show(finding.message, warns=True)
            return
        self.remove_class("-reading")
        self.show_section(section)
        self.field.go_to_line(finding.location.line)
        self.field.focus()

    def take_in(self, field: SectionField) -> None:
        """Take a key in and to the disk, before it is painted."""
        if self.draft.type(field.section, field.text):
            self.keeping.follow(field.section)

    @on(TextArea.Changed)
    def follow_typing(self, event: TextArea.Changed) -> None:
        """Show a key; everything that costs more than a moment waits until the keys rest."""
        field = event.text_area
        if isinstance(field, SectionField) and field.has_news:
            field.note()
            self.show_head()
            self._preview_later.soon()
            self._findings_later.soon()
            self._save_later.soon()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show where the keys go."""
        del event
        self.show_title()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Save what was typed in a field that is left."""
        if isinstance(event.widget, SectionField):
            self.show_title()
            self.saver.save(self.settling.begin)

    def on_screen_suspend(self) -> None:
        """Save before something else covers the screen."""
        self.saver.save()

    def on_unmount(self) -> None:
        """Keep what could not be stored until the report is opened again."""
        if self._place is not None:
            self.desk.presence.leave(self._place)
        if texts := self.draft.park():
            self.app.parked_reports[self.order_id] = texts

    def reload(self) -> None:
        """Show what others have changed; what is typed here stays."""
        if self.draft.load(self.desk.orders.load(self.order_id)):
            self.show_all()

    def _offer_rescued(self) -> None:
        """Show what an ended program left of this report, to be taken or discarded."""

        def offer(left: tuple[Left, ...]) -> None:
            if left and self.is_current:
                from ph_tui.ui.rescue.drafts import RescueScreen

                self.app.push_screen(
                    RescueScreen(self.desk, self.order_id, self.take_rescued),
                    lambda _: self.saver.save(self.settling.begin),
                )

        self.app.in_background(lambda: left_behind(self.desk, self.order_id), offer)

    def take_rescued(self, rescued: Rescued) -> None:
        """Take a rescued text into its section; it is saved as if it had just been typed."""
        began_from = self.desk.drafts.began_from(rescued)
        section = self.keeping.take(self.desk.drafts.take(rescued), began_from)
        self.show_section(section)
        self.field.take(self.draft.text(section))
        self.show_all()
        self.saver.save()

    def history_here(self) -> str | None:
        """Return the id of the order: its own changes are undone here."""
        return self.order_id

    def action_undo(self) -> None:
        """Undo the last change of the order; what is typed is saved before."""
        self.after_saving(super().action_undo)

    def action_redo(self) -> None:
        """Do again what was undone last; what is typed is saved before."""
        self.after_saving(super().action_redo)

    def after_saving(self, call: Callable[[], None]) -> None:
        """Do something with the stored report; not when something can't be stored."""

        def then() -> None:
            if not self.draft.is_unsaved:
                call()
            elif self.draft.conflicts:
                self.settling.begin()
            else:
                for error in self.draft.refused.values():
                    self.app.show_error(error)

        self.saver.save(then)

    def _after_save(self, stored: bool) -> None:
        self.keeping.follow_all()
        if not (self.is_attached and self.query(Sections)):
            return  # the screen is being left
        if stored:
            self.saved_at = self.app.words.clock(self.desk.now.time())
        self.show_all()

    def action_leave_field(self) -> None:
        """Leave the field; what was typed is saved."""
        self.query_one(Sections).focus()

    def action_back(self) -> None:
        """Go back to the sections, then out; a text that can't be stored is asked about first."""
        if not isinstance(self.focused, Sections) and self.focused is not None:
            self.query_one(Sections).focus()
        else:
            self.saver.save(self._leave)

    def _leave(self) -> None:
        if not self.is_current:
            return
        if self.draft.conflicts:
            self.settling.begin()
        elif self.draft.is_unsaved:
            question = Confirm(Message("ui.report.leave"), detail=Message("ui.report.leave_detail"))
            self.app.push_screen(question, lambda yes: self.app.go_back() if yes else None)
        else:
            self.app.go_back()
