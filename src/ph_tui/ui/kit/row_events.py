"""What a list tells about one of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.message import Message

if TYPE_CHECKING:
    from ph_tui.ui.kit.line_list import LineList

R = TypeVar("R")


class RowEvent(Message, Generic[R]):
    """The base of a list's messages; `control` lets a handler name the list that it listens to."""

    def __init__(self, control: LineList[R]) -> None:
        super().__init__()
        self._control = control

    @property
    def control(self) -> LineList[R]:
        """The list that the row is in."""
        return self._control
