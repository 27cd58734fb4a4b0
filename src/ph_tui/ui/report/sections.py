"""The list of a report's sections, each with its state; moving in it chooses what is written.

Knows marks and words, no desk and no text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ph_tui.ui.kit.inks import Piece, width_of
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.speech import say, tell
from ph_tui.ui.report.standing import SectionMark

if TYPE_CHECKING:
    from textual.binding import BindingType


class Sections(LineList[SectionMark]):
    """One line a section: sign, name, and at the right the word of its state."""

    BINDINGS: ClassVar[list[BindingType]] = keys(Key("enter", "pick", "ui.report.key.write"))

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word for it
        super().__init__(row_key=lambda mark: mark.section, paint=self._paint_mark, id=id)

    def _paint_mark(self, mark: SectionMark, width: int) -> list[Piece]:
        name = say(self, f"word.section.{mark.section}")
        left: list[Piece] = [(f"{mark.sign} ", mark.tone), (name, "")]
        if mark.count:
            left.append((f" {mark.count}", "dim"))
        word = tell(self, mark.word) if mark.word else ""
        gap = width - width_of(left) - width_of([(word, "")]) - 1
        return [*left, (" " * max(gap, 1), ""), (word, mark.tone)] if word else left
