"""What can be done with invoices: made, written into files, sent, paid, taken back.

Owns the questions and what is said afterwards; every decision is the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.messages import Message
from ph_tui.domain.money.standing import invoice_of, uninvoiced_claims
from ph_tui.ui.money.acting import Acting
from ph_tui.ui.saving.asking import ask_until_saved
from ph_tui.ui.saving.sent_form import RecordedDay
from ph_tui.ui.telling.order_words import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ph_tui.domain.findings import Finding
    from ph_tui.domain.money.invoices import Invoice
    from ph_tui.domain.orders import OrderFile
    from ph_tui.ui.kit.inks import Pieces


class _Drawn(NamedTuple):
    """What an invoice of an order would be: its draft, or what keeps it from being made."""

    file: OrderFile
    claim_id: str
    draft: Invoice | None
    shut: tuple[Finding, ...]


class InvoiceActions(Acting):
    """The actions on invoices; where `number` is 0 it is the order's one that fits, or chosen."""

    def invoice(self, order_id: str, claim_id: str | None = None) -> None:
        """Show the invoice that would be made next, and make it when the user agrees.

        `claim_id` names a bonus claim, empty the hours; without one it is what comes next. What
        keeps it from being made is shown instead, each reason with a jump to its place.
        """

        def draw() -> _Drawn | Invoice | None:
            file = self._desk.orders.load(order_id)
            chosen = _next_to_invoice(file) if claim_id is None else claim_id
            if chosen is None or invoice_of(file, chosen) is not None:
                return _to_show(file, chosen)
            shut = self._desk.invoices.gate(file, chosen)
            draft = None if shut else self._desk.invoices.draft(file, chosen)
            return _Drawn(file, chosen, draft, shut)

        def ask(drawn: _Drawn | Invoice | None) -> None:
            if isinstance(drawn, _Drawn):
                self._ask_invoice(drawn)
            elif drawn is not None:
                said = Message("ui.money.already_invoiced", number=drawn.number)
                self._app.show(said, warns=True)
                self._screen.show_billing(order_id, f"invoice.{drawn.number}")

        self._app.in_background(draw, ask)

    def _ask_invoice(self, drawn: _Drawn) -> None:
        from ph_tui.ui.money.invoice_question import InvoiceQuestion
        from ph_tui.ui.money.not_yet import NotYet

        order_id = drawn.file.order.id
        if drawn.draft is None:
            question = NotYet(label(drawn.file), drawn.shut, self._source_of, self._cite)
            self._app.push_screen(question, self._jump)
            return

        def answered(agreed: bool | None) -> None:
            if agreed:
                self._app.in_background(
                    lambda: self._desk.invoices.create(order_id, drawn.claim_id),
                    lambda made: self._say_invoiced(order_id, made),
                )

        self._app.push_screen(InvoiceQuestion(drawn.draft), answered)

    def _source_of(self, finding: Finding) -> Message | None:
        return self._desk.validation.source_of(finding, self._words.lang)

    def _cite(self, finding: Finding) -> None:
        from ph_tui.ui.handbook.opening import open_handbook

        open_handbook(self._app, self._desk, finding)

    def _jump(self, finding: Finding | None) -> None:
        """Go where the chosen reason is mended."""
        if finding is not None:
            with self._app.telling():
                self._screen.mend(finding)

    def _say_invoiced(self, order_id: str, invoice: Invoice) -> None:
        total, due = self._words.money(invoice.total), self._words.day(invoice.due_date)
        self._say_saved(
            Message("ui.money.did_invoice", number=invoice.number, total=total, due=due)
        )
        self._screen.show_billing(order_id, f"invoice.{invoice.number}")

    def export_invoice(self, order_id: str, number: int = 0) -> None:
        """Write an invoice into a file: format and name are asked for. It changes no state."""

        def ask(invoice: Invoice) -> None:
            from ph_tui.desk import invoice_files
            from ph_tui.ui.saving.to_file import Document, ToFile

            document = Document(
                Message("ui.money.ask_format", number=invoice.number),
                invoice_files.FORMATS,
                "ui.money.format.",
                lambda kind: invoice_files.file_name(self._desk, invoice, self._words, kind),
                lambda kind: invoice_files.make(self._desk, invoice, self._words, kind),
            )
            ToFile(self._app, document).ask_format()

        self._pick(order_id, number, lambda _: True, ask, Message("ui.money.no_invoice"))

    def mark_sent(self, order_id: str, number: int = 0) -> None:
        """Record that an invoice or a credit note was handed in, on a day that is asked for."""
        self._record(
            order_id,
            number,
            lambda each: each.sent is None and not each.credited_by,
            "sent",
            lambda made, on: self._desk.invoices.send(made.number, on),
        )

    def pay(self, order_id: str, number: int = 0) -> None:
        """Record that an invoice was paid, on a day that is asked for."""
        self._record(
            order_id,
            number,
            lambda each: each.stands and each.sent is not None and each.paid is None,
            "paid",
            lambda sent, on: self._desk.invoices.pay(sent.number, on),
        )

    def _record(
        self,
        order_id: str,
        number: int,
        fits: Callable[[Invoice], bool],
        what: str,
        save: Callable[[Invoice, date], Invoice],
    ) -> None:
        """Ask for the day of a step of an invoice and record it."""
        from ph_tui.ui.dialogs.ask_text import AskText

        file = self._desk.orders.load(order_id)
        day = RecordedDay(self._desk.today, file.order, Message("ui.money.day_missing"))

        def ask(invoice: Invoice) -> None:
            total = self._words.money(invoice.total)
            asks = Message(f"ui.money.ask_{what}", number=invoice.number, total=total)
            parks = f"invoice.{what}.{order_id}.{invoice.number}"
            ask_until_saved(
                self._app,
                lambda: AskText(
                    asks,
                    value=self._words.date(self._desk.today),
                    check=day.objection,
                    detail=Message(f"ui.money.ask_{what}_detail"),
                    parks=parks,
                ),
                lambda text: save(invoice, day.read(text)),
                lambda after: self._say_saved(
                    Message(f"ui.money.did_{what}", number=after.number, total=total)
                ),
                parks=parks,
            )

        self._pick(order_id, number, fits, ask, Message(f"ui.money.nothing_{what}"))

    def credit(self, order_id: str, number: int = 0) -> None:
        """Take an invoice back by a credit note, after asking."""
        from ph_tui.ui.dialogs.confirm import Confirm

        def ask(invoice: Invoice) -> None:
            total = self._words.money(invoice.total)
            question = Confirm(
                Message("ui.money.ask_credit", number=invoice.number, total=total),
                detail=Message("ui.money.ask_credit_detail"),
            )
            self._app.push_screen(question, lambda yes: credit(invoice) if yes else None)

        def credit(invoice: Invoice) -> None:
            self._app.in_background(lambda: self._desk.invoices.credit(invoice.number), say)

        def say(note: Invoice) -> None:
            said = Message("ui.money.did_credit", number=note.number, credits=note.credits)
            self._say_saved(said)
            self._screen.show_billing(order_id, f"invoice.{note.number}")

        self._pick(
            order_id, number, lambda each: each.stands, ask, Message("ui.money.nothing_credit")
        )

    def _pick(
        self,
        order_id: str,
        number: int,
        fits: Callable[[Invoice], bool],
        then: Callable[[Invoice], None],
        nothing: Message,
    ) -> None:
        """Go on with the invoice of a number, else with the one that fits, chosen from several."""
        invoices = self._desk.orders.load(order_id).invoices
        fitting = [
            each for each in invoices if each.number == number or (not number and fits(each))
        ]
        if not fitting:
            self._app.show(nothing, warns=True)
        elif len(fitting) == 1:
            then(fitting[0])
        else:
            self._choose(Message("ui.money.which_invoice"), fitting, self._paint, then)

    def _paint(self, invoice: Invoice) -> Pieces:
        kind, total = f"ui.money.kind.{invoice.kind}", self._words.money(invoice.total)
        said = f"  {self._words.say(kind):<16}{total:>14}"
        return [(f"{invoice.number:<8}", "strong"), (said, "")]


def _next_to_invoice(file: OrderFile) -> str | None:
    """The hours until they are invoiced, then the first claim that is not; None after that."""
    claims = uninvoiced_claims(file)
    if invoice_of(file) is None and not (claims and file.billing.sent is None):
        return ""
    return claims[0].id if claims else None


def _to_show(file: OrderFile, claim_id: str | None) -> Invoice | None:
    """The invoice that stands for what was asked for, else one that is still to be sent."""
    if claim_id is not None:
        return invoice_of(file, claim_id)
    standing = [each for each in file.invoices if each.stands]
    unsent = [each for each in standing if each.sent is None]
    return next(iter([*unsent, *standing]), None)
