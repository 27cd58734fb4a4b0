"""What can be done for the money of an order, from whichever screen shows one.

One implementation for all: the billing report, bonus claims and the company's own terms stand
here, invoices in `invoice_actions`, which this adds to. Owns the questions and what is said
afterwards; every decision is the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk.receipts import read_receipt
from ph_tui.domain.drafts import digest
from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.ask_text import AskReason
from ph_tui.ui.money.invoice_actions import InvoiceActions
from ph_tui.ui.saving.asking import ask_until_saved, changed
from ph_tui.ui.saving.sent_form import RecordedDay, sent_form
from ph_tui.ui.telling.order_words import label

if TYPE_CHECKING:
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.money.billing import BonusClaim
    from ph_tui.domain.orders import OrderFile


class MoneyActions(InvoiceActions):
    """The actions of a screen on the money of its orders; `saved` is called after each save.

    What an order gets is shown by the screen's `show_billing(order_id, row_key)`: it opens the
    billing tab of the order with the cursor on a row, unless the screen shows it itself.
    """

    def bill(self, order_id: str) -> None:
        """Open the billing report of an order."""
        self._screen.show_billing(order_id)

    def mark_billed(self, order_id: str) -> None:
        """Record that the billing report was handed in; while errors stand, say which first."""

        def ask(read: tuple[OrderFile, tuple[Finding, ...]]) -> None:
            file, shut = read
            if file.billing.sent is not None:
                sent_on = file.billing.sent.on
                self._refuse(Message("error.billing.locked", on=sent_on))
            elif shut:
                self._refuse_shut("error.billing.gate_shut", shut)
            else:
                self._ask_billed(file)

        def read() -> tuple[OrderFile, tuple[Finding, ...]]:
            file = self._desk.orders.load(order_id)
            return file, self._desk.billing.gate(file)

        self._app.in_background(read, ask)

    def _ask_billed(self, file: OrderFile) -> None:
        order_id, parks = file.order.id, f"billing.send.{file.order.id}"
        day, words = RecordedDay(self._desk.today, file.order), self._words
        ask_until_saved(
            self._app,
            lambda: sent_form(Message("ui.money.ask_billed", order=label(file)), day, words, parks),
            lambda form: self._desk.billing.send(
                order_id, day.read(form["on"]), read_receipt(form["receipt"])
            ),
            self._say_billed,
            parks=parks,
        )

    def _say_billed(self, file: OrderFile) -> None:
        hours = self._desk.billing.figures(file).hours
        self._say_saved(Message("ui.money.did_bill", order=label(file), hours=hours))

    def reopen_billing(self, order_id: str) -> None:
        """Ask why the sent billing report is opened again."""
        file, parks = self._desk.orders.load(order_id), f"billing.reopen.{order_id}"
        sent = file.billing.sent
        if sent is None:
            raise Refused(Message("error.billing.not_sent"))
        about = Message("ui.money.was_billed", on=sent.on, by=sent.by)
        ask_until_saved(
            self._app,
            lambda: AskReason(
                Message("ui.money.ask_reopen", order=label(file)), detail=about, parks=parks
            ),
            lambda why: self._desk.billing.reopen(order_id, why),
            lambda after: self._say_saved(Message("ui.money.did_reopen", order=label(after))),
            parks=parks,
        )

    def claim_bonus(self, order_id: str, bonus: str = "") -> None:
        """Begin or go on with the claim of a bonus; without a name, choose which."""
        file = self._desk.orders.load(order_id)
        begun = [claim.bonus for claim in file.claims if claim.sent is None]
        names = begun + [each.name for each in self._desk.bonuses.possible(file)]
        if bonus:
            self._ask_claim(file, bonus)
        elif len(names) == 1:
            self._ask_claim(file, names[0])
        elif names:
            self._choose(
                Message("ui.money.ask_bonus", order=label(file)),
                names,
                lambda name: [(name, "")],
                lambda name: self._ask_claim(file, name),
            )
        else:
            said = "ui.money.bonuses_claimed" if file.claims else "ui.money.no_bonuses"
            self._app.show(Message(said, order=label(file)), warns=True)

    def go_on_with_claim(self, order_id: str, name_digest: str) -> None:
        """Ask again for the claim whose text was left, told apart by the digest of its bonus."""
        file = self._desk.orders.load(order_id)
        names = (bonus.name for bonus in self._desk.bonuses.all(file))
        name = next((name for name in names if digest(name) == name_digest), "")
        self.claim_bonus(order_id, name)

    def edit_claim(self, order_id: str, claim_id: str) -> None:
        """Go on with a bonus claim that was begun."""
        file = self._desk.orders.load(order_id)
        claim = _claim(file, claim_id)
        if claim is not None:
            self._ask_claim(file, claim.bonus)

    def _ask_claim(self, file: OrderFile, name: str) -> None:
        from ph_tui.ui.money.claim_form import ClaimForm, read_follow_up

        order_id, today = file.order.id, self._desk.today
        begun = next((claim for claim in file.claims if claim.bonus == name), None)
        if begun is not None and begun.sent is not None:
            raise Refused(Message("error.bonus.locked", bonus=name, on=begun.sent.on))
        bonus = next((each for each in self._desk.bonuses.all(file) if each.name == name), None)
        parks = f"claim.{order_id}.{digest(name)}"
        ask_until_saved(
            self._app,
            lambda: ClaimForm(file, name, bonus, begun, today, parks),
            lambda form: self._desk.bonuses.claim(
                order_id, name, form["details"], read_follow_up(form["follow_up"], today)
            ),
            lambda after: self._say_claimed(after, name),
            parks=parks,
        )

    def _say_claimed(self, file: OrderFile, name: str) -> None:
        self._say_saved(Message("ui.money.did_claim", order=label(file), bonus=name))
        claim = next(claim for claim in file.claims if claim.bonus == name)
        self._screen.show_billing(file.order.id, f"claim.{claim.id}")

    def mark_claimed(self, order_id: str, claim_id: str) -> None:
        """Record that a bonus claim was handed in; while errors stand, say which first."""

        def read() -> tuple[OrderFile, tuple[Finding, ...]]:
            file = self._desk.orders.load(order_id)
            return file, self._desk.bonuses.gate(file, claim_id)

        def ask(read: tuple[OrderFile, tuple[Finding, ...]]) -> None:
            file, shut = read
            claim = _claim(file, claim_id)
            if claim is None:
                return
            if claim.sent is not None:
                self._refuse(Message("error.bonus.locked", bonus=claim.bonus, on=claim.sent.on))
            elif shut:
                self._refuse_shut("error.bonus.gate_shut", shut)
            else:
                self._ask_claimed(file, claim)

        self._app.in_background(read, ask)

    def _ask_claimed(self, file: OrderFile, claim: BonusClaim) -> None:
        order_id, parks = file.order.id, f"claim.send.{file.order.id}.{claim.id}"
        day, words = RecordedDay(self._desk.today, file.order), self._words
        asks = Message("ui.money.ask_claimed", order=label(file), bonus=claim.bonus)
        ask_until_saved(
            self._app,
            lambda: sent_form(asks, day, words, parks),
            lambda form: self._desk.bonuses.send(
                order_id, claim.id, day.read(form["on"]), read_receipt(form["receipt"])
            ),
            lambda after: self._say_saved(
                Message("ui.money.did_send_claim", order=label(after), bonus=claim.bonus)
            ),
            parks=parks,
        )

    def withdraw_claim(self, order_id: str, claim_id: str) -> None:
        """Take a bonus claim back after asking."""
        from ph_tui.ui.dialogs.confirm import Confirm

        file = self._desk.orders.load(order_id)
        claim = _claim(file, claim_id)
        if claim is None:
            return
        question = Confirm(
            Message("ui.money.ask_withdraw", order=label(file), bonus=claim.bonus),
            detail=Message("ui.money.ask_withdraw_detail"),
        )

        def answered(agreed: bool | None) -> None:
            if agreed:
                self._app.in_background(
                    lambda: self._desk.bonuses.withdraw(order_id, claim_id),
                    lambda after: self._say_saved(
                        Message("ui.money.did_withdraw", order=label(after), bonus=claim.bonus)
                    ),
                )

        self._app.push_screen(question, answered)

    def edit_company(self, field: str = "") -> None:
        """Edit the company's profile, beginning with one of its fields."""
        from ph_tui.ui.money.company_form import company_form, company_texts

        before = company_texts(self._desk.company.profile())
        ask_until_saved(
            self._app,
            lambda: company_form(before, start=field),
            lambda values: self._desk.company.set(changed(values, before)),
            lambda _: self._say_saved(Message("ui.money.did_company")),
            parks="company",
        )

    def edit_terms(self, order_id: str) -> None:
        """Edit price and tax of the service of an order."""
        from ph_tui.ui.money.terms_form import ask_terms

        file = self._desk.orders.load(order_id)
        ask_terms(self._app, self._desk, file, self._say_saved)


def _claim(file: OrderFile, claim_id: str) -> BonusClaim | None:
    return next((claim for claim in file.claims if claim.id == claim_id), None)
