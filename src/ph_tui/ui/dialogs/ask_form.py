"""A question that is answered with a few labelled lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.hint import Hint
from ph_tui.ui.dialogs.question import Check, Question, objection
from ph_tui.ui.kit.fields import LineInput
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.speech import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType


Form = dict[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form; `check` objects as it is typed, `reads` says how the text is understood.

    `label`, `example` and `heading`, which stands over the line, are message ids.
    """

    id: str
    label: str
    value: str = ""
    example: str = ""
    check: Check | None = None
    heading: str = ""
    reads: Check | None = None


class FieldLines(VerticalScroll, inherit_bindings=False):
    """The lines, scrolled by the focus alone: the arrows go from field to field."""


class AskForm(Question[Form | None]):
    """What are these?

    Enter goes to the next field and, from the last, saves; esc keeps what was typed for later.
    `start` is the id of the field to begin at.
    """

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("enter", "next", "ui.key.next_field", priority=True),
        Key("f2,ctrl+enter,ctrl+j", "save", "ui.key.save"),
        Key("up,shift+tab", "step(-1)", "ui.key.previous_field", quiet=True),
        Key("down,tab", "step(1)", "ui.key.next_field", quiet=True),
        Key("escape", "leave", "ui.key.leave", pinned=True),
    )

    def __init__(
        self,
        asks: Message,
        fields: Sequence[Field],
        *,
        check: Callable[[Form], Message | None] | None = None,
        detail: Message | str | None = None,
        parks: str = "",
        start: str = "",
    ) -> None:
        super().__init__(asks, detail=detail, parks=parks)
        self._fields, self._check, self._start = tuple(fields), check, start
        self._left: Form = {}

    def compose_answer(self) -> ComposeResult:
        """Yield label and field line by line; the objection to a field stands under it."""
        self._left = kept = self._kept()
        width = max(len(say(self, field.label)) for field in self._fields) + 2
        with FieldLines(id="fields", can_focus=False):
            for field in self._fields:
                if field.heading:
                    yield Static(Content(say(self, field.heading)), classes="heading")
                with Horizontal(classes="field"):
                    label = Static(Content(say(self, field.label)), classes="label")
                    label.styles.width = width
                    yield label
                    example = say(self, field.example) if field.example else ""
                    yield LineInput(
                        kept.get(field.id, field.value),
                        placeholder=example,
                        id=field.id,
                        typed=self._typed,
                    )
                hint = Hint(id=f"{field.id}-hint")
                hint.styles.margin = (0, 0, 0, width)
                yield hint
        yield Hint(id="form-hint")

    def on_mount(self) -> None:
        """Begin at the field that was asked for."""
        if self._start:
            self.query_one(f"#{self._start}", Input).focus()

    def _typed(self, _text: str) -> None:
        """Keep what differs from what is saved: the rest is none of the writer's."""
        now, saved = self.values(), {field.id: field.value for field in self._fields}
        self._keep({name: text for name, text in now.items() if text != saved[name]})

    def values(self) -> Form:
        """Return the typed texts by field id."""
        return {field.id: self.query_one(f"#{field.id}", Input).value for field in self._fields}

    @on(Input.Changed)
    def look(self, event: Input.Changed) -> None:
        """Say what speaks against the field that is being typed.

        Beside what was left the last time stands what is saved now.
        """
        field = self._field(event.input.id)
        against = objection(field.check, event.value) if event.value else None
        hint = self.query_one(f"#{field.id}-hint", Hint)
        if against is None and field.value and field.id in self._left:
            hint.tell(Message("ui.ask.saved_now", text=field.value))
        elif against is None and event.value and (told := objection(field.reads, event.value)):
            hint.tell(told)
        else:
            hint.object_to(against)

    def _field(self, field_id: str | None) -> Field:
        return next(field for field in self._fields if field.id == field_id)

    def action_step(self, step: int) -> None:
        """Go to the next or the previous field."""
        (self.focus_next if step > 0 else self.focus_previous)(Input)

    def action_next(self) -> None:
        """Go to the next field, from the last one save."""
        if self.focused is not None and self.focused.id != self._fields[-1].id:
            self.focus_next(Input)
        else:
            self.action_save()

    def action_save(self) -> None:
        """Answer if nothing speaks against it; otherwise go to the first field that must change."""
        values = self.values()
        for field in self._fields:
            against = objection(field.check, values[field.id])
            self.query_one(f"#{field.id}-hint", Hint).object_to(against)
            if against is not None:
                self.query_one(f"#{field.id}", Input).focus()
                return
        against = self._check(values) if self._check is not None else None
        self.query_one("#form-hint", Hint).object_to(against)
        if against is None:
            self.dismiss(values)

    def action_leave(self) -> None:
        """Leave; the typed texts are offered again the next time."""
        self.dismiss(None)
