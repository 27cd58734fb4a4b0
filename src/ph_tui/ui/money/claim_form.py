"""The form of a bonus claim: the grounds as prose, and a day on which to look at them again.

Owns the fields and their reading; which bonus it is, and what is saved, is for who asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from ph_tui.desk.order_fields import read_optional_day
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.hint import Hint
from ph_tui.ui.dialogs.question import Question, objection
from ph_tui.ui.kit.fields import LineInput
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.prose_field import ProseField
from ph_tui.ui.kit.speech import say, words_of
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.telling.order_words import label, typed_day

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.domain.money.billing import BonusClaim
    from ph_tui.domain.money.terms import Bonus
    from ph_tui.domain.orders import OrderFile

_Form = dict[str, str]


def read_follow_up(text: str, today: date) -> date | None:
    """Read the day on which the grounds are looked at again; empty is none."""
    return read_optional_day(text, today, (None, None))


class ClaimForm(Question[_Form | None]):
    """On what grounds is the bonus claimed? F2 saves; esc keeps what was typed for later."""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("f2,ctrl+enter,ctrl+j", "save", "ui.key.save"),
        Key("tab,shift+tab", "switch", "ui.key.next_field", priority=True),
        Key("escape", "leave", "ui.key.leave", pinned=True),
    )

    def __init__(
        self,
        file: OrderFile,
        name: str,
        bonus: Bonus | None,
        begun: BonusClaim | None,
        today: date,
        parks: str,
    ) -> None:
        asks = Message("ui.money.claim", order=label(file), bonus=name)
        super().__init__(asks, detail=bonus.terms or None if bonus else None, parks=parks)
        self._bonus, self._today = bonus, today
        self._saved = {
            "details": begun.details if begun else "",
            "follow_up": typed_day(begun.follow_up_on) if begun else "",
        }

    def compose_answer(self) -> ComposeResult:
        """Yield the grounds over the day."""
        texts = self._saved | self._kept()
        if self._bonus is not None:
            amount = words_of(self).money(self._bonus.amount)
            yield Static(Content(say(self, "ui.money.claim_amount", amount=amount)), id="amount")
        yield ProseField(
            texts["details"],
            lambda _: self._typed(),
            placeholder=Content(say(self, "ui.money.claim_details")),
            id="details",
        )
        with Horizontal(classes="field"):
            yield Static(Content(say(self, "ui.field.claim.follow_up")), classes="label")
            yield LineInput(
                texts["follow_up"],
                placeholder=say(self, "ui.money.follow_up_example"),
                id="follow_up",
                typed=lambda _: self._typed(),
            )
        yield Hint(id="follow_up-hint")

    def on_mount(self) -> None:
        """Begin with the grounds."""
        self.query_one(ProseField).focus()

    def _values(self) -> _Form:
        return {
            "details": self.query_one(ProseField).text,
            "follow_up": self.query_one("#follow_up", Input).value,
        }

    def _typed(self) -> None:
        if self.is_mounted:
            values = self._values()
            self._keep({n: text for n, text in values.items() if text != self._saved[n]})

    @on(Input.Changed, "#follow_up")
    def look(self, event: Input.Changed) -> None:
        """Say what speaks against the day."""
        self.query_one(Hint).object_to(objection(self._day, event.value))

    def _day(self, text: str) -> Message | None:
        read_follow_up(text, self._today)
        return None

    def action_switch(self) -> None:
        """Go between the grounds and the day."""
        self.screen.focus_next("ProseField, LineInput")

    def action_save(self) -> None:
        """Answer, unless the day can't be read."""
        values = self._values()
        against = objection(self._day, values["follow_up"])
        self.query_one(Hint).object_to(against)
        if against is None:
            self.dismiss(values)
        else:
            self.query_one("#follow_up", Input).focus()

    def action_leave(self) -> None:
        """Leave; the typed texts are offered again the next time."""
        self.dismiss(None)
