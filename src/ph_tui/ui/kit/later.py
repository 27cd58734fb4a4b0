"""Work that waits until the keys rest: once after a burst, however long it was.

Knows neither the work nor the keys. On the key path it costs an addition.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message_pump import MessagePump
    from textual.timer import Timer


class Later:
    """A call that is made when `soon` was not asked for during the last `seconds`."""

    def __init__(self, owner: MessagePump, seconds: float, call: Callable[[], None]) -> None:
        self._owner, self._seconds, self._call = owner, seconds, call
        self._due = 0.0
        self._timer: Timer | None = None

    def soon(self) -> None:
        """Ask for the call; asking again puts it off."""
        self._due = monotonic() + self._seconds
        if self._timer is None:
            self._timer = self._owner.set_timer(self._seconds, self._look)

    def _look(self) -> None:
        left = self._due - monotonic()
        self._timer = self._owner.set_timer(left, self._look) if left > 0 else None
        if self._timer is None:
            self._call()
