"""Keys in the order in which they were typed, even when several arrive at once.

Textual hands each key to the widget that has the focus when the key arrives. On a slow line keys
arrive in bunches: those typed after a key that opens a field or a dialog would go to what was there
before, and be lost or, worse, obeyed. Here a key waits until the one before it has had its effect.
Knows no key and no screen.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any

from textual.app import ScreenStackError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.app import App
    from textual.dom import DOMNode
    from textual.events import Event

_LEAST_ROUNDS = 2  # the key itself, and a message that its action may have sent
_PATIENCE_SECONDS = 0.5


class TypedAhead:
    """The queue before an app; `deliver` is what the app would have done with a key at once.

    A key has had its effect when a word passed on from the focus up to the app, behind the key,
    arrives and finds screen and focus settled. Something that blocks delays the next key for half a
    second at most.
    """

    def __init__(self, app: App[Any], deliver: Callable[[Event], Awaitable[None]]) -> None:
        self._app, self._deliver = app, deliver
        self._waiting: deque[Event] = deque()
        self._turn = 0
        self._busy = False
        self._patience: asyncio.TimerHandle | None = None

    async def take(self, event: Event) -> None:
        """Deliver a key or a paste now, or after those before it."""
        self._waiting.append(event)
        if not self._busy:
            await self._next()

    async def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        self._turn += 1
        loop = asyncio.get_running_loop()
        self._patience = loop.call_later(_PATIENCE_SECONDS, self._release, self._turn)
        await self._deliver(self._waiting.popleft())
        self._begin_round(self._turn, 1)

    def _release(self, turn: int) -> None:
        if turn == self._turn and self._busy:
            self._busy = False
            if self._patience is not None:
                self._patience.cancel()
            if self._waiting:
                self._app.call_later(self._next)

    def _begin_round(self, turn: int, number: int) -> None:
        focus = self._focus()
        if focus is None:
            self._release(turn)
        else:
            self._pass_on(turn, number, focus, iter(focus.ancestors_with_self))

    def _pass_on(self, turn: int, number: int, focus: DOMNode, chain: Iterator[DOMNode]) -> None:
        """Queue the word at the next node of the chain, behind all that waits there already."""
        for node in chain:
            if node.call_later(self._pass_on, turn, number, focus, chain):
                return
        if number >= _LEAST_ROUNDS and self._focus() is focus:
            self._release(turn)
        else:
            self._begin_round(turn, number + 1)

    def _focus(self) -> DOMNode | None:
        try:
            return self._app.focused or self._app.screen
        except ScreenStackError:
            return None
