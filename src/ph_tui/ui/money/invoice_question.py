"""The question whether an invoice shall be made; it shows the invoice as it would be.

Owns the layout; what the answer does is for who asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.question import Question
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.lines import Lines
from ph_tui.ui.kit.speech import words_of
from ph_tui.ui.money.invoice_words import invoice_lines
from ph_tui.ui.program.style_sheets import sheet_of

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.domain.money.invoices import Invoice


class InvoiceQuestion(Question[bool]):
    """Shall this invoice be made? Enter makes it, esc leaves everything as it is."""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("enter", "answer(True)", "ui.money.key.make", twin="f2"),
        Key("escape", "answer(False)", "ui.key.no", pinned=True),
    )

    def __init__(self, draft: Invoice) -> None:
        kind = f"ui.money.make.{draft.kind}"
        super().__init__(Message(kind, order=draft.order_number))
        self._draft = draft

    def compose_answer(self) -> ComposeResult:
        """Yield the invoice as it would be."""
        with VerticalScroll(id="shows", can_focus=False):
            yield Lines(id="invoice")

    def on_mount(self) -> None:
        """Break the lines at the width of the panel."""
        words = words_of(self)
        self.query_one("#invoice", Lines).set_paint(
            lambda width: invoice_lines(self._draft, words, width)
        )

    def action_answer(self, agreed: bool) -> None:
        """Answer."""
        self.dismiss(agreed)
