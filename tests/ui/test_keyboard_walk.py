"""A walk through the whole program by keyboard alone, drawn with ordinary characters.

Every screen and dialog that a key leads to is asked the same: does a key lead out of it and of each
of its fields, does it tell its keys, is anything left that a plain terminal can't draw? One walk
answers all of it, for walking is what costs the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.ui.desks import a_desk
from tests.ui.snapshots import settle, text_of
from tests.ui.walking import Stop, Walk, name_of
from textual import actions

from ph_tui.l10n.words import Words
from ph_tui.ui.kit.chrome import KeyLine
from ph_tui.ui.kit.keys import hints
from ph_tui.ui.program.help import HelpScreen
from ph_tui.ui.program.palette import Palette
from ph_tui.ui.program.plain_signs import pictures_in
from ph_tui.ui.run import Program

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

ESCAPES = 4
"""So many presses of escape lead out of anything: a field, a bar, a screen."""


class Findings:
    """What is wrong, screen by screen."""

    def __init__(self) -> None:
        self.wrong: list[str] = []

    async def look(self, stop: Stop) -> None:
        """Ask a screen everything; it shows again afterwards."""
        self._ask_picture(stop, "")
        self._ask_bindings(stop)
        await self._ask_tab(stop)
        if stop.is_dialog:
            self._note(stop, bool(stop.screen.query(KeyLine)), "tells no keys")
        else:
            await self._ask_over(stop, "f1", HelpScreen)
        if len(stop.keys) == 1:
            await self._ask_over(stop, "ctrl+p", Palette)
        await self._ask_escape(stop)

    def _note(self, stop: Stop, fine: bool, what: str) -> None:
        if not fine:
            self.wrong.append(f"{stop.name} at {' '.join(stop.keys)}: {what}")

    def _ask_picture(self, stop: Stop, part: str) -> None:
        left = pictures_in(text_of(stop.app))
        self._note(stop, not left, f"{part} draws {left}")

    def _ask_bindings(self, stop: Stop) -> None:
        """Each key of the help has its words and its action."""
        for hint in hints(stop.screen):
            target, name, _ = actions.parse(hint.action)
            places = {"app": stop.app, "screen": stop.screen}
            owner = places.get(target, hint.node)
            does = getattr(owner, f"action_{name}", None)
            self._note(stop, callable(does), f"{hint.keys} has no action {hint.action}")
            self._note(stop, bool(Words("fi").say(hint.says)), f"{hint.keys} has no words")

    async def _ask_tab(self, stop: Stop) -> None:
        """Tab reaches everything that can have the focus, and goes on from there."""
        screen, chain = stop.screen, list(stop.screen.focus_chain)
        if len(chain) < 2:
            return
        reached = set()
        for _ in chain:
            await stop.pilot.press("tab")
            reached.add(stop.screen.focused)
        self._note(stop, stop.screen is screen, "tab leads out of it")
        self._note(stop, reached == set(chain), f"tab reaches {len(reached)} of {len(chain)}")

    async def _ask_over(self, stop: Stop, key: str, kind: type[Screen[Any]]) -> None:
        """A key opens what is over every screen, in a field too; escape leads back."""
        screen = stop.screen
        await stop.pilot.press(key)
        await settle(stop.pilot)
        self._note(stop, isinstance(stop.screen, kind), f"{key} opens no {kind.__name__}")
        self._ask_picture(stop, kind.__name__)
        await stop.pilot.press("escape")
        await settle(stop.pilot)
        self._note(stop, stop.screen is screen, f"escape leaves no {kind.__name__}")

    async def _ask_escape(self, stop: Stop) -> None:
        """Escape leads out, from wherever the focus is; at the start it says how to leave."""
        app, screen = stop.app, stop.screen
        for _ in range(ESCAPES):
            await stop.pilot.press("escape")
            await settle(stop.pilot)
            if app.screen is not screen:
                return
        is_start = app.current_mode == app.places[0].id and len(app.screen_stack) == 1
        self._note(stop, is_start, "escape does not lead out")


async def test_the_keyboard_leads_everywhere_and_out_again(tmp_path: Path) -> None:
    """No screen is a trap, none hides its keys, and none needs more than ordinary characters."""
    program = Program(a_desk(tmp_path), Words("fi"), plain=True)
    findings = Findings()
    async with program.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        walk = Walk(pilot, findings.look)
        await walk.all()
        places = {name_of(program._screen_stacks[place.id][0]) for place in program.places}
    assert findings.wrong == []
    assert places <= set(walk.seen)
    assert len(walk.seen) > 30
