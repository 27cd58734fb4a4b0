"""The question whose text stays where two people have changed one.

Owns how the versions are laid out and merged to begin with; what becomes of the answer is for who
asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from ph_tui.domain.merge import merged, unmarked
from ph_tui.domain.sentences import novelties
from ph_tui.ui.dialogs.question import Question
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.lines import Lines, worded
from ph_tui.ui.kit.prose_field import ProseField
from ph_tui.ui.kit.speech import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.domain.messages import Message
    from ph_tui.ui.kit.inks import Piece, Pieces

_AROUND = 6
"""Lines of the panel beside the versions and the field."""
_LEAST = 4
_FIELD_LINES = 8


class Stays(StrEnum):
    """What stays of two texts."""

    MERGED = "merged"
    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True)
class Versions:
    """A text as it was before, as it was typed here, and as somebody else has saved it."""

    before: str
    mine: str
    theirs: str
    who: str
    """What the other one is called."""


@dataclass(frozen=True)
class Settled:
    """The answer: which text stays, and how it reads."""

    stays: Stays
    text: str


class SettleText(Question[Settled | None]):
    """Which text stays? The merged one can be edited; esc leaves everything as it is for now.

    `typed` gets the merged text at each key.
    """

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("f2,ctrl+enter,ctrl+j", "answer('merged')", "ui.settle.key.merged"),
        Key("f3", "answer('theirs')", "ui.settle.key.theirs"),
        Key("f4", "answer('mine')", "ui.settle.key.mine"),
        Key("tab", "switch", "ui.settle.key.switch", priority=True),
        Key("escape", "leave", "ui.settle.key.later", pinned=True),
    )

    def __init__(self, asks: Message, versions: Versions, typed: Callable[[str], None]) -> None:
        super().__init__(asks)
        self._versions, self._typed = versions, typed

    def compose_answer(self) -> ComposeResult:
        """Yield the versions, which scroll, and the field with the merged text."""
        with VerticalScroll(id="versions"):
            yield Lines(id="told")
        yield Lines(id="merge")
        yield ProseField(self._merge(), self._tell_typed, id="merged")

    def on_mount(self) -> None:
        """Share the height between versions and field, and begin in the field."""
        self.query_one("#told", Lines).set_paint(lambda width: list(self._lines(width)))
        clashes = len(self._disputes())
        said = say(self, "ui.settle.merged", n=clashes) if clashes else say(self, "ui.settle.clean")
        self.query_one("#merge", Lines).set_lines([[(said, "due" if clashes else "done")]])
        self.query_one(ProseField).focus()
        self._share()

    def on_resize(self) -> None:
        """Share the new height."""
        self._share()

    def _share(self) -> None:
        room = self.app.size.height - _AROUND
        needed = len(list(self._lines(self.app.size.width - 4)))
        versions = max(min(needed, room - _FIELD_LINES), _LEAST)
        self.query_one("#versions").styles.height = versions
        self.query_one("#merged").styles.height = max(min(room - versions, 14), _LEAST)

    def _disputes(self) -> tuple[object, ...]:
        versions = self._versions
        return merged(versions.before, versions.mine, versions.theirs).clashes

    def _merge(self) -> str:
        versions = self._versions
        merge = merged(versions.before, versions.mine, versions.theirs)
        return merge.marked(self._mark, versions.who)

    @property
    def _mark(self) -> str:
        return say(self, "ui.settle.mine")

    def _lines(self, width: int) -> Iterator[Pieces]:
        """Yield the three texts, what is new in each of the two standing out."""
        versions = self._versions
        old: list[Piece] = [(versions.before or "–", "dim")]
        told: list[tuple[str, list[Piece]]] = [(say(self, "ui.settle.before"), old)]
        for name, text in ((self._mark, versions.mine), (versions.who, versions.theirs)):
            pieces = novelties(versions.before, text)
            told.append((name, [(piece, "" if fresh else "dim") for piece, fresh in pieces]))
        room = max(len(name) for name, _ in told) + 2
        for name, version in told:
            label = name
            for line in filter(None, worded(version or [("–", "dim")], width - room)):
                yield [(f"{label:<{room}}", "accent"), *line]
                label = ""

    def _tell_typed(self, text: str) -> None:
        if self.is_mounted:
            self._typed(self._bare(text))

    def _bare(self, text: str) -> str:
        return unmarked(text, self._mark, self._versions.who)

    def action_switch(self) -> None:
        """Go between the field and the versions, which the arrows scroll then."""
        self.screen.focus_next()

    def action_answer(self, stays: str) -> None:
        """Answer with one of the three texts; the marks of the merged one go."""
        texts = {
            Stays.MERGED: self._bare(self.query_one(ProseField).text),
            Stays.MINE: self._versions.mine,
            Stays.THEIRS: self._versions.theirs,
        }
        self.dismiss(Settled(Stays(stays), texts[Stays(stays)]))

    def action_leave(self) -> None:
        """Leave it for later."""
        self.dismiss(None)
