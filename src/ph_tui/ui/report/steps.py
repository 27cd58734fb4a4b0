"""What is done with a report beside writing it: filled, answered, waived, sent, opened again.

Owns the questions and what is said afterwards; every decision is the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk.receipts import read_receipt
from ph_tui.domain.completeness import can_be_waived
from ph_tui.domain.errors import Refused
from ph_tui.domain.findings import Severity
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ReportSection
from ph_tui.domain.sessions import held
from ph_tui.domain.text import is_none_answer
from ph_tui.ui.dialogs.ask_text import AskReason
from ph_tui.ui.dialogs.confirm import Confirm
from ph_tui.ui.report.changes import differences
from ph_tui.ui.report.standing import section_of
from ph_tui.ui.report.take_log import TakeLog
from ph_tui.ui.saving.asking import ask_until_saved
from ph_tui.ui.saving.sent_form import RecordedDay, sent_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.domain.findings import Finding
    from ph_tui.domain.orders import OrderFile
    from ph_tui.ui.report.writing import ReportWriting


class ReportSteps:
    """The steps of the report that a screen shows; what is typed there is saved before them."""

    def __init__(self, screen: ReportWriting) -> None:
        self._screen, self._app, self._draft = screen, screen.app, screen.draft
        self._reports = screen.desk.reports
        self._order_id = screen.order_id

    def _saved(self, *said: Message) -> Callable[[OrderFile], None]:
        """Return what shows the order after a step, and says what was done."""

        def show(file: OrderFile) -> None:
            self._draft.load(file)
            if self._screen.is_attached:
                self._screen.show_all()
            for message in said:
                self._app.show(message)

        return show

    def fill_untouched(self) -> None:
        """Take the log in without asking, when the report has nothing of it and nothing instead."""
        report, happened = self._draft.file.report, held(self._draft.file.sessions)
        begun = self._draft.text(ReportSection.SESSIONS).strip() or report.stamps or report.sent
        if happened and not begun:
            said = Message("ui.report.filled", n=len(happened))
            self._app.in_background(lambda: self._reports.fill(self._order_id), self._saved(said))

    def take_log(self) -> None:
        """Show what the log would change, and take it in when the user agrees."""
        file = self._draft.file
        found = differences(file, self._reports.filled(file))
        if not found:  # the log has changed, but nothing that the report tells
            self._take_log()
            return
        self._screen.show_section(ReportSection.SESSIONS)
        self._screen.call_after_refresh(
            self._app.push_screen, TakeLog(found), lambda yes: self._take_log() if yes else None
        )

    def _take_log(self) -> None:
        then = self._saved(Message("ui.report.took_log"))
        self._app.in_background(lambda: self._reports.fill(self._order_id), then)

    def answer_none(self) -> None:
        """Write that nothing came up; a text that stands there is asked about first."""
        text = self._draft.text(self._screen.section)
        if not text.strip() or is_none_answer(text):
            self._answer_none()
            return
        question = Confirm(Message("ui.report.replace"), detail=Message("ui.report.replace_detail"))
        self._app.push_screen(question, lambda agreed: self._answer_none() if agreed else None)

    def _answer_none(self) -> None:
        answer = self._app.words.say("ui.report.none_answer")
        self._screen.field.take(answer)
        self._draft.type(self._screen.section, answer)
        self._screen.saver.save()

    def waive(self, finding: Finding) -> None:
        """Ask why a finding is set aside; raises Refused for one that can't be."""
        if finding.severity is Severity.HINT:
            raise Refused(Message("ui.report.hint_stands"))
        if not can_be_waived(finding):
            raise Refused(Message("ui.report.never_waived", finding=finding.message))
        key, field = finding.key, finding.location.field
        self._screen.after_saving(
            lambda: self._ask_why(
                Message("ui.report.waive"),
                finding.message,
                f"report.waive.{self._order_id}.{key}.{field}",
                lambda why: self._reports.waive(self._order_id, key, why, field),
                Message("ui.report.waived"),
            )
        )

    def reopen(self) -> None:
        """Ask why the sent report is opened again."""
        sent = self._draft.file.report.sent
        if sent is not None:
            self._ask_why(
                Message("ui.report.reopen"),
                Message("ui.report.was_sent", on=sent.on, by=sent.by),
                f"report.reopen.{self._order_id}",
                lambda why: self._reports.reopen(self._order_id, why),
                Message("ui.report.did_reopen"),
            )

    def _ask_why(
        self,
        asks: Message,
        about: Message,
        parks: str,
        save: Callable[[str], OrderFile],
        said: Message,
    ) -> None:
        ask_until_saved(
            self._app,
            lambda: AskReason(asks, detail=about, parks=parks),
            save,
            self._saved(said),
            parks=parks,
        )

    def send(self) -> None:
        """Ask when it was submitted and what came back; with errors, go to the first of them."""
        shut = self._reports.gate(self._draft.file)
        if not shut:
            self._ask_sent()
            return
        first = min(shut, key=lambda finding: section_of(finding) is None)
        refusal = Message("error.report.gate_shut", n=len(shut), first=first.message)
        self._app.show_error(Refused(refusal))
        if section_of(first) is not None:
            self._screen.go_to_finding(first)

    def _ask_sent(self) -> None:
        parks = f"report.send.{self._order_id}"
        day, words = RecordedDay(self._screen.desk.today, self._draft.file.order), self._app.words
        ask_until_saved(
            self._app,
            lambda: sent_form(Message("ui.report.ask_sent"), day, words, parks),
            lambda form: self._reports.send(
                self._order_id, words, day.read(form["on"]), read_receipt(form["receipt"])
            ),
            self._saved(Message("ui.report.did_send")),
            parks=parks,
        )
