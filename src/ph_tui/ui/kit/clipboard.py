"""The user's own clipboard, reached through the terminal by OSC 52, whatever stands in between.

Owns the bytes, their limit, and the wiping after a while. A terminal never answers: here a text is
sent, and whether it arrived only the user can tell.
"""

from __future__ import annotations

import base64
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.text import clean_prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

LIMIT = 74_994
"""Bytes of text: as base64 99 992, in their frame the 100 000 that a terminal surely takes."""
WIPE_SECONDS = 60.0
_SCREEN_LIMIT = 768
"""Bytes of one string that GNU screen passes on whole."""
_ESC, _BEL, _STRING_END = "\x1b", "\a", "\x1b\\"
_BLANK = " "
"""What wipes a text: tmux and some terminals take no notice of an empty one."""


class Between(StrEnum):
    """What takes the bytes on their way to the terminal."""

    NOTHING = "nothing"
    TMUX = "tmux"
    SCREEN = "screen"
    SOMETHING = "something"
    """tmux or screen on the user's own side of the line: which of them, the server can't see."""


def between(env: Mapping[str, str]) -> Between:
    """Tell from the environment what stands between the program and the terminal."""
    term = env.get("TERM", "")
    if env.get("TMUX"):
        return Between.TMUX
    if env.get("STY"):
        return Between.SCREEN
    if term.startswith("tmux"):  # ssh from a tmux at home, or sudo: TMUX stayed behind
        return Between.TMUX
    return Between.SOMETHING if term.startswith("screen") else Between.NOTHING


def harmless(text: str) -> str:
    """Return a text as it is sent: without anything that a terminal would obey."""
    return clean_prose(f"|{text}|")[1:-1]  # the bars keep the spaces at both ends


def bytes_of(text: str) -> int:
    """Return how many bytes of the limit a text takes."""
    return len(harmless(text).encode())


def sequence(text: str, way: Between) -> str:
    """Return what puts a text on the clipboard.

    tmux gets it twice, for it takes either the plain one (`set-clipboard on`) or the one to be
    passed through (`allow-passthrough on`).
    """
    data = base64.b64encode(harmless(text).encode()).decode()
    plain = f"{_ESC}]52;c;{data}{_BEL}"
    match way:
        case Between.TMUX:
            return f"{plain}{_ESC}Ptmux;{plain.replace(_ESC, _ESC * 2)}{_STRING_END}"
        case Between.SCREEN:
            return "".join(_passed_on(plain))
        case Between.NOTHING | Between.SOMETHING:
            return plain


def _passed_on(plain: str) -> Iterator[str]:
    """A sequence in pieces that GNU screen passes on one after the other."""
    head = f"{_ESC}P"
    room = _SCREEN_LIMIT - len(head) - len(_STRING_END)
    for start in range(0, len(plain), room):
        yield f"{head}{plain[start : start + room]}{_STRING_END}"


class Clipboard:
    """The way to the user's clipboard, and what is remembered of what went there.

    `write` takes a sequence whole; `wait` makes a call after so many seconds; `wiped` is told when
    a text was wiped.
    """

    def __init__(
        self,
        write: Callable[[str], None],
        way: Between,
        *,
        wait: Callable[[float, Callable[[], None]], object],
        wiped: Callable[[], None],
    ) -> None:
        self.way = way
        self.wipes = False
        """Whether what is sent is wiped after `WIPE_SECONDS`."""
        self.is_advised = False
        """Whether the user was told what tmux or screen needs."""
        self._write, self._wait, self._wiped = write, wait, wiped
        self._turn = 0

    def send(self, text: str) -> None:
        """Send a text; one that terminals would cut or drop is Refused, and nothing is sent."""
        size = bytes_of(text)
        if size > LIMIT:
            raise Refused(Message("ui.copy.too_long", size=size, limit=LIMIT))
        self._turn += 1
        self._write(sequence(text, self.way))
        if self.wipes:
            self._wait(WIPE_SECONDS, partial(self._wipe, self._turn))

    def _wipe(self, turn: int) -> None:
        """Wipe what was sent in this turn, unless something was sent after it."""
        if self.wipes and turn == self._turn:
            self._write(sequence(_BLANK, self.way))
            self._wiped()
