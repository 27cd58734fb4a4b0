"""The report editor: its keys, and what each of them does to the report.

Owns the actions; the writing and saving is in `writing`, the layout in `body`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ph_tui.domain.handbook.keys import FormKind
from ph_tui.domain.reports import ReportSection
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.preview import Preview
from ph_tui.ui.orders import order_keys
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.report.export import export
from ph_tui.ui.report.findings import Findings
from ph_tui.ui.report.sections import Sections
from ph_tui.ui.report.steps import ReportSteps
from ph_tui.ui.report.writing import ReportWriting

if TYPE_CHECKING:
    from textual.binding import BindingType

_WHILE_OPEN = {"next_gap", "take_log", "phrase", "answer_none", "waive"}
_COPY = Key("Y", "copy", "ui.key.copy", id="report.copy")
_SEND = Key("S", "send", "ui.report.key.send", id="report.send")


def _early(key: Key) -> Key:
    """Return the key of a last step for a report that lacks something: it is no next step yet."""
    return key._replace(action=f"{key.action}(True)", id=f"{key.id}_early")


class ReportScreen(ReportWriting):
    """The service report of one order: written, seen, sent, opened again."""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("n", "next_gap", "ui.report.key.next_gap", twin="f8", id="report.next_gap"),
        Key("R", "take_log", "ui.report.key.take_log", twin="f6", id="report.fill"),
        Key("0", "answer_none", "ui.report.key.none", id="report.none"),
        _COPY,
        _SEND,
        Key("p", "preview", "ui.report.key.preview", twin="f5", id="report.preview"),
        Key("f", "phrase", "ui.report.key.phrase", twin="f4", id="report.phrase"),
        Key("w", "waive", "ui.report.key.waive", id="report.waive"),
        order_keys.HANDBOOK,
        _early(_SEND),
        _early(_COPY)._replace(shown=False),
        Key("O", "reopen", "ui.report.key.reopen", id="report.reopen"),
        Key("P", "export('pdf')", "ui.report.key.pdf", id="report.pdf"),
        Key("x", "export", "ui.report.key.export", id="report.export", shown=False),
        Key("f9,ctrl+pagedown", "section(1)", "ui.report.key.next", quiet=True),
        Key("f7,ctrl+pageup", "section(-1)", "ui.report.key.previous", quiet=True),
        Key("j,down", "scroll(1)", "ui.key.down", quiet=True),
        Key("k,up", "scroll(-1)", "ui.key.up", quiet=True),
    )

    def on_mount(self) -> None:
        """Take the log in at once when the report has nothing of it yet."""
        self._wrote = False
        self._do = ReportSteps(self)
        self._do.fill_untouched()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done to the report as it is."""
        if action == "reopen":
            return self.is_sent
        if action == "handbook":
            return any(findings.row is not None for findings in self.query(Findings))
        if action in (_COPY.action, _SEND.action):
            ready = self.standing.can_be_sent and not self.is_sent
            return bool(parameters) is not ready and (action == "copy" or not self.is_sent)
        if action not in _WHILE_OPEN:
            return super().check_action(action, parameters)
        return not self.is_sent and self._has_use(action)

    def _has_use(self, action: str) -> bool:
        """Whether an action on an open report would change anything."""
        match action:
            case "next_gap":
                return not self.standing.can_be_sent
            case "take_log":
                return bool(self.standing.log_changes)
            case "answer_none":
                return self.edition.report_field(self.section).allows_none
            case "waive":
                return any(findings.row is not None for findings in self.query(Findings))
            case _:
                return True

    def action_section(self, step: int) -> None:
        """Show the next or the previous section, going round."""
        order = list(ReportSection)
        self.show_section(order[(order.index(self.section) + step) % len(order)])

    def action_scroll(self, step: int) -> None:
        """Move the preview, or go to another section where nothing else takes the key."""
        if isinstance(self.focused, Preview):
            self.focused.scroll_relative(y=step, animate=False)
        elif not isinstance(self.focused, Sections | Findings):
            self.query_one(Sections).action_move(step)

    def action_next_gap(self) -> None:
        """Go to the next section that lacks something."""
        self.judge()
        section = self.standing.next_gap(self.section)
        if section is not None:
            self.show_section(section)
            self.field.go_to_line(self.standing.gaps[section][0].location.line)
        elif self.standing.elsewhere:
            self.app.show(self.standing.elsewhere[0].message, warns=True)

    def action_preview(self) -> None:
        """Show or hide the preview; where there is room for one thing only, it takes it."""
        if self.is_wide:
            self.toggle_class("-alone")
            return
        if not self.has_class("-reading"):
            self._wrote = self.writes
            self.add_class("-reading")
            self.query_one(Preview).focus()
            return
        self.remove_class("-reading")
        if self._wrote:
            self.field.begin()
        else:
            self.query_one(Sections).focus()

    def action_back(self) -> None:
        """Go back from the preview where it took all the room, else one step further out."""
        if self.has_class("-reading"):
            self.action_preview()
        else:
            super().action_back()

    def action_take_log(self) -> None:
        """Show what the log would change, and take it in when the user agrees."""
        self.after_saving(self._do.take_log)

    def action_phrase(self) -> None:
        """Put one of the company's text blocks into the section; what is typed is saved before."""
        from ph_tui.ui.report.phrasing import pick_phrase

        self.after_saving(lambda: pick_phrase(self))

    def action_answer_none(self) -> None:
        """Write that nothing came up; a text that stands there is asked about first."""
        self._do.answer_none()

    def action_waive(self) -> None:
        """Set the finding under the cursor aside, with a reason."""
        finding = self.query_one(Findings).row
        if finding is not None:
            self._do.waive(finding)

    def action_handbook(self) -> None:
        """Open the handbook at the finding under the cursor."""
        from ph_tui.ui.handbook.opening import open_handbook

        open_handbook(self.app, self.desk, self.query_one(Findings).row)

    def action_copy(self, _early: bool = False) -> None:
        """Walk through the city's form with the stored text; from there the report is sent."""
        from ph_tui.ui.copying.begin import Copying, FormHere

        onward = None if self.is_sent else self.action_send
        form = FormHere(FormKind.SERVICE_REPORT)
        walks = Copying(self, self.desk)
        self.after_saving(lambda: walks.walk(self.order_id, form, onward=onward))

    def action_send(self, _early: bool = False) -> None:
        """Record that the report was submitted; with errors standing, go to the first of them."""
        self.after_saving(self._do.send)

    def action_reopen(self) -> None:
        """Open the sent report again, with a reason."""
        self._do.reopen()

    def action_export(self, kind: str = "") -> None:
        """Write the report into a file, in a format that is asked for unless it is given."""
        to_file = export(self.app, self.desk, self.draft)
        self.after_saving(lambda: to_file.ask_name(kind) if kind else to_file.ask_format())
