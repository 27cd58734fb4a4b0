"""The app that the screens run in: places, themes, app-wide keys, how it begins.

Knows no desk and no record: the places that it is given make their screens. Nothing here ends the
program by accident.
"""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, ClassVar

from textual import events

from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.parked import Kept, Parked
from ph_tui.ui.kit.inks import TONE_CLASSES, forget_tones
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.program.driver import QuietMouseDriver
from ph_tui.ui.program.parsed_once import ParsedOnce
from ph_tui.ui.program.plain_signs import wants_plain
from ph_tui.ui.program.style_sheets import sheet
from ph_tui.ui.program.terminal_app import TerminalApp
from ph_tui.ui.program.theme import DEFAULT_THEME, DEFAULT_VARIABLES, PLAIN_THEME, THEMES
from ph_tui.ui.program.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import BindingType
    from textual.dom import DOMNode

    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.places import Heading, Place
    from ph_tui.ui.kit.speech import Host

_STARTED_SECONDS = 1.0
"""After so long the first screen is painted."""


class PhTuiApp(TerminalApp, inherit_bindings=False):
    """The running program.

    `places` are what the number keys open; the first of them is where it starts. `heading` tells
    what the top line shows and is asked again now and then. With `debug` an unexpected error shows
    its trace. With `plain` lines are drawn with ordinary characters, as they are where the terminal
    asks for it.
    """

    TITLE = "ph-tui"
    CSS_PATH: ClassVar = [sheet("tokens"), sheet("widgets")]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(TONE_CLASSES)
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("question_mark", "app.help", "ui.key.help", twin="f1", id="app.help", pinned=True),
        Key("colon,ctrl+p", "app.palette", "ui.key.palette", id="app.palette"),
        Key("q", "app.leave", "ui.key.quit", twin="f10", id="app.quit", shown=False),
        Key("ctrl+l", "app.paint_anew", "ui.key.paint_anew", quiet=True),
        Key("ctrl+c", "app.how_to_leave", "ui.key.how_to_quit", quiet=True),
        *(Key(number, f"app.place('{number}')", "ui.key.place", quiet=True) for number in "123456"),
    )

    def __init__(
        self,
        words: Words,
        places: Sequence[Place],
        heading: Callable[[], Heading],
        *,
        theme: str = DEFAULT_THEME,
        debug: bool = False,
        plain: bool = False,
    ) -> None:
        no_colour = "NO_COLOR" in os.environ
        self.places = tuple(places)
        self.DEFAULT_MODE = self.begins_at()  # type: ignore[misc]  # no empty screen comes first
        super().__init__(driver_class=QuietMouseDriver, ansi_color=True if no_colour else None)
        self.words = words
        self.heading = heading
        self.parked = Parked(Kept(None, self.show_error))
        self.parked_reports: dict[str, dict[str, str]] = {}
        self.animation_level = "none"
        self.is_plain = plain or wants_plain(os.environ)
        self._shows_traces = debug
        self._typed_ahead = TypedAhead(self, super().on_event)
        self._dress(PLAIN_THEME if no_colour else theme)
        self.stylesheet = ParsedOnce(variables=self.get_css_variables())
        for place in self.places:
            self.add_mode(place.id, place.screen)

    def _dress(self, theme: str) -> None:
        """Put on one of our themes and take Textual's own away."""
        for ours in THEMES:
            self.register_theme(ours)
        self.theme = theme
        for name in set(self.available_themes) - {ours.name for ours in THEMES}:
            self.unregister_theme(name)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our tokens, so that the sheets can be read before a theme of ours is set."""
        return DEFAULT_VARIABLES

    def notify_style_update(self) -> None:
        """Have the lines drawn with the new styles."""
        forget_tones(self)
        super().notify_style_update()

    def on_mount(self) -> None:
        """Begin with what waits for the first picture."""
        self.set_timer(_STARTED_SECONDS, self._collect_again)

    def _collect_again(self) -> None:
        """Look for garbage as usual, if that was put off, but not among what the start has made."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def begins_at(self) -> str:
        """Return the id of the place, or of another mode, that the program begins at.

        It is asked before anything else of the app is there.
        """
        return self.places[0].id

    async def on_event(self, event: events.Event) -> None:
        """Take keys in the order of typing; everything else at once."""
        if isinstance(event, events.Resize):
            self.forget_shown()
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self._typed_ahead.take(event)
        else:
            await super().on_event(event)

    @property
    def draws_in_vain(self) -> bool:
        """Whether nothing is shown for the moment, as before the first picture."""
        return self._batch_count > 0

    def once_painted(self, call: Callable[[], object]) -> None:
        """Make a call when what there is now stands on the screen, the very first picture too.

        Textual takes everything that is asked for before its first picture as painted already.
        """
        self.call_later(lambda: self.screen.call_after_refresh(call))

    def do_later(self, action: str, node: DOMNode) -> None:
        """Run an action of a node when what is going on now is over."""
        self.call_later(self.run_action, action, node)

    def go_back(self) -> None:
        """Go to the screen below this one; from the lowest of a place to the first place."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        elif self.current_mode != self.places[0].id:
            self.switch_mode(self.places[0].id)
        else:
            self.show(Message("ui.quit.how"))

    def open_place(self, place_id: str) -> None:
        """Go to a place as it was left; pressed inside the place, go to its first screen."""
        if self.current_mode != place_id:
            self.switch_mode(place_id)
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def action_place(self, key: str) -> None:
        """Go to the place with this number."""
        for place in self.places:
            if place.key == key:
                self.open_place(place.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the places that there are."""
        if action == "place":
            return any(place.key == parameters[0] for place in self.places)
        return True

    def action_paint_anew(self) -> None:
        """Paint the terminal anew, for when somebody else has written on it."""
        self.paint_anew()

    def action_help(self) -> None:
        """Show the keys of this screen in words."""
        from ph_tui.ui.program.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))

    def further_commands(self) -> Sequence[tuple[str, Callable[[], None]]]:
        """Return what the palette offers beside keys and places: words and call of each."""
        return ()

    def action_palette(self) -> None:
        """Offer every action of this screen in words."""
        from ph_tui.ui.program.palette import Palette, commands

        offered = commands(self)
        self.push_screen(Palette(offered), lambda command: command.run() if command else None)

    def action_leave(self) -> None:
        """End the program after asking."""
        from ph_tui.ui.dialogs.confirm import Confirm

        question = Confirm(Message("ui.quit.question"), detail=Message("ui.quit.detail"))
        self.push_screen(question, lambda agreed: self.exit() if agreed else None)

    def action_how_to_leave(self) -> None:
        """Say how the program is left, for fingers that try ctrl+c."""
        self.show(Message("ui.quit.how"))

    def action_choose_theme(self, name: str) -> None:
        """Paint everything in another theme."""
        self.theme = name


if TYPE_CHECKING:

    def _is_host(app: PhTuiApp) -> Host:
        """Have it checked that the app has what the widgets of the kit ask of it."""
        return app
