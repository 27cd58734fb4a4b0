"""The billing tab of an order: its rows, and the keys for what is done to the one under the cursor.

Owns the keys; what they do is in `actions`, where each makes sense in `billing_offers`, what the
rows say in `billing_rows`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on

from ph_tui.domain.handbook.keys import FormKind
from ph_tui.domain.messages import Message
from ph_tui.domain.money.standing import unpaid
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.speech import say, words_of
from ph_tui.ui.money.billing_offers import (
    claim_at,
    invoice_at,
    is_unsent,
    offers,
    waits_here,
)
from ph_tui.ui.money.billing_rows import BillingRow, RowKind, billing_rows

if TYPE_CHECKING:
    from textual.binding import BindingType

    from ph_tui.domain.money.billing import BonusClaim
    from ph_tui.domain.money.invoices import Invoice
    from ph_tui.ui.copying.begin import FormHere
    from ph_tui.ui.kit.inks import Pieces
    from ph_tui.ui.kit.lines import PaintLines
    from ph_tui.ui.money.actions import MoneyActions
    from ph_tui.ui.money.billing_facts import BillingFacts
    from ph_tui.ui.orders.acting_screen import ActingScreen


class BillingList(LineList[BillingRow]):
    """The money of one order; enter shows how a figure came about."""

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("Y", "screen.copy", "ui.money.key.copy", id="money.copy"),
        Key("S", "submit", "ui.money.key.submit", id="money.submit"),
        Key("i", "invoice", "ui.key.invoice", id="money.invoice"),
        Key("x", "export", "ui.money.key.export", id="money.export"),
        Key("P", "pay", "ui.money.key.pay", id="money.pay"),
        Key("B", "claim_bonus", "ui.money.key.bonus", id="money.bonus"),
        Key("enter", "pick", "ui.money.key.explain"),
        Key("O", "reopen", "ui.money.key.reopen", id="money.reopen"),
        Key("C", "credit", "ui.money.key.credit", id="money.credit"),
        Key("D", "withdraw", "ui.money.key.withdraw", id="money.withdraw", shown=False),
    )

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's word for it)
        super().__init__(row_key=lambda row: row.key, paint=_paint, id=id)
        self._facts: BillingFacts | None = None
        self._wanted = ""

    def tell(self, facts: BillingFacts) -> None:
        """Show the money of an order."""
        self._facts = facts
        self.set_empty(
            [
                [(say(self, "ui.money.empty"), "strong")],
                [("l", "accent"), (f"  {say(self, 'ui.order.no_sessions_log')}", "dim")],
            ]
        )
        self.set_rows(billing_rows(facts, words_of(self)))
        self.go_to(self._wanted)
        self.refresh_bindings()

    def go_to(self, key: str) -> None:
        """Put the cursor on a row, or do so once it shows."""
        self._wanted = "" if self.move_to(key) else key

    @property
    def claim_here(self) -> BonusClaim | None:
        """The bonus claim under the cursor."""
        return claim_at(self.row, self._facts)

    @property
    def invoice_here(self) -> Invoice | None:
        """The invoice under the cursor."""
        return invoice_at(self.row, self._facts)

    @property
    def form_here(self) -> FormHere:
        """The form that the row under the cursor is handed in with."""
        from ph_tui.ui.copying.begin import FormHere

        claim, invoice = self.claim_here, self.invoice_here
        if claim is not None:
            return FormHere(FormKind.BONUS, claim.id)
        if invoice is not None:
            return FormHere(FormKind.PORTAL, invoice=invoice)
        return FormHere(FormKind.BILLING_REPORT)

    @property
    def can_submit(self) -> bool:
        """Whether what is under the cursor is still to be handed in."""
        return self._facts is None or waits_here(self.row, self._facts)

    @property
    def _do(self) -> MoneyActions:
        return cast("ActingScreen", self.screen).money_do

    @property
    def _order_id(self) -> str:
        return cast("ActingScreen", self.screen).order_here() or ""

    @on(LineList.Highlighted)
    def follow(self) -> None:
        """Let the keys follow the cursor."""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for the order and the row under the cursor.

        Who is quicker than the reading of the order is not kept waiting.
        """
        offered = offers(action, self.row, self._facts)
        return super().check_action(action, parameters) if offered is None else offered

    def action_submit(self) -> None:
        """Record that what is under the cursor was handed in, else what comes next."""
        claim, invoice, facts = self.claim_here, self.invoice_here, self._facts
        if claim is not None and claim.sent is None:
            self._do.mark_claimed(self._order_id, claim.id)
        elif invoice is not None and is_unsent(invoice):
            self._do.mark_sent(self._order_id, invoice.number)
        elif facts is None or facts.file.billing.sent is None:
            self._do.mark_billed(self._order_id)
        else:
            self._do.mark_sent(self._order_id)

    def action_invoice(self) -> None:
        """Invoice the bonus claim under the cursor, else what comes next."""
        claim = self.claim_here
        self._do.invoice(self._order_id, claim.id if claim and claim.sent else None)

    def action_claim_bonus(self) -> None:
        """Claim the bonus under the cursor, or choose one."""
        row, claim = self.row, self.claim_here
        if claim is not None and claim.sent is None:
            self._do.claim_bonus(self._order_id, claim.bonus)
        else:
            is_bonus = row is not None and row.kind is RowKind.BONUS
            self._do.claim_bonus(self._order_id, row.id if row and is_bonus else "")

    def action_export(self) -> None:
        """Write the invoice under the cursor, or one that is chosen, into a file."""
        self._do.export_invoice(self._order_id, self._number)

    def action_pay(self) -> None:
        """Record that the invoice under the cursor, or the one that waits, was paid."""
        invoice = self.invoice_here
        waits = invoice is not None and self._facts and invoice in unpaid(self._facts.file)
        self._do.pay(self._order_id, self._number if waits else 0)

    def action_credit(self) -> None:
        """Take the invoice under the cursor back."""
        self._do.credit(self._order_id, self._number)

    def action_reopen(self) -> None:
        """Open the sent report again."""
        self._do.reopen_billing(self._order_id)

    def action_withdraw(self) -> None:
        """Take the bonus claim under the cursor back."""
        claim = self.claim_here
        if claim is not None:
            self._do.withdraw_claim(self._order_id, claim.id)

    @property
    def _number(self) -> int:
        return self.invoice_here.number if self.invoice_here else 0

    def action_pick(self) -> None:
        """Show how the figure under the cursor came about, or do what its row waits for."""
        row, claim, facts = self.row, self.claim_here, self._facts
        if row is None or facts is None:
            return
        if row.kind is RowKind.READY:
            self.action_invoice()
        elif row.kind is RowKind.BONUS or (claim is not None and claim.sent is None):
            self.action_claim_bonus()
        else:
            self._explain(row, facts)

    def _explain(self, row: BillingRow, facts: BillingFacts) -> None:
        from ph_tui.ui.money.explanation import Explanation

        title, paint = self._computed(row, facts)
        self.app.push_screen(Explanation(title, paint))

    def _computed(self, row: BillingRow, facts: BillingFacts) -> tuple[Message, PaintLines]:
        from ph_tui.ui.money.computations import claim_lines, session_lines, sum_lines
        from ph_tui.ui.money.invoice_words import invoice_lines

        words = words_of(self)
        invoice, claim = self.invoice_here, self.claim_here
        if invoice is not None:
            title = Message(f"ui.money.explain.{invoice.kind}", number=invoice.number)
            return title, lambda width: invoice_lines(invoice, words, width)
        if claim is not None:
            title = Message("ui.money.explain.claim", bonus=claim.bonus)
            return title, lambda width: list(claim_lines(claim, words, width))
        sessions = {each.session_id: each for each in (*facts.now.rows, *facts.figures.rows)}
        session = sessions.get(row.id)
        if session is not None:
            on = words.weekday_and_date(session.on)
            title = Message("ui.money.explain.session", on=on)
            return title, lambda width: list(session_lines(facts, session, words, width))
        title = Message("ui.money.explain.sum", hours=facts.figures.hours)
        return title, lambda width: list(sum_lines(facts, words, width))


def _paint(row: BillingRow, _width: int) -> Pieces:
    return row.pieces
