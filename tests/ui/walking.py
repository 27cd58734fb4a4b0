"""A walk through the program by its own keys: every screen and dialog that a key leads to.

Owns how a walk is made: it presses each key that the help of a screen tells of, and goes on from
whatever that opened. It knows no screen: what a new one binds is walked into by itself.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.ui.snapshots import settle
from textual import actions
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from ph_tui.ui.dialogs.question import Question
from ph_tui.ui.program.app import PhTuiApp
from ph_tui.ui.program.screen import PhScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.pilot import Pilot
    from textual.screen import Screen

    Look = Callable[["Stop"], Awaitable[None]]

DEPTH = 2
"""So many keys from the start a screen's own keys are still tried."""
TRIES = 1
"""How often a key that leads nowhere is tried; on another row it may."""
EVERYWHERE = {"app.help", "app.palette", "app.leave", "app.how_to_leave", "app.paint_anew", "back"}


class Stop(NamedTuple):
    """A screen that the walk came to for the first time."""

    name: str
    keys: tuple[str, ...]
    """How it is reached from the start."""
    pilot: Pilot[Any]

    @property
    def app(self) -> PhTuiApp:
        """The program."""
        return program_of(self.pilot)

    @property
    def screen(self) -> Screen[Any]:
        """The screen itself."""
        screen: Screen[Any] = self.app.screen
        return screen

    @property
    def is_dialog(self) -> bool:
        """Whether it stands over another screen and has its keys under it."""
        return isinstance(self.screen, ModalScreen)


def program_of(pilot: Pilot[Any]) -> PhTuiApp:
    """The program that a pilot steers."""
    app = pilot.app
    assert isinstance(app, PhTuiApp)
    return app


def name_of(screen: Screen[Any]) -> str:
    """What tells a screen from others: its kind, and what it asks if it asks something."""
    asks = f" {screen._asks.id}" if isinstance(screen, Question) else ""
    return f"{type(screen).__name__}{asks}"


def keys_here(screen: Screen[Any], *, with_app: bool) -> Iterator[tuple[str, str]]:
    """A key of each action that is possible on a screen now, and what does the action."""
    told: set[str] = set()
    for key, active in screen.active_bindings.items():
        binding = active.binding
        is_moving = binding.group is not None and binding.group.description == "quiet"
        if not binding.description.startswith("ui.") or is_moving or not active.enabled:
            continue
        target, name, _ = actions.parse(binding.action)
        if binding.action in told | EVERYWHERE or (target == "app" and not with_app):
            continue
        told.add(binding.action)
        does = getattr(
            {"app": screen.app, "screen": screen}.get(target, active.node), f"action_{name}"
        )
        shared = does.__func__.__module__.startswith("ph_tui.ui.kit.")
        yield key, f"{does.__func__.__qualname__} {type(screen).__name__ if shared else ''}"


class Walk:
    """One walk; `look` is called at each screen, and may go on from it."""

    def __init__(self, pilot: Pilot[Any], look: Look) -> None:
        self._pilot, self._look = pilot, look
        self.seen: dict[str, tuple[str, ...]] = {}
        self._tried: Counter[str] = Counter()

    async def all(self) -> None:
        """Walk from each place."""
        app = program_of(self._pilot)
        waiting: list[tuple[str, ...]] = [(place.key,) for place in app.places]
        while waiting:
            way = waiting.pop(0)
            await self._go(way)
            await self._meet(way)
            if len(way) > DEPTH or not isinstance(app.screen, PhScreen):
                continue
            waiting += await self._try_keys(way)

    async def _try_keys(self, way: tuple[str, ...]) -> list[tuple[str, ...]]:
        found = []
        screen = program_of(self._pilot).screen
        for key, does in list(keys_here(screen, with_app=way == ("1",))):
            if self._tried[does] >= TRIES:
                continue
            if program_of(self._pilot).screen is not screen or _is_typing(screen):
                await self._go(way)
                screen = program_of(self._pilot).screen
            await self._press(key)
            further = (*way, key)
            has_led = program_of(self._pilot).screen is not screen
            self._tried[does] += TRIES if has_led else 1
            if name_of(program_of(self._pilot).screen) not in self.seen:
                await self._meet(further)
                found.append(further)
        return found

    async def _meet(self, way: tuple[str, ...]) -> bool:
        name = name_of(program_of(self._pilot).screen)
        if name in self.seen:
            return False
        self.seen[name] = way
        await self._look(Stop(name, way, self._pilot))
        await self._go(way)
        return True

    async def _go(self, way: tuple[str, ...]) -> None:
        """Begin at a place anew and press keys."""
        app = program_of(self._pilot)
        place = next(place for place in app.places if place.key == way[0])
        while app.current_mode != place.id or len(app.screen_stack) > 1:
            while len(app.screen_stack) > 1:
                app.pop_screen()
                await self._pilot.pause()
            if app.current_mode != place.id:
                app.open_place(place.id)
                await settle(self._pilot)
        for _ in range(3):
            if _is_typing(app.screen):
                await self._press("escape")
        assert not _is_typing(app.screen), f"escape leads out of no field at {way}"
        for key in way[1:]:
            await self._press(key)

    async def _press(self, key: str) -> None:
        await self._pilot.press(key)
        await settle(self._pilot)


def _is_typing(screen: Screen[Any]) -> bool:
    return isinstance(screen.focused, Input | TextArea)
