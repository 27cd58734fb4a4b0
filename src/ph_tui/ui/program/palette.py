"""The palette: every action that is possible on the screen below it, in words, with its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from ph_tui.ui.kit.columns import Column
from ph_tui.ui.kit.fields import LineInput
from ph_tui.ui.kit.keys import Key, hints, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.speech import say
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.program.theme import THEMES

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.ui.kit.inks import Piece
    from ph_tui.ui.program.app import PhTuiApp


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done: its words, its keys ("" without any) and the call for it."""

    words: str
    key: str
    run: Callable[[], None]


def commands(app: PhTuiApp) -> list[Command]:
    """Return the actions of the current screen, then places, then what concerns the program."""
    offered = [
        Command(
            say(app, hint.says), " ".join(hint.keys), partial(app.do_later, hint.action, hint.node)
        )
        for hint in hints(app.screen)
        if not hint.quiet and not hint.action.startswith("app.palette")
    ]
    offered += [
        Command(
            say(app, "ui.palette.place", place=say(app, place.title)),
            place.key,
            partial(app.open_place, place.id),
        )
        for place in app.places
    ]
    for theme in THEMES:
        name = say(app, f"ui.theme.{theme.name.removeprefix('ph-')}")
        offered.append(
            Command(
                say(app, "ui.palette.theme", theme=name),
                "",
                partial(app.action_choose_theme, theme.name),
            )
        )
    mouse = "ui.palette.mouse_release" if app.has_mouse else "ui.palette.mouse_take"
    signs = "ui.palette.plain_off" if app.is_plain else "ui.palette.plain_on"
    wiping = "ui.palette.clipboard_stays" if app.users_clipboard.wipes else "ui.palette.wipe"
    return [
        *offered,
        *(Command(say(app, says), "", run) for says, run in app.further_commands()),
        Command(say(app, mouse), "", app.action_toggle_mouse),
        Command(say(app, wiping), "", app.action_toggle_wiping),
        Command(say(app, signs), "", app.action_toggle_plain),
    ]


class Palette(ModalScreen[Command | None]):
    """Which of these shall be done? Typing narrows the list; every word typed must occur."""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("escape,ctrl+p", "dismiss", "ui.key.back", pinned=True),
        Key("down", "move(1)", "ui.key.down", quiet=True),
        Key("up", "move(-1)", "ui.key.up", quiet=True),
        Key("pagedown", "page(1)", "ui.key.page_down", quiet=True),
        Key("pageup", "page(-1)", "ui.key.page_up", quiet=True),
    )

    def __init__(self, offered: Sequence[Command]) -> None:
        super().__init__()
        self._offered = offered

    def compose(self) -> ComposeResult:
        """Put the field over the list."""
        with Vertical(classes="panel"):
            yield LineInput(placeholder=say(self, "ui.palette.prompt"), id="search")
            columns = [Column[Command]("words", "", lambda command: command.words, 20, flex=1)]
            columns.append(Column("key", "", _key_pieces, 14, align="right"))
            yield LineList(
                columns, row_key=lambda command: command.words, header=False, id="commands"
            )

    def on_mount(self) -> None:
        """Show everything until something is typed."""
        self._list.can_focus = False
        self._list.set_empty([[(say(self, "ui.palette.nothing"), "dim")]])
        self._list.set_rows(self._offered)

    @property
    def _list(self) -> LineList[Command]:
        found: LineList[Command] = self.query_one("#commands", LineList)
        return found

    @on(Input.Changed, "#search")
    def narrow(self, event: Input.Changed) -> None:
        """Keep the commands in which every typed word occurs."""
        asked = event.value.casefold().split()
        matching = [
            command
            for command in self._offered
            if all(word in command.words.casefold() for word in asked)
        ]
        self._list.set_rows(matching)
        self._list.action_edge(-1)

    @on(Input.Submitted, "#search")
    def choose(self) -> None:
        """Do the command under the cursor."""
        self.dismiss(self._list.row)

    @on(LineList.Picked, "#commands")
    def choose_clicked(self, event: LineList.Picked[Command]) -> None:
        """Do the command that was clicked."""
        self.dismiss(event.row)

    def action_move(self, step: int) -> None:
        """Move in the list while the field keeps the focus."""
        self._list.action_move(step)

    def action_page(self, step: int) -> None:
        """Move by a page while the field keeps the focus."""
        self._list.action_page(step)


def _key_pieces(command: Command) -> list[Piece]:
    return [(command.key, "accent")]
