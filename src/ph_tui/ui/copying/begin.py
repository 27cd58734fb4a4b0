"""How a walk begins: which forms an order has, which of them is meant, and its fields.

The screens call it with an order under their cursor. Owns what the forms are called; what stands in
them is the desk's.
"""

from __future__ import annotations

from functools import partial
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
    reminds: bool = False
    """Whether the message that asks for feedback is the second one."""


def _at_once(walk: Callable[[], None]) -> None:
    walk()


class Copying:
    """The walks of a screen; `with_link` asks for the link that a message needs before its walk."""

    def __init__(
        self,
        screen: PhScreen[Any],
        desk: Desk,
        *,
        with_link: Callable[[Callable[[], None]], None] = _at_once,
    ) -> None:
        self._app: PhTuiApp = screen.app
        self._desk = desk
        self._with_link = with_link

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
                before = self._with_link if form.kind is FormKind.FEEDBACK else _at_once
                before(partial(self._walk_telling, file, form))

        self._app.push_screen(question, chosen)

    def _walk_telling(self, file: OrderFile, form: FormHere) -> None:
        with self._app.telling():
            self._walk(file, form, None)

    def _walk(self, file: OrderFile, form: FormHere, onward: Callable[[], None] | None) -> None:
        fields = self._desk.forms.fields(
            file,
            form.kind,
            self._app.words,
            claim_id=form.claim_id,
            invoice=form.invoice,
            reminds=form.reminds,
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
        *([FormHere(FormKind.FEEDBACK, reminds=True)] if _is_unanswered(file) else []),
        *(FormHere(FormKind.PORTAL, invoice=invoice) for invoice in file.invoices),
    ]


def _is_unanswered(file: OrderFile) -> bool:
    """Whether the client was asked for feedback and has not told of having given it."""
    return file.order.feedback_asked_on is not None and file.order.feedback_received_on is None


def _name(file: OrderFile, form: FormHere) -> Message:
    """What a form is called, with the bonus or the invoice that it is for."""
    bonus = next((claim.bonus for claim in file.claims if claim.id == form.claim_id), "")
    what = str(form.invoice.number) if form.invoice else bonus
    kind = "reminder" if form.reminds else form.kind
    return Message(f"ui.copy.form.{kind}", what=what)
