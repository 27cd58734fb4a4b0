"""A question that is answered with a text of several lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from ph_tui.ui.dialogs.hint import Hint
from ph_tui.ui.dialogs.question import Check, Question, objection
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.prose_field import ProseField
from ph_tui.ui.kit.speech import say

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.domain.messages import Message


class AskProse(Question[str | None]):
    """Which text? F2 answers when nothing speaks against it; esc keeps what was typed for later."""

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("f2,ctrl+enter,ctrl+j", "answer", "ui.key.save"),
        Key("escape", "leave", "ui.key.leave", pinned=True),
    )

    def __init__(
        self,
        asks: Message,
        *,
        value: str = "",
        example: str = "",
        check: Check | None = None,
        detail: Message | str | None = None,
        parks: str = "",
    ) -> None:
        """Take the text that is saved; `example` is the message id of what an empty field says."""
        super().__init__(asks, detail=detail, parks=parks)
        self._value, self._example, self._check = value, example, check

    def compose_answer(self) -> ComposeResult:
        """Yield the field with what was typed before, and its hint."""
        yield ProseField(
            self._kept().get("text", self._value),
            self._typed,
            placeholder=Content(say(self, self._example) if self._example else ""),
            id="prose",
        )
        yield Hint(id="hint")

    def on_mount(self) -> None:
        """Begin to write at once."""
        self.query_one(ProseField).focus()

    def _typed(self, text: str) -> None:
        self._keep({"text": text} if text != self._value else {})

    def action_answer(self) -> None:
        """Answer with the text, if nothing speaks against it."""
        text = self.query_one(ProseField).text
        against = objection(self._check, text)
        self.query_one(Hint).object_to(against)
        if against is None:
            self.dismiss(text)

    def action_leave(self) -> None:
        """Leave; the text is offered again the next time."""
        self.dismiss(None)
