"""One text that was not saved, beside what is saved of the same thing now.

Owns the reading of what is saved and the notes above the lines; how lines are laid side by side is
in `lines`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.drafts import SECTION, digest
from ph_tui.domain.errors import PhTuiError
from ph_tui.domain.messages import Message
from ph_tui.ui.kit.lines import wrapped
from ph_tui.ui.rescue.lines import difference_lines, field_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.drafts import Rescued
    from ph_tui.domain.orders import OrderFile
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Pieces


class Beside:
    """A text with what is saved; read once, told at any width."""

    def __init__(self, desk: Desk, words: Words, rescued: Rescued) -> None:
        self._words, self._rescued = words, rescued
        self._kind = rescued.about.kind
        self._file = _file_of(desk, rescued)
        self._saved = desk.drafts.saved(rescued)

    def lines(self, width: int) -> Iterator[Pieces]:
        """Yield the notes, the signs in words, and the difference."""
        for note in self._notes():
            for place, line in enumerate(wrapped(self._words(note), width - 2)):
                yield [("  " if place else "! ", "due"), (line, "due")]
        rescued, words = self._rescued, self._words
        if self._kind != SECTION:
            yield from field_lines(self._kind, rescued.texts, self._saved_fields(), words, width)
            return
        if self._saved:
            saved, typed = (words.say(f"ui.rescue.sign.{name}") for name in ("saved", "typed"))
            yield [("– ", "late"), (saved, "dim"), ("   + ", "done"), (typed, "dim")]
            yield []
        yield from difference_lines(self._saved or "", rescued.text, width)

    def _notes(self) -> Iterator[Message]:
        if self._rescued.about.subject and self._file is None:
            yield Message("ui.rescue.order_gone")
        elif self._kind == SECTION and self._file is not None:
            sent, saved = self._file.report.sent, self._saved or ""
            if sent is not None:
                yield Message("ui.rescue.sent", on=sent.on, by=sent.by)
            elif self._rescued.base != (digest(saved) if saved else ""):
                yield Message("ui.rescue.changed_since")

    def _saved_fields(self) -> Mapping[str, str]:
        """What is saved of the fields of a form; a line of an entry is saved nowhere."""
        if self._file is None:
            return {}
        if self._kind == "order":
            from ph_tui.ui.orders.form import field_texts

            return field_texts(self._file)
        if self._kind == "session":
            from ph_tui.ui.sessions import form as session_form

            for session in self._file.sessions:
                if session.id == self._rescued.about.subject:
                    return session_form.field_texts(session, self._words)
        return {}


def _file_of(desk: Desk, rescued: Rescued) -> OrderFile | None:
    order = desk.drafts.order_of(rescued)
    try:
        return desk.orders.load(order.id) if order else None
    except PhTuiError:
        return None
