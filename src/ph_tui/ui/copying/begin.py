"""How a walk begins: which forms an order has, which of them is meant, and its fields.

The screens call it with an order under their cursor. Owns what the forms are called; what stands in
them is the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ph_tui.domain.handbook.keys import FormKind
from ph_tui.domain.messages import Message
from ph_tui.ui.copying.walk import CopyWalk

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.money.invoices import Invoice
    from ph_tui.domain.orders import OrderFile
    from ph_tui.ui.program.app import PhTuiApp
    from ph_tui.ui.program.screen import PhScreen


class FormHere(NamedTuple):
    """One form of one order: a bonus names its claim, the portal its invoice."""

    kind: FormKind
    claim_id: str = ""
    invoice: Invoice | None = None


class Copying:
    """The walks of a screen."""

    def __init__(self, screen: PhScreen[Any], desk: Desk) -> None:
        self._app: PhTuiApp = screen.app
        self._desk = desk

    def walk(
        self, order_id: str, form: FormHere, *, onward: Callable[[], None] | None = None
    ) -> None:
        """Walk through a form as it is stored; S in the walk goes on with `onward`."""
        self._walk(self._desk.orders.load(order_id), form, onward)

    def choose(self, order_id: str) -> None:
        """Ask which of the order's forms, and walk through it."""
        from ph_tui.ui.dialogs.choose import Choose

        file, words = self._desk.orders.load(order_id), self._app.words
        question = Choose(
            Message("ui.copy.choose"),
            forms_of(file),
            paint=lambda form: [(words(_name(file, form)), "")],
        )

        def chosen(form: FormHere | None) -> None:
            if form is not None:
                with self._app.telling():
                    self._walk(file, form, None)

        self._app.push_screen(question, chosen)

    def _walk(self, file: OrderFile, form: FormHere, onward: Callable[[], None] | None) -> None:
        fields = self._desk.forms.fields(
            file, form.kind, self._app.words, claim_id=form.claim_id, invoice=form.invoice
        )
        order = f"{file.order.number} {file.order.client_code}".strip()
        title = Message("ui.copy.title", form=_name(file, form), order=order)
        walk = CopyWalk(title, fields, self._app.users_clipboard, goes_on=onward is not None)
        self._app.push_screen(walk, lambda goes_on: onward() if goes_on and onward else None)


def forms_of(file: OrderFile) -> list[FormHere]:
    """Return the forms that can be filled from an order."""
    return [
        FormHere(FormKind.SERVICE_REPORT),
        FormHere(FormKind.BILLING_REPORT),
        *(FormHere(FormKind.BONUS, claim.id) for claim in file.claims),
        FormHere(FormKind.FEEDBACK),
        *(FormHere(FormKind.PORTAL, invoice=invoice) for invoice in file.invoices),
    ]


def _name(file: OrderFile, form: FormHere) -> Message:
    """What a form is called, with the bonus or the invoice that it is for."""
    bonus = next((claim.bonus for claim in file.claims if claim.id == form.claim_id), "")
    what = str(form.invoice.number) if form.invoice else bonus
    return Message(f"ui.copy.form.{form.kind}", what=what)
