"""The panel that all questions share: the question, room for the answer, and the keys.

Owns the text that is kept when a question is left; what an answer means is for who asks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from ph_tui.domain.errors import PhTuiError
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.parked import parked_of
from ph_tui.ui.kit.chrome import KeyLine
from ph_tui.ui.kit.inks import shown
from ph_tui.ui.kit.speech import tell

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ph_tui.ui.dialogs.parked import Parked

AnswerT = TypeVar("AnswerT")
Check = Callable[[str], Message | None]


def objection(check: Check | None, value: str) -> Message | None:
    """Return what speaks against a value: what the check says, or the error that it raised."""
    if check is None:
        return None
    try:
        return check(value)
    except PhTuiError as error:
        return error.message


class Question(ModalScreen[AnswerT]):
    """A question at the foot of the screen.

    What is typed is kept at each key under the name `parks`, until who asked has saved it.
    """

    def __init__(
        self, asks: Message, *, detail: Message | str | None = None, parks: str = ""
    ) -> None:
        super().__init__()
        self._asks, self._detail, self._parks = asks, detail, parks

    def compose(self) -> ComposeResult:
        """Stack question, detail, answer, hint and keys."""
        with Vertical(classes="panel"):
            yield Static(self._content(self._asks), id="asks", markup=False)
            if self._detail is not None:
                yield Static(self._content(self._detail), id="detail", markup=False)
            yield from self.compose_answer()
            yield KeyLine()

    def compose_answer(self) -> ComposeResult:
        """Yield the widgets that take the answer."""
        yield from ()

    def _content(self, said: Message | str) -> Content:
        return Content("\n".join(shown(line) for line in tell(self, said).split("\n")))

    def _kept(self) -> dict[str, str]:
        """Return the texts that were typed when this question was left the last time."""
        return self._parked.get(self._parks)

    def _keep(self, texts: dict[str, str]) -> None:
        """Keep texts until the question is asked again; none are forgotten."""
        self._parked.keep(self._parks, texts)

    @property
    def _parked(self) -> Parked:
        return parked_of(self)
