"""Fields of a form that two people have changed: asking field by field which value stays.

Owns the row of questions; what is saved with the answers is for who asks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from ph_tui.domain.changes import Path
from ph_tui.domain.messages import Message
from ph_tui.domain.sentences import holds
from ph_tui.ui.dialogs.choose import Choose
from ph_tui.ui.dialogs.settle import Settled, SettleText, Stays, Versions
from ph_tui.ui.saving.who_changed import who_changed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.errors import Conflict, FieldClash
    from ph_tui.ui.program.app import PhTuiApp

Answers = dict[str, str]


@dataclass(frozen=True)
class FormOf:
    """What a form is about, and how its fields are told."""

    order_id: str
    name: str
    """Under which its drafts are kept."""
    path: Path
    """Where the record stands in the order's tables."""
    label: Callable[[str], str]
    """The message id of a field's name."""
    text: Callable[[str, Any], str]
    """A value of a field as the form shows it."""
    prose: frozenset[str] = frozenset()
    """The fields whose texts are merged; of the others one value stays."""
    together: frozenset[str] = frozenset()
    """Fields that mean one thing: they are asked about as one, named `time`."""
    as_typed: Callable[[str], str] = str
    """A merged text as it would be typed into its field."""


class FormSettling:
    """Asks about the clashes of a form and keeps what was typed for the save that follows."""

    def __init__(
        self,
        app: PhTuiApp,
        desk: Desk,
        form: FormOf,
        before: Mapping[str, str],
        seen: dict[str, object],
    ) -> None:
        """`before` is what the fields showed, `seen` what they meant; the latter is kept up."""
        self._app, self._desk, self._form = app, desk, form
        self._before, self._seen = before, seen

    def settle(
        self, conflict: Conflict, typed: Answers, go_on: Callable[[Answers | None], None]
    ) -> None:
        """Ask about each clash; `go_on` gets what is to be saved, None when a question was left."""
        clashes = self._as_one(conflict.clashes)

        def then(answers: Answers | None) -> None:
            if answers is not None:
                self._seen |= {clash.field: clash.theirs for clash in conflict.clashes}
            go_on(answers)

        order_id, path = self._form.order_id, self._form.path
        self._app.in_background(
            partial(who_changed, self._desk, order_id, path),
            lambda who: self._ask(clashes, dict(typed), who, then),
        )

    def _as_one(self, clashes: Sequence[FieldClash]) -> list[FieldClash]:
        """The clashes, with those of the fields that mean one thing in one."""
        one = [clash for clash in clashes if clash.field in self._form.together]
        rest = [clash for clash in clashes if clash.field not in self._form.together]
        if not one:
            return rest

        def told(values: Sequence[object]) -> str:
            texts = (self._form.text(c.field, v) for c, v in zip(one, values, strict=True))
            return "–".join(text for text in texts if text)

        before, mine, theirs = zip(*((c.before, c.mine, c.theirs) for c in one), strict=True)
        time = replace(
            one[0], field="time", before=told(before), mine=told(mine), theirs=told(theirs)
        )
        return [time, *rest]

    def _ask(
        self,
        clashes: Sequence[FieldClash],
        typed: Answers,
        who: str,
        then: Callable[[Answers | None], None],
    ) -> None:
        if not clashes:
            then(typed)
            return
        clash, *rest = clashes

        def answered(answer: Settled | None) -> None:
            if answer is None:
                then(None)
            else:
                self._set_aside(clash, answer)
                self._ask(rest, self._with_answer(typed, clash.field, answer), who, then)

        self._put(clash, who or self._app.words.say("ui.settle.theirs"), answered)

    def _with_answer(self, typed: Answers, field: str, answer: Settled) -> Answers:
        """What is to be saved: what stays theirs is left as it was, so that it isn't touched."""
        fields = self._form.together if field == "time" else {field}
        if answer.stays is Stays.THEIRS:
            return typed | {name: self._before[name] for name in fields}
        if answer.stays is Stays.MERGED:
            return typed | {field: self._form.as_typed(answer.text)}
        return typed

    def _set_aside(self, clash: FieldClash, answer: Settled) -> None:
        """Keep a text of one's own that does not stay; theirs is in the history."""
        mine = str(clash.mine)
        if clash.field in self._form.prose and not holds(answer.text, mine):
            with self._app.telling():
                typed = {clash.field: self._form.as_typed(mine)}
                self._desk.drafts.set_aside(self._form.name, typed)

    def _put(self, clash: FieldClash, who: str, answered: Callable[[Settled | None], None]) -> None:
        def told(value: object) -> str:
            return str(value) if clash.field == "time" else self._form.text(clash.field, value)

        versions = Versions(told(clash.before), told(clash.mine), told(clash.theirs), who)
        asks = Message("ui.settle.field", field=Message(self._form.label(clash.field)), who=who)
        if clash.field in self._form.prose:
            self._app.push_screen(SettleText(asks, versions, _nothing), answered)
            return
        values = {Stays.MINE: versions.mine, Stays.THEIRS: versions.theirs}
        names = {Stays.MINE: self._app.words.say("ui.settle.mine"), Stays.THEIRS: who}
        room = max(map(len, names.values())) + 2
        question = Choose(
            asks,
            list(values),
            paint=lambda stays: [
                (f"{names[stays]:<{room}}", "accent"),
                (values[stays] or "–", ""),
            ],
            option_key=str,
            start=Stays.MINE,
            detail=Message("ui.settle.was", text=versions.before or "–"),
        )
        self._app.push_screen(
            question, lambda stays: answered(Settled(stays, values[stays]) if stays else None)
        )


def _nothing(_text: str) -> None:
    """What is merged is kept with the form's other fields once it is saved."""
