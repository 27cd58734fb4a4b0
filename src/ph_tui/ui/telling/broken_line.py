"""One line that tells of files that can't be read; out of sight while there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk.core import SHORT_ID
from ph_tui.domain.messages import Message
from ph_tui.ui.kit.speech import words_of
from ph_tui.ui.kit.split_line import SplitLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ph_tui.ui.kit.inks import Piece

_LONGEST = 20
"""Characters of a file's name that are shown whole; an order's long id takes the line away."""


class BrokenLine(SplitLine):
    """The first file that can't be read, why, and how many more there are."""

    DEFAULT_CSS = "BrokenLine { display: none; }"

    def show_broken(
        self, broken: Sequence[tuple[str, Message]], others: Sequence[Message] = ()
    ) -> None:
        """Tell of these files, each with its reason, and of what else can't be read."""
        self.display = bool(broken or others)
        if not self.display:
            return
        words = words_of(self)
        told = words(_of_file(*broken[0]) if broken else others[0])
        rest = len(broken) + len(others) - 1
        more: list[Piece] = [(words.say("ui.broken.more", n=rest), "late")] if rest else []
        self.tell([(" ! ", "late"), (told, "")], [*more, (" ", "")])


def _of_file(name: str, reason: Message) -> Message:
    short = name if len(name) <= _LONGEST else f"{name[:SHORT_ID]}….json"
    return Message("ui.broken.file", file=short, reason=reason)
