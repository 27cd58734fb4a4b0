"""What all actions on money need: the screen, the desk, and how the end of one is told.

Knows no action.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.findings import Finding
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Pieces
    from ph_tui.ui.orders.doing_screen import DoingScreen
    from ph_tui.ui.program.app import PhTuiApp

T = TypeVar("T")


class Acting:
    """Actions of a screen; `saved` is called after each save."""

    def __init__(self, screen: DoingScreen, desk: Desk, saved: Callable[[], None]) -> None:
        self._screen, self._desk, self._saved = screen, desk, saved

    def _choose(
        self,
        asks: Message,
        options: Sequence[T],
        paint: Callable[[T], Pieces],
        then: Callable[[T], None],
    ) -> None:
        from ph_tui.ui.dialogs.choose import Choose

        def chosen(option: T | None) -> None:
            if option is not None:
                with self._app.telling():
                    then(option)

        question = Choose(asks, options, paint=paint, option_key=str)
        self._app.push_screen(question, chosen)

    @property
    def _app(self) -> PhTuiApp:
        return self._screen.app

    @property
    def _words(self) -> Words:
        return self._screen.app.words

    def _say_saved(self, message: Message) -> None:
        self._saved()
        self._app.show(message)

    def _refuse(self, message: Message) -> None:
        self._app.show_error(Refused(message))

    def _refuse_shut(self, message_id: str, shut: Sequence[Finding]) -> None:
        self._refuse(Message(message_id, n=len(shut), first=shut[0].message))
