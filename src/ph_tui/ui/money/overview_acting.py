"""What can be done with a row of Talous: with an order, a bonus or an invoice under the cursor.

Owns which of it stands on the key line; the questions are in `actions`, the rows the screen's own.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message
from ph_tui.ui.kit.keys import Key
from ph_tui.ui.money.gaps_first import GapsFirst
from ph_tui.ui.money.overview_rows import Group, MoneyRow
from ph_tui.ui.orders import order_keys

if TYPE_CHECKING:
    from collections.abc import Callable


_NEXT: dict[Group, set[str]] = {
    Group.TO_REPORT: {"bill"},
    Group.BONUS: {"claim_bonus"},
    Group.TO_INVOICE: {"invoice"},
    Group.CREATED: {"submit", "export"},
    Group.INVOICED: {"pay"},
    Group.OVERDUE: {"pay"},
}
"""What comes next for a row: that stands on the key line, everything else answers."""
_POSSIBLE: dict[str, Callable[[MoneyRow], bool]] = {
    "bill": lambda _: True,
    "invoice": lambda _: True,
    "claim_bonus": lambda row: row.order.unclaimed > 0,
    "submit": lambda row: row.invoice is not None,
    "pay": lambda row: row.invoice is not None,
    "export": lambda row: row.invoice is not None,
    "credit": lambda row: row.invoice is not None and row.invoice.stands,
}
STEPS = (
    order_keys.BILL,
    order_keys.BONUS._replace(shown=True),
    order_keys.INVOICE,
    Key("S", "submit", "ui.money.key.submit", id="money.submit"),
    order_keys.PAY._replace(shown=True),
    Key("x", "export", "ui.money.key.export", id="money.export"),
)


class MoneyActing(GapsFirst):
    """A screen with rows of money; a subclass says which of them is under its cursor."""

    def row_here(self) -> MoneyRow | None:
        """Return the row under the cursor."""
        raise NotImplementedError

    def order_here(self) -> str | None:
        """Return the id of the order under the cursor."""
        row = self.row_here()
        return row.order.id if row else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for the row under the cursor."""
        possible = _POSSIBLE.get(action)
        if possible is not None:
            row = self.row_here()
            if row is None or not possible(row):
                return False
            return action == "credit" or bool(parameters) != (action in _NEXT.get(row.group, ()))
        return super().check_action(action, parameters)

    def explain(self, number: int) -> None:
        """Show an invoice with the computation of its total."""
        from ph_tui.ui.money.explanation import Explanation
        from ph_tui.ui.money.invoice_words import invoice_lines

        invoice, words = self.desk.invoices.find(number).invoice, self.app.words
        title = Message(
            "ui.overview.invoice", title=self.desk.invoices.document(invoice, words).title
        )
        paint = partial(invoice_lines, invoice, words)
        self.app.push_screen(Explanation(title, paint))

    def _to_invoice(self, act: Callable[[str, int], None]) -> None:
        """Do something with the invoice under the cursor."""
        row = self.row_here()
        if row is not None and row.invoice is not None:
            act(row.order.id, row.invoice.number)

    def action_bill(self, _again: bool = False) -> None:
        """Show the billing report of the order."""
        super().action_bill()

    def action_invoice(self, _again: bool = False) -> None:
        """Invoice the order."""
        super().action_invoice()

    def action_submit(self, _again: bool = False) -> None:
        """Record that the invoice was handed in."""
        self._to_invoice(self.money_do.mark_sent)

    def action_pay(self, _again: bool = False) -> None:
        """Record that the invoice was paid."""
        self._to_invoice(self.money_do.pay)

    def action_export(self, _again: bool = False) -> None:
        """Write the invoice into a file."""
        self._to_invoice(self.money_do.export_invoice)

    def action_credit(self) -> None:
        """Take the invoice back by a credit note."""
        self._to_invoice(self.money_do.credit)

    def action_claim_bonus(self, _again: bool = False) -> None:
        """Claim the bonus under the cursor, or one of the order's."""
        row = self.row_here()
        if row is not None:
            self.money_do.claim_bonus(row.order.id, row.bonus.name if row.bonus else "")

    def action_copy(self) -> None:
        """Walk through the portal's fields of an invoice, else ask which form of the order."""
        row = self.row_here()
        if row is None or row.invoice is None:
            super().action_copy()
            return
        from ph_tui.domain.handbook.keys import FormKind
        from ph_tui.ui.copying.begin import FormHere

        invoice = self.desk.invoices.find(row.invoice.number).invoice
        self.copying.walk(row.order.id, FormHere(FormKind.PORTAL, invoice=invoice))
