"""The service report: written section by section, filled from the log, sent, locked, reopened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ph_tui.desk.guards import refuse_when_sent
from ph_tui.desk.receipts import as_receipt, kept
from ph_tui.desk.report_document import document_of, figures_of
from ph_tui.domain.errors import BadInput, Conflict, FieldClash, Refused
from ph_tui.domain.history import WRITTEN
from ph_tui.domain.messages import Message
from ph_tui.domain.report_log import LogChange, changes_since_filled, fill, with_sessions_text
from ph_tui.domain.reports import Reopening, ReportSection, Sending, ServiceReport
from ph_tui.domain.waivers import Waiver

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ph_tui.desk.core import Core
    from ph_tui.desk.receipts import Receipt
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.service_hours import HourRule
    from ph_tui.exports.document import ReportDocument
    from ph_tui.l10n.words import Words


class ReportDesk:
    """The use cases of a service report."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def due(self, file: OrderFile) -> date | None:
        """The last day for sending; None until the service has ended."""
        return self._core.report_due(file)

    def write(
        self,
        order_id: str,
        texts: Mapping[ReportSection, str],
        *,
        seen: Mapping[ReportSection, str] | None = None,
        with_phrase: bool = False,
    ) -> OrderFile:
        """Save the text of sections.

        `seen` holds what the writer had before them: a section that someone else has changed since
        is a Conflict, and nothing is saved. A text `with_phrase` is a step of its own to undo.
        """

        def step(file: OrderFile) -> OrderFile:
            refuse_when_sent(file)
            report = file.report
            _refuse_to_overwrite(file.report, texts, seen or {})
            for section, text in texts.items():
                if section is ReportSection.SESSIONS:
                    report = with_sessions_text(report, text, file.sessions)
                else:
                    report = report.with_text(section, text)
            return replace(file, report=report)

        did = _writing(tuple(texts), "word.did.put_phrase" if with_phrase else WRITTEN)
        return self._core.change(order_id, step, did=did)

    def fill(self, order_id: str) -> OrderFile:
        """Take the log into the sessions section; what was edited there stays."""

        def step(file: OrderFile) -> OrderFile:
            refuse_when_sent(file)
            return replace(file, report=fill(file.report, file.sessions))

        return self._core.change(order_id, step, did=Message("word.did.filled"))

    def filled(self, file: OrderFile) -> str:
        """The sessions section as `fill` would make it, without saving."""
        return fill(file.report, file.sessions).sessions

    def log_changes(self, file: OrderFile) -> tuple[LogChange, ...]:
        """What has changed in the log since the report took it in."""
        return changes_since_filled(file.report, file.sessions)

    def gate(self, file: OrderFile) -> tuple[Finding, ...]:
        """The errors that keep the report from being sent."""
        from ph_tui.domain.completeness import gate

        return gate(file, self._core.context(file, days=()))

    def send(
        self, order_id: str, words: Words, on: date | None = None, receipt: Receipt | str = ""
    ) -> OrderFile:
        """Record that the report was submitted, and lock it; refused while errors stand."""
        day, came = self._core.day_of_record(on), as_receipt(receipt)

        def step(file: OrderFile) -> OrderFile:
            refuse_when_sent(file)
            errors = self.gate(file)
            if errors:
                raise Refused(
                    Message("error.report.gate_shut", n=len(errors), first=errors[0].message)
                )
            figures = figures_of(file, self._hour_rule(file))
            paper, by, at = kept(self._core, came), self._core.user, self._core.now
            sending = Sending(day, by, at, "", came.text, figures, paper)
            sent = replace(file, report=replace(file.report, sent=sending))
            text = self.markdown(sent, words)
            return replace(sent, report=replace(sent.report, sent=replace(sending, text=text)))

        return self._core.change(order_id, step, did=Message("word.did.sent", on=day))

    def reopen(self, order_id: str, why: str) -> OrderFile:
        """Open a sent report again, with the reason; what was sent is kept."""
        if not why.strip():
            raise Refused(Message("error.report.reopen_reason"))

        def step(file: OrderFile) -> OrderFile:
            sending = file.report.sent
            if sending is None:
                raise Refused(Message("error.report.not_sent"))
            reopening = Reopening(self._core.now, self._core.user, why, sending)
            report = replace(
                file.report, sent=None, reopenings=(*file.report.reopenings, reopening)
            )
            return replace(file, report=report)

        return self._core.change(order_id, step, did=Message("word.did.reopened"))

    def waive(self, order_id: str, key: str, why: str, field: str = "") -> OrderFile:
        """Set a finding aside for this order, with the reason; some can't be."""
        if not why.strip():
            raise Refused(Message("error.waiver.reason"))

        def step(file: OrderFile) -> OrderFile:
            fields = {field} if field else self._fields_to_waive(file, key)
            if field and field not in self._fields_to_waive(file, key):
                raise Refused(Message("error.waiver.no_finding", key=key))
            waivers = tuple(
                Waiver(key, one, self._core.user, self._core.now, why) for one in sorted(fields)
            )
            return replace(file, waivers=(*file.waivers, *waivers))

        did = Message("word.did.waived", finding=Message(f"rule.title.{key}"))
        return self._core.change(order_id, step, did=did)

    def _fields_to_waive(self, file: OrderFile, key: str) -> set[str]:
        """What the standing findings of a key are about; refused when they can't be waived."""
        from ph_tui.domain.completeness import RULES, can_be_waived, check, gate, waivable

        if not any(rule.key == key for rule in RULES):
            raise BadInput(Message("error.waiver.unknown", key=key[:60]))
        context = self._core.context(file)
        standing = [f for f in (*check(file, context), *gate(file, context)) if f.key == key]
        if not standing and waivable(key):
            raise Refused(Message("error.waiver.no_finding", key=key))
        if not standing or not all(can_be_waived(finding) for finding in standing):
            raise Refused(Message("error.waiver.never", key=key))
        return {finding.location.field for finding in standing}

    def document(self, file: OrderFile, words: Words) -> ReportDocument:
        """The report as a document in the words' language, ready for any exporter."""
        return document_of(
            file,
            edition=self._core.edition_of(file),
            hour_rule=self._hour_rule(file),
            words=words,
            today=self._core.today,
        )

    def _hour_rule(self, file: OrderFile) -> HourRule:
        return self._core.store.settings().hour_rule(file.order.service)

    def markdown(self, file: OrderFile, words: Words) -> str:
        """The whole report as Markdown: what was sent, once it is sent."""
        from ph_tui.exports.markdown import to_markdown

        sent = file.report.sent
        return sent.text if sent and sent.text else to_markdown(self.document(file, words))


def _writing(sections: tuple[ReportSection, ...], did: str) -> Message:
    """What is done by saving the text of sections; `did` is what is said of one."""
    if len(sections) == 1:
        return Message(did, section=Message(f"word.section.{sections[0]}"))
    return Message("word.did.wrote_several", n=len(sections))


def _refuse_to_overwrite(
    report: ServiceReport,
    texts: Mapping[ReportSection, str],
    seen: Mapping[ReportSection, str],
) -> None:
    """Raise a Conflict with every section that is not as its writer has seen it."""
    clashes = [
        FieldClash(section, seen[section], text, report.text(section))
        for section, text in texts.items()
        if section in seen and report.text(section) not in {seen[section], text}
    ]
    if clashes:
        raise Conflict(Message("error.report.changed_meanwhile"), clashes)
