"""A screen that shows by itself what others have changed.

Owns the watch: it asks the desk once a second whether anything moved, and only then the screen
reads again. Knows nothing of what a screen shows; a screen that finds nothing new paints nothing.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar, TypeVar

from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.program.screen import PhScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk

ResultT = TypeVar("ResultT")
T = TypeVar("T")
SECONDS_BETWEEN_LOOKS = 1.0


class LiveScreen(PhScreen[ResultT]):
    """A screen over the desk's data: `reload` is called when somebody, or time, has changed it.

    It watches while it can be seen, under a dialog too, and looks at once when it comes back.
    """

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("u", "undo", "ui.key.undo", id="history.undo", shown=False),
        Key("U", "redo", "ui.key.redo", id="history.redo", shown=False),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._seen = self._moment()
        self._turn = 0
        self._is_saving = False

    def reload(self) -> None:
        """Show what the desk holds now; the cursor and what is being typed stay."""
        raise NotImplementedError

    def history_here(self) -> str | None:
        """Return the order whose changes are undone here; None is whichever was changed last."""
        return None

    def action_undo(self) -> None:
        """Undo the last change."""
        from ph_tui.ui.saving.undoing import take_back

        take_back(self, lambda: self.desk.history.undo(self.history_here()))

    def action_redo(self) -> None:
        """Do again what was undone last."""
        from ph_tui.ui.saving.undoing import take_back

        take_back(self, lambda: self.desk.history.redo(self.history_here()))

    def show_saved(self) -> None:
        """Show at once what was saved from here, unless the screen was left meanwhile."""
        if not self.is_attached:
            return
        self.note_seen()
        with self.app.telling():
            self.reload()

    def note_seen(self) -> None:
        """Take what the desk holds at this moment as shown; for a screen that has just read it."""
        self._seen = self._moment()

    @contextmanager
    def own_save(self) -> Iterator[None]:
        """Save something in a thread that this screen shows by itself, without reading all again.

        What somebody else had changed before is still to be read.
        """
        self._is_saving, was_seen = True, self._moment() == self._seen
        try:
            yield
            if was_seen:
                self.note_seen()
        finally:
            self._is_saving = False

    def look_again(self) -> None:
        """Read again if anything has changed; what can't be read is told and changes nothing."""
        if self._is_saving or not self._is_seen():
            return
        moment = self._moment()
        if moment != self._seen:
            self._seen = moment
            with self.app.telling():
                self.reload()

    def read_behind(self, read: Callable[[], T], show: Callable[[T], None]) -> None:
        """Read in a thread and show what came of it, unless it was asked for anew meanwhile."""
        self._turn += 1
        turn = self._turn
        self.note_seen()

        def show_newest(result: T) -> None:
            if turn == self._turn and self.is_attached:
                show(result)

        self.app.in_background(read, show_newest)

    def on_mount(self) -> None:
        """Begin to watch."""
        self.set_interval(SECONDS_BETWEEN_LOOKS, self.look_again)

    def on_screen_resume(self) -> None:
        """Look at once: a screen above may have changed something."""
        self.look_again()

    def _is_seen(self) -> bool:
        """Whether it is on top, or nothing but questions are above it."""
        for screen in reversed(self.app.screen_stack):
            if screen is self or not screen.is_modal:
                return screen is self
        return False

    def _moment(self) -> object:
        """What differs once anyone has saved, or a minute has gone by: then a meeting is over."""
        return self.desk.stamp(), f"{self.desk.now:%Y-%m-%d %H:%M}"
