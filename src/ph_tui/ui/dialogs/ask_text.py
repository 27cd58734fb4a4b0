"""Questions that are answered with one line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input

from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.hint import Hint
from ph_tui.ui.dialogs.question import Check, Question, objection
from ph_tui.ui.kit.fields import LineInput
from ph_tui.ui.kit.keys import Key, keys

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class AskText(Question[str | None]):
    """Which text? `check` objects while it is typed; enter answers when it has no objection."""

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("enter", "answer", "ui.key.accept", twin="f2", priority=True),
        Key("escape", "leave", "ui.key.leave", pinned=True),
    )

    def __init__(
        self,
        asks: Message,
        *,
        value: str = "",
        check: Check | None = None,
        detail: Message | str | None = None,
        parks: str = "",
        replaces: bool = False,
    ) -> None:
        """Take what the field begins with; with `replaces` the first key takes its place."""
        super().__init__(asks, detail=detail, parks=parks)
        self._value, self._check, self._replaces = value, check, replaces

    def compose_answer(self) -> ComposeResult:
        """Yield the field with what was typed before, and its hint."""
        yield LineInput(self._kept().get("text", self._value), id="text", typed=self._typed)
        yield Hint(id="hint")

    def on_mount(self) -> None:
        """Have what is there replaced by the first key, where it was only an offer."""
        field = self.query_one("#text", Input)
        if self._replaces and field.value == self._value:
            field.action_select_all()

    @on(Input.Changed, "#text")
    def look(self, event: Input.Changed) -> None:
        """Say what speaks against the text, but not against one that is still empty."""
        self.query_one(Hint).object_to(objection(self._check, event.value) if event.value else None)

    def action_answer(self) -> None:
        """Answer with the text, if nothing speaks against it."""
        text = self.query_one("#text", Input).value
        against = objection(self._check, text)
        self.query_one(Hint).object_to(against)
        if against is None:
            self.dismiss(text)

    def action_leave(self) -> None:
        """Leave; the text is offered again the next time."""
        self.dismiss(None)

    def _typed(self, text: str) -> None:
        self._keep({"text": text} if text.strip() and text != self._value else {})


class AskReason(AskText):
    """Why? An empty reason is none."""

    def __init__(
        self, asks: Message, *, detail: Message | str | None = None, parks: str = ""
    ) -> None:
        super().__init__(asks, check=_given, detail=detail, parks=parks)


def _given(text: str) -> Message | None:
    return None if text.strip() else Message("ui.ask.reason_missing")
