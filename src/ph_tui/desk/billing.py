"""The billing report: computed from the log, sent and locked, opened again.

Nothing of it is written by hand. What is computed how is for the domain, how it reads for the
document.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ph_tui.desk.guards import refuse_when_billed, refuse_when_invoiced
from ph_tui.desk.receipts import as_receipt, kept
from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.money.billing import BillingReopening, BillingSending
from ph_tui.domain.money.reckoning import changed_since, figures_now

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.desk.core import Core
    from ph_tui.desk.receipts import Receipt
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.money.billing import BillingFigures
    from ph_tui.domain.orders import OrderFile
    from ph_tui.exports.document import ReportDocument
    from ph_tui.l10n.words import Words


class BillingDesk:
    """The use cases of the billing report of an order's hours."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def due(self, file: OrderFile) -> date | None:
        """The last day for sending; None until the service has ended."""
        return self._core.billing_due(file)

    def figures(self, file: OrderFile) -> BillingFigures:
        """The figures that were sent, or those of the log until then."""
        sent = file.billing.sent
        return sent.figures if sent else self.figures_now(file)

    def figures_now(self, file: OrderFile) -> BillingFigures:
        """The figures that the log makes at this moment, sent or not."""
        settings, service = self._core.store.settings(), file.order.service
        no_shows = settings.terms_of(service).bill_no_shows
        return figures_now(file, settings.hour_rule(service), no_shows=no_shows)

    def is_stale(self, file: OrderFile) -> bool:
        """Whether the log no longer gives what was sent."""
        sent = file.billing.sent
        return sent is not None and changed_since(sent, self.figures_now(file))

    def check(self, file: OrderFile) -> tuple[Finding, ...]:
        """What the rules say of the billing report and the bonus claims, warnings included."""
        from ph_tui.domain.completeness import check

        found = check(file, self._core.context(file, days=()))
        return tuple(each for each in found if each.location.document in {"billing", "claim"})

    def gate(self, file: OrderFile) -> tuple[Finding, ...]:
        """The errors that keep the billing report from being sent."""
        from ph_tui.domain.completeness import Gate, gate

        return gate(file, self._core.context(file, days=()), Gate.BILLING)

    def send(self, order_id: str, on: date | None = None, receipt: Receipt | str = "") -> OrderFile:
        """Record that the billing report was handed in, and lock it; refused while errors stand."""
        core = self._core
        day, came = core.day_of_record(on), as_receipt(receipt)

        def step(file: OrderFile) -> OrderFile:
            refuse_when_billed(file)
            refuse_shut("error.billing.gate_shut", self.gate(file))
            figures, paper = self.figures_now(file), kept(core, came)
            sending = BillingSending(day, core.user, core.now, figures, came.text, paper)
            return replace(file, billing=replace(file.billing, sent=sending))

        return core.change(order_id, step, did=Message("word.did.billed", on=day))

    def reopen(self, order_id: str, why: str) -> OrderFile:
        """Open a sent billing report again, with the reason; what was sent is kept.

        Refused while an invoice of the hours stands: it was made from these figures.
        """
        core = self._core
        if not why.strip():
            raise Refused(Message("error.billing.reopen_reason"))

        def step(file: OrderFile) -> OrderFile:
            sending = file.billing.sent
            if sending is None:
                raise Refused(Message("error.billing.not_sent"))
            refuse_when_invoiced(file)
            reopening = BillingReopening(core.now, core.user, why, sending)
            reopenings = (*file.billing.reopenings, reopening)
            return replace(file, billing=replace(file.billing, sent=None, reopenings=reopenings))

        return core.change(order_id, step, did=Message("word.did.billing_reopened"))

    def document(self, file: OrderFile, words: Words) -> ReportDocument:
        """The billing report as a document in the words' language, ready for any exporter."""
        from ph_tui.desk.billing_document import billing_document

        return billing_document(
            file,
            self.figures(file),
            edition=self._core.edition_of(file),
            words=words,
            today=self._core.today,
        )


def refuse_shut(message_id: str, errors: tuple[Finding, ...]) -> None:
    """Refuse to go through a gate that is shut, with the first of the reasons."""
    if errors:
        raise Refused(Message(message_id, n=len(errors), first=errors[0].message))
