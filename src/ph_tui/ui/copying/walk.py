"""The walk: a panel with the fields of one form, of which each key sends the next one.

Owns where the walk stands and what is said. It never calls a text copied: it was sent, and only the
user can see what arrived.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.content import Content
from textual.widgets import Static

from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message
from ph_tui.ui.copying.stops import Stop, stops_of
from ph_tui.ui.dialogs.question import Question
from ph_tui.ui.kit.clipboard import Between
from ph_tui.ui.kit.columns import Column
from ph_tui.ui.kit.inks import shown
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.speech import tell
from ph_tui.ui.program.style_sheets import sheet_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.exports.plain import FormField
    from ph_tui.ui.kit.clipboard import Clipboard
    from ph_tui.ui.kit.inks import Piece

_Manner = Literal["", "-sent", "-warns"]
_MOST_LINES = 10
_AROUND = 9
"""Lines of the panel beside the list."""


class _Stops(LineList[Stop]):
    """The fields, with the keys of the walk in the order in which one needs them."""

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("y", "screen.next", "ui.copy.key.next", twin="f2"),
        Key("b,Y", "screen.previous", "ui.copy.key.previous", twin="f3"),
        Key("S", "screen.onward", "ui.copy.key.sent"),
        Key("V", "screen.view", "ui.copy.key.view"),
        Key("t", "screen.try_out", "ui.copy.key.try_out"),
        Key("enter", "pick", "ui.copy.key.this"),
    )


class CopyWalk(Question[bool]):
    """Which field comes next? Dismissed with True when the form counts as handed in.

    `goes_on` says whether there is a step to go on to with S.
    """

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("escape", "leave", "ui.key.back", pinned=True),
    )

    def __init__(
        self,
        title: Message,
        fields: Sequence[FormField],
        clipboard: Clipboard,
        *,
        goes_on: bool = False,
    ) -> None:
        super().__init__(title, detail=_advice(clipboard))
        self._all, self._clipboard, self._goes_on = stops_of(fields), clipboard, goes_on
        self._walk = [stop for stop in self._all if stop.place]
        self._at = 0
        """The place of the stop that was sent last; 0 before the first."""
        self._sent: set[str] = set()

    def compose_answer(self) -> ComposeResult:
        """Yield the fields, and under them what was done last."""
        columns: list[Column[Stop]] = [
            Column("sign", "", lambda stop: [stop.sign(sent=stop.key in self._sent)], 1),
            Column("name", "", _title, 24, flex=1),
            Column("length", "", self._length, 14, align="right"),
            Column("text", "", lambda stop: [(stop.beginning, "dim")], 20, flex=2),
        ]
        yield _Stops(columns, row_key=lambda stop: stop.key, header=False, id="stops")
        yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        """Show the fields, and which key sends the first of them."""
        room = min(_MOST_LINES, max(self.app.size.height - _AROUND, 3))
        self._list.styles.height = min(len(self._all), room)
        self._list.set_rows(self._all)
        self._say(Message("ui.copy.begin"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the step after the walk where there is one."""
        return self._goes_on if action == "onward" else super().check_action(action, parameters)

    @property
    def _list(self) -> _Stops:
        return self.query_one(_Stops)

    def _length(self, stop: Stop) -> list[Piece]:
        return [(tell(self, stop.length) if stop.place else "", "dim")]

    def _say(self, message: Message, manner: _Manner = "") -> None:
        said = self.query_one("#said", Static)
        said.set_classes(manner)
        said.update(Content(shown(tell(self, message))))

    def action_next(self) -> None:
        """Send the next field."""
        if self._at < len(self._walk):
            self._send(self._walk[self._at])
        else:
            self._say(Message("ui.copy.end", n=len(self._walk)))

    def action_previous(self) -> None:
        """Send the field before once more."""
        if self._at > 1:
            self._send(self._walk[self._at - 2])
        else:
            self._say(Message("ui.copy.first"))

    @on(LineList.Picked, "#stops")
    def send_picked(self, event: LineList.Picked[Stop]) -> None:
        """Send the field under the cursor; the walk goes on from there."""
        self._send(event.row)

    def _send(self, stop: Stop) -> None:
        self._at = stop.place or self._at
        if stop.text:
            self._send_text(stop)
        else:
            self._say(Message("ui.copy.empty", field=stop.title), "-warns")
        self._list.repaint_row(stop.key)
        self._list.move_to(stop.key)

    def _send_text(self, stop: Stop) -> None:
        try:
            self._clipboard.send(stop.text)
        except Refused as refused:
            why = refused.message
            self._say(Message("ui.copy.refused", field=stop.title, why=why), "-warns")
        else:
            self._sent.add(stop.key)
            self._say(Message("ui.copy.sent", field=stop.title, length=stop.length), "-sent")

    def action_view(self) -> None:
        """Show all texts bare, so that the terminal can select them."""
        from ph_tui.ui.copying.bare_text import BareText

        self.app.push_screen(BareText(self._all))

    def action_try_out(self) -> None:
        """Try out whether the terminal takes what is sent."""
        from ph_tui.ui.copying.try_out import TryOut

        self.app.push_screen(TryOut(self._clipboard))

    def action_onward(self) -> None:
        """Go on with what comes after the form."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Leave the walk; the next one begins anew."""
        self.dismiss(False)


def _title(stop: Stop) -> list[Piece]:
    return [(stop.title, "" if stop.place else "dim")]


def _advice(clipboard: Clipboard) -> Message | None:
    """What tmux or screen needs, the first time that it could matter."""
    if clipboard.is_advised or clipboard.way is Between.NOTHING:
        return None
    clipboard.is_advised = True
    return Message(f"ui.copy.advice.{clipboard.way}")
