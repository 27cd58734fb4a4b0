"""The help: the keys of the screen below it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from ph_tui.ui.kit.columns import Column
from ph_tui.ui.kit.keys import Key, KeyHint, hints, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.kit.speech import say
from ph_tui.ui.program.style_sheets import sheet_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.ui.kit.inks import Piece


class HelpScreen(ModalScreen[None]):
    """Which keys work here?"""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("escape,question_mark,f1,q,enter", "dismiss", "ui.key.back", pinned=True),
    )

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._hints = hints(below)

    def compose(self) -> ComposeResult:
        """Put the keys into one quiet list."""
        columns = [
            Column[KeyHint]("keys", "", _key_pieces, 16),
            Column[KeyHint]("words", "", lambda hint: say(self, hint.says), 20, flex=1),
        ]
        with Vertical(classes="panel"):
            yield LineList(columns, row_key=lambda hint: hint.action, header=False, id="keys")

    def on_mount(self) -> None:
        """Show what can be done, then how to move, then what works everywhere."""
        self.query_one("#keys", LineList).set_rows(self._sections())

    def _sections(self) -> list[KeyHint | Section]:
        app_wide = [hint for hint in self._hints if hint.node is self.app]
        here = [hint for hint in self._hints if hint.node is not self.app and not hint.quiet]
        moving = [hint for hint in self._hints if hint.node is not self.app and hint.quiet]
        lines: list[KeyHint | Section] = []
        for title, group in (
            ("ui.help.here", here),
            ("ui.help.moving", moving),
            ("ui.help.everywhere", app_wide),
        ):
            lines += self._section(title, group)
        return lines[:-1]

    def _section(self, title: str, group: Sequence[KeyHint]) -> list[KeyHint | Section]:
        if not group:
            return []
        merged: dict[str, KeyHint] = {}
        for hint in group:
            same = merged.get(hint.says)
            keys_of_both = (*same.keys, *hint.keys) if same else hint.keys
            merged[hint.says] = hint._replace(keys=keys_of_both)
        return [Section([(say(self, title), "strong")]), *merged.values(), Section()]


def _key_pieces(hint: KeyHint) -> list[Piece]:
    return [("  ".join(hint.keys), "accent")]
