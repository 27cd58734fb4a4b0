"""A question that is answered by picking from a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on

from ph_tui.ui.dialogs.question import Question
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.domain.messages import Message
    from ph_tui.ui.kit.inks import Pieces

T = TypeVar("T")
_MOST_LINES = 12


class _Options(LineList[T]):
    """The list of a choice; enter chooses."""

    BINDINGS: ClassVar[list[BindingType]] = keys(Key("enter", "pick", "ui.key.choose"))


class Choose(Question[T | None], Generic[T]):
    """Which of these? `paint` says how an option looks, `start` is where the cursor stands."""

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("escape", "dismiss", "ui.key.leave", pinned=True)
    )

    def __init__(
        self,
        asks: Message,
        options: Sequence[T],
        *,
        paint: Callable[[T], Pieces],
        option_key: Callable[[T], Hashable] = hash,
        start: T | None = None,
        detail: Message | str | None = None,
    ) -> None:
        super().__init__(asks, detail=detail)
        self._options, self._start = options, start
        self._paint, self._option_key = paint, option_key

    def compose_answer(self) -> ComposeResult:
        """Yield the list."""
        yield _Options(
            row_key=self._option_key, paint=lambda option, _: self._paint(option), id="options"
        )

    def on_mount(self) -> None:
        """Fill the list and make the panel as high as it needs."""
        options: LineList[T] = self.query_one("#options", LineList)
        options.styles.height = min(max(len(self._options), 1), _MOST_LINES)
        options.set_rows(self._options)
        if self._start is not None:
            options.move_to(self._option_key(self._start))

    @on(LineList.Picked, "#options")
    def choose(self, event: LineList.Picked[T]) -> None:
        """Answer with the picked option."""
        self.dismiss(event.row)
