"""The self-test of the clipboard: a few letters are sent, and the user pastes what arrived.

Owns what each answer means and what helps; before the user has pasted, nothing is said.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar
from unicodedata import normalize

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.question import Question
from ph_tui.ui.kit.fields import LineInput
from ph_tui.ui.kit.inks import fit, shown
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.speech import say
from ph_tui.ui.program.style_sheets import sheet_of

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.ui.kit.clipboard import Between, Clipboard

SAMPLE = "äö€"
_CHARACTER_SETS = ("cp1252", "latin-1", "iso8859-15", "cp850", "cp437")
_LOST = frozenset("?\ufffd")
_SHOWN_CELLS = 20


class Arrived(StrEnum):
    """What came back from the clipboard."""

    RIGHT = "right"
    NOTHING = "nothing"
    GARBLED = "garbled"
    """The letters' bytes, read in another character set, or question marks for them."""
    OTHER = "other"
    """Something that was on the clipboard before."""


def judge(pasted: str) -> Arrived:
    """Tell from what was pasted what became of the sample."""
    came = normalize("NFC", pasted.strip())
    if came == SAMPLE:
        return Arrived.RIGHT
    if not came:
        return Arrived.NOTHING
    return Arrived.GARBLED if _is_garbled(came) else Arrived.OTHER


def _is_garbled(came: str) -> bool:
    readings = {SAMPLE.encode().decode(name, errors="ignore") for name in _CHARACTER_SETS}
    bare = {_visible(reading) for reading in readings}
    lost = set(came) - set(SAMPLE)
    return _visible(came) in bare or lost <= _LOST


def _visible(text: str) -> str:
    """A text without the controls and blanks that a field may have dropped."""
    return "".join(letter for letter in text if letter.isprintable() and not letter.isspace())


class TryOut(Question[None]):
    """What arrives when `äö€` is sent?"""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("enter", "judge", "ui.copy.key.judge", priority=True),
        Key("f2", "send", "ui.copy.key.send_again"),
        Key("escape", "leave", "ui.key.back", pinned=True),
    )

    def __init__(self, clipboard: Clipboard) -> None:
        super().__init__(
            Message("ui.copy.try", sample=SAMPLE), detail=Message("ui.copy.try_detail")
        )
        self._clipboard = clipboard

    def compose_answer(self) -> ComposeResult:
        """Yield the field, and room for what is said of its text."""
        yield LineInput(id="text")
        with Vertical(id="told"):
            yield Static(id="verdict", markup=False)
            yield Static(id="help", markup=False)

    def on_mount(self) -> None:
        """Send the sample at once."""
        self.action_send()

    def action_send(self) -> None:
        """Send the sample once more, and have it pasted into an empty field."""
        self._clipboard.send(SAMPLE)
        self.query_one("#text", Input).value = ""
        self._tell("", "")

    @on(Input.Changed, "#text")
    def look(self, event: Input.Changed) -> None:
        """Say at once what a paste brought; an empty field is judged when asked."""
        if event.value.strip():
            self.action_judge()

    def action_judge(self) -> None:
        """Say what came, and what to set when it was not the sample."""
        pasted = self.query_one("#text", Input).value
        arrived = judge(pasted)
        came = shown(fit(pasted.strip(), _SHOWN_CELLS))
        verdict = say(self, f"ui.copy.arrived.{arrived}", came=came, sample=SAMPLE)
        self.query_one("#verdict").set_class(arrived is Arrived.RIGHT, "-right")
        sign = "✓" if arrived is Arrived.RIGHT else "!"
        self._tell(f"{sign} {verdict}", self._help(arrived))

    def _help(self, arrived: Arrived) -> str:
        if arrived is Arrived.RIGHT:
            return ""
        if arrived is Arrived.GARBLED:
            return say(self, "ui.copy.help.utf8")
        way: Between = self._clipboard.way
        return say(self, f"ui.copy.help.{way}")

    def _tell(self, verdict: str, helps: str) -> None:
        self.query_one("#told").display = bool(verdict)
        self.query_one("#verdict", Static).update(Content(verdict))
        about = self.query_one("#help", Static)
        about.display = bool(helps)
        about.update(Content(helps))

    def action_leave(self) -> None:
        """Go back to the walk."""
        self.dismiss(None)
